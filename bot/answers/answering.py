"""The one place where questions are answered: `answer(query, data, language)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from bot.answers.answer import Answer, CombinedAnswer, HelpAnswer, PageAnswer, TalkAnswer, ValueAnswer
from bot.answers.by_place import answer_event, answer_place, answer_places
from bot.answers.combined import answer_combined, completed, in_one
from bot.answers.evidence import answer_how_sure, answer_raw_data
from bot.answers.options import options
from bot.answers.over_time import answer_ranking, answer_series
from bot.answers.parted import answer_groups
from bot.answers.problems import Outdated, UnknownPage
from bot.answers.queries import (
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Need,
    Operand,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    Unknown,
    operands_of,
)
from bot.answers.references import figures_on
from bot.answers.values import answer_value
from bot.data.loading import Data
from bot.data.measures import Does, Kind
from bot.figures.figure import Operation, sources_of
from bot.figures.problems import Problem
from bot.figures.timeline import days_of

_MOST_OFFERS = 3


def answer(query: Query, data: Data, language: str) -> Answer | Problem:
    """Answers a question from the data, or says why they have no answer.

    The question may come from an old button, so nothing in it is taken for granted. The language is the code
    of the one in which explanations are wanted.
    """
    table, measures = data.table, data.declarations.measures
    operands = operands_of(query, asides=True)
    if any(operand.measure not in measures for operand in operands):
        return Outdated()
    if operands and measures[operands[0].measure].kind is Kind.EVENT and not isinstance(query, HowSure):
        return answer_event(operands_of(query), table)
    match query:
        case Compute():
            return _compute(query, data)
        case Series():
            return answer_series(query, table)
        case Ranking():
            return answer_ranking(query, table)
        case Parts(by=By.PLACE):
            return answer_places(query, table)
        case Parts():
            return answer_groups(query, table)
        case PlaceFacts():
            return answer_place(query, table)
        case HowSure():
            return _how_sure(query, data, language)
        case RawData():
            return answer_raw_data(query, data.files, table)
        case Explain() | Safety():
            return _page(query, data, language)
        case Help(command=command) if command and command not in options(data):
            return Outdated()
        case Help():
            examples = dict(_examples(data, language))
            return HelpAnswer(query=query, first=table.periods[0], last=table.periods[-1], examples=examples)
        case Talk() | Unknown() | Choose():
            return TalkAnswer(query=query, span=table.span, offers=tuple(_offers(data)))
        case _:
            assert_never(query)


def _compute(query: Compute, data: Data) -> Answer | Problem:
    table = data.table
    if query.of_first:
        result = _compute(replace(query, operands=query.subjects, of_first=0), data)
        return replace(result, query=query) if isinstance(result, ValueAnswer | CombinedAnswer) else result
    if not query.operands:
        return Outdated()  # nobody asks for no figure, but a button may have been made for another version
    (operand, *others) = query.operands
    whole = query if others else completed(query, table)
    if whole is None:
        return answer_series(Series(replace(operand, upto=False)), table)
    if len(whole.operands) == 1:
        return answer_value(query, table)
    if one := in_one(whole, table):
        return answer_value(one, table)
    result = answer_combined(whole, table)
    if whole.operation is Operation.PER_MONTH and isinstance(result, CombinedAnswer):
        return replace(result, query=query)  # its months are too many for a button's id
    return result


def _how_sure(query: HowSure, data: Data, language: str) -> Answer | Problem:
    main = Operand(data.declarations.subject.main, upto=True)
    result = answer(query.of or Compute(Operation.VALUE, (main,)), data, language)
    return result if isinstance(result, Problem) else answer_how_sure(query, result, data.table)


def _page(query: Explain | Safety, data: Data, language: str) -> Answer | Problem:
    parts = data.declarations.subject.pages
    if isinstance(query, Safety):
        id_ = parts.crisis if query.need is Need.CRISIS else parts.legal_help
    else:
        id_ = query.page
    page = data.page(id_, language)
    if page is None and isinstance(query, Safety):
        # This data set has nothing for people in trouble: that is as far as it goes.
        return answer(Unknown(), data, language)
    if page is None:
        return UnknownPage(close=(), known=tuple(page.title for page in data.terms(language)))
    figures = figures_on(page, data.table)
    return PageAnswer(
        query=query,
        page=page,
        figures=figures,
        sources=tuple(dict.fromkeys((*page.sources, *sources_of(figures.values())))),
    )


def _examples(data: Data, language: str) -> Iterator[tuple[str, str]]:
    """A place, group or day with figures, for each command that takes one."""
    table = data.table
    for name, command in data.declarations.commands.items():
        if not command.measure:
            continue
        if command.takes in ("place", "group"):
            at = 0 if command.takes == "group" else 1
            if ids := sorted({pair[at] for pair in table.known_for(command.measure)} - {""}):
                yield name, data.names.name(ids[0], language)
        elif command.takes == "day":
            days = days_of(Operand(command.measure), table) or [table.span.end]
            yield name, days[-1].isoformat()


def _offers(data: Data) -> Iterator[Operand]:
    for command in data.declarations.commands_for(Does.VALUE)[:_MOST_OFFERS]:
        yield Operand(command.measure, upto=command.upto)
