from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, strategies as st

from bot.core.language import Language
from bot.core.periods import Reading, read_period
from bot.core.problems import (
    NoSuchDate,
    NoSuchPeriod,
    Outside,
    Problem,
    Reversed,
    TwoPeriods,
    Unreadable,
)
from bot.core.span_figures import figures_of
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_tables import spans_near, spans_of, table_of, tables

Read = Callable[[str], Reading | Problem]


def _span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


FIRST = _span("2011-11-17", "2012-03-05")
SECOND = _span("2012-03-06", "2012-04-16")
THIRD = _span("2012-04-17", "2012-05-29")
FOURTH = _span("2012-05-30", "2012-07-20")
ALL = _span("2011-11-17", "2012-07-20")


def _day(text: str) -> Span:
    return Span.day(date.fromisoformat(text))


def _cases(table: dict[Span, list[str]]) -> list[object]:
    """One case a spelling, named after it."""
    return [pytest.param(typed, span, id=typed) for span, spellings in table.items() for typed in spellings]


# Dates in words or in ISO form that are the ends of review periods: nobody needs to be told what they mean.
LITERAL: dict[Span, list[str]] = {
    FOURTH: [
        "May30-Jul20",
        "may30-jul20",
        "MAY30-JUL20",
        "May 30 - Jul 20",
        "May 30-July 20",
        "May 30 – Jul 20, 2012",
        "May 30, 2012 - July 20, 2012",
        "May 30 2012 to Jul 20 2012",
        "May 30-July 20 2012",
        "May. 30 - Jul. 20",
        "May.30-Jul.20",
        "May 30th - July 20th",
        "MAY 30TH TO JULY 20TH",
        "the 30th of May to the 20th of July",
        "30 May - 20 July",
        "30may-20jul",
        "30 May 2012 – 20 July 2012",
        "30th May through 20th July",
        "May30toJul20",
        "May30 Jul20",
        "may30jul20",
        "May30,Jul20",
        "May30..Jul20",
        "May30...Jul20",
        "May30…Jul20",
        "May 30 to July 20",
        "May 30 thru July 20",
        "MAY 30 THROUGH JULY 20",
        "May 30 until July 20",
        "May 30 till July 20",
        "May 30 up to July 20",
        "between May 30 and July 20",
        "Between May30 And Jul20",
        "from May 30 to July 20",
        "from May 30 until July 20",
        "from May 30 through July 20, 2012",
        "May 30 -> July 20",
        "May30→Jul20",
        "May30/Jul20",
        "2012-05-30..2012-07-20",
        "2012-05-30 to 2012-07-20",
        "2012-05-30/2012-07-20",
        "2012-05-30-2012-07-20",
        "2012-05-30 2012-07-20",
        "2012/05/30 - 2012/07/20",
        "2012-5-30 – 2012-7-20",
        "20120530-20120720",
        "  May30-Jul20  ",
        "May30-Jul20?",
        "May30-Jul20!",
        "May30-Jul20.",
        "(May30-Jul20)",
        "**May30-Jul20**",
        "`May30-Jul20`",
        "```May30-Jul20```",
        "``May30-Jul20``",
        '"May30-Jul20"',
        "'May30-Jul20'",
        "‘May30-Jul20’",
        '"May 30" to "July 20"',
        "`May 30` - `July 20`",
        "🎉 May30-Jul20 🎉",
        "May30-Jul20 🙏🏽",
        "May\u00a030\u202f–\u202fJul\u00a020",
        "\u200eMay30\u200b-\u200bJul20\u200f",
        "Ｍａｙ３０－Ｊｕｌ２０",
        "May30-Jul20\n",
        "May 30\tto\nJul 20",
    ],
    SECOND: [
        "Mar6-Apr16",
        "March 6 to April 16",
        "Mar 6, '12 - Apr 16, '12",
        "6 Mar '12 to 16 Apr '12",
        "March 6th, 2012 through April 16th, 2012",
        "since March 6 until April 16",
    ],
    FIRST: [
        "Nov 17 - Mar 5",
        "nov17-mar5",
        "Nov 17, 2011 - Mar 5",
        "Nov 17 - Mar 5, 2012",
        "November 17 2011 to March 5 2012",
        "17 November 2011 to 5 March 2012",
        "2011-11-17..2012-03-05",
    ],
    _span("2012-03-06", "2012-05-29"): ["Mar6-May29", "mar 6 may 29", "2012-03-06 to 2012-05-29"],
    ALL: ["Nov 17-Jul 20", "2011-11-17..2012-07-20"],
}


