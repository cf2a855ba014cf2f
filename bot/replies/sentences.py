"""The sentences about figures from which replies are put together, one way of saying each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from bot.data.measures import Kind
from bot.data.spans import Span
from bot.figures.arithmetic import days_in, months_in
from bot.figures.counts import key_of
from bot.figures.figure import Basis, Figure, Operation, Unit
from bot.figures.found import Fit, Found
from bot.replies import numbers
from bot.replies.harmless import cell
from bot.replies.writer import Writer, joined

BESIDE = 10
"""Groups or places that stand beside each other in one line."""
_HUNDREDTH = 0.01
_PRECISION = 9
"""Decimals that a ratio is rounded to; a hair of floating point would make 0.75 less than three quarters."""


def headline(w: Writer, *figures: Figure) -> str:
    """What was asked, with the figure, and whose it is: Denver: 401 court closures by May 31, 2012.

    There are several figures where sources differ.
    """
    return w.with_whose(figures[0], bare_headline(w, *figures))


def bare_headline(w: Writer, *figures: Figure) -> str:
    """The same without whose it is: about 4.7% found provisionally eligible. It starts in lower case."""
    figure, value = figures[0], w.value(*figures)
    measure = w.measure(figure.measure)
    declared = w.text(measure.headline) if measure.headline else ""
    by_day = "{day}" in declared and w.is_by_day(figure)
    if declared and (by_day or "{day}" not in declared):
        text = declared.format(value=value, day=w.day(figure))
    elif figure.unit is Unit.SHARE:
        text = f"{w.label(figure.measure)}: {value}"
    else:
        text = f"{value} {w.counted(figure.measure)}"
    if by_day or figure.unit is Unit.SHARE or text.endswith(w.when(figure)):
        return text
    return joined(text, w.when(figure))


def fraction(w: Writer, figure: Figure) -> str:
    """About 2,330–2,350 of about 68,000–69,000 cases reviewed; empty where a share's counts aren't known."""
    if figure.unit is not Unit.SHARE or len(figure.parts) == 1 or not figure.parts:
        return ""
    part, whole = figure.parts
    counted = w.counted(whole.measure)
    return w.tell("{part} of {whole} {counted}", part=w.value(part), whole=w.value(whole), counted=counted)


def row(w: Writer, found: Found, label: str = "", *, counts: bool = False, named: bool = True) -> str:
    """May 30 – Jul 20, 2012: **3.41%** (published); with the counts of a share where they are wanted.

    A label says what is counted, where other rows count something else; `named` says whose it is.
    """
    figure = found.figure
    what = w.language.capital(joined(label, w.whose(figure) if named else "", w.when(figure)))
    value = joined(w.bold(*found.figures), fraction(w, figure) if counts else "")
    return f"{what}: {value} ({basis(w, figure)})"


def common_day(w: Writer, figures: Iterable[Figure]) -> str:
    """The date that most of some figures have: by May 31, 2012."""
    return Counter(map(w.when, figures)).most_common(1)[0][0]


def beside(w: Writer, figures: Sequence[Figure], counts: Sequence[Figure] = ()) -> str:
    """Los Angeles **534**; Denver **401**; New Orleans **3** (by May 2012): what sets one apart is added.

    Counts of the same groups and places stand behind their figures.
    """
    day, items = common_day(w, figures), list[str]()
    for figure in figures[:BESIDE]:
        told = [when] if (when := w.when(figure)) != day else []
        if figure.unit is Unit.SHARE and len(figure.parts) > 1:
            part, whole = map(w.value, figure.parts)
            told.append(w.tell("{part} of {whole}", part=part, whole=whole))
        else:
            same = [count for count in counts if (count.group, count.place) == (figure.group, figure.place)]
            told += [f"{w.value(count)} {w.noun(count.measure)}" for count in same]
        behind = f" ({joined(*told)})" if told else ""
        items.append(f"{w.whose(figure)} {w.bold(figure)}{behind}")
    if (hidden := len(figures) - BESIDE) > 0:
        items.append(w.tell_count("{count} more", "{count} more", hidden))
    return "; ".join(items)


def duration(w: Writer, mean: Figure) -> str:
    """In how many days or months that arose of which it is the mean: 43 days; 3 months."""
    if mean.operation is Operation.PER_MONTH:
        return w.tell_count("{count} month", "{count} months", months_in(mean.parts[0]))
    return w.tell_count("{count} day", "{count} days", days_in(mean.parts[0]))


def listed(lines: Iterable[str]) -> list[str]:
    """The lines as items of a list."""
    return [f"- {line}" for line in lines]


def basis(w: Writer, figure: Figure) -> str:
    """How sure a figure is, in a word or two: published; percentage published, counts approximate."""
    words = {
        Basis.PUBLISHED: w.tell("published"),
        Basis.DERIVED: w.tell("derived"),
        Basis.APPROXIMATE: w.tell("approximate"),
    }
    own = words[figure.basis]
    counts = max((part.basis for part in figure.parts if part.unit is Unit.COUNT), default=figure.basis)
    if figure.unit is not Unit.SHARE or counts == figure.basis:
        return own
    return w.tell("percentage {basis}, counts {counts_basis}", basis=own, counts_basis=words[counts])


def common_basis(w: Writer, figures: Iterable[Figure], otherwise: str = "") -> str:
    """How sure figures are, where all have one basis; else what is told instead."""
    words = {basis(w, figure) for figure in figures}
    return words.pop() if len(words) == 1 else otherwise


def limits(w: Writer, found: Found, *, cut_is_told: bool = False) -> list[str]:
    """Which of the days that were asked about the figures don't cover.

    Where the headline has said that these days cut periods, that isn't said again.
    """
    figure, lines, asked = found.figure, list[str](), found.operand.span
    if asked and (w.is_by_day(figure) or found.operand.upto):
        if not found.ends_after and found.fit is not Fit.WITHIN:
            return []
        if found.span.end <= asked.end:
            return [_last_before(asked, w)]
        day = w.language.day(asked.end)
        return [w.tell("There is no figure as of {day}; this is the first after it.", day=day)]
    if asked and found.fit is Fit.WITHIN:
        lines.append(
            w.tell(
                "Nothing is known by the day: {asked} lies inside this period, whose figures these are.",
                asked=w.span(found.asked),
            )
        )
    if found.fit is Fit.ACROSS and not cut_is_told:
        told = {"asked": w.span(asked or found.asked), "span": w.span(found.span)}
        if w.kind(figure) is Kind.RUNNING:  # it has days of counts, and no periods
            lines.append(w.tell("{asked} has no figure of its own; the figures are those of {span}.", **told))
        else:
            lines.append(
                w.tell("{asked} cuts periods; the figures are those of all that it touches, {span}.", **told)
            )
    return [*lines, *_ends(w, found)]


def _ends(w: Writer, found: Found) -> Iterator[str]:
    """Where the figures begin or end, where these days reach beyond them."""
    day, asked, span = w.language.day, found.operand.span, found.span
    rows = w.data.table.periods_of(key_of(found.figure_operand))
    if found.starts_before and asked and found.positions.start:
        gap = Span(asked.start, span.start - timedelta(1))
        yield w.tell("Nothing is known of {span}.", span=w.span(gap))
    elif found.starts_before:
        yield w.tell("The figures start on {day}; there is nothing earlier.", day=day(span.start))
    if found.ends_after and asked and w.kind(found.figure) is Kind.RUNNING:
        yield _last_before(asked, w)
    elif found.ends_after and asked and rows and found.positions.stop < len(rows):
        yield w.tell("Nothing is known of {span}.", span=w.span(Span(span.end + timedelta(1), asked.end)))
    elif found.ends_after:
        yield w.tell("The figures end on {day}; there is nothing later.", day=day(span.end))


def _last_before(asked: Span, w: Writer) -> str:
    return w.tell(
        "There is no figure as of {day}; this is the last before it.", day=w.language.day(asked.end)
    )


def difference(w: Writer, *figures: Figure) -> str:
    """4.56 percentage points lower; 750 more; 57% less; 1,641 or 1,681 more; no clear difference."""
    value, way = w.value(*figures), direction(*figures)
    match figures[0].unit:
        case _ if not way:
            is_same = all(figure.bounds == (0, 0) for figure in figures)
            return w.tell("the same") if is_same else w.tell("no clear difference")
        case Unit.POINTS if way < 0:
            return w.tell("{value} percentage points lower", value=value)
        case Unit.POINTS:
            return w.tell("{value} percentage points higher", value=value)
        case Unit.CHANGE if way < 0:
            return w.tell("{value} less", value=value)
        case _ if way < 0:
            return w.tell("{value} fewer", value=value)
        case _:
            return w.tell("{value} more", value=value)


def direction(*figures: Figure) -> int:
    """-1 where a difference or change is one down, 1 up, 0 where it is nothing or may be either."""
    low, high = min(figure.bounds[0] for figure in figures), max(figure.bounds[1] for figure in figures)
    if figures[0].unit is not Unit.COUNT:
        low, high = round(low, 4), round(high, 4)
    return 0 if low <= 0 <= high else (1 if low > 0 else -1)


def times(w: Writer, ratio: Figure) -> str:
    """Less than half of it (0.43 times): in words that hold for all that it can be, and as a number."""
    low, high = (round(bound, _PRECISION) for bound in ratio.bounds)
    in_words = (
        (_is_near(1 / 4, ratio), w.tell("about a quarter of it")),
        (_is_near(1 / 3, ratio), w.tell("about a third of it")),
        (_is_near(1 / 2, ratio), w.tell("about half of it")),
        (_is_near(2 / 3, ratio), w.tell("about two thirds of it")),
        (_is_near(3 / 4, ratio), w.tell("about three quarters of it")),
        (high < 1 / 4, w.tell("less than a quarter of it")),
        (high < 1 / 3, w.tell("less than a third of it")),
        (high < 1 / 2, w.tell("less than half of it")),
        (high < 2 / 3, w.tell("less than two thirds of it")),
        (high < 3 / 4, w.tell("less than three quarters of it")),
        (4 > high >= low > 3, w.tell("more than triple")),  # noqa: PLR2004  the numbers in the words
        (3 >= high >= low > 2, w.tell("more than double")),  # noqa: PLR2004  the number in the words
    )
    words = next((words for is_so, words in in_words if is_so), "")
    if not words:
        return w.tell("{ratio} times the first", ratio=w.value(ratio))
    return w.tell("{words} ({ratio} times)", words=words, ratio=w.value(ratio))


def _is_near(part: float, ratio: Figure) -> bool:
    """Whether all that a ratio can be is this part, to the percent."""
    return all(abs(bound - part) <= _HUNDREDTH / 2 for bound in ratio.bounds)


def one_in(w: Writer, figures: Iterable[Figure]) -> str:
    """One in 12.5; of sources that differ: one in 65.5 or one in 66.1."""
    return w.either(numbers.one_in(figure, w.language) for figure in figures)


def versions(w: Writer, figures: Sequence[Figure]) -> list[str]:
    """Which sources print which value, where they differ: Sources differ: 4,403 (UPI), 4,363 (SCPR)."""
    printed = [figure for figure in figures if figure.basis is Basis.PUBLISHED]
    if len({figure.value for figure in printed}) < 2:  # noqa: PLR2004  a difference takes two
        return []
    sides: list[str] = []
    for figure in printed:
        publishers = dict.fromkeys(cell(source.publisher) for source in w.data.cited(figure.sources))
        sides.append(f"{w.bold(figure)} ({'; '.join(publishers)})")
    return [w.tell("Sources differ: {sides}.", sides=joined(*sides))]


def between(w: Writer, change: Figure) -> str:
    """The dates of the two figures that a change was computed from: Mar 8, 2012 to Apr 16, 2012."""
    first, second = (moment(w, figure) for figure in change.parts)
    return w.tell("{first} to {second}", first=first, second=second)


def moment(w: Writer, figure: Figure) -> str:
    """The date of one of them: Mar 8, 2012; a period's days."""
    return w.day(figure) if w.is_by_day(figure) else w.span(figure.span)


def step(w: Writer, *changes: Figure) -> str:
    """How one figure differs from another, and when they were; several where sources differ."""
    return joined(difference(w, *changes), between(w, changes[0]))
