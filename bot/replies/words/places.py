"""What is known by place, and of one place, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.answers.answer import PlacesAnswer
from bot.answers.queries import PlaceFacts
from bot.data.measures import Does
from bot.figures.figure import Figure, Unit
from bot.replies import sentences
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def place_words(answer: PlacesAnswer, w: Writer) -> Wording:
    """Of a place all that is known; of all of them the latest figure of each measure, and their names."""
    if isinstance(answer.query, PlaceFacts):
        return _one(answer, answer.query.place, w)
    return _overview(answer, w)


def _one(answer: PlacesAnswer, place: str, w: Writer) -> Wording:
    """What its command asks for first, then the latest of each other measure, then earlier figures."""
    measures = [_without_counts(figures, answer) for figures in _in_order(answer, w)]
    measures = [figures for figures in measures if figures]
    latest = [figures[-1] for figures in measures]
    earlier = [figure for figures in measures for figure in reversed(figures[:-1])]
    events = [_event(figure, w) for figure in answer.events]
    if not latest:
        headline = w.with_whose(answer.events[0], events[0]) if events else w.name(place)
        return Wording(headline, tuple(sentences.listed(events[1:])), basis=_basis(answer, w))
    lines = [*_counts(latest[0], w), *(_told(figure, w) for figure in latest[1:]), *events]
    lines += [_told(figure, w) for figure in earlier]
    return Wording(
        w.with_whose(latest[0], _plain(latest[0], w)),
        tuple(sentences.listed(lines)),
        basis=_basis(answer, w),
        caution=_caution(answer, w),
    )


def _in_order(answer: PlacesAnswer, w: Writer) -> list[tuple[Figure, ...]]:
    """The figures by measure, as the command for places names the measures."""
    ordered = sorted(answer.measures, key=lambda measure: _rank(measure[0], w))
    return [figures for _id, figures in ordered if figures]


def _rank(measure: str, w: Writer) -> int:
    """How early the command for places names a measure."""
    commands = w.data.declarations.commands.values()
    named = [name for each in commands if each.does is Does.PLACES for name in (each.measure, *each.also)]
    return named.index(measure) if measure in named else len(named)


def _without_counts(figures: tuple[Figure, ...], answer: PlacesAnswer) -> list[Figure]:
    """The figures but for counts that are told with the share that they are the numerator of."""
    shares = [figure for _id, others in answer.measures for figure in others if figure.unit is Unit.SHARE]
    told = {(figure.parts[0].measure, figure.place, figure.as_of) for figure in shares if figure.parts}
    first = answer.measures[0][0] if len(answer.measures) == 1 else ""
    return [
        figure
        for figure in figures
        if figure.measure == first or (figure.measure, figure.place, figure.as_of) not in told
    ]


def _counts(figure: Figure, w: Writer) -> list[str]:
    """What the headline leaves out: the counts of a share, and who counted."""
    told = [sentences.fraction(w, figure), _counted_by(figure, w)]
    text = ", ".join(part for part in told if part)
    return [w.language.capital(text)] if text else []


def _overview(answer: PlacesAnswer, w: Writer) -> Wording:
    """Of all places together, then the places beside each other, what was so where, and the rest."""
    _, language = w.language.gettext, w.language
    together = [_together([f for f in figures if not f.place], w) for figures in _in_order(answer, w)]
    ranked = [sentences.ranked(w, figures) for figures in _ranked(answer, w)]
    events = [_events(answer.events, w)] if answer.events else []
    lines = [*together[:1], *ranked[:2], *events, *together[1:], *ranked[2:]]
    if not answer.known:
        figure = _in_order(answer, w)[0][-1]
        return Wording(sentences.headline(w, [figure]), tuple(lines), basis=_basis(answer, w))
    names = ", ".join(sorted(w.name(place) for place in answer.known))
    headline = language.ngettext(
        "{what}: what is known of {count} place", "{what}: what is known of {count} places", len(answer.known)
    )
    return Wording(
        headline.format(what=_title(w), count=language.number(len(answer.known))),
        tuple(sentences.listed(lines)),
        (_("Something is known of: {names}.").format(names=names),),
        basis=_basis(answer, w),
        caution=_caution(answer, w),
    )


def _title(w: Writer) -> str:
    """What the command for places is called on a button: By court."""
    _ = w.language.gettext
    commands = w.data.declarations.commands.values()
    buttons = (command.button for command in commands if command.does is Does.PLACES)
    button = next((text for text in buttons if text), None)
    return w.text(button) if button else _("By place")


def _together(figures: Sequence[Figure], w: Writer) -> str:
    """All together: 28,983 court closures by Dec 2013; 9,616 by Sep 30, 2012."""
    _ = w.language.gettext
    latest, *earlier = reversed(figures)
    others = [_("{value} {when}").format(value=w.value(figure), when=w.when(figure)) for figure in earlier]
    return _("All together: {row}").format(row="; ".join([_plain(latest, w), *others]))


def _ranked(answer: PlacesAnswer, w: Writer) -> list[tuple[Figure, ...]]:
    """The places by measure, but for counts that are told with the share that they are the numerator of."""
    told = {
        (figure.parts[0].measure, figure.place, figure.as_of)
        for figures in answer.ranked
        for figure in figures
        if figure.unit is Unit.SHARE and figure.parts
    }
    ranked = [
        figures
        for figures in answer.ranked
        if not all((figure.measure, figure.place, figure.as_of) in told for figure in figures)
    ]
    return sorted(ranked, key=lambda figures: _rank(figures[0].measure, w))


def _caution(answer: PlacesAnswer, w: Writer) -> str:
    """One caution for each thing that is counted; its shares would say the same again."""
    counted: dict[str, str] = {}
    for figures in (*_in_order(answer, w), *_ranked(answer, w)):
        measure = figures[0].measure
        counted.setdefault(w.measure(measure).numerator or measure, measure)
    return w.caution(counted.values(), [*_all(answer), *answer.events])


def _all(answer: PlacesAnswer) -> list[Figure]:
    """All its figures but for the days on which something was so."""
    return [figure for figures in (*dict(answer.measures).values(), *answer.ranked) for figure in figures]


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
    words = {sentences.basis_words(w, figure) for figure in _all(answer)}
    words |= {sentences.basis_words(w, figure) for figure in answer.events}
    basis = words.pop() if len(words) == 1 else _("counts published, some percentages derived")
    return w.language.capital(basis)