@pytest.mark.parametrize(("typed", "span"), _cases(LITERAL))
def test_whole_periods_in_words_or_iso_are_read_and_need_no_echo(typed: str, span: Span, read: Read) -> None:
    assert read(typed) == Reading(span, literal=True)


# Read just as surely, but the reply has to say as what.
ECHOED: dict[Span, list[str]] = {
    # month first, whatever stands between
    FOURTH: [
        "5/30-7/20",
        "5/30 - 7/20",
        "05/30–07/20",
        "5/30 to 7/20",
        "5/30..7/20",
        "between 5/30 and 7/20",
        "5/30/12-7/20/12",
        "5/30-7/20/12",
        "5/30/2012-7/20/2012",
        "05/30/2012 to 07/20/2012",
        "5.30-7.20",
        "5-30 to 7-20",
        "5-30-2012 - 7-20-2012",
        '"5/30"-"7/20"',
        "`5/30-7/20`",
        # only one order makes a date
        "30/5-20/7",
        "30.5.2012-20.7.2012",
        # one end in words, the other in figures
        "May 30 to 7/20",
        # the place of a period
        "4",
        "4th",
        "fourth",
        "last",
        "Latest",
        "LAST",
        "latest period",
        "the last period",
        "most recent",
        "period 4",
        "since May 30",
        "from May 30",
        "from May 30 on",
        "since 5/30",
        "starting May 30",
        "May 30 onward",
        "May 30 onwards",
        "May 30-",
        "2012-05-30..",
        "after May 29",
        "after 5/29",
        "May 30 to end",
    ],
    FIRST: [
        "first",
        "First Period",
        "1",
        "1st",
        "period 1",
        "11/17-3/5",
        "11/17/11-3/5/12",
        "before March 5",
        "before Mar 6",
        "until March 5",
        "until Mar 5, 2012",
        "through March 5",
        "by March 5",
        "by 3/5",
        "up to March 5",
        "till 5 March",
        "BEFORE MARCH 5TH",
        "before 2012-03-05",
        "-Mar 5",
        "..Mar5",
        "start to March 5",
        "before period 2",
        "before the second period",
        "before 2",
    ],
    SECOND: [
        "2",
        "2nd",
        "second",
        "period 2",
        "Period 2",
        "period two",
        "two",
        "#2",
        "period #2",
        "no. 2",
        "p2",
        "period2",
        "2nd period",
        "second period",
        "the second period",
        "second review period",
        "`2`",
        '"2"',
        "3/6-4/16",
        "after March 5 and before April 17",
        "after Mar 5 until Apr 16",
    ],
    THIRD: ["3", "3rd", "third", "period 3", "4/17-5/29", "4-17 to 5-29", "second to last"],
    ALL: [
        "all",
        "ALL",
        "total",
        "overall",
        "everything",
        "the whole period",
        "all periods",
        "first to last",
        "first - last",
        "between first and last",
        "1-4",
        "1 to 4",
        "since Nov 17",
        "since November 17, 2011",
        "until July 20",
        "until last",
        "start to end",
    ],
    _span("2011-11-17", "2012-04-16"): [
        "first two",
        "first 2",
        "first two periods",
        "1-2",
        "periods 1-2",
        "periods 1 and 2",
        "first to second",
        "before April 16",
        "before April 17",
        "before 4/16",
        "until period 2",
        "before period 3",
    ],
    _span("2011-11-17", "2012-05-29"): ["before last", "before the last period", "until May 29", "first 3"],
    _span("2012-04-17", "2012-07-20"): [
        "last two",
        "last 2 periods",
        "3-4",
        "after April 16",
        "since April 17",
        "since the third period",
    ],
    _span("2011-11-17", "2012-04-09"): ["before April 10"],
    _span("2011-11-17", "2012-04-10"): ["until April 10", "through April 10", "by Apr 10"],
    _span("2011-11-17", "2012-03-31"): ["before April", "until March", "through March"],
    _span("2012-03-10", "2012-07-20"): ["since March 10"],
    _span("2012-03-11", "2012-07-20"): ["after March 10"],
    _span("2012-03-01", "2012-07-20"): ["since March"],
    _span("2012-04-01", "2012-07-20"): ["after March"],
    # a single day
    _day("2012-03-10"): [
        "March 10",
        "Mar 10",
        "mar10",
        "10 March",
        "10th of March",
        "March 10th",
        "the 10th of March, 2012",
        "Mar 10 2012",
        "3/10",
        "3/10/12",
        "03/10/2012",
        "3-10",
        "2012-03-10",
        "2012/3/10",
        "20120310",
        "on March 10",
        "3/10?",
    ],
    _day("2012-05-06"): ["5/6", "5/6/12", "5/6/2012", "05.06.", "5-6"],
    _day("2012-05-13"): ["5/13", "13/5", "13.5.", "13/5/12"],
    _day("2011-12-25"): ["Dec 25", "12/25", "the 25th of December", "25.12.11"],
    _day("2012-02-29"): ["Feb 29", "2/29", "29 February 2012"],
    # a month, a year
    _span("2012-03-01", "2012-03-31"): [
        "March",
        "mar",
        "MARCH",
        "march 2012",
        "March, 2012",
        "Mar '12",
        "Mar'12",
        "2012-03",
        "3/2012",
        "03/2012",
        "in March",
        "during March",
        "mid-March",
        "mid March",
    ],
    _span("2012-05-01", "2012-05-31"): ["early May", "late May", "end of May", "May 2012", "2012 May"],
    _span("2011-12-01", "2011-12-31"): ["December", "dec", "Dec 2011", "12/2011"],
    _span("2012-03-01", "2012-05-31"): ["Mar-May", "March to May", "March-May 2012", "between March and May"],
    _span("2011-12-01", "2012-02-29"): ["Dec-Feb", "December to February", "Dec 2011 - Feb 2012"],
    _span("2012-01-01", "2012-12-31"): ["2012", "'12"],
    _span("2011-01-01", "2011-12-31"): ["2011", "'11"],
    _span("2011-01-01", "2012-12-31"): ["2011-2012", "2011 to 2012"],
    # days within one month: the second needs no month of its own
    _span("2012-05-30", "2012-05-31"): ["May 30-31", "May 30 to 31", "30-31 May", "30 to 31 May"],
    _span("2012-04-17", "2012-04-29"): ["Apr 17-29", "April 17 - 29", "17-29 April 2012"],
    # ends that cut periods
    _span("2012-03-06", "2012-04-10"): ["Mar 6 - Apr 10", "2012-03-06..2012-04-10"],
    _span("2012-05-30", "2012-07-19"): ["May30-Jul19"],
}


