"""Lines that people send to break a bot, the same ones in every run, and what they may have broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random

COMMANDS = (
    *("rate", "closed", "detained", "courts", "nationalities", "filings", "backlog", "why"),
    *("compare", "trend", "total", "periods", "explain", "sources", "data", "ask", "help", "about"),
    *("tasa", "comparar", "explicar", "pregunta"),
)
TRICKS = (
    # pings
    *("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "</rate:1>", "<id:browse>"),
    # markdown, and links behind other words
    *("**", "__", "~~", "||spoiler||", "> ", ">>> ", "# ", "-# ", "- ", "\\*", "[a](https://evil.example)"),
    *("[a](<https://evil.example>)", "<https://evil.example>", "https://evil.example", "www.evil.example"),
    *("](", "![x](y)", "<t:1:R>", "<:smile:123456789012345678>", "<a:b:1>", "[x]: https://evil.example"),
    *("`", "``", "\u1fef", "```", "```js\n", "\\`", "´", "| a | b |", "$x$", "*", "_", "~", "|"),
    # formats, queries, shells
    *("{0.__class__}", "{typed}", "{}", "{", "}", "{{", "%s", "%n", "%(typed)s", "%", "${HOME}", "$(id)"),
    *("'; DROP TABLE periods;--", "../../etc/passwd", "<script>alert(1)</script>", "\\", '"', "'"),
    # what isn't seen, requests the line round, or piles up on letters
    *(
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\u0085",
        "\u202e",
        "\u2067",
        "\u200f",
        "\u200b",
        "\u200d",
        "\ufeff",
    ),
    *("\u2028", "\u00ad", "\U000e0041", "z\u0335\u0322\u0348\u0321a\u0337\u0306l\u0338\u0351", "e\u0301"),
    # letters that other encodings can't take, and those that change when they are normalised
    *(
        "\ud800",
        "\udfff",
        "\ud83d",
        "\ufffe",
        "\U0010ffff",
        "ﷺ",
        "ﬀ",
        "ß",
        "İ",
        "ǅ",
        "①",
        "½",
        "٣",
        "Ⅷ",
        "Ｒ",
    ),
    # emoji
    *("🙏", "👩‍👩‍👧", "🇺🇸", "🏳️‍🌈", ":eyes:", "5️⃣"),
    # dates and numbers
    *("0", "-1", "00/00", "13/32", "2/30", "99999999", "0001-01-01", "9999-12-31", "31/12/9999", "May 0"),
    *(
        "May 5..",
        "..May 5",
        "1-2-3-4",
        "5/30-7/20-9/1",
        "1e309",
        "NaN",
        "12.31.2011",
        "'12",
        "1,000,000",
        "٣٠ May",
    ),
    *(
        "May30-",
        "-Jul20",
        "since before after",
        "between and",
        "vs",
        "vs vs",
        "until",
        "last first",
        "#4",
        "0x10",
    ),
    # other languages
    *("退去強制", "سلام", "שלום", "Привет", "สวัสดี", "हिन्दी", "Größe", "Ελλάδα", "¿¡ñ!?"),
)
"""What is known to go wrong somewhere."""
LONGEST = 2000
"""Letters that Discord lets somebody send."""

_PLAIN_WORDS = sorted(
    {
        word
        for path in (Path(__file__).parent / "questions").rglob("*.*")
        for word in path.read_text(encoding="utf-8").split()
    }
)
"""Of real questions, as they stand in their files."""


def hostile_lines(count: int, seed: int = 2012) -> Iterator[str]:
    """Lines without a prefix, each with up to 2,000 letters.

    Half of them start with a command. What follows are tricks, words of real questions, letters in disorder,
    digits and any characters at all, and one line in ten is as long as a message can be.
    """
    random = Random(seed)  # noqa: S311  no secret: every run sends the same
    for _ in range(count):
        pieces = [_piece(random) for _ in range(random.randint(1, 8))]
        line = random.choice((" ", " ", "", "\n")).join(pieces)
        if random.random() < 0.1:
            line *= LONGEST // len(line) + 1
        called = f"{random.choice(COMMANDS)} " if random.random() < 0.5 else ""
        yield (called + line)[:LONGEST]


def _piece(random: Random) -> str:
    match random.randrange(10):
        case 0 | 1 | 2 | 3:
            return random.choice(TRICKS)
        case 4 | 5 | 6:
            return random.choice(_PLAIN_WORDS)
        case 7:
            return "".join(random.choices("abcdefghijlmnoprstuy", k=random.randint(1, 15)))
        case 8:
            return "".join(random.choices("0123456789/-. ", k=random.randint(1, 40)))
        case _:
            return "".join(map(chr, random.choices(range(0x11_0000), k=random.randint(1, 8))))


def harm_in(text: str) -> list[str]:
    """What in a reply would do something in Discord that the bot doesn't mean: pings, links, open marks."""
    outside = re.sub(r"`[^`\n]+`", "", text)  # in code nothing works
    without_links = re.sub(r"\[[^\[\]\n]+\]\(<?https?://[^\s()<>]+>?\)", "", outside)
    return [
        *sorted(set(without_links) & set("`@<>[]{}~|\\_#$")),
        *(mark for mark in ("**", "*") if without_links.count(mark) % 2),
        *(trick for trick in ("evil", "alert(", "DROP", "/etc/") if trick in outside),
        *sorted({letter for letter in text if _is_harmful(letter)}),
    ]


def _is_harmful(letter: str) -> bool:
    """Whether it isn't seen, or piles up on another."""
    return letter != "\n" and unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
