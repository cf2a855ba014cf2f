"""The sentences about figures from which replies are put together, one way of saying each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.figures.figure import Basis, Figure, Unit
from bot.figures.found import Fit, Found
from bot.replies import numbers
from bot.replies.harmless import cell
from bot.replies.writer import Writer

BESIDE = 10
"""Groups or places that stand beside each other in one line."""
_PRECISION = 9
"""Decimals that a ratio is rounded to; a hair of floating point would make 0.75 less than three quarters."""


def headline(w: Writer, figures: Sequence[Figure]) -> str:
    """What was asked, with the figure, and whose it is: Denver: 401 court closures by May 31, 2012."""
    return w.with_whose(figures[0], bare_headline(w, figures))


def bare_headline(w: Writer, figures: Sequence[Figure]) -> str:
    """The same without whose it is: about 4.7% found provisionally eligible; it starts with a small letter.

    Args:
        w: the writer.
        figures: one, or several where sources differ.
    """
    _, figure = w.language.gettext, figures[0]
    measure = w.measure(figure.measure)
    value = w.either(map(w.value, figures))
    declared = w.text(measure.headline) if measure.headline else ""
    by_day = "{day}" in declared and w.when(figure) != w.span(figure.span)
    if declared and (by_day or "{day}" not in declared):
        text = declared.format(value=value, day=w.day(figure))
    elif figure.unit is Unit.SHARE:
        text = _("{label}: {value}").format(label=w.label(figure.measure), value=value)
    else:
        text = _("{value} {counted}").format(value=value, counted=w.counted(figure.measure))
    if not by_day and figure.unit is not Unit.SHARE and not text.endswith(w.when(figure)):
        text = _("{text}, {when}").format(text=text, when=w.when(figure))
    return text


def fraction(w: Writer, figure: Figure) -> str:
    """About 2,330–2,350 of about 68,000–69,000 cases reviewed; empty where a share's counts aren't known."""
    _ = w.language.gettext
    if figure.unit is not Unit.SHARE or len(figure.parts) == 1 or not figure.parts:
        return ""
    part, whole = figure.parts
    return _("{part} of {whole} {counted}").format(
        part=w.value(part), whole=w.value(whole), counted=w.counted(whole.measure)
    )


def counts_line(w: Writer, figure: Figure) -> str:
    """The counts of a share and their span, as a sentence."""
    _, counts = w.language.gettext, fraction(w, figure)
    text = _("{counts}, {when}").format(counts=counts, when=w.when(figure)) if counts else w.when(figure)
    return f"{w.language.capital(text)}."


def row(w: Writer, found: Found, *, counts: bool = False, label: str = "", named: bool = True) -> str:
    """May 30 – Jul 20, 2012: **3.41%** (published), with its counts and its label where they are wanted.

    Args:
        w: the writer.
        found: the figure.
        counts: whether a share is followed by its counts.
        label: what is counted, where the other rows count something else.
        named: whether to say whose it is, where that isn't everybody's.
    """
    _, figure = w.language.gettext, found.figure
    parts = [w.bold(found.figures), fraction(w, figure) if counts else ""]
    where = place_in_series(w, figure) if named else w.when(figure)
    return _("{what}: {value} ({basis})").format(
        what=w.language.capital(", ".join(part for part in (label, where) if part)),
        value=", ".join(part for part in parts if part),
        basis=basis_words(w, figure),
    )


def ranked(w: Writer, figures: Sequence[Figure]) -> str:
    """Court closures, by May 31, 2012: Los Angeles **534**; Denver **401**."""
    _ = w.language.gettext
    label = w.language.capital(w.label(figures[0].measure))
    what = ", ".join(part for part in (label, common_day(w, figures)) if part)
    return _("{what}: {value}").format(what=what, value=beside(w, figures))


def common_day(w: Writer, figures: Sequence[Figure]) -> str:
    """When most of some figures are of: by May 31, 2012."""
    return Counter(map(w.when, figures)).most_common(1)[0][0]


def beside(w: Writer, figures: Sequence[Figure], counts: Sequence[Figure] = ()) -> str:
    """Los Angeles **534**; Denver **401**; New Orleans **3** (by May 2012): what sets one apart is added.

    Args:
        w: the writer.
        figures: of groups or places, in their order.
        counts: further figures of the same groups and places, to stand behind theirs.
    """
    _, day = w.language.gettext, common_day(w, figures)
    items: list[str] = []
    for figure in figures[:BESIDE]:
        told = [when] if (when := w.when(figure)) != day else []
        if figure.unit is Unit.SHARE and len(figure.parts) > 1:
            part, whole = map(w.value, figure.parts)
            told.append(_("{part} of {whole}").format(part=part, whole=whole))
        else:
            told += [
                _("{value} {counted}").format(value=w.value(count), counted=_noun(w, count))
                for count in counts
                if (count.group, count.place) == (figure.group, figure.place)
            ]
        sentence = _("{whose} {value} ({counts})") if told else _("{whose} {value}")
        items.append(sentence.format(whose=w.whose(figure), value=w.bold(figure), counts=", ".join(told)))
    if (hidden := len(figures) - BESIDE) > 0:
        more = w.language.ngettext("{count} more", "{count} more", hidden)
        items.append(more.format(count=w.language.number(hidden)))
    return "; ".join(items)


def _noun(w: Writer, figure: Figure) -> str:
    measure = w.measure(figure.measure)
    return w.text(measure.noun or measure.label)


def place_in_series(w: Writer, figure: Figure) -> str:
    """What tells a figure from the others of its series: whose it is and when."""
    return ", ".join(part for part in (w.whose(figure), w.when(figure)) if part)


def listed(lines: Sequence[str]) -> list[str]:
    """The lines as items of a list."""
    return [f"- {line}" for line in lines]


def basis_words(w: Writer, figure: Figure) -> str:
    """How sure a figure is, in a word or two: published; percentage published, counts approximate."""
    _ = w.language.gettext
    own = numbers.basis(figure.basis, w.language)
    counts = max((part.basis for part in figure.parts if part.unit is Unit.COUNT), default=figure.basis)
    if figure.unit is not Unit.SHARE or counts == figure.basis:
        return own
    return _("percentage {basis}, counts {counts_basis}").format(
        basis=own, counts_basis=numbers.basis(counts, w.language)
    )


def meaning_of_bases(w: Writer) -> str:
    """What the words for the bases mean."""
    _ = w.language.gettext
    return _(
        "Published: a source prints it. Derived: computed from published figures. "
        "Approximate: known only within a range."
    )


def limits(w: Writer, found: Found) -> list[str]:
    """What the figures don't cover of the days that were asked about."""
    _, figure, lines = w.language.gettext, found.figure, list[str]()
    by_day = w.is_running(figure) or w.when(figure) != w.span(figure.span) or found.operand.upto
    if by_day and found.operand.span:
        if found.ends_after or found.fit is Fit.WITHIN:
            asked = w.language.day(found.operand.span.end)
            if found.span.end > found.operand.span.end:
                told = _("There is no figure as of {day}; this is the first after it.")
            else:
                told = _("There is no figure as of {day}; this is the last before it.")
            lines.append(told.format(day=asked))
        return lines
    asked = w.span(found.operand.span or found.asked)
    if found.fit is Fit.WITHIN:
        lines.append(
            _(
                "Nothing is known by the day: {asked} lies inside this period, whose figures these are."
            ).format(asked=asked)
        )
    if found.fit is Fit.ACROSS:
        lines.append(
            _("{asked} cuts periods; the figures are those of all that it touches, {span}.").format(
                asked=asked, span=w.span(found.span)
            )
        )
    if found.starts_before:
        day = w.language.day(found.span.start)
        lines.append(_("The figures start on {day}; there is nothing earlier.").format(day=day))
    if found.ends_after:
        day = w.language.day(found.span.end)
        lines.append(_("The figures end on {day}; there is nothing later.").format(day=day))
    return lines


