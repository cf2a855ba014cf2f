from __future__ import annotations

import pytest

from bot.data.spans import Span
from bot.periods.reading import PeriodProblem, Reading
from tests.periods.review import ALL, FIRST, FOURTH, SECOND, THIRD, Read, day as _day, span as _span, span_of


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
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.span, reading.literal) == (span, True)


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
    _day("2012-05-06"): ["5/6", "5/6/12", "5/6/2012", "5-6"],
    _day("2012-05-13"): ["5/13", "13/5", "13/5/12"],
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
    ],
    _span("2012-03-11", "2012-03-20"): ["mid-March", "mid March", "middle of March"],
    _span("2012-05-01", "2012-05-31"): ["May 2012", "2012 May", "all of May"],
    _span("2012-05-01", "2012-05-10"): ["early May", "early in May", "beginning of May"],
    _span("2012-05-21", "2012-05-31"): ["late May", "end of May", "late-May"],
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
    reading = read(typed)
    assert isinstance(reading, Reading)
    assert (reading.span, reading.literal) == (span, False)


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
    assert isinstance(reading, PeriodProblem) or reading.span == FOURTH