@pytest.mark.parametrize(("typed", "span"), _cases(ECHOED))
def test_what_is_not_literally_a_period_is_read_and_echoed(typed: str, span: Span, read: Read) -> None:
    assert read(typed) == Reading(span, literal=False)


@pytest.mark.parametrize("dash", list("-‐‑‒–—―⸺⸻−﹘﹣－~〜～→⇒⟶"))
def test_any_dash_or_arrow_joins_two_days(dash: str, read: Read) -> None:
    for typed in (f"May30{dash}Jul20", f"May 30 {dash} Jul 20", f"2012-05-30 {dash} 2012-07-20"):
        assert read(typed) == Reading(FOURTH, literal=True), typed
    # With nothing behind it, it leads to the end of the table.
    assert read(f"May 30 {dash}") == Reading(FOURTH, literal=False)


@pytest.mark.parametrize(
    "quotes", ["“”", "„“", "«»", "‹›", "‘’", "‚‘", "''", '""', "``", "´´", "′′", "″″", "「」"]
)
def test_quotes_of_any_language_around_a_period_change_nothing(quotes: str, read: Read) -> None:
    opening, closing = quotes
    for typed in ("May30-Jul20", "May 30 to Jul 20", "2012-05-30..2012-07-20"):
        assert read(f"{opening}{typed}{closing}") == Reading(FOURTH, literal=True), typed


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
        reading = read(quoted)
        assert isinstance(reading, Reading), quoted
        assert reading.span == span, quoted


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("Mar 6 – 16, 2012", _span("2012-03-06", "2012-03-16")),
        ("March 6-16 2012", _span("2012-03-06", "2012-03-16")),
        ("May 30 to 31, 2012", _span("2012-05-30", "2012-05-31")),
        ("Dec 1-15, 2011", _span("2011-12-01", "2011-12-15")),
        ("Dec 1 – 15, '11", _span("2011-12-01", "2011-12-15")),
    ],
)
def test_two_days_of_one_month_may_be_followed_by_the_year(typed: str, span: Span, read: Read) -> None:
    assert read(typed) == Reading(span, literal=False)


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
    assert read(typed) == Reading(FOURTH, literal=True)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("30-May-2012 to 20-Jul-2012", FOURTH),
        ("30-May to 20-Jul", FOURTH),
        ("6-Mar to 16-Apr", SECOND),
        ("May-30 to Jul-20", FOURTH),
        ("May/30 - Jul/20", FOURTH),
        ("10-Mar-2012", _day("2012-03-10")),
        ("Mar-10-2012", _day("2012-03-10")),
        ("period-2", SECOND),
        ("P-2", SECOND),
        ("second-period", SECOND),
        ("pre-April 16", _span("2011-11-17", "2012-04-16")),
        ("post-April 16", _span("2012-04-17", "2012-07-20")),
    ],
)
def test_a_hyphen_may_tie_the_words_of_one_date_together(typed: str, span: Span, read: Read) -> None:
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert reading.span == span