def difference(w: Writer, figure: Figure) -> str:
    """4.56 percentage points lower; 750 more; 57% less; no clear difference."""
    _, value = w.language.gettext, w.value(figure)
    way = direction(figure)
    match figure.unit:
        case Unit.POINTS:
            sentences = _("{value} percentage points lower"), _("{value} percentage points higher")
        case Unit.CHANGE:
            sentences = _("{value} less"), _("{value} more")
        case _:
            sentences = _("{value} fewer"), _("{value} more")
    if not way:
        return _("the same") if figure.bounds == (0, 0) else _("no clear difference")
    return sentences[way > 0].format(value=value)


def direction(figure: Figure) -> int:
    """-1 where a difference or change is one down, 1 up, 0 where it is nothing or may be either."""
    low, high = figure.bounds
    if figure.unit is not Unit.COUNT:
        low, high = round(low, 4), round(high, 4)
    return 0 if low <= 0 <= high else (1 if low > 0 else -1)


def since_before(w: Writer, change: Figure, before: Found) -> str:
    """2.55 percentage points lower than in the period before (5.96%, Apr 17 – May 29, 2012)."""
    _ = w.language.gettext
    values = {
        "difference": difference(w, change),
        "value": w.value(before.figure),
        "span": w.span(before.span),
    }
    sentence = _("{difference} than in the period before ({value}, {span}).")
    if not direction(change):
        sentence = _("No clear difference from the period before ({value}, {span}).")
    return w.language.capital(sentence.format(**values))


