from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

from hypothesis import example, given, strategies as st

from bot.core.language import Language
from bot.core.periods import Reading, read_period
from bot.core.problems import Outside, Problem, Reversed
from bot.core.span_figures import figures_of
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_tables import spans_near, spans_of, tables
from tests.core.review import ALL, Read, span as _span

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