def test_a_range_of_four_numbers_is_never_read_as_a_year(read: Read) -> None:
    reading = read("5-30-7-20")
    assert isinstance(reading, Problem) or reading.span == FOURTH


# --- years ---


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("Nov 17", _day("2011-11-17")),
        ("Dec 31", _day("2011-12-31")),
        ("Jan 1", _day("2012-01-01")),
        ("Jul 20", _day("2012-07-20")),
        ("November", _span("2011-11-01", "2011-11-30")),
        ("July", _span("2012-07-01", "2012-07-31")),
        ("Dec 1 - Dec 31", _span("2011-12-01", "2011-12-31")),
        ("Dec 20 - Jan 10", _span("2011-12-20", "2012-01-10")),
        ("Nov - Jul", _span("2011-11-01", "2012-07-31")),
    ],
)
def test_without_a_year_it_is_2012_or_2011_where_only_that_fits(typed: str, span: Span, read: Read) -> None:
    assert read(typed) == Reading(span, literal=False)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("December 2012", _span("2012-12-01", "2012-12-31")),
        ("March 10, 2011", _day("2011-03-10")),
        ("May 30 2013", _day("2013-05-30")),
        ("2013-05-30..2013-07-20", _span("2013-05-30", "2013-07-20")),
        ("1/2/2003", _day("2003-01-02")),
        ("1999", _span("1999-01-01", "1999-12-31")),
        ("May 3, 2015 - Jun 2", _span("2015-05-03", "2015-06-02")),
        ("Dec 20, 2013 - Jan 10", _span("2013-12-20", "2014-01-10")),
    ],
)
def test_a_year_that_was_written_is_kept_even_where_the_table_lacks_it(
    typed: str, span: Span, read: Read
) -> None:
    assert read(typed) == Reading(span, literal=False)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("Nov 20 – Dec 31, 2012", _span("2012-11-20", "2012-12-31")),
        ("Dec 1 to Dec 31 2012", _span("2012-12-01", "2012-12-31")),
        ("May 30 - Jul 20, 2013", _span("2013-05-30", "2013-07-20")),
        ("May30-Jul20 2011", _span("2011-05-30", "2011-07-20")),
    ],
)
def test_a_year_behind_a_range_counts_for_both_ends_where_that_is_in_order(
    typed: str, span: Span, read: Read
) -> None:
    assert read(typed) == Reading(span, literal=False)


