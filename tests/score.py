"""How well questions are understood: `python -m tests.score FOLDER`, for a folder of sittings.

A sitting is a TOML file of questions and conversations with what a right reply must hold. A reply is right
when it is of the right kind and what it shows holds all that it must. Else the bot asked back, refused, or
answered something else, which is what counts most. Nothing but counts is printed, unless `--texts` is given:
sittings whose texts have been looked at can be used for nothing but tuning.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from bot.answers.answering import answer
from bot.answers.loading import load_checked
from bot.answers.queries import (
    Asked,
    Choose,
    Explain,
    Help,
    HowSure,
    Need,
    Query,
    RawData,
    Safety,
    Talk,
    Unknown,
)
from bot.data.loading import Data, default_folder
from bot.figures.problems import Problem
from bot.languages import Language, load_languages
from bot.periods.reading import Reversed
from bot.replies.problems import explain_problem
from bot.replies.words.answers import word
from bot.replies.writer import Writer
from bot.understanding.lines import Lines
from bot.understanding.loading import load_lines

YEAR = 2026
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_FEWEST_DIGITS = 2
"""Digits of a number that may be a rounded one."""
RIGHT, ASKED_BACK, REFUSED, ELSE = "right", "asked back", "refused", "answered something else"


@dataclass(frozen=True)
class Replied:
    """A reply: its kind, what it shows, what it was about, and whether it says where help is as well."""

    kind: str
    text: str
    about: Query | None
    also_help: bool = False


class Replies:
    """Answers as the bot would, without Discord.

    Args:
        data: what to answer from.
        languages: by code.
        lines: reads what was typed.
    """

    def __init__(self, data: Data, languages: Mapping[str, Language], lines: Lines) -> None:
        self._data, self._languages, self._lines = data, languages, lines

    def to(self, text: str, language: str, about: Query | None) -> Replied:
        """The reply to a text, which may be a command behind its prefix."""
        understood = self._lines.read(text, language, about)
        return self.to_asked(understood.asked, understood.language)

    def to_asked(self, asked: Asked | Problem, language: str) -> Replied:
        """The reply to what was understood."""
        w = Writer(self._data, self._languages[language], "!", YEAR)
        result = answer(asked.query, self._data, language) if isinstance(asked, Asked) else asked
        if not isinstance(asked, Asked) or isinstance(result, Problem):
            problem = result if isinstance(result, Problem) else Problem()
            kind = "ask" if isinstance(problem, Reversed) else "refuse"
            return Replied(kind, explain_problem(problem, w), None)
        wording = word(result, asked.manner, w).fitted(self._languages[language])
        shown = [wording.headline, wording.reading, *wording.lines, wording.small, *wording.choices]
        if isinstance(asked.query, HowSure):  # all of it is shown, to who asked
            shown += wording.more
        shown += [source.publisher for source in wording.sources]
        return Replied(_kind(asked.query), "\n".join(shown), asked.query, asked.manner.also_help)

    def in_turn(self, texts: Iterable[str], language: str) -> Iterator[Replied]:
        """The replies to a conversation, in which each text is a reply to the answer before it."""
        about: Query | None = None
        for text in texts:
            replied = self.to(text, language, about)
            yield replied
            about = replied.about or about


def _kind(query: Query) -> str:
    match query:
        case Choose():
            return "ask"
        case Unknown():
            return "refuse"
        case Safety(need):
            return "crisis" if need is Need.CRISIS else "help"
        case Talk():
            return "talk"
        case Explain("about"):
            return "about the bot"
        case Explain() | HowSure() | Help() | RawData():
            return "explain"
        case _:
            return "answer"


_FIT = {
    "answer": {"answer", "explain"},
    "explain": {"answer", "explain", "about the bot"},
    "ask": {"ask"},
    "refuse": {"refuse"},
    "help": {"help"},
    "crisis": {"crisis"},
    "talk": {"talk", "about the bot"},
    "silence": {"talk", "refuse"},
}
"""The kinds of replies that fit what is right."""


def outcome(expected: Mapping[str, Any], replied: Replied) -> str:
    """What became of one question."""
    right, shown = expected["right"], folded(replied.text)
    holds = all(any(_stands(part, shown) for part in says.split("|")) for says in expected.get("says", ()))
    if right == "help" and replied.also_help:
        return RIGHT
    never = any(_stands(part, shown) for part in expected.get("never", ()))
    if replied.kind in _FIT[right] and not never and (holds or right not in ("answer", "explain")):
        return RIGHT
    return {"ask": ASKED_BACK, "refuse": REFUSED}.get(replied.kind, ELSE)


def folded(text: str) -> str:
    """In small letters, without accents and marks of emphasis, with one kind of dash and minus."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[*_`]", "", plain).replace("−", "-").replace("–", "-").split())


