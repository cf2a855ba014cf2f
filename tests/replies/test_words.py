"""Answers in words: a snapshot of each kind, and the sentences that the real table never needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.core.answers import answer
from bot.core.cells import PrintedRate
from bot.core.data import Data
from bot.core.figures import Basis
from bot.core.language import Language
from bot.core.problems import Problem
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
from bot.core.sources import Source
from bot.core.spans import Span
from bot.core.table import PeriodRow, Table
from bot.replies.embeds import embed
from bot.replies.terminal import as_text
from bot.replies.voice import Voice
from bot.replies.wording import Wording
from bot.replies.words import word

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
LAST = Span(date(2012, 5, 30), date(2012, 7, 20))

ASKED: dict[str, Query] = {
    "rate of the first period": Rate(FIRST),
    "rate of a period": Rate(SECOND),
    "rate of the last period": Rate(LAST),
    "rate of joined periods": Rate(Span(SECOND.start, date(2012, 5, 29))),
    "rate of days inside a period": Rate(Span(date(2012, 6, 1), date(2012, 6, 30)), echo=True),
    "rate across periods and beyond the table": Rate(Span(date(2012, 5, 1), date(2012, 12, 31)), echo=True),
    "compare": Compare(FIRST, LAST),
    "trend": Trend(),
    "total": Total(),
    "total as of a day between releases": Total(date(2012, 5, 1), echo=True),
    "periods": Periods(),
    "explain": Explain("closure-vs-deferred-action"),
    "why": Why(),
    "sources": Sources(),
    "sources of a period": Sources(SECOND, echo=True),
    "help": Help(),
    "help about a command": Help("compare"),
    "about": About(),
}

FURTHER: dict[str, Query] = {
    "closed": Closed(),
    "closed by a day whose sources differ": Closed(date(2012, 5, 29), echo=True),
    "closed by a day without a count": Closed(date(2012, 4, 30), echo=True),
    "closed by the first count": Closed(date(2012, 3, 8)),
    "outcomes": Outcomes(),
    "detained": Detained(),
    "courts": Courts(),
    "a court with a pilot": Courts("denver"),
    "a court with a caveat, read": Courts("new-york", echo=True),
    "a court with shares that are computed": Courts("new-orleans"),
    "a court with nothing but a pause": Courts("detroit"),
    "filings": Filings(),
    "how sure the closed cases are": HowSure(Topic.CLOSURES),
    "how sure the detained people's cases are": HowSure(Topic.DETENTION),
    "how sure the figures by court are": HowSure(Topic.COURTS),
    "how sure the filings are": HowSure(Topic.FILINGS),
    "the periods as a file": RawData(),
    "court closures as a file": RawData("courts"),
    "why": Why(),
    "sources of an approximate period": Sources(LAST),
}

Words = Callable[[Query], Wording]


def words_about(data: Data, language: Language) -> Words:
    def words(query: Query) -> Wording:
        result = answer(query, data, language.code)
        assert not isinstance(result, Problem)
        return word(result, Voice.about(data.table.span, language, "!"))

    return words


@pytest.mark.parametrize("asked", ASKED)
def test_every_kind_of_answer_reads_as_it_was_approved(
    data: Data, english: Language, snapshot: SnapshotAssertion, asked: str
) -> None:
    shown = embed(words_about(data, english)(ASKED[asked]), english)
    shown.description = re.sub(r"Version [\d.]+\.", "Version …", shown.description or "")
    assert shown.to_dict() == snapshot


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("asked", FURTHER)
def test_every_answer_on_a_further_measure_reads_as_it_was_approved(
    data: Data, languages: Mapping[str, Language], snapshot: SnapshotAssertion, asked: str, code: str
) -> None:
    wording = words_about(data, languages[code])(FURTHER[asked])
    assert replace(wording, sources=tuple(source.id for source in wording.sources)) == snapshot


@pytest.mark.parametrize("asked", ASKED | FURTHER)
def test_a_terminal_shows_the_same_without_markdown(data: Data, english: Language, asked: str) -> None:
    wording = words_about(data, english)((ASKED | FURTHER)[asked])
    text = as_text(wording, english)
    assert text.startswith(f"{wording.headline}\n")
    assert not set("*`[]") & set(text.split("Sources:")[0])
    assert all(source.url in text for source in wording.sources)
    assert wording.caution in text


# ---------------------------------------------------------------- tables with other shapes


def table_of(*periods: tuple[int, int], **columns: Any) -> Table:  # noqa: ANN401  any columns of the CSV
    """Neighbouring periods of ten days, each with its (eligible, reviewed) cases."""
    first = date(2020, 1, 1)
    other: dict[str, Any] = {
        "reviewed_low": None,
        "reviewed_high": None,
        "eligible_low": None,
        "eligible_high": None,
        "counts_basis": Basis.PUBLISHED,
        "rate_printed": None,
        "sources": ("a",),
    }
    return Table(
        tuple(
            PeriodRow(
                start=first + timedelta(10 * at),
                end=first + timedelta(10 * at + 9),
                reviewed=reviewed,
                eligible=eligible,
                **(other | columns),
            )
            for at, (eligible, reviewed) in enumerate(periods)
        )
    )


@pytest.fixture
def words_of(data: Data, english: Language) -> Callable[[Table], Words]:
    """How the bot would speak of another table."""
    source = Source(id="a", title="A page", publisher="A paper", date="2020", url="https://example.org")
    return lambda table: words_about(Data(table, {"a": source, **data.sources}, data.glossaries), english)


def spans(table: Table) -> tuple[Span, Span]:
    return table.rows[0].span, table.rows[-1].span


@pytest.mark.parametrize(
    ("periods", "headline"),
    [
        ([(5, 100), (4, 100), (3, 100)], "The rate fell in every period, from 5.00% to 3.00%"),
        ([(3, 100), (4, 100), (5, 100)], "The rate rose in every period, from 3.00% to 5.00%"),
        ([(3, 100), (5, 100), (4, 100)], "The rate went up and down, from 3.00% to 4.00%"),
        ([(3, 100), (3, 100), (4, 100)], "The rate went up and down, from 3.00% to 4.00%"),
        ([(3, 100), (6, 200)], "The rate stayed the same: 3.00%"),
        ([(3, 100)], "There is only one period, with a rate of 3.00%"),
    ],
)
def test_a_trend_says_which_way_the_rate_went(
    words_of: Callable[[Table], Words], periods: list[tuple[int, int]], headline: str
) -> None:
    assert words_of(table_of(*periods))(Trend()).headline == headline


def test_the_trend_of_a_single_period_compares_nothing(words_of: Callable[[Table], Words]) -> None:
    lines = "\n".join(words_of(table_of((3, 100)))(Trend()).lines)
    assert "From the first period" not in lines
    assert "times" not in lines


@pytest.mark.parametrize(
    ("later", "sentence"),
    [
        (10, "That is less than a quarter of the first rate: 0.10 times."),
        (25, "That is less than a third of the first rate: 0.25 times."),
        (34, "That is less than half of the first rate: 0.34 times."),
        (50, "That is less than two thirds of the first rate: 0.50 times."),
        (67, "That is less than three quarters of the first rate: 0.67 times."),
        pytest.param(
            75,
            "That is 0.75 times the first rate.",
        ),
        (100, "That is 1.00 times the first rate."),
        (200, "That is 2.00 times the first rate."),
        (201, "That is more than twice the first rate: 2.01 times."),
        (301, "That is more than three times the first rate: 3.01 times."),
    ],
)
def test_a_ratio_is_said_in_words_that_hold(
    words_of: Callable[[Table], Words], later: int, sentence: str
) -> None:
    table = table_of((100, 1000), (later, 1000))
    assert sentence in words_of(table)(Compare(*spans(table))).lines


def test_words_about_a_ratio_hold_for_all_that_it_can_be(words_of: Callable[[Table], Words]) -> None:
    # 0.40 to 0.60 times: less than half would be too much to say
    table = table_of(
        (500, 1000),
        (500, 1000),
        reviewed_low=1000,
        reviewed_high=1000,
        eligible_low=400,
        eligible_high=500,
        counts_basis=Basis.APPROXIMATE,
    )
    lines = "\n".join(words_of(table)(Compare(*spans(table))).lines)
    assert "less than" not in lines
    assert "times the first rate" in lines


def test_nothing_is_divided_by_a_rate_of_nothing(words_of: Callable[[Table], Words]) -> None:
    table = table_of((0, 100), (5, 100))
    wording = words_of(table)(Compare(*spans(table)))
    assert wording.headline == "From 0.00% to 5.00%: 5.00 percentage points higher"
    assert "times" not in "\n".join(wording.lines)


@pytest.mark.parametrize(
    ("periods", "headline"),
    [
        (((5, 100), (5, 100)), "From 5.00% to 5.00%: no clear difference"),
        (((5, 100), (6, 100)), "From 5.00% to 6.00%: 1.00 percentage points higher"),
        (((6, 100), (5, 100)), "From 6.00% to 5.00%: 1.00 percentage points lower"),
        (((50_000, 1_000_000), (50_001, 1_000_000)), "From 5.00% to 5.00%: no clear difference"),
    ],
)
def test_a_comparison_says_how_far_and_which_way(
    words_of: Callable[[Table], Words], periods: tuple[tuple[int, int], ...], headline: str
) -> None:
    table = table_of(*periods)
    assert words_of(table)(Compare(*spans(table))).headline == headline


def test_a_rate_that_did_not_change_says_so(words_of: Callable[[Table], Words]) -> None:
    table = table_of((5, 100), (5, 100))
    wording = words_of(table)(Rate(table.rows[1].span))
    assert "No clear difference from the period before (5.00%, Jan 1 – 10, 2020)." in wording.lines


def test_a_rate_that_rose_says_by_how_much(words_of: Callable[[Table], Words]) -> None:
    table = table_of((5, 100), (7, 100))
    wording = words_of(table)(Rate(table.rows[1].span))
    assert (
        "2.00 percentage points higher than in the period before (5.00%, Jan 1 – 10, 2020)." in wording.lines
    )


@pytest.mark.parametrize(
    ("basis", "printed", "sentence"),
    [
        (
            Basis.PUBLISHED,
            PrintedRate(0.05, 2),
            "Published: the sources print the rate and both counts.",
        ),
        (
            Basis.PUBLISHED,
            None,
            "The counts are published; the rate is derived: eligible divided by reviewed.",
        ),
        (
            Basis.PUBLISHED,
            PrintedRate(0.05, 0),
            (
                "The counts are published; the rate is derived: eligible divided by reviewed. "
                "A source prints the rate as 5%."
            ),
        ),
        (
            Basis.DERIVED,
            PrintedRate(0.05, 2),
            "The rate is published; the counts are derived: computed from published totals.",
        ),
        (Basis.DERIVED, None, "Derived: computed from published totals."),
    ],
)
def test_the_basis_of_rate_and_counts_is_said_for_each(
    words_of: Callable[[Table], Words], basis: Basis, printed: PrintedRate | None, sentence: str
) -> None:
    table = table_of((5, 100), counts_basis=basis, rate_printed=printed)
    assert words_of(table)(Rate(table.span)).basis == sentence


def test_approximate_counts_without_a_printed_rate_make_it_approximate_too(
    words_of: Callable[[Table], Words],
) -> None:
    table = table_of(
        (50, 1000),
        reviewed_low=900,
        reviewed_high=1100,
        eligible_low=45,
        eligible_high=55,
        counts_basis=Basis.APPROXIMATE,
    )
    wording = words_of(table)(Rate(table.span))
    assert wording.headline == "About 4.1–6.1% found provisionally eligible"
    assert wording.basis == "Approximate: some of the counts in it are known only within a range."


def test_the_caution_names_the_year_of_the_figures(words_of: Callable[[Table], Words]) -> None:
    wording = words_of(table_of((5, 100)))(Periods())
    assert wording.caution.endswith("Not closed, not approved. Figures of 2020, not of today.")


def test_about_counts_a_single_period_as_one(words_of: Callable[[Table], Words]) -> None:
    lines = words_of(table_of((5, 100)))(About()).lines
    assert "It covers 1 review period, Jan 1, 2020 through Jan 10, 2020." in lines


def test_one_period_that_is_left_out_is_counted_as_one(words_of: Callable[[Table], Words]) -> None:
    lines = words_of(table_of(*[(5, 100)] * 11))(Periods()).lines
    assert "… 1 more period …" in lines


def test_ten_periods_are_all_listed(words_of: Callable[[Table], Words]) -> None:
    lines = words_of(table_of(*[(5, 100)] * 10))(Periods()).lines
    assert not any("more period" in line for line in lines)


@pytest.mark.parametrize("query", (ASKED | FURTHER).values(), ids=ASKED | FURTHER)
def test_nothing_is_said_to_have_been_read_unless_it_was(data: Data, english: Language, query: Query) -> None:
    assert bool(words_about(data, english)(query).reading) == query.echo
