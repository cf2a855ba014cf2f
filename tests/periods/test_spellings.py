"""Ways to write a period, in English."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.data.spans import Span
from bot.periods.reading import PeriodProblem, Reading
from tests.periods.review import FIRST, FOURTH, SECOND, Read, day as _day, span as _span, span_of

SPELLINGS = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8"))


def _cases(kind: str) -> list[object]:
    """One case a spelling, named after it."""
    return [
        pytest.param(typed, _days(days), id=typed)
        for days, spellings in SPELLINGS[kind].items()
        for typed in spellings
    ]


def _days(text: str) -> Span:
    """From one ISO date to another, or a single one."""
    first, _, last = text.partition(" to ")
    return _span(first, last or first)


@pytest.mark.parametrize(("typed", "span"), _cases("literal"))
def test_whole_periods_in_words_or_iso_are_read_and_need_no_echo(typed: str, span: Span, read: Read) -> None:
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.span, reading.literal) == (span, True)


@pytest.mark.parametrize(("typed", "span"), _cases("echoed"))
def test_what_is_not_literally_a_period_is_read_and_echoed(typed: str, span: Span, read: Read) -> None:
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.span, reading.literal) == (span, False)


@pytest.mark.parametrize("dash", list("-‐‑‒–—―⸺⸻−﹘﹣－~〜～→⇒⟶"))
def test_any_dash_or_arrow_joins_two_days(dash: str, read: Read) -> None:
    for typed in (f"May30{dash}Jul20", f"May 30 {dash} Jul 20", f"2012-05-30 {dash} 2012-07-20"):
        assert span_of(read(typed)) == FOURTH, typed
    # With nothing behind it, it leads to the end of the table.
    assert span_of(read(f"May 30 {dash}")) == FOURTH


@pytest.mark.parametrize(
    "quotes", ["“”", "„“", "«»", "‹›", "‘’", "‚‘", "''", '""', "``", "´´", "′′", "″″", "「」"]
)
def test_quotes_of_any_language_around_a_period_change_nothing(quotes: str, read: Read) -> None:
    opening, closing = quotes
    for typed in ("May30-Jul20", "May 30 to Jul 20", "2012-05-30..2012-07-20"):
        assert span_of(read(f"{opening}{typed}{closing}")) == FOURTH, typed


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("30 May - 20 July", FOURTH),
        ("17 Nov - 5 Mar", FIRST),
        ("11/17-3/5", FIRST),
        ("10 March", _day("2012-03-10")),
        ("12/25", _day("2011-12-25")),
    ],
)
def test_a_quote_in_front_of_a_day_does_not_make_it_a_year(typed: str, span: Span, read: Read) -> None:
    for quoted in (f"`{typed}`", f"'{typed}'", f"‘{typed}’", f'"{typed}"'):
        assert span_of(read(quoted)) == span, quoted


@pytest.mark.parametrize(
    "typed",
    [
        "30 May 2012-20 July 2012",
        "30 May 2012–20 Jul 2012",
        "30 May 2012/20 July 2012",
        "30may2012-20jul2012",
    ],
)
def test_a_dash_between_a_year_and_a_day_joins_two_dates(typed: str, read: Read) -> None:
    assert span_of(read(typed)) == FOURTH


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("30-May-2012 to 20-Jul-2012", FOURTH),
        ("30-May to 20-Jul", FOURTH),
        ("6-Mar to 16-Apr", SECOND),
        ("May-30 to Jul-20", FOURTH),
        ("May/30 - Jul/20", FOURTH),
        ("17.Apr to 29.May", _span("2012-04-17", "2012-05-29")),
        ("25.VI.12", _day("2012-06-25")),
        ("10-Mar-2012", _day("2012-03-10")),
        ("Mar-10-2012", _day("2012-03-10")),
        ("period-2", SECOND),
        ("P-2", SECOND),
        ("second-period", SECOND),
        ("pre-April 16", _span("2011-11-17", "2012-04-16")),
        ("post-April 16", _span("2012-04-17", "2012-07-20")),
    ],
)
def test_a_mark_may_tie_the_words_of_one_date_together(typed: str, span: Span, read: Read) -> None:
    assert span_of(read(typed)) == span


def test_a_range_of_four_numbers_is_never_read_as_a_year(read: Read) -> None:
    reading = read("5-30-7-20")
    assert isinstance(reading, PeriodProblem) or reading.span == FOURTH
