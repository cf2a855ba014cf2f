from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given, strategies as st

from bot.core.answers import CompareAnswer
from bot.core.cells import PrintedRate
from bot.core.figures import Basis, Figure, Measure
from bot.core.problems import Outside
from bot.core.queries import Compare
from bot.core.span_figures import Fit, SpanFigures, change_between, figures_at, figures_of
from bot.core.spans import Span
from bot.core.table import Table
from tests.core.made_tables import DAYS, FIRST_DAY, row_of, spans_near, tables
from tests.core.review import ALL, FIRST, FOURTH, SECOND, figures_about, span as _span, three_of
from tests.core.spoiled import Ask

# --- a figure by itself ---

_count = Figure(
    measure=Measure.REVIEWED,
    span=SECOND,
    value=54_083,
    basis=Basis.DERIVED,
    sources=("a",),
    as_of=SECOND.end,
)
_rate = replace(_count, measure=Measure.RATE, value=0.062, numerator=3354, denominator=54_083)


_APPROXIMATE, _PUBLISHED = Basis.APPROXIMATE, Basis.PUBLISHED
DISHONEST: dict[str, tuple[Figure, dict[str, object]]] = {
    "no source": (_count, {"sources": ()}),
    "approximate without bounds": (_count, {"basis": _APPROXIMATE}),
    "approximate without a high": (_count, {"basis": _APPROXIMATE, "low": 54_000}),
    "approximate without a low": (_count, {"basis": _APPROXIMATE, "high": 54_100}),
    "derived with bounds": (_count, {"low": 54_000, "high": 54_100}),
    "derived with a low": (_count, {"low": 54_000}),
    "derived with a high": (_count, {"high": 54_100}),
    "published with bounds": (_count, {"basis": _PUBLISHED, "low": 54_000, "high": 54_100}),
    "below its low": (_count, {"basis": _APPROXIMATE, "low": 54_084, "high": 54_100}),
    "above its high": (_count, {"basis": _APPROXIMATE, "low": 54_000, "high": 54_082}),
    "a rate without its numerator": (_rate, {"numerator": None}),
    "a rate without its denominator": (_rate, {"denominator": None}),
    "a rate of nothing": (_rate, {"denominator": 0}),
}


