from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from bot.answers.queries import (
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
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
from bot.data.measures import Command, Does
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.replies.harmless import shortened
from bot.replies.writer import Writer

_LABEL = 80
"""Letters that Discord takes on a button; its text is no Markdown."""


def label(query: Query, w: Writer) -> str:
    """A question in the few words of a button, plain."""
    return shortened(w.language.capital(_label(query, w)), _LABEL)


def labels(queries: Sequence[Query], w: Writer) -> tuple[str, ...]:
    """Several questions to choose from; what sets them apart is added where they would read the same."""
    plain = [label(query, w) for query in queries]
    return tuple(
        text if plain.count(text) == 1 else _set_apart(text, _details(query, w))
        for text, query in zip(plain, queries, strict=True)
    )


def _set_apart(text: str, details: str) -> str:
    return f"{shortened(text, _LABEL - len(details) - len(' ()'))} ({details})" if details else text


def _details(query: Query, w: Writer) -> str:
    """What a label leaves out of a question."""
    _ = w.language.gettext
    match query:
        case Compute(operands=operands) if operands[0].span is None:
            return _("in all") if operands[0].upto else _("the latest")
        case Series(steps=True):
            return _("step by step")
        case Series(counts=True):
            return _("with counts")
        case Series():
            return _("over time")
        case Ranking(by=By.GROUP) | Parts(by=By.GROUP):
            return _("by group")
        case Ranking(by=By.PLACE) | Parts(by=By.PLACE):
            return _("by place")
        case Ranking(by=By.PERIOD):
            return _("by period")
        case _:
            return ""


def _label(query: Query, w: Writer) -> str:
    _, pages = w.language.gettext, w.data.declarations.subject.pages
    match query:
        case Compute():
            return _compute(query, w)
        case Series():
            return _series(query, w)
        case Ranking(operand, highest=highest, steps=steps):
            what = _("Highest: {what}") if highest else _("Lowest: {what}")
            return (_("Largest change: {what}") if steps else what).format(what=_operand(operand, w))
        case Parts(operand, by):
            does = Does.GROUPS if by is By.GROUP else Does.PLACES
            return _button(_command(w, does, operand.measure), w) or _operand(operand, w)
        case PlaceFacts(place):
            return w.data.names.name(place, w.language.code)
        case Explain(page):
            return _button(_command(w, Does.PAGE, page=page), w) or w.page(page).title
        case Safety(need):
            page = pages.legal_help if need == "legal-help" else pages.crisis
            return w.page(page).title
        case HowSure():
            return _("How sure?")
        case RawData(table):
            return _("As a file: {name}").format(name=table) if table else _("As a file")
        case Help(everything=everything):
            return _("All commands") if everything else _("What you can ask")
        case Talk() | Unknown() | Choose():
            raise ValueError(f"{query} isn't offered on a button")
        case _:
            assert_never(query)


def _compute(query: Compute, w: Writer) -> str:
    _, first = w.language.gettext, _operand(query.operands[0], w)
    second = _operand(query.operands[-1], w)
    match query.operation:
        case Operation.VALUE:
            return first
        case Operation.COMPLEMENT:
            return _("The rest: {what}").format(what=first)
        case Operation.ONE_IN:
            return _("One in how many: {what}").format(what=first)
        case Operation.PER_DAY:
            return _("A day on average: {what}").format(what=first)
        case Operation.DAYS:
            return _("How many days: {what}").format(what=first)
        case Operation.SUM:
            return _("Together: {what}").format(what=first)
        case Operation.SHARE:
            return _("{first} as a share of {second}").format(first=first, second=second)
        case Operation.DIFFERENCE | Operation.RATIO | Operation.CHANGE:
            same = query.operands[0].measure == query.operands[-1].measure
            if same and (one := _when(query.operands[0], w)) and (other := _when(query.operands[-1], w)):
                first, second = one, other
            return _("{first} vs. {second}").format(first=first, second=second)


def _series(query: Series, w: Writer) -> str:
    _, main = w.language.gettext, w.data.declarations.subject.main
    if query.operand.measure == main:
        if query.steps:
            return _("Step by step")
        return _("All periods") if query.counts else _("Trend")
    if button := _button(_command(w, Does.SERIES, query.operand.measure), w):
        return button
    return _("{what}, over time").format(what=_operand(query.operand, w))


def _operand(operand: Operand, w: Writer) -> str:
    """Rate, people in detention, May 30 – Jul 20, 2012."""
    command = _command(w, Does.VALUE, operand.measure) or _command(w, Does.SERIES, operand.measure)
    what = _button(command, w) or w.measure(operand.measure).label.to(w.language.code)
    whose = [w.data.names.name(id_, w.language.code) for id_ in (operand.group, operand.place) if id_]
    return ", ".join(part for part in (what, *whose, _when(operand, w)) if part)


def _when(operand: Operand, w: Writer) -> str:
    _ = w.language.gettext
    if operand.span is None:
        return ""
    if operand.upto:
        return _("through {day}").format(day=w.language.day(operand.span.end))
    return w.span(operand.span)


def _command(w: Writer, does: Does, measure: str = "", page: str = "") -> Command | None:
    declared = w.data.declarations.commands.values()
    return next(
        (
            command
            for command in declared
            if command.does is does and command.measure == measure and command.page == page
        ),
        None,
    )


def _button(command: Command | None, w: Writer) -> str:
    return command.button.to(w.language.code) if command and command.button else ""


def reading(query: Query, w: Writer) -> str:
    """What a question was read as: May 30 – Jul 20, 2012. Empty where there is nothing to say."""
    _ = w.language.gettext
    match query:
        case Compute():
            told = [_slots(operand, w) for operand in query.subjects]
        case Series(operand) | Ranking(operand) | Parts(operand):
            told = [_slots(operand, w)]
        case PlaceFacts(place):
            told = [w.data.names.name(place, w.language.code)]
        case Explain(page):
            told = [w.page(page).title]
        case _:
            told = []
    texts = [text for text in dict.fromkeys(told) if text]
    if not texts:
        return ""
    what = texts[0]
    for text in texts[1:]:
        what = _("{first} and {second}").format(first=what, second=text)
    return _("Read as: {what}").format(what=what)


def _slots(operand: Operand, w: Writer) -> str:
    whose = [w.data.names.name(id_, w.language.code) for id_ in (operand.group, operand.place) if id_]
    return ", ".join(part for part in (*whose, _when(operand, w)) if part)