def test_a_day_of_neither_year_is_outside_and_never_moved_into_the_table(read: Read, table: Table) -> None:
    for typed in ("Nov 16", "Jul 21", "September", "10/1-10/31", "after July 20", "before Nov 17", "2010"):
        reading = read(typed)
        assert isinstance(reading, Reading), typed
        assert isinstance(figures_of(reading.span, table), Outside), typed


def test_without_a_year_a_table_of_several_years_gives_the_latest_that_it_covers(english: Language) -> None:
    # Ten periods of a hundred days, January 1, 2020 to September 26, 2022.
    table = table_of(*[(1, 2)] * 10, days=100)
    assert table.span.end == date(2022, 9, 26)
    for typed, span in {
        "March": _span("2022-03-01", "2022-03-31"),
        "December": _span("2021-12-01", "2021-12-31"),
        "Sep 26": _day("2022-09-26"),
        "Sep 27": _day("2021-09-27"),
        "Nov 3 - Feb 2": _span("2021-11-03", "2022-02-02"),
        "March 2020": _span("2020-03-01", "2020-03-31"),
        "Feb 29": _day("2020-02-29"),
        "10": table.rows[9].span,
        "last two": table.joined(range(8, 10)),
    }.items():
        assert read_period(typed, table, english.vocabulary) == Reading(span, literal=False), typed


# --- misspellings ---

MISSPELT: dict[int, list[str]] = {
    1: ["Januray", "Janaury", "Jannuary", "Januar"],
    2: ["Febuary", "Feburary", "Febuary,", "Feberuary"],
    3: ["Marhc", "Mrach", "Mach", "Marrch"],
    4: ["Apirl", "Arpil", "Aprl", "Appril"],
    5: ["Mayy", "maay"],
    6: ["Juny", "Jume", "Jnue", "Junne"],
    7: ["Jully", "Juyl", "Juli", "Julyy"],
    8: ["Agust", "Augst", "Augusst"],
    9: ["Septmber", "Setember", "Septembre"],
    10: ["Ocotber", "Octobre", "Octber"],
    11: ["Novemeber", "Novmber", "Nvember"],
    12: ["Decmber", "Decemebr", "Dicember"],
}


@pytest.mark.parametrize(
    ("typed", "month"),
    [pytest.param(typed, month, id=typed) for month, words in MISSPELT.items() for typed in words],
)
def test_a_misspelt_month_is_mended_and_echoed(typed: str, month: int, read: Read) -> None:
    reading = read(f"{typed} 2012")
    assert isinstance(reading, Reading)
    assert (reading.span.start, reading.span.end.month) == (date(2012, month, 1), month)
    assert not reading.literal


@pytest.mark.parametrize("typed", ["Marhc 6 - Arpil 16", "march 6 to aprl 16", "Mach6-Apr16"])
def test_a_whole_period_with_a_mended_month_is_echoed_too(typed: str, read: Read) -> None:
    assert read(typed) == Reading(SECOND, literal=False)


