"""What people type comes back in replies, and does nothing there."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.expected import NOBODY
from tests.seen import Seen
from tests.stage import Form, Stage

HOSTILE = {
    "markdown": "**bold** __line__ ~~gone~~ ||hidden|| > quote # head - item \\* $x$",
    "links": "[click](https://evil.example/x) <https://evil.example> https://evil.example",
    "backticks": "a`b``c```d ```js\nalert()``` `",
    "marks piled on letters": "f̷̢̛̮o̸͓͝o̵̞͒b̶̡̛a̷̛̞r̶̢̛",
    "right to left": "\u202efoo\u202c \u200f\u2067bar\u2069 \u200bbaz\ufeff",
    "2,000 letters": "x" * 1980,
    "formats": "{typed} {0} {} {example.__class__} %s %(typed)s %d",
    "lines": "foo\nbar\r\n# baz\n- qux",
    "control characters": "foo\x00\x07\x1b[31mbar",
    "emoji": "<:smile:123456789012345678> 👩‍👩‍👧 🇺🇸 :eyes:",
    "timestamps and ids": "<t:1:R> </rate:1> <id:browse> <#12345>",
}
INVISIBLE = {"Cc", "Cf", "Mn", "Me"}
"""Unicode's categories of what is not seen, or piles up on what is."""

hostile = pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)


PIECES = ("evil", "alert", "hidden", "foo", "baz", "xxx", "{", "%s", "<t:", ":smile:")
"""What of it would be seen in a reply."""


def assert_nothing_came_back(reply: Seen) -> None:
    """A card quotes nothing of what was typed, but for a word as code that it says it didn't use."""
    for piece in PIECES:
        assert piece not in outside_of_code(reply.text)


def outside_of_code(text: str) -> str:
    return re.sub(r"`[^`\n]+`", "", text)


@hostile
async def test_what_was_typed_comes_back_only_as_code(give: Form, typed: str) -> None:
    for command in ("rate", "compare", "total", "explain", "sources", "help", "closed", "courts", "data"):
        reply = await give(command, typed)
        ours = outside_of_code(reply.content)
        assert not set(ours) & set("`*_~|<>@#[]{}%\\\n")
        assert "evil" not in ours
        assert {unicodedata.category(letter) for letter in reply.content}.isdisjoint(INVISIBLE)
        assert len(reply.content) < 700
        if reply.title:
            assert_nothing_came_back(reply)


async def test_what_was_typed_is_recognized_in_the_reply(give: Form) -> None:
    reply = await give("explain", HOSTILE["formats"])
    assert "`{typed} {0} {} {example.__class__} %s %…`" in reply.content
    reply = await give("rate", "{lunch} %s")
    assert "`{lunch} %s`" in reply.content
    assert "I don't know `lunch` in it" in reply.content


async def test_what_was_typed_is_shortened(give: Form) -> None:
    reply = await give("rate", "x" * 1980)
    assert reply.content.startswith(f"I couldn't read `{'x' * 39}…` as a period")


async def test_backticks_come_back_as_quotes(give: Form) -> None:
    reply = await give("rate", "a`b``c")
    assert "`a'b''c`" in reply.content


async def test_nobody_is_pinged_by_what_was_typed(stage: Stage) -> None:
    role = stage.guild.create_role("everybody", mentionable=True)
    typed = f"@everyone @here {stage.bob.mention} {role.mention}"
    for command in ("rate", "explain", "help", "compare"):
        reply = await stage.ask(f"!{command} {typed}")
        assert "`@everyone @here" in reply.content
    assert stage.pings_allowed == [NOBODY] * 4


@hostile
async def test_a_question_to_the_bot_does_not_come_back_at_all(stage: Stage, typed: str) -> None:
    (whispered,) = await stage.whisper(typed)
    mentioned = await stage.ask(f"{stage.mention} {typed}"[:2000])
    for reply in (whispered, mentioned):
        assert {unicodedata.category(letter) for letter in reply.text}.isdisjoint(INVISIBLE - {"Cc"})
        assert_nothing_came_back(reply)
    assert stage.pings_allowed == [NOBODY] * 2


async def test_a_question_to_the_bot_pings_nobody(stage: Stage) -> None:
    reply = await stage.ask(f"{stage.mention} @everyone {stage.bob.mention} dance")
    assert "@" not in reply.text
    assert stage.pings_allowed == [NOBODY]