def _stands(part: str, shown: str) -> bool:
    """Whether it stands in a text, and isn't a piece of a longer number."""
    wanted = folded(part)
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    behind = r"(?!\d|[.,]\d)" if wanted[-1:].isdigit() else ""
    if wanted and re.search(before + re.escape(wanted) + behind, shown):
        return True
    numbers = _NUMBER.findall(shown) if _NUMBER.fullmatch(wanted) else ()
    return any(_rounds_to(number, wanted) for number in numbers)


def _rounds_to(number: str, wanted: str) -> bool:
    """Whether a number is the wanted one with more decimals: 1,600.2 of 1,600; 57.4% of 57%."""
    if number.endswith("%") is not wanted.endswith("%") or len(re.sub(r"\D", "", wanted)) < _FEWEST_DIGITS:
        return False
    exact, rounded = re.sub(r"[,%]", "", number), re.sub(r"[,%]", "", wanted)
    if len(exact.partition(".")[2]) <= len(rounded.partition(".")[2]):
        return False
    return Decimal(exact).quantize(Decimal(rounded), ROUND_HALF_UP) == Decimal(rounded)


def scored(sitting: Mapping[str, Any], replies: Replies) -> Iterator[tuple[str, str, str, str]]:
    """For each question and turn: its group, its language, its text and what became of it."""
    for question in sitting.get("question", ()):
        replied = replies.to(question["text"], question["language"], None)
        yield "questions", question["language"], question["text"], outcome(question, replied)
    for conversation in sitting.get("conversation", ()):
        turns, language = conversation["turns"], conversation["language"]
        talk = replies.in_turn((turn["text"] for turn in turns), language)
        for number, (turn, replied) in enumerate(zip(turns, talk, strict=True)):
            group = "follow-ups" if number else "questions"
            yield group, language, turn["text"], outcome(turn, replied)


def main() -> None:
    """Prints a line for each sitting, group and language."""
    parser = argparse.ArgumentParser(prog="python -m tests.score")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", action="store_true", help="print what wasn't right, too; for tuning only")
    options = parser.parse_args()
    data = load_checked(default_folder())
    languages = load_languages(data.declarations.commands)
    replies = Replies(data, languages, load_lines(data, languages))
    everything: dict[tuple[str, str], Counter[str]] = {}
    for path in sorted(options.folder.glob("*.toml")):
        counts: dict[tuple[str, str], Counter[str]] = {}
        for group, language, text, result in scored(tomllib.loads(path.read_text(encoding="utf-8")), replies):
            for table in (counts, everything):
                table.setdefault((group, language), Counter())[result] += 1
            if options.texts and result != RIGHT:
                sys.stdout.write(f"  {result}: {text}\n")
        _tell(path.stem, counts)
    _tell("all", everything)


def _tell(name: str, counts: Mapping[tuple[str, str], Counter[str]]) -> None:
    for (group, language), results in sorted(counts.items()):
        total = results.total()
        kinds = (RIGHT, ASKED_BACK, REFUSED, ELSE)
        parts = [f"{kind} {results[kind]} ({results[kind] / total:.0%})" for kind in kinds]
        sys.stdout.write(f"{name}, {group}, {language}: {total}: {', '.join(parts)}\n")


if __name__ == "__main__":
    main()
