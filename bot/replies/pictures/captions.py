"""The words of a picture, plain: its title, notes, names and values, and all of it for who can't see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import floor, log10

from bot.data.measures import Kind
from bot.figures.figure import Basis, Figure, Unit
from bot.figures.found import Found
from bot.replies.harmless import shortened, unmarked
from bot.replies.pictures.drawing import Drawing, Form, Mark
from bot.replies.writer import Writer

MOST = 1024
"""Letters that Discord takes in the description of a file."""
_PUBLISHERS = 3
"""Publishers that are named on a picture; the reply lists all."""
_LINES = 5
"""Lines across a picture with a scale, at most."""
_NEAT = (1, 2, 2.5, 5, 10)
"""Steps of a scale, times a power of ten."""


def title(w: Writer, figures: Sequence[Figure]) -> str:
    """What is drawn, with whose it is where that is the same for all."""
    first, label = figures[0], w.label(figures[0].measure)
    alike = len({w.whose(figure) for figure in figures}) == 1
    return w.language.capital(unmarked(w.with_whose(first, label) if alike else label))


def subtitles(w: Writer, measure: str, told: str = "") -> tuple[str, ...]:
    """Cases found eligible as a share of cases reviewed, where it is a share; then what else is told."""
    lines = [told] if told else []
    if (share := w.measure(measure)).kind is Kind.SHARE:
        part, whole = w.label(share.numerator), w.label(share.denominator)
        lines.insert(0, unmarked(w.tell("{part} as a share of {whole}", part=part, whole=whole)))
    return tuple(map(w.language.capital, lines))


def notes(
    w: Writer, form: Form, marks: Sequence[Mark], sources: Sequence[str], *more: str
) -> tuple[str, ...]:
    """What the shapes mean and what else there is to note, then where the figures come from."""
    shapes = " ".join((*_shapes(w, form, marks), *more))
    return tuple(text for text in (shapes, _sources(w, sources)) if text)


def when(w: Writer, figure: Figure) -> str:
    """Its period, or the day by which or on which it was counted; a whole month is that month."""
    if w.is_by_day(figure):
        return day(w, figure)
    return w.language.month(figure.span.start) if figure.span.months == 1 else w.span(figure.span)


def day(w: Writer, figure: Figure) -> str:
    """The day as of which it is known, or the month where only that is."""
    return w.language.month(figure.as_of) if figure.month_only else w.language.day(figure.as_of)


def mark(w: Writer, found: Found, name: str, *, is_weak: bool = False, heading: str = "") -> Mark:
    """One figure with its name and value."""
    figure = found.figure
    low, high = figure.bounds
    return Mark(
        value=figure.value,
        low=low,
        high=high,
        # approximate, from approximate counts, or "about" in its source's own words
        is_rough=figure.about or any(part.basis is Basis.APPROXIMATE for part in (figure, *figure.parts)),
        is_weak=is_weak,
        name=unmarked(name),
        text=value(w, found),
        heading=unmarked(heading),
    )


def value(w: Writer, found: Found) -> str:
    """The value as printed; where sources differ, all of theirs."""
    return unmarked(w.value(*found.figures))


def _shapes(w: Writer, form: Form, marks: Sequence[Mark]) -> Iterator[str]:
    if any(mark.is_rough for mark in marks):
        yield w.tell("Striped or open: approximate, or from approximate counts.")
    if any(mark.high > mark.low for mark in marks) and form is not Form.COLUMNS:
        yield w.tell("Lines with ends: the possible range.")
    if any(mark.is_weak for mark in marks):
        yield w.tell("Dark: what was asked about.")


def _sources(w: Writer, ids: Sequence[str]) -> str:
    publishers = list(dict.fromkeys(source.publisher for source in w.data.cited(ids)))
    told = "; ".join(publishers[:_PUBLISHERS])
    if (more := len(publishers) - _PUBLISHERS) > 0:
        told = w.tell_count("{told} and {count} more", "{told} and {count} more", more, told=told)
    return w.tell("Source: {publishers}", publishers=told) if told else ""


def scale(w: Writer, figure: Figure, peak: float) -> tuple[tuple[float, str], ...]:
    """Neat values from nothing to the peak, with the words for them."""
    rough = peak / _LINES
    power = 10.0 ** floor(log10(rough))
    step = next(neat * power for neat in _NEAT if neat * power >= rough * (1 - 1e-9))
    if figure.unit is Unit.COUNT:
        step = max(round(step), 1)
    ticks = [i * step for i in range(_LINES + 1) if i * step <= peak * (1 + 1e-9)]
    if figure.unit is Unit.COUNT:
        return tuple((tick, w.language.number(tick)) for tick in ticks)
    decimals = len(f"{step * 100:.10f}".rstrip("0").partition(".")[2])
    return tuple((tick, w.language.percent(tick, decimals)) for tick in ticks)


def alt_text(finding: str, drawing: Drawing, w: Writer) -> str:
    """The finding first, then what is drawn, then the values that the picture shows: at most 1,024 letters.

    The finding is the first line of the reply, in Discord's Markdown.
    """
    finding = unmarked(finding)
    known = drawing.title.casefold() in finding.casefold()
    told = [finding, "" if known else drawing.title, *drawing.subtitles, *_values(drawing, w)]
    text = " ".join(f"{sentence.rstrip('.')}." for sentence in told if sentence)
    # A screen reader would swallow or spell dashes for ranges, arrows and dots.
    to = w.tell("{start} to {end}", start="", end="")
    text = re.sub(r"\s+…\s+", "; ", re.sub(r"\s+[–→]\s+|(?<=[\d%])–(?=\d)", to, text))
    return shortened(text, MOST)


def _values(drawing: Drawing, w: Writer) -> Iterator[str]:
    """All values where they are few, and those that are called out of many."""
    if drawing.called_out:
        yield w.tell("{count} figures are drawn", count=w.language.number(drawing.count))
        for out in drawing.called_out:
            yield w.tell("{what}: {value}", what=out.caption, value=f"{out.name}, {out.text}")
        return
    items: list[str] = []
    for mark in drawing.marks:
        if mark.heading and items:
            yield "; ".join(items)
            items = []
        item = w.tell("{what}: {value}", what=mark.name, value=mark.text)
        items.append(w.tell("{what}: {value}", what=mark.heading, value=item) if mark.heading else item)
    yield "; ".join(items)
