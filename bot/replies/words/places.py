"""What is known by place, and of one place, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.answers.answer import PlacesAnswer
from bot.answers.queries import PlaceFacts
from bot.data.measures import Does
from bot.figures.figure import Figure, Unit
from bot.replies import sentences
from bot.replies.harmless import cell
from bot.replies.wording import Wording
from bot.replies.writer import Writer, joined


def place_words(answer: PlacesAnswer, w: Writer) -> Wording:
    """All that is known of a place; or of all places the latest figure of each measure, and their names."""
    if isinstance(answer.query, PlaceFacts):
        return _one(answer, answer.query.place, w)
    return _overview(answer, w)


def _one(answer: PlacesAnswer, place: str, w: Writer) -> Wording:
    """What its command asks for first, then the latest of each other measure, then earlier figures."""
    known = _in_order(dict(answer.measures).values(), w)
    told = _with_shares(known if len(answer.measures) > 1 else ())
    measures = [[figure for figure in figures if _key(figure) not in told] for figures in known]
    latest = [figures[-1] for figures in measures if figures]
    earlier = [figure for figures in measures for figure in reversed(figures[:-1])]
    events = [
        f"{w.language.capital(w.label(figure.measure))}: {w.span(figure.span)}" for figure in answer.events
    ]
    if not latest:
        headline = w.with_whose(answer.events[0], events[0]) if events else w.name(place)
        return Wording(headline, tuple(sentences.listed(events[1:])), basis=_basis(answer, w))
    first, *others = latest
    counts = w.language.capital(joined(sentences.fraction(w, first), _counted_by(first, w), w.note(first)))
    lines = [counts] if counts else []
    lines += [*(_told(figure, w) for figure in others), *events, *(_told(figure, w) for figure in earlier)]
    return Wording(
        sentences.headline(w, first),
        tuple(sentences.listed(lines)),
        basis=_basis(answer, w),
        caution=_caution(answer, w),
    )


def _in_order(measures: Iterable[tuple[Figure, ...]], w: Writer) -> list[tuple[Figure, ...]]:
    """The figures of several measures, as the command for places names the measures."""
    commands = w.data.declarations.commands_for(Does.PLACES)
    named = [name for command in commands for name in (command.measure, *command.also)]

    def rank(figures: tuple[Figure, ...]) -> int:
        measure = figures[0].measure
        return named.index(measure) if measure in named else len(named)

    return sorted((figures for figures in measures if figures), key=rank)


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.place, figure.as_of


def _with_shares(measures: Iterable[Sequence[Figure]]) -> set[tuple[object, ...]]:
    """The counts that are the numerator of a share, and told with it."""
    shares = (figure for figures in measures for figure in figures if figure.unit is Unit.SHARE)
    return {(share.parts[0].measure, share.place, share.as_of) for share in shares if share.parts}


def _overview(answer: PlacesAnswer, w: Writer) -> Wording:
    """Figures of all places together, then the places beside each other, events, and other measures."""
    measures = _in_order(dict(answer.measures).values(), w)
    together = [_together([figure for figure in figures if not figure.place], w) for figures in measures]
    ranked = [
        f"{joined(w.language.capital(w.label(figures[0].measure)), sentences.common_day(w, figures))}: "
        f"{sentences.beside(w, figures)}"
        for figures in _told_alone(answer, w)
    ]
    events = [_events(answer.events, w)] if answer.events else []
    lines = [*together[:1], *ranked[:2], *events, *together[1:], *ranked[2:]]
    if not answer.known:
        return Wording(sentences.headline(w, measures[0][-1]), tuple(lines), basis=_basis(answer, w))
    # what the command for places is called on a button: By court
    buttons = [command.button for command in w.data.declarations.commands_for(Does.PLACES)]
    title = next((w.text(button) for button in buttons if button), w.tell("By place"))
    headline = w.tell_count(
        "{what}: what is known of {count} place",
        "{what}: what is known of {count} places",
        len(answer.known),
        what=title,
    )
    names = joined(*sorted(w.name(place) for place in answer.known))
    return Wording(
        headline,
        tuple(sentences.listed(lines)),
        (w.tell("Something is known of: {names}.", names=names),),
        basis=_basis(answer, w),
        caution=_caution(answer, w),
    )


def _together(figures: Sequence[Figure], w: Writer) -> str:
    """All together: 28,983 court closures by Dec 2013; 9,616 by Sep 30, 2012."""
    by_day = [list(versions) for _, versions in groupby(figures, lambda figure: figure.as_of)]
    latest, *earlier = reversed(by_day)
    others = [f"{w.value(*versions)} {w.when(versions[0])}" for versions in earlier]
    return w.tell("All together: {row}", row="; ".join([sentences.bare_headline(w, *latest), *others]))


def _told_alone(answer: PlacesAnswer, w: Writer) -> list[tuple[Figure, ...]]:
    """The places by measure, without counts that are told with their share."""
    told = _with_shares(answer.ranked)
    ranked = (figures for figures in answer.ranked if not told.issuperset(map(_key, figures)))
    return _in_order(ranked, w)


def _caution(answer: PlacesAnswer, w: Writer) -> str:
    """One caution for each thing that is counted; its shares would say the same again."""
    counted: dict[str, str] = {}
    for figures in (*_in_order(dict(answer.measures).values(), w), *_told_alone(answer, w)):
        measure = figures[0].measure
        counted.setdefault(w.measure(measure).numerator or measure, measure)
    return w.caution(counted.values(), figures_at(answer))


def figures_at(answer: PlacesAnswer) -> list[Figure]:
    """All its figures, with the days on which something was so."""
    measures = (*dict(answer.measures).values(), *answer.ranked, answer.events)
    return [figure for figures in measures for figure in figures]


def _told(figure: Figure, w: Writer) -> str:
    """401 court closures by May 31, 2012; a share with its counts; who counted, where that is unusual."""
    told = joined(sentences.bare_headline(w, figure), sentences.fraction(w, figure), _counted_by(figure, w))
    note = w.note(figure)
    return f"{w.language.capital(told)}; {note}" if note else w.language.capital(told)


def _counted_by(figure: Figure, w: Writer) -> str:
    return w.tell("counted by {who}", who=cell(figure.counted_by)) if figure.counted_by else ""


def _events(events: Iterable[Figure], w: Writer) -> str:
    """Where something was so, by its days."""
    ordered = sorted(events, key=lambda figure: (figure.measure, figure.span))
    days: list[str] = []
    for span, group in groupby(ordered, key=lambda figure: figure.span):
        places = joined(*(w.name(figure.place) for figure in group if figure.place))
        days.append(w.tell("{span} {places}", span=w.span(span), places=places))
    return f"{w.language.capital(w.label(ordered[0].measure))}: {'; '.join(days)}"


def _basis(answer: PlacesAnswer, w: Writer) -> str:
    return sentences.common_basis(w, figures_at(answer), w.tell("counts published, some percentages derived"))
