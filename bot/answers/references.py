"""The figures that pages quote by reference, such as {figure: closed, by=2012-05-29}."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.answers.parted import answer_groups
from bot.answers.queries import By, Operand, Parts
from bot.data.files import Fault
from bot.data.loading import Data
from bot.data.measures import Kind
from bot.data.pages import Page, Reference, references
from bot.data.spans import Span
from bot.data.table import Table
from bot.figures.figure import Figure, Operation
from bot.figures.lookup import find
from bot.figures.problems import Problem
from bot.figures.sense import compute

_OPTIONS = {
    "figure": {"period", "by", "from", "to", "group", "place"},
    "change": {"group", "place"},
    "effect": set[str](),
}


class UnresolvedError(Exception):
    """A reference stands for nothing; the sentence says why."""


def resolve(reference: Reference, table: Table) -> Figure:
    """The figure that a reference stands for.

    `{figure: measure}` with `period=` first, last, all or a number (also bare behind the measure), or `by=` a
    day, or `from=` and `to=`; `group=` and `place=` narrow it. `{change: measure, 1, 2}` is the difference
    between two periods, and `{effect: mix, share, group, 1, 2}` what the mix of the groups explains of it
    (`rate`: the shares inside them).

    Raises:
        UnresolvedError: where there is no such figure.
    """
    if reference.kind not in _OPTIONS:
        raise UnresolvedError(f"{reference.kind!r} is none of {', '.join(_OPTIONS)}")
    if unknown := set(reference.options) - _OPTIONS[reference.kind]:
        raise UnresolvedError(f"{min(unknown)!r} can't be said of a {reference.kind}")
    match reference.kind, reference.values:
        case "figure", (measure,):
            return _figure(_measure(measure, table), reference.options, table)
        case "figure", (measure, period):
            return _figure(_measure(measure, table), {**reference.options, "period": period}, table)
        case "change", (measure, first, second):
            spans = _period(first, table), _period(second, table)
            options = reference.options
            operands = [_operand(_measure(measure, table), span, options) for span in spans]
            figures = [_found(operand, table) for operand in operands]
            result = compute(Operation.DIFFERENCE, figures, table.declarations)
            if isinstance(result, Problem):
                raise UnresolvedError(f"has no difference: {result.reason}")
            return result
        case "effect", ("mix" | "rate" as which, measure, group, first, second):
            return _effect(which, _measure(measure, table), group, (first, second), table)
        case _:
            raise UnresolvedError("has too few or too many parts between its commas")


def figures_on(page: Page, table: Table) -> Mapping[str, Figure]:
    """The figures of all references on a page, by the reference as written."""
    return {
        reference.written: resolve(reference, table)
        for text in (page.text, page.short)
        for reference in references(text)
    }


def page_faults(data: Data) -> list[Fault]:
    """References on pages, in all languages, that stand for nothing."""
    faults: list[Fault] = []
    for pages in data.pages.values():
        for page in pages:
            for text, line in ((page.text, page.line), (page.short, 1)):
                for reference in references(text):
                    try:
                        resolve(reference, data.table)
                    except UnresolvedError as error:
                        at = line + reference.line - 1
                        faults.append(Fault(page.file, at, f"{reference.written}: {error}"))
    return faults


def _figure(measure: str, options: Mapping[str, str], table: Table) -> Figure:
    span, upto = None, False
    if "period" in options:
        span = _period(options["period"], table)
    elif "by" in options:
        span, upto = Span.day(_day(options["by"])), True
    elif "from" in options or "to" in options:
        try:
            span = Span(_day(options.get("from", "")), _day(options.get("to", "")))
        except ValueError as error:
            raise UnresolvedError(str(error)) from None
    figure = _found(_operand(measure, span, options, upto=upto), table)
    if span and figure.span != span and not (upto and figure.as_of == span.end):
        raise UnresolvedError("there is no figure of just these days")
    return figure


def _operand(measure: str, span: Span | None, options: Mapping[str, str], *, upto: bool = False) -> Operand:
    return Operand(measure, span, options.get("group", ""), options.get("place", ""), upto)


def _found(operand: Operand, table: Table) -> Figure:
    found = find(operand, table)
    if isinstance(found, Problem):
        raise UnresolvedError("there is no such figure")
    return found.figure


def _measure(name: str, table: Table) -> str:
    if name not in table.declarations.measures:
        raise UnresolvedError(f"{name!r} isn't declared under measures")
    return name


def _period(name: str, table: Table) -> Span:
    if name == "all":
        return table.span
    if name in ("first", "last"):
        return table.periods[0 if name == "first" else -1]
    if name.isdecimal() and 1 <= int(name) <= len(table.periods):
        return table.periods[int(name) - 1]
    raise UnresolvedError(f"{name!r} is neither first, last, all nor the number of a period")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnresolvedError(f"{text!r} isn't a day such as 2012-05-30") from None


def _effect(which: str, measure: str, group: str, periods: tuple[str, str], table: Table) -> Figure:
    if table.measure(measure).kind is not Kind.SHARE:
        raise UnresolvedError(f"{measure!r} isn't a share")
    if (group, "") not in table.known_for(measure):
        raise UnresolvedError(f"{measure!r} isn't known of {group!r}")
    first, second = (_period(name, table) for name in periods)
    answer = answer_groups(Parts(Operand(measure), By.GROUP), table)
    for effects in () if isinstance(answer, Problem) else answer.effects:
        if (effects.first, effects.second) == (first, second):
            return effects.mix if which == "mix" else effects.rate
    raise UnresolvedError("what the mix explains isn't known of these periods")
