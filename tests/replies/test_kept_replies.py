"""A kept reply is the very one that would be made anew, and is nobody's but the asker's."""

from __future__ import annotations

from datetime import date

import discord
import pytest

from bot.core.data import Data
from bot.core.language import Language
from bot.core.queries import Choose, Closed, Compare, Periods, Query, Rate, Sources, Total, Trend
from bot.core.spans import Span
from bot.replies.controls import ControlId
from bot.replies.reply import Place, Replier, Reply
from bot.replies.voice import Voice

FIRST, LAST = Span(date(2011, 11, 17), date(2012, 3, 5)), Span(date(2012, 5, 30), date(2012, 7, 20))
NOWHERE_TO_ATTACH = Place(files=False)

ALIKE: list[tuple[Query, ...]] = [
    (Rate(LAST), Rate(LAST, mistaken=True), Rate(LAST, echo=True), Rate(LAST, echo=True, mistaken=True)),
    (Compare(FIRST, LAST), Compare(FIRST, LAST, mistaken=True), Compare(FIRST, LAST, echo=True)),
    (Trend(), Trend(mistaken=True)),
    (Total(date(2012, 4, 16)), Total(date(2012, 4, 16), echo=True), Total(date(2012, 4, 16), mistaken=True)),
    (Sources(LAST), Sources(LAST, echo=True), Sources(LAST, mistaken=True)),
    (Closed(date(2012, 5, 29)), Closed(date(2012, 5, 29), echo=True)),
    (Choose(readings=(Rate(LAST), Trend())), Choose(readings=(Periods(), Total()))),
]
"""Questions that are equal, but are answered differently."""


def voice_in(language: Language, data: Data) -> Voice:
    return Voice.about(data.table.span, language, "!")


def shown(reply: Reply) -> tuple[dict[str, object], list[dict[str, object]]]:
    assert reply.embed
    assert reply.view
    return dict(reply.embed.to_dict()), reply.view.to_components()


@pytest.mark.parametrize("questions", ALIKE, ids=lambda questions: type(questions[0]).__name__)
async def test_equal_questions_asked_in_another_manner_are_not_answered_with_each_others_reply(
    questions: tuple[Query, ...], data: Data, english: Language
) -> None:
    assert len(set(questions)) == 1
    voice, warm = voice_in(english, data), Replier(data, {})
    for _ in range(2):
        kept = [shown(await warm.reply(asked, voice, 7, NOWHERE_TO_ATTACH)) for asked in questions]
        fresh = [
            shown(await Replier(data, {}).reply(asked, voice, 7, NOWHERE_TO_ATTACH)) for asked in questions
        ]
        assert kept == fresh
        assert all(one != other for at, one in enumerate(kept) for other in kept[:at])


async def test_a_kept_reply_is_the_askers_own(data: Data, english: Language) -> None:
    replier, voice = Replier(data, {}), voice_in(english, data)
    for asker in (7, 8, 7):
        reply = await replier.reply(Rate(LAST), voice, asker, NOWHERE_TO_ATTACH)
        assert reply.view
        ids = [str(part["custom_id"]) for row in reply.view.to_components() for part in row["components"]]
        assert {ControlId.parse(custom_id).asker for custom_id in ids} == {asker}


async def test_a_kept_reply_speaks_the_askers_language_and_fits_the_place(
    data: Data, languages: dict[str, Language]
) -> None:
    replier = Replier(data, {})
    titles: set[str | None] = set()
    for _ in range(2):
        for language in languages.values():
            reply = await replier.reply(Rate(LAST), voice_in(language, data), 7, NOWHERE_TO_ATTACH)
            assert isinstance(reply.embed, discord.Embed)
            titles.add(reply.embed.title)
            plain = await replier.reply(Rate(LAST), voice_in(language, data), 7, Place(embeds=False))
            assert plain.embed is None
            assert plain.content
    assert len(titles) == len(languages)
