"""Questions in a few words: on a button, in a list to choose from, and as what a question was read as."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.queries import (
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Need,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    Unknown,
)
from bot.data.measures import Does
from bot.figures.figure import COMPARING, Operation
from bot.figures.operand import Operand
from bot.languages import marked
from bot.replies.harmless import shortened
from bot.replies.writer import Writer, joined

_LABEL = 80
"""Letters that Discord takes on a button; its text is no Markdown."""

_RANKED = {
    (True, False): marked("Highest: {what}"),
    (False, False): marked("Lowest: {what}"),
    (True, True): marked("Largest change: {what}"),
    (False, True): marked("Smallest change: {what}"),
}
"""What is ranked, from which end, and whether by its steps."""
_OF_ONE = {
    Operation.COMPLEMENT: marked("The rest: {what}"),
    Operation.ONE_IN: marked("One in how many: {what}"),
    Operation.PER_DAY: marked("A day on average: {what}"),
    Operation.PER_MONTH: marked("A month on average: {what}"),
    Operation.DAYS: marked("How many days: {what}"),
}


def label(query: Query, w: Writer) -> str:
    """A question in the few words of a button, plain."""
    return shortened(w.language.capital(_label(query, w)), _LABEL)


def labels(queries: Sequence[Query], w: Writer) -> tuple[str, ...]:
    """Several questions to choose from; what sets them apart is added where they would read the same."""
    whole = [w.language.capital(_label(query, w)) for query in queries]
    plain = [shortened(text, _LABEL) for text in whole]
    told: list[str] = []
    for text, short, query in zip(whole, plain, queries, strict=True):
        details = _details(query, w) if whole.count(text) > 1 else ""
        behind = f" ({details})" if details else ""
        if plain.count(short) > whole.count(text):  # they differ only in what would be cut
            told.append(f"…{text[1 - _LABEL :].lstrip()}")
        else:
            told.append(shortened(text, _LABEL - len(behind)) + behind)
    return tuple(told)


def _details(query: Query, w: Writer) -> str:
    """What a label leaves out of a question."""
    match query:
        case Compute(operation, operands=(first, *_)) if operation in COMPARING:
            return _measure(first.measure, w)
        case Compute(operands=(Operand(span=None, upto=upto), *_)):
            return w.tell("in all") if upto else w.tell("the latest")
        case Series(steps=True):
            return w.tell("step by step")
        case Series(counts=True):
            return w.tell("with counts")
        case Series():
            return w.tell("over time")
        case Ranking(by=By.GROUP) | Parts(by=By.GROUP):
            return w.tell("by group")
        case Ranking(by=By.PLACE) | Parts(by=By.PLACE):
            return w.tell("by place")
        case Ranking(by=By.PERIOD):
            return w.tell("by period")
        case HowSure(of) if of:
            return _label(of, w)
        case _:
            return ""


def _label(query: Query, w: Writer) -> str:
    pages = w.data.declarations.subject.pages
    match query:
        case Compute():
            return _compute(query, w)
        case Series():
            return _series(query, w)
        case Ranking(operand, highest=highest, steps=steps):
            return w.tell(_RANKED[highest, steps], what=_operand(operand, w))
        case Parts(operand, by):
            does = Does.GROUPS if by is By.GROUP else Does.PLACES
            return _button(w, does, operand.measure) or _operand(operand, w)
        case PlaceFacts(place):
            return w.data.names.name(place, w.language.code)
        case Explain(page):
            return _button(w, Does.PAGE, page=page) or w.page(page).title
        case Safety(need):
            return w.page(pages.legal_help if need is Need.LEGAL_HELP else pages.crisis).title
        case HowSure():
            return w.tell("How sure?")
        case RawData(""):
            return w.tell("As a file")
        case RawData(table):
            return w.tell("As a file: {name}", name=table)
        case Help(everything=everything):
            return w.tell("All commands") if everything else w.tell("What you can ask")
        case Talk() | Unknown() | Choose():
            raise ValueError(f"{query} isn't offered on a button")


def _compute(query: Compute, w: Writer) -> str:
    first, second = query.subjects[0], query.subjects[-1]
    what = _operand(first, w)
    if query.operation in _OF_ONE:
        return w.tell(_OF_ONE[query.operation], what=what)
    named = dict.fromkeys(_slots(operand, w) for operand in query.subjects)
    slots = [each for each in named if each]
    match query.operation:
        case Operation.VALUE:
            measures = dict.fromkeys(_measure(operand.measure, w) for operand in query.subjects)
            return joined(" · ".join(measures), " · ".join(slots))
        case Operation.SUM:
            return w.tell("Together: {what}", what=joined(_measure(first.measure, w), " + ".join(slots)))
        case Operation.SHARE:
            return w.tell("{first} as a share of {second}", first=what, second=_operand(second, w))
        case _:
            other = _operand(second, w)
            if first == second:
                return w.tell("From first to last: {what}", what=what)
            if first.measure == second.measure and first.span and second.span:
                what, other = _when(first, w), _when(second, w)
            elif first.measure == second.measure:  # "Denver vs. Baltimore", named once for what
                other = _slots(second, w) or other
            return w.tell("{first} vs. {second}", first=what, second=other)


def _series(query: Series, w: Writer) -> str:
    measure = query.operand.measure
    if measure != w.data.declarations.subject.main:
        button = _button(w, Does.SERIES, measure)
        return button or w.tell("{what}, over time", what=_operand(query.operand, w))
    if query.steps:
        return w.tell("Step by step")
    return w.tell("All periods") if query.counts else w.tell("Trend")


def _operand(operand: Operand, w: Writer) -> str:
    """Rate, people in detention, May 30 – Jul 20, 2012."""
    return joined(_measure(operand.measure, w), _slots(operand, w))


def _measure(measure: str, w: Writer) -> str:
    button = _button(w, Does.VALUE, measure) or _button(w, Does.SERIES, measure)
    return button or w.measure(measure).label.to(w.language.code)


def _slots(operand: Operand, w: Writer) -> str:
    """Whose, where and when: people in detention, May 30 – Jul 20, 2012."""
    return joined(*_names(operand, w), _when(operand, w))


def _names(operand: Operand, w: Writer) -> list[str]:
    return [w.data.names.name(id_, w.language.code) for id_ in (operand.group, operand.place) if id_]


def _when(operand: Operand, w: Writer) -> str:
    if operand.span is None:
        return ""
    if operand.upto:
        return w.tell("through {day}", day=w.language.day(operand.span.end))
    return w.span(operand.span)


def _button(w: Writer, does: Does, measure: str = "", page: str = "") -> str:
    """What the command for a question is called on a button; empty where there is none."""
    for command in w.data.declarations.commands_for(does):
        if (command.measure, command.page) == (measure, page):
            return command.button.to(w.language.code) if command.button else ""
    return ""


def reading(query: Query, w: Writer, headline: str = "") -> str:
    """What a question was read as: May 30 – Jul 20, 2012. Empty where the headline says all of it."""
    match query:
        case Compute():
            subjects = query.subjects
        case Series(operand) | Ranking(operand) | Parts(operand):
            subjects = (operand,)
        case PlaceFacts(place):
            subjects = (Operand("", place=place),)
        case _:
            subjects = ()
    pieces = [piece for operand in subjects for piece in (*_names(operand, w), _days(operand, w))]
    if all(piece.casefold() in headline.casefold() for piece in pieces):
        return ""
    whose = [joined(*_names(operand, w)) for operand in subjects]
    days = {_when(operand, w) for operand in subjects}
    is_part = isinstance(query, Compute) and query.operation in (Operation.SHARE, Operation.COMPLEMENT)
    if len(days) == 1 and (all(whose) or (any(whose) and is_part)):  # what all have in common is said once
        told = [joined(w.listed(dict.fromkeys(filter(None, whose))), *days)]
    else:
        told = [_slots(operand, w) for operand in subjects]
    return w.tell("Read as: {what}", what=w.listed(dict.fromkeys(text for text in told if text)))


def _days(operand: Operand, w: Writer) -> str:
    """Its days, as a headline has them: without "through" or "by"."""
    if operand.span is None:
        return ""
    return w.language.day(operand.span.end) if operand.upto else w.span(operand.span)