@pytest.mark.parametrize(
    "typed",
    [
        *("Ma 30", "Ju 20", "J 20", "Mai 30 - Jul 20", "marry"),
        *("mayor", "monday", "Tuesday", "never", "sector", "lately", "decide", "people"),
    ],
)
def test_what_could_be_several_months_or_none_is_not_guessed(typed: str, read: Read) -> None:
    assert isinstance(read(typed), Unreadable)


# --- what can't be read ---


@pytest.mark.parametrize(
    ("typed", "piece"),
    [
        ("hello", "hello"),
        ("xyz May 3", "xyz"),
        ("May 3 XYZ", "xyz"),
        ("May30-Jul20 😀 banana", "banana"),
        ("May 3 % 5", "%"),
        ("how many on May 3", "how"),
        ("", ""),
        ("   ", ""),
        ("?", ""),
        ("🎉", ""),
        ("-", ""),
        ("..", ""),
        ("and", ""),
        ("between", ""),
        ("since", ""),
        ("between May and", ""),
        ("Mar 6 - Apr 16 - May 29", ""),
        ("Mar 6 to Apr 16 to May 29", ""),
        ("May 30 Jun 3 Jul 20", ""),
        ("May 30" + " " * 200, ""),
        ("May 30 " * 30, ""),
    ],
)
def test_what_is_no_period_is_unreadable_and_the_piece_that_means_nothing_is_named(
    typed: str, piece: str, read: Read
) -> None:
    assert read(typed) == Unreadable(typed, piece, example=FOURTH)


@pytest.mark.parametrize(
    "typed",
    [
        "Feb 30",
        "2/30",
        "30 February",
        "2012-02-30",
        "Feb 29, 2011",
        "2/29/11",
        "June 31",
        "May 32",
        "32 May",
        "May 0",
        "0/5",
        "5/0",
        "00/00/00",
        "13/13",
        "2012-13-01",
        "2012-13",
        "2012-00",
        "13/2012",
        "Feb 30 - Mar 2",
        "May 30 - Jun 31",
        "Feb 30-31",
        "since Feb 30",
        "before 2/30",
    ],
)
def test_a_date_that_the_calendar_lacks_is_named_as_such(typed: str, read: Read) -> None:
    assert read(typed) == NoSuchDate(typed, example=FOURTH)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", 5),
        ("0", 0),
        ("99", 99),
        ("5th", 5),
        ("fifth", 5),
        ("period 9", 9),
        ("period 0", 0),
        ("9th period", 9),
        ("first 5", 5),
        ("first 0", 0),
        ("last 0 periods", 0),
        ("last five periods", 5),
        ("since period 7", 7),
    ],
)
def test_a_period_that_the_table_does_not_have_is_named_with_how_many_it_has(
    typed: str, number: int, read: Read
) -> None:
    assert read(typed) == NoSuchPeriod(typed, number, count=4)