@pytest.mark.parametrize(("figure", "changed"), DISHONEST.values(), ids=DISHONEST.keys())
def test_a_figure_that_could_not_be_stated_honestly_cannot_be_made(
    figure: Figure, changed: dict[str, object]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any sentence will do: only programmers see it
        replace(figure, **changed)  # pyright: ignore[reportArgumentType]  wrong on purpose


def test_a_rate_of_nothing_eligible_is_a_figure() -> None:
    assert replace(_rate, value=0, numerator=0).value == 0


# --- how a span lies on the periods ---


@pytest.mark.parametrize(
    ("span", "fit", "stands_for"),
    [
        (FIRST, Fit.ONE, FIRST),
        (FOURTH, Fit.ONE, FOURTH),
        (_span("2012-03-06", "2012-05-29"), Fit.JOINED, _span("2012-03-06", "2012-05-29")),
        (ALL, Fit.JOINED, ALL),
        (_span("2012-03-10", "2012-03-10"), Fit.WITHIN, SECOND),
        (_span("2012-03-06", "2012-04-15"), Fit.WITHIN, SECOND),
        (_span("2012-03-07", "2012-04-16"), Fit.WITHIN, SECOND),
        (_span("2012-03-05", "2012-03-06"), Fit.ACROSS, _span("2011-11-17", "2012-04-16")),
        (_span("2012-03-05", "2012-04-16"), Fit.ACROSS, _span("2011-11-17", "2012-04-16")),
        (_span("2012-03-06", "2012-04-17"), Fit.ACROSS, _span("2012-03-06", "2012-05-29")),
        (_span("2012-05-01", "2012-05-31"), Fit.ACROSS, _span("2012-04-17", "2012-07-20")),
        (_span("2011-12-01", "2012-06-30"), Fit.ACROSS, ALL),
    ],
)
def test_a_span_is_answered_with_the_whole_periods_that_it_touches(
    span: Span, fit: Fit, stands_for: Span, table: Table
) -> None:
    figures = figures_about(span, table)
    assert (figures.fit, figures.span, figures.asked) == (fit, stands_for, span)
    assert (figures.starts_before, figures.ends_after) == (False, False)
    assert all(figure.span == stands_for for figure in three_of(figures))
    assert all(figure.as_of == stands_for.end for figure in three_of(figures))


@pytest.mark.parametrize(
    ("span", "asked", "fit", "before", "after"),
    [
        (_span("2011-01-01", "2012-12-31"), ALL, Fit.JOINED, True, True),
        (_span("2011-11-16", "2012-03-05"), FIRST, Fit.ONE, True, False),
        (_span("2012-05-30", "2012-07-21"), FOURTH, Fit.ONE, False, True),
        (_span("2012-05-30", "2013-01-01"), FOURTH, Fit.ONE, False, True),
        (_span("2011-11-01", "2011-11-30"), _span("2011-11-17", "2011-11-30"), Fit.WITHIN, True, False),
        (_span("2012-07-20", "2012-07-31"), _span("2012-07-20", "2012-07-20"), Fit.WITHIN, False, True),
        (_span("2012-05-01", "2012-12-31"), _span("2012-05-01", "2012-07-20"), Fit.ACROSS, False, True),
    ],
)
def test_a_span_that_leaves_the_table_is_answered_for_what_lies_inside(  # noqa: PLR0913, PLR0917  a row of a table
    span: Span, asked: Span, fit: Fit, before: object, after: object, table: Table
) -> None:
    figures = figures_about(span, table)
    assert (figures.asked, figures.fit) == (asked, fit)
    assert (figures.starts_before, figures.ends_after) == (before, after)


@pytest.mark.parametrize(
    ("span", "nearest"),
    [
        (_span("2011-11-16", "2011-11-16"), FIRST),
        (_span("1999-01-01", "2010-12-31"), FIRST),
        (_span("2012-07-21", "2012-07-21"), FOURTH),
        (_span("2013-01-01", "2013-12-31"), FOURTH),
    ],
)
def test_a_span_outside_the_table_is_a_problem_that_names_the_nearest_period(
    span: Span, nearest: Span, table: Table
) -> None:
    assert figures_of(span, table) == Outside("", span, ALL, nearest)


@given(table=tables(), drawn=st.data())
def test_no_span_is_answered_from_anything_but_whole_periods(table: Table, drawn: st.DataObject) -> None:
    span = drawn.draw(spans_near(table.span))
    figures = figures_of(span, table)
    if isinstance(figures, Outside):
        assert not span.overlaps(table.span)
        assert figures.nearest in {table.rows[0].span, table.rows[-1].span}
        return
    rows = [table.rows[at] for at in figures.positions]
    assert figures.span == Span(rows[0].start, rows[-1].end)
    assert figures.rate.numerator == figures.eligible.value == sum(row.eligible for row in rows)
    assert figures.rate.denominator == figures.reviewed.value == sum(row.reviewed for row in rows)
    assert (figures.fit in {Fit.ONE, Fit.JOINED}) == (figures.asked == figures.span)
    assert (figures.fit in {Fit.ONE, Fit.WITHIN}) == (len(rows) == 1)


# --- rates and bounds, for any table ---


@st.composite
def _true_counts(draw: st.DrawFn, table: Table) -> list[tuple[int, int]]:
    """What the counts may really be: (eligible, reviewed) within the bounds of each period."""
    return [
        (
            draw(st.integers(row.eligible_amount.low, row.eligible_amount.high)),
            draw(st.integers(row.reviewed_amount.low, row.reviewed_amount.high)),
        )
        for row in table.rows
    ]


def _true_rate(counts: list[tuple[int, int]], figures: SpanFigures) -> float:
    run = [counts[at] for at in figures.positions]
    return sum(eligible for eligible, _ in run) / sum(reviewed for _, reviewed in run)


def _holds(figure: Figure, value: float) -> bool:
    """Whether a true value is what an exact figure says, or lies between the bounds of an approximate one."""
    # A hair, because the true value is rounded once more than the bounds are.
    hair = 1e-12 * max(1, abs(value))
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return low - hair <= value <= high + hair


def _unprinted(table: Table) -> Table:
    """The table without printed rates, which stand above what the counts give."""
    return Table(tuple(row.model_copy(update={"rate_printed": None}) for row in table.rows))


@given(table=tables().map(_unprinted), drawn=st.data())
def test_whatever_the_true_counts_are_every_figure_holds(table: Table, drawn: st.DataObject) -> None:
    counts = drawn.draw(_true_counts(table))
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    assert _holds(one.rate, _true_rate(counts, one))
    assert _holds(one.eligible, sum(counts[at][0] for at in one.positions))
    assert _holds(one.reviewed, sum(counts[at][1] for at in one.positions))
    change = change_between(one, other)
    assert _holds(change.difference, _true_rate(counts, other) - _true_rate(counts, one))
    if change.ratio is not None and _true_rate(counts, one):
        assert _holds(change.ratio, _true_rate(counts, other) / _true_rate(counts, one))


@given(table=tables(), drawn=st.data())
def test_an_approximate_figure_lies_between_its_bounds_and_others_have_none(
    table: Table, drawn: st.DataObject
) -> None:
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    change = change_between(one, other)
    for figure in (*three_of(one), change.difference, change.ratio):
        if figure is None:
            continue
        if figure.basis is Basis.APPROXIMATE:
            assert figure.low is not None
            assert figure.high is not None
            assert figure.low <= figure.value <= figure.high
        else:
            assert figure.low is figure.high is None
    assert 0 <= one.rate.value <= 1


@given(table=tables(), drawn=st.data())
def test_a_change_there_and_back_is_none(table: Table, drawn: st.DataObject) -> None:
    one, other = (figures_of(drawn.draw(spans_near(table.span, margin=0)), table) for _ in range(2))
    assert isinstance(one, SpanFigures)
    assert isinstance(other, SpanFigures)
    there, back = change_between(one, other), change_between(other, one)
    assert there.difference.value == -back.difference.value
    assert there.difference.basis is back.difference.basis
    if there.difference.low is not None and there.difference.high is not None:
        assert (back.difference.low, back.difference.high) == (-there.difference.high, -there.difference.low)
    if there.ratio is not None and back.ratio is not None:
        assume(there.ratio.value > 0)
        assert there.ratio.value * back.ratio.value == pytest.approx(1)


@given(table=tables(), drawn=st.data())
def test_a_figure_is_no_surer_than_the_least_sure_period_in_it(table: Table, drawn: st.DataObject) -> None:
    figures = figures_of(drawn.draw(spans_near(table.span, margin=0)), table)
    assert isinstance(figures, SpanFigures)
    worst = max(table.rows[at].counts_basis for at in figures.positions)
    assert figures.reviewed.basis >= worst
    assert figures.eligible.basis >= worst
    # A sum is computed even where every part of it is published.
    if len(figures.positions) > 1:
        assert {figure.basis for figure in three_of(figures)} == {max(worst, Basis.DERIVED)}


@pytest.mark.parametrize(
    ("printed", "basis", "value"),
    [
        (PrintedRate(0.0833, 2), Basis.PUBLISHED, 0.0833),
        (PrintedRate(0.08333, 3), Basis.PUBLISHED, 0.08333),
        (PrintedRate(0.083, 1), Basis.DERIVED, 1 / 12),
        (PrintedRate(0.08, 0), Basis.DERIVED, 1 / 12),
        (None, Basis.DERIVED, 1 / 12),
    ],
)
def test_a_rate_is_published_only_where_its_source_prints_it_as_exactly_as_we_do(
    printed: PrintedRate | None, basis: Basis, value: float
) -> None:
    end = FIRST_DAY + timedelta(DAYS - 1)
    figures = figures_at(0, Table((row_of(FIRST_DAY, end, (1, 12), printed=printed),)))
    assert (figures.rate.basis, figures.rate.value) == (basis, value)
    assert figures.printed == (printed if basis is Basis.DERIVED else None)


def test_every_pair_of_spans_of_the_real_table_can_be_compared(ask: Ask, table: Table) -> None:
    runs = [
        table.joined(range(start, stop)) for start, stop in itertools.combinations(range(len(table) + 1), 2)
    ]
    for first, second in itertools.permutations(runs, 2):
        reply = ask(Compare(first, second))
        assert isinstance(reply, CompareAnswer)
        assert (reply.first.span, reply.second.span) == (first, second)
