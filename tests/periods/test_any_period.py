from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

from babel.dates import format_interval
from hypothesis import example, given, strategies as st

from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.extraction import read_period
from bot.periods.reading import Kind, PeriodProblem, Reading, Reversed
from bot.periods.vocabulary import Vocabularies
from tests.periods.made_calendars import calendars, spans_near, spans_of
from tests.periods.review import ALL, CALENDAR, Find, Read, span as _span, span_of

# --- for any text at all ---

# fmt: off
_WORDS = [
    "May", "may", "MAY", "march", "Feb", "february", "Sept", "dec", "Nov", "Juny", "marhc", "30", "31",
    "0", "1", "2", "5", "6", "17", "99", "2012", "2011", "'12", "'99", "1999", "2099", "0001", "9999",
    "12/25", "5/30", "0/0", "5/30/12", "2012-05-30", "2012-02-30", "20120530", "2012-13", "3/2012",
    "30.5.", "first", "last", "latest", "2nd", "31st", "0th", "second to last", "period", "period 2",
    "#3", "all", "total", "start", "end", "before", "until", "by", "since", "after", "from", "to",
    "through", "between", "and", "&", "the", "of", "mid", "onward", "or", "vs", "hello", "de", "mayo", "al",
    "quincena", "segunda", "mitad", "week", "quarter", "except", "previous", "ago", "6.2", "57%", "1 in 6",
    "$5", "Q3", "fall", "🎉", "½",
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
@example(text="last 9999 years")
@example(text="first 999999 months of 9999")
@example(text="winter 1")
@example(text="period " + "9" * 5000)
@example(text="9" * 5000)
@example(text="-" * 5000)
@example(text="may" * 2000)
def test_any_text_gives_a_reading_or_a_problem_that_quotes_it(text: str, read: Read) -> None:
    result = read(text)
    if isinstance(result, PeriodProblem):
        assert result.typed == text
    else:
        assert all(span.start <= span.end for span in result.spans)


@given(text=_texts, calendar=calendars(), language=st.sampled_from(["en", "es"]))
def test_any_text_is_read_whatever_periods_there_are(
    text: str, calendar: Calendar, language: str, vocabularies: Vocabularies
) -> None:
    assert isinstance(read_period(text, calendar, vocabularies, language), Reading | PeriodProblem)


@given(text=_texts)
@example(text="Ⅳ ½ Straße İ 30 May")
def test_what_is_found_in_a_text_stands_there_and_in_order(text: str, find: Find) -> None:
    at = 0
    for mention in find(text):
        assert at <= mention.start < mention.end  # one letter may fold into two: ¼ is 1/4
        assert text[mention.start : mention.end] == mention.text
        at = mention.start


# In a sentence, a misspelled word is mended only beside others: "Juny and" is read, but not found.
_ALONE = [word for word in _WORDS if word not in ("Juny", "marhc")]


@given(text=st.lists(st.sampled_from(_ALONE), max_size=6).map(" ".join))
def test_what_is_read_as_a_whole_is_found_in_a_sentence_too(text: str, read: Read, find: Find) -> None:
    reading = read(text)
    if (
        isinstance(reading, Reading)
        and reading.kind in (Kind.DAY, Kind.MONTH)
        and reading.span.start.year > 1000
    ):
        assert reading.span in [mention.reading.span for mention in find(text) if mention.reading]


# --- there and back ---

_years = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(span=(spans_near(ALL) | spans_of(_years)).filter(ALL.overlaps))
@example(span=_span("2012-03-06", "2012-03-16"))
@example(span=_span("2011-01-03", "2011-11-20"))
@example(span=_span("2012-01-03", "2012-12-05"))
@example(span=_span("1995-03-04", "2012-01-05"))
def test_the_way_in_which_spans_are_printed_is_read_as_the_same_span(
    span: Span, read: Read, lee: Read
) -> None:
    assert span_of(read(_printed(span, "en"))) == span
    assert span_of(lee(_printed(span, "es_419"))) == span


@given(span=spans_near(ALL, margin=400) | spans_of(_years))
@example(span=_span("2012-11-20", "2012-12-31"))
def test_a_printed_span_outside_the_data_is_read_as_the_same_span_too(
    span: Span, read: Read, lee: Read
) -> None:
    assert span_of(read(_printed(span, "en"))) == span
    assert span_of(lee(_printed(span, "es_419"))) == span


def _printed(span: Span, locale: str) -> str:
    return format_interval(span.start, span.end, "yMMMd", locale=locale)


@given(span=spans_of(_years))
def test_two_dates_with_their_years_are_read_as_they_stand(span: Span, read: Read) -> None:
    start, end = span.start, span.end
    for typed in (
        f"{start}..{end}",
        f"{start} => {end}",
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
    reading = read(f"{end}..{start}")
    assert reading == Reversed(f"{end}..{start}", Span(start, end), Span.day(end), Span.day(start))


@given(day=_years)
def test_a_day_with_its_year_is_read_as_it_stands(day: date, read: Read) -> None:
    for typed in (f"{day:%B %d, %Y}", f"{day}", f"{day:%d %B %Y}", f"{day:%m/%d/%Y}", f"{day:%Y%m%d}"):
        assert read(typed) == Reading(Span.day(day), kind=Kind.DAY), typed


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


def test_each_period_is_found_by_its_place_in_every_form(read: Read) -> None:
    forms = [("1", "1st", "first"), ("2", "2nd", "second"), ("3", "3rd", "third"), ("4", "4th", "fourth")]
    for period, (number, short, long) in zip(CALENDAR.periods, forms, strict=True):
        for typed in itertools.chain(
            (number, short, long),
            (f"period {name}" for name in (number, short, long)),
            (f"the {name} period" for name in (short, long)),
        ):
            assert read(typed) == Reading(period, kind=Kind.PERIOD), typed