@pytest.mark.parametrize(
    ("typed", "swapped"),
    [
        ("Jul20-May30", FOURTH),
        ("July 20 to May 30", FOURTH),
        ("7/20-5/30", FOURTH),
        ("2012-07-20..2012-05-30", FOURTH),
        ("between July 20, 2012 and May 30, 2012", FOURTH),
        ("Mar 5, 2012 - Nov 17, 2011", FIRST),
        ("4-1", ALL),
        ("last to first", ALL),
        ("3 to 2", _span("2012-03-06", "2012-05-29")),
        ("May - March", _span("2012-03-01", "2012-05-31")),
        ("May 31-30", _span("2012-05-30", "2012-05-31")),
        ("2012-2011", _span("2011-01-01", "2012-12-31")),
    ],
)
def test_a_range_the_wrong_way_round_is_not_answered_but_offered_swapped(
    typed: str, swapped: Span, read: Read
) -> None:
    assert read(typed) == Reversed(typed, swapped)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("first and last", FIRST, FOURTH),
        ("1 and 3", FIRST, THIRD),
        ("first & third", FIRST, THIRD),
        ("May and July", _span("2012-05-01", "2012-05-31"), _span("2012-07-01", "2012-07-31")),
        ("May 30 and Jul 20", _day("2012-05-30"), _day("2012-07-20")),
    ],
)
def test_two_periods_joined_by_and_are_two_periods_not_all_between_them(
    typed: str, first: Span, second: Span, read: Read
) -> None:
    assert read(typed) == TwoPeriods(typed, first, second)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("1 and 2", _span("2011-11-17", "2012-04-16")),
        ("March and April", _span("2012-03-01", "2012-04-30")),
        ("third and fourth", _span("2012-04-17", "2012-07-20")),
        ("between 1 and 3", _span("2011-11-17", "2012-05-29")),
    ],
)
def test_neighbours_joined_by_and_are_one_span(typed: str, span: Span, read: Read) -> None:
    assert read(typed) == Reading(span, literal=False)


# --- for any text at all ---

# fmt: off
_WORDS = [
    "May", "may", "MAY", "march", "Feb", "february", "Sept", "dec", "Nov", "Juny", "marhc", "30", "31",
    "0", "1", "2", "5", "6", "17", "99", "2012", "2011", "'12", "'99", "1999", "2099", "0001", "9999",
    "12/25", "5/30", "0/0", "5/30/12", "2012-05-30", "2012-02-30", "20120530", "2012-13", "3/2012",
    "30.5.", "first", "last", "latest", "2nd", "31st", "0th", "second to last", "period", "period 2",
    "#3", "all", "total", "start", "end", "before", "until", "by", "since", "after", "from", "to",
    "through", "between", "and", "&", "the", "of", "mid", "onward", "or", "vs", "hello", "de", "🎉", "½",
    "²", "Ⅳ", "٣", "é", "\ud800", "\u200b", "\u00a0",
]
# fmt: on
_JOINTS = [
    "",
    " ",
    "-",
    " - ",
    "–",
    "—",
    "..",
    "…",
    "/",
    ".",
    ",",
    "'",
    "`",
    '"',
    "“",
    "(",
    "?",
    "\n",
    "--",
    "->",
]
_texts = (
    st.text(max_size=200)
    | st.lists(st.sampled_from(_WORDS) | st.sampled_from(_JOINTS), max_size=14).map("".join)
    | st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
)


@given(text=_texts)
@example(text="0/5")
@example(text="00/00/00")
@example(text="2012-00")
@example(text="after 9999-12-31")
@example(text="before 0001-01-01")
@example(text="period " + "9" * 5000)
@example(text="9" * 5000)
@example(text="-" * 5000)
@example(text="may" * 2000)
def test_any_text_gives_a_reading_or_a_problem_that_quotes_it(text: str, read: Read) -> None:
    result = read(text)
    if isinstance(result, Problem):
        assert result.typed == text
    else:
        assert result.span.start <= result.span.end


@given(text=_texts, table=tables())
def test_any_text_is_read_whatever_table_there_is(text: str, table: Table, english: Language) -> None:
    assert isinstance(read_period(text, table, english.vocabulary), Reading | Problem)


@given(text=_texts)
def test_whatever_is_read_is_answered_from_the_table_or_lies_outside(
    text: str, read: Read, table: Table
) -> None:
    reading = read(text)
    if isinstance(reading, Problem):
        return
    figures = figures_of(reading.span, table)
    if isinstance(figures, Outside):
        assert not reading.span.overlaps(table.span)
    else:
        assert table.span.contains(figures.span)
        assert table.span.contains(figures.asked)
        assert reading.span.contains(figures.asked)
        assert figures.span.contains(figures.asked)


# --- there and back ---

