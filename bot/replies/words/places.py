"""What is known by place, and of one place, in words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bot.answers.answer import PlacesAnswer
from bot.answers.queries import PlaceFacts
from bot.figures.figure import Figure
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def place_words(answer: PlacesAnswer, w: Writer) -> Wording:
    """Of a place all that is known; of all of them the latest figure of each measure, and their names."""
    if isinstance(answer.query, PlaceFacts):
        return _one(answer, answer.query.place, w)
    return _overview(answer, w)


def _one(answer: PlacesAnswer, place: str, w: Writer) -> Wording:
    _ = w.language.gettext
    latest = [figures[-1] for _id, figures in answer.measures if figures]
    headline = w.with_whose(latest[0], _plain(latest[0], w)) if latest else w.name(place)
    lines = [_told(figure, w) for figure in latest]
    lines += [_told(figure, w) for _id, figures in answer.measures for figure in reversed(figures[:-1])]
    lines = [*lines[1:], *(_event(figure, w) for figure in answer.events)]
    if latest:
        lines = _counts(latest[0], w) + lines
    if not latest and answer.events:
        first, *rest = answer.events
        headline, lines = w.with_whose(first, _event(first, w)), [_event(figure, w) for figure in rest]
    return Wording(headline, tuple(sentences.listed(lines)), basis=_basis(answer, w))


def _counts(figure: Figure, w: Writer) -> list[str]:
    """What the headline leaves out: the counts of a share, and who counted."""
    _ = w.language.gettext
    told = [sentences.fraction(w, figure), _counted_by(figure, w)]
    text = ", ".join(part for part in told if part)
    return [w.language.capital(text)] if text else []


def _overview(answer: PlacesAnswer, w: Writer) -> Wording:
    _ = w.language.gettext
    lines: list[str] = []
    more: list[str] = []
    headline = ""
    for _id, figures in answer.measures:
        everywhere = [figure for figure in figures if not figure.place]
        by_place = [figure for figure in figures if figure.place]
        if everywhere and not headline:
            headline = sentences.headline(w, everywhere[-1:])
            more += [_told(figure, w) for figure in reversed(everywhere[:-1])]
        elif everywhere:
            lines.append(_told(everywhere[-1], w))
            more += [_told(figure, w) for figure in reversed(everywhere[:-1])]
        lines += [w.with_whose(figure, _told(figure, w)) for figure in by_place]
    if answer.events:
        lines.append(_events(answer.events, w))
    names = ", ".join(sorted(w.name(place) for place in answer.known))
    if names:
        known = _("Something is known of: {names}.").format(names=names)
        lines.insert(min(len(lines), 2), known)
    return Wording(
        headline or _("By place: what is known"),
        tuple(lines),
        tuple(sentences.listed(more)),
        basis=_basis(answer, w),
    )


def _plain(figure: Figure, w: Writer) -> str:
    """The headline of a figure without whose it is."""
    return sentences.bare_headline(w, [figure])


def _told(figure: Figure, w: Writer) -> str:
    """401 court closures by May 31, 2012; a share with its counts; who counted, where that is unusual."""
    parts = [_plain(figure, w), sentences.fraction(w, figure), _counted_by(figure, w)]
    text = w.language.capital(", ".join(part for part in parts if part))
    if not figure.note:
        return text
    return f"{text}; {w.text(w.data.declarations.notes[figure.note])}"


def _counted_by(figure: Figure, w: Writer) -> str:
    _ = w.language.gettext
    return _("counted by {who}").format(who=figure.counted_by) if figure.counted_by else ""


def _event(figure: Figure, w: Writer) -> str:
    _ = w.language.gettext
    label = w.language.capital(w.label(figure.measure))
    return _("{what}: {value}").format(what=label, value=w.span(figure.span))


def _events(events: Iterable[Figure], w: Writer) -> str:
    """Where something was so, by its days."""
    _ = w.language.gettext
    ordered = sorted(events, key=lambda figure: (figure.measure, figure.span))
    label = w.language.capital(w.label(ordered[0].measure))
    days = [
        _("{span} {places}").format(
            span=w.span(span), places=", ".join(w.name(figure.place) for figure in group if figure.place)
        )
        for span, group in groupby(ordered, key=lambda figure: figure.span)
    ]
    return _("{what}: {value}").format(what=label, value="; ".join(days))


def _basis(answer: PlacesAnswer, w: Writer) -> str:
    _ = w.language.gettext
    words = {sentences.basis_words(w, figure) for _id, figures in answer.measures for figure in figures}
    words |= {sentences.basis_words(w, figure) for figure in answer.events}
    basis = words.pop() if len(words) == 1 else _("counts published, some percentages derived")
    return w.language.capital(basis)