def times(w: Writer, ratio: Figure) -> str:
    """0.43 times the first, less than half: as a number, and in words that hold for all that it can be."""
    _ = w.language.gettext
    low, high = (round(bound, _PRECISION) for bound in ratio.bounds)
    below = (
        (1 / 4, _("{ratio} times the first, less than a quarter")),
        (1 / 3, _("{ratio} times the first, less than a third")),
        (1 / 2, _("{ratio} times the first, less than half")),
        (2 / 3, _("{ratio} times the first, less than two thirds")),
        (3 / 4, _("{ratio} times the first, less than three quarters")),
    )
    above = (
        (3, _("{ratio} times the first, more than triple")),
        (2, _("{ratio} times the first, more than double")),
    )
    sentence = next(
        (words for limit, words in below if high < limit),
        next((words for limit, words in above if low > limit), _("{ratio} times the first")),
    )
    return sentence.format(ratio=w.value(ratio))


def versions(w: Writer, figures: Sequence[Figure]) -> list[str]:
    """Which sources print which value, where they differ: Sources differ: 4,403 (UPI), 4,363 (SCPR)."""
    _ = w.language.gettext
    printed = [figure for figure in figures if figure.basis is Basis.PUBLISHED and figure.sources]
    if len({figure.value for figure in printed}) < 2:  # noqa: PLR2004  a difference takes two
        return []
    sides = [
        _("{value} ({sources})").format(value=w.bold(figure), sources=_publishers(w, figure))
        for figure in printed
    ]
    return [_("Sources differ: {sides}.").format(sides=", ".join(sides))]


def _publishers(w: Writer, figure: Figure) -> str:
    return "; ".join(dict.fromkeys(cell(source.publisher) for source in w.sources(figure.sources)))


def is_rounded(one: float, other: float) -> bool:
    """Whether one of two values is the other, rounded to fewer digits: 23,000 is 22,980."""
    exact, rounded = sorted(
        (one, other), key=lambda value: len(f"{value:.10g}".rstrip("0").replace(".", ""))
    )[::-1]
    digits = len(f"{rounded:.10g}".replace(".", "").lstrip("0").rstrip("0")) or 1
    return float(f"{exact:.{digits}g}") == rounded