_years = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(span=(spans_near(ALL) | spans_of(_years)).filter(ALL.overlaps))
@example(span=_span("2012-03-06", "2012-03-16"))
@example(span=_span("2011-01-03", "2011-11-20"))
@example(span=_span("2012-01-03", "2012-12-05"))
@example(span=_span("1995-03-04", "2012-01-05"))
def test_the_way_in_which_spans_are_printed_is_read_as_the_same_span(
    span: Span, read: Read, english: Language
) -> None:
    reading = read(english.span(span))
    assert isinstance(reading, Reading)
    assert reading.span == span


@given(span=spans_near(ALL, margin=400) | spans_of(_years))
@example(span=_span("2012-11-20", "2012-12-31"))
def test_a_printed_span_outside_the_table_is_read_as_the_same_span_too(
    span: Span, read: Read, english: Language
) -> None:
    reading = read(english.span(span))
    assert isinstance(reading, Reading)
    assert reading.span == span


@given(span=spans_of(_years))
def test_two_dates_with_their_years_are_read_as_they_stand(span: Span, read: Read) -> None:
    start, end = span.start, span.end
    for typed in (
        f"{start}..{end}",
        f"{start} to {end}",
        f"{start}/{end}",
        f"{start:%Y%m%d}-{end:%Y%m%d}",
        f"{start:%m/%d/%Y} - {end:%m/%d/%Y}",
        f"{start:%B %d, %Y} – {end:%B %d, %Y}",
        f"{start:%d %b %Y} until {end:%d %b %Y}",
        f"between {start:%b %d %Y} and {end:%b %d %Y}",
    ):
        reading = read(typed)
        assert isinstance(reading, Reading), typed
        assert reading.span == span, typed


@given(one=_years, other=_years)
def test_two_dates_with_their_years_in_the_wrong_order_are_reversed(
    one: date, other: date, read: Read
) -> None:
    if one == other:
        return
    start, end = sorted((one, other))
    assert read(f"{end}..{start}") == Reversed(f"{end}..{start}", Span(start, end))


@given(day=_years)
def test_a_day_with_its_year_is_read_as_it_stands(day: date, read: Read, english: Language) -> None:
    for typed in (english.day(day), f"{day}", f"{day:%d %B %Y}", f"{day:%m/%d/%Y}", f"{day:%Y%m%d}"):
        assert read(typed) == Reading(Span.day(day), literal=False), typed


_STYLES = ["%B {d}", "%b{d}", "%B {d}{th}", "{d} %b", "{d}{th} of %B", "%b. {d}", "{m}/{d}", "%m/%d"]
_BETWEEN = [" - ", " – ", " to ", "..", " through ", " until ", " → "]


_case = st.sampled_from([str.lower, str.upper, str.title])


@given(
    span=spans_of(st.dates(ALL.start, ALL.end)),
    styles=st.tuples(st.sampled_from(_STYLES), st.sampled_from(_STYLES)),
    between=st.sampled_from(_BETWEEN),
    case=_case,
)
def test_days_of_the_table_need_no_year_in_whatever_style_they_are_written(
    span: Span, styles: tuple[str, str], between: str, case: Callable[[str], str], read: Read
) -> None:
    left, right = styles
    typed = case(f"{_styled(span.start, left)}{between}{_styled(span.end, right)}")
    reading = read(typed)
    assert isinstance(reading, Reading), typed
    assert reading.span == span, typed


def _styled(day: date, style: str) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return day.strftime(style).format(d=day.day, m=day.month, th=suffix)


def test_each_period_is_found_by_its_place_in_every_form(read: Read, table: Table) -> None:
    forms = [("1", "1st", "first"), ("2", "2nd", "second"), ("3", "3rd", "third"), ("4", "4th", "fourth")]
    for row, (number, short, long) in zip(table.rows, forms, strict=True):
        for typed in itertools.chain(
            (number, short, long),
            (f"period {name}" for name in (number, short, long)),
            (f"the {name} period" for name in (short, long)),
        ):
            assert read(typed) == Reading(row.span, literal=False), typed
