"""What Discord refuses: too many letters, too many controls, the same id twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import discord
import pytest

from bot.core.answers import answer
from bot.core.commands import BARE, COMMANDS
from bot.core.data import Data
from bot.core.language import Language
from bot.core.problems import Problem, UnknownTerm
from bot.core.queries import (
    About,
    Closed,
    Compare,
    Courts,
    Detained,
    Explain,
    Filings,
    Help,
    HowSure,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Topic,
    Total,
    Trend,
    Why,
)
from bot.core.spans import Span
from bot.replies.embeds import embed, plain
from bot.replies.problems import explain_problem
from bot.replies.reply import Place, Replier, Reply
from bot.replies.voice import Voice
from bot.replies.words import word
from tests.conftest import crowded

LONGEST_ID = 2**64 - 1
EVERYTHING = Span(date(1800, 1, 1), date(2100, 12, 31))
LINKS = {"Add to a server": "https://example.org/a", "Source code": "https://example.org/b"}

TABLE = Span(date(2011, 11, 17), date(2012, 7, 20))


UNSOURCED = (RawData("places"), RawData("sources"))
"""Tables that hold no figures."""


def questions(data: Data) -> Iterator[Query]:
    """Every kind of question, in the ways that take the most words."""
    table = data.table
    first, last = table.rows[0].span, table.rows[-1].span
    inside = Span(first.start, first.start)
    cut = Span(inside.start, last.start)
    for span in (first, table.rows[1].span, last, table.span, inside, cut, EVERYTHING):
        yield Rate(span, echo=True)
        yield Sources(span, echo=True)
    yield Sources()
    yield Compare(first, last)
    yield Compare(cut, inside, echo=True)
    yield Compare(inside, EVERYTHING, echo=True)
    yield Total()
    yield Total(first.end, echo=True)
    yield Total(EVERYTHING.end, echo=True)
    yield from (Trend(), Periods(), Why(), About(), Help())
    yield from (Help(command) for command in (*COMMANDS, *BARE))
    yield from (Explain(entry.term, echo=True) for entry in data.glossary("en").terms)
    if data.files:
        yield from further_questions(data)


def further_questions(data: Data) -> Iterator[Query]:
    """Every question on a further measure."""
    yield from (Closed(), Outcomes(), Detained(), Courts(), Filings(), RawData())
    yield from (Closed(count.closed.as_of, echo=True) for count in data.closures.counts)
    yield Closed(EVERYTHING.end, echo=True)
    yield from (Courts(place, echo=True) for place in data.courts.places)
    yield from (HowSure(topic) for topic in Topic)
    yield from (RawData(table) for table in data.files)


@pytest.fixture(params=["the data that come with the bot", "200 periods and 40 long pages"])
def any_data(request: pytest.FixtureRequest, data: Data) -> Data:
    return crowded(data) if "200" in request.param else data


@pytest.fixture(params=["en", "es"])
def voice(request: pytest.FixtureRequest, any_data: Data, languages: Mapping[str, Language]) -> Voice:
    return Voice.about(any_data.table.span, languages[request.param], "!")


def answered(data: Data, voice: Voice) -> Iterator[tuple[Query, discord.Embed, str]]:
    for query in questions(data):
        result = answer(query, data, voice.language.code)
        assert not isinstance(result, Problem), query
        wording = word(result, voice)
        yield query, embed(wording, voice.language), plain(wording, voice.language)


def test_every_embed_fits_into_discord(any_data: Data, voice: Voice) -> None:
    for query, shown, _ in answered(any_data, voice):
        assert 1 <= len(shown.title or "") <= 256, query
        assert 1 <= len(shown.description or "") <= 4096, query
        assert len(shown.footer.text or "") <= 2048, query
        assert len(shown) <= 6000, query


def test_every_plain_text_fits_into_a_message(any_data: Data, voice: Voice) -> None:
    assert [(query, len(text)) for query, _, text in answered(any_data, voice) if len(text) > 2000] == []


def test_a_plain_text_that_is_cut_still_says_how_sure_and_what_the_figures_are_not(
    any_data: Data, voice: Voice
) -> None:
    how_sure = voice.language.gettext("How sure")
    for query, shown, text in answered(any_data, voice):
        assert (shown.footer.text or "") in text, query
        *_, basis = (shown.description or "").partition(f"**{how_sure}**")
        assert basis.split("\n")[0] in text, query


FITS = (Closed, Outcomes, Detained, Courts, Filings, Rate, Compare, Trend, Total, Periods)


def test_a_plain_text_of_figures_is_whole(data: Data, languages: Mapping[str, Language]) -> None:
    for language in languages.values():
        for query, shown, text in answered(data, Voice.about(TABLE, language, "!")):
            if isinstance(query, FITS):
                body = (shown.description or "").split("\n\n")[0]
                assert body in text, (language.code, query)


def test_an_answer_keeps_at_least_one_of_its_sources(any_data: Data, voice: Voice) -> None:
    sources = voice.language.gettext("Sources")
    for query, shown, _ in answered(any_data, voice):
        if not isinstance(query, Help) and query not in UNSOURCED:
            assert f"**{sources}**" in (shown.description or ""), query


def test_every_source_of_an_answer_is_linked(data: Data, languages: Mapping[str, Language]) -> None:
    for language in languages.values():
        for query in questions(data):
            result = answer(query, data, language.code)
            assert not isinstance(result, Problem)
            wording = word(result, Voice.about(TABLE, language, "!"))
            shown = embed(wording, language).description or ""
            missing = [source.id for source in wording.sources if source.url not in shown]
            if language.code == "en":
                assert missing == [], query
            else:  # longer words leave less room; what is left out is at least seen to be
                assert len(missing) <= 3, query
                assert not missing or shown.endswith(" · …"), query


def test_sources_that_do_not_fit_leave_a_trace(data: Data, english: Language) -> None:
    result = answer(HowSure(Topic.DETENTION), data, "en")
    assert not isinstance(result, Problem)
    wording = word(result, Voice.about(TABLE, english, "!"))
    wording = replace(wording, sources=wording.sources * 9)
    assert (embed(wording, english).description or "").endswith(" · …")


def test_a_long_list_of_periods_shows_both_ends_and_how_many_are_left_out(
    data: Data, english: Language
) -> None:
    many = crowded(data)
    for query in (Periods(), Trend(), Rate(many.table.span)):
        result = answer(query, many, "en")
        assert not isinstance(result, Problem)
        text = plain(word(result, Voice.about(crowded(data).table.span, english, "!")), english)
        assert "… 190 more periods …" in text
        assert english.span(many.table.rows[0].span) in text
        assert english.span(many.table.rows[-1].span) in text


async def replies(data: Data, voice: Voice) -> list[tuple[Query, Reply]]:
    replier = Replier(data, LINKS)
    return [
        (query, await replier.reply(query, voice, LONGEST_ID, Place(files=False)))
        for query in questions(data)
    ]


def rows_of(reply: Reply) -> list[list[Mapping[str, Any]]]:
    assert reply.view
    return [row["components"] for row in reply.view.to_components()]


async def test_the_ids_below_an_answer_are_short_and_differ(any_data: Data, voice: Voice) -> None:
    for query, reply in await replies(any_data, voice):
        ids = [part["custom_id"] for row in rows_of(reply) for part in row if "custom_id" in part]
        assert ids, query
        assert max(map(len, ids)) <= 100, query
        assert len(ids) == len(set(ids)), query


async def test_every_answer_has_at_most_five_buttons_and_a_menu_of_25(any_data: Data, voice: Voice) -> None:
    for query, reply in await replies(any_data, voice):
        rows = rows_of(reply)
        assert len(rows) <= 2, query
        assert all(len(row) <= 5 for row in rows), query
        for control in (part for row in rows for part in row):
            options = control.get("options", [])
            assert len(options) <= 25, query
            assert len(control.get("label") or "") <= 80, query
            assert len(control.get("placeholder") or "") <= 150, query
            for option in options:
                assert 1 <= len(option["label"]) <= 100, query
                assert 1 <= len(option["value"]) <= 100, query
            assert len({option["value"] for option in options}) == len(options), query


async def test_an_edit_leaves_nothing_of_the_old_message(data: Data, english: Language) -> None:
    replier = Replier(data, {})
    voice = Voice.about(TABLE, english, "!")
    rich = await replier.reply(Trend(), voice, 1, Place())
    assert len(rich.to_edit()["attachments"]) == 1
    assert rich.to_edit()["content"] is None
    plain_one = await replier.reply(Periods(), voice, 1, Place(embeds=False))
    assert plain_one.to_edit()["attachments"] == []
    assert plain_one.to_edit()["embed"] is None


def titles(data: Data) -> tuple[str, ...]:
    return tuple(entry.title for entry in data.glossary("en").terms)


def test_a_problem_is_short_whatever_was_typed(data: Data, english: Language) -> None:
    terms, voice = titles(data), Voice.about(TABLE, english, "!")
    assert len(explain_problem(UnknownTerm("x" * 2000, (), terms), voice)) < 500
    assert len(explain_problem(UnknownTerm("x" * 2000, terms[:3], terms), voice)) < 500


def test_a_problem_fits_into_a_message_however_many_terms_there_are(data: Data, english: Language) -> None:
    terms, voice = titles(crowded(data)), Voice.about(TABLE, english, "!")
    assert len(explain_problem(UnknownTerm("zzzz", (), terms), voice)) <= 2000


def test_a_source_with_brackets_in_its_title_is_still_a_link(data: Data, english: Language) -> None:
    url = data.sources["upi-2012-06-07"].url
    source = data.sources["upi-2012-06-07"].model_copy(update={"title": "Few [sic] closed"})
    changed = replace(data, sources={**data.sources, source.id: source})
    result = answer(Sources(changed.table.rows[-1].span), changed, "en")
    assert not isinstance(result, Problem)
    shown = embed(word(result, Voice.about(TABLE, english, "!")), english)
    assert f"[Few (sic) closed, UPI 2012-06-07]({url})" in (shown.description or "")
