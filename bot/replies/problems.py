"""Each problem in words: what was typed, what is wrong with it, and something that works."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.answers.problems import (
    NoSuchTable,
    NotTwoPeriods,
    Outdated,
    SamePeriod,
    UnknownCommand,
    UnknownPage,
    UnknownPlace,
)
from bot.data.loading import Data
from bot.data.measures import Kind
from bot.figures.problems import Gap, NoFigures, NoSense, NotFound, NotKnown, NotYet, Outside, Problem, Reason
from bot.languages import marked
from bot.periods.reading import (
    CountedFromToday,
    NoSuchDate,
    NoSuchPeriod,
    NotAPeriod,
    Reversed,
    SeveralPeriods,
    Unreadable,
)
from bot.replies.harmless import cell, quoted
from bot.replies.writer import Writer

_LISTED = 25
"""Names that are listed."""


class Typed(NamedTuple):
    """A command as it was given: its id, and the text behind it."""

    command: str = ""
    text: str = ""


NOTHING = Typed()
"""Where a question was asked in words, or by a press."""


def explain_problem(problem: Problem, w: Writer, given: Typed = NOTHING) -> str:
    """A short and friendly reply to a question without an answer, in Discord's Markdown."""
    match problem:
        case _ if isinstance(problem, Outdated) or _names_what_is_gone(problem, w.data):
            return w.tell("This button is from an older version of the bot. Please ask again.")
        case NotFound():
            return _not_found(problem, w, given)
        case NoSense(reason=reason, measures=measures):
            return _no_sense(reason, measures, w)
        case _:
            return _misread(problem, w, given.command)


def _misread(problem: Problem, w: Writer, command: str) -> str:
    """What was typed, what is wrong with it, and something that works, behind the same command if it can."""
    common = {
        "typed": quoted(problem.typed),
        "example": _suggested(w, w.typed(w.data.table.periods[-1])),
        "periods": w.command("periods"),
    }

    def tell(message: str, **parts: str) -> str:
        return w.tell(message, **common | parts)

    match problem:
        case Unreadable(piece=piece) if piece.casefold() in ("", problem.typed.casefold()):
            return tell(
                "I couldn't read {typed} as a period. Try {example}; {periods} lists the periods there are."
            )
        case Unreadable(piece=piece):
            return tell(
                "I couldn't read {typed} as a period: I don't know {piece} in it. "
                "Try {example}; {periods} lists the periods there are.",
                piece=quoted(piece),
            )
        case NoSuchDate(date=date):
            return tell("{date} isn't in the calendar. Try {example}.", date=quoted(date or problem.typed))
        case NoSuchPeriod(count=count):
            return w.tell_count(
                "{typed} asks for a period that isn't there: there is {count} period. Try {example}.",
                "{typed} asks for a period that isn't there: there are {count} periods. Try {example}.",
                count,
                **common,
            )
        case Reversed(swapped=swapped):
            example = _suggested(w, w.typed(swapped), command)
            return tell("{typed} ends before it starts. Did you mean {example}?", example=example)
        case SeveralPeriods(readings=(first, second)):
            example = w.comparison(first.span, second.span)
            return tell("{typed} names two periods. To compare them, type {example}.", example=example)
        case SeveralPeriods():
            return tell("{typed} names several periods. Please name one, such as {example}.")
        case NotAPeriod():
            return tell("{typed} is no period. Try {example}; {periods} lists the periods there are.")
        case CountedFromToday():
            return tell(
                "{typed} counts from today; my main figures end on {day}. The latest period is {example}.",
                day=w.language.day(w.data.table.span.end),
            )
        case NotTwoPeriods(first=first, second=second):
            return tell(
                "I couldn't tell the two periods in {typed} apart. Put `vs` between them: {example}.",
                example=w.comparison(first, second),
            )
        case SamePeriod(span=span, other=other):
            same = tell("Both are the figures of {span}, so there is nothing to compare.", span=w.span(span))
            example = tell("Try {example}.", example=w.comparison(span, other)) if other else ""
            return f"{same} {example}".rstrip()
        case UnknownPlace(place=place, known=known):
            place, places = w.name(place) if place else common["typed"], _listed(map(w.name, known))
            return tell(
                "I have nothing on {place}. I have something on: {places}.", place=place, places=places
            )
        case NoSuchTable(known=known):
            tables = ", ".join(w.command("data", name) for name in known)
            return tell("I have no table {typed}. These I have: {tables}.", tables=tables)
        case UnknownPage(close=(), known=known):
            titles = _listed(map(cell, known))
            return tell("I have no explanation of {typed}. I can explain: {titles}.", titles=titles)
        case UnknownPage(close=close):
            examples = ", ".join(w.command("explain", cell(title).lower()) for title in close)
            return tell("I have no explanation of {typed}. Did you mean {examples}?", examples=examples)
        case UnknownCommand(close=""):
            help_ = w.command("help")
            return tell("I don't know the command {typed}. {help} shows what you can ask.", help=help_)
        case UnknownCommand(close=close):
            return tell("I don't know the command {typed}. Did you mean {close}?", close=w.command(close))
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


def _suggested(w: Writer, period: str, command: str = "") -> str:
    """The given command with a period, or the main measure's; the period alone where neither takes one."""
    main, declared = w.data.declarations.subject.main, w.data.declarations.commands
    names = [name for name, each in declared.items() if each.measure == main and each.takes == "period"]
    if command in declared and declared[command].takes in ("period", "day"):
        names.insert(0, command)
    # One side of a comparison is no command.
    return w.command(names[0], period) if names and command != "compare" else f"`{period}`"


def _names_what_is_gone(problem: Problem, data: Data) -> bool:
    """Whether an old button named a place, group, page or table that the data no longer have."""
    names = {"", *data.names.kinds}
    match problem:
        case UnknownPlace(place=place, typed=""):
            return not place or place not in names
        case UnknownPage(typed="") | NoSuchTable(typed=""):
            return True
        case NoFigures(operand=operand):
            return not {operand.group, operand.place} <= names
        case _:
            return False


def _not_found(problem: NotFound, w: Writer, given: Typed) -> str:
    day, span = w.language.day, w.language.span
    what = w.with_whose(problem.operand, w.label(problem.operand.measure))
    match problem:
        case NoFigures(groups=groups, places=places):
            text = w.tell("I have no figures on this: {what}.", what=what)
            if names := _listed(map(w.name, (*groups, *places))):
                more = w.tell("I have them for: {names}.", names=names)
            else:
                more = w.tell("{periods} shows what I have.", periods=w.command("periods"))
            return f"{text} {more}"
        case Outside(span=asked, known=known, nearest=nearest):
            told = {"where": _behind_typed(span(asked), given), "what": what, "nearest": span(nearest)}
            if known.contains(asked):
                return w.tell(
                    "Nothing is known of {where} ({what}). The nearest there is: {nearest}.", **told
                )
            if known.start == known.end:
                return w.tell("{where} lies outside what is known ({what}), which is only {nearest}.", **told)
            return w.tell(
                "{where} lies outside what is known ({what}), {start} through {end}. "
                "The nearest there is: {nearest}.",
                start=day(known.start),
                end=day(known.end),
                **told,
            )
        case NotYet(day=asked, first=first):
            return w.tell(
                "No figure had been published by {day} ({what}); the first is for {first}.",
                day=_behind_typed(day(asked), given),
                what=what,
                first=day(first),
            )
        case Gap(missing=missing):
            return w.tell(
                "Nothing is known of {missing} ({what}), so that there is no figure for it all.",
                missing=_behind_typed(span(missing), given),
                what=what,
            )
        case NotKnown(days=days):
            text = w.tell("No figure is known for just these days ({what}).", what=what)
            known = w.tell("I have counts for: {days}.", days=_listed(map(day, days)))
            return f"{text} {known}" if days else text
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


_NO_SENSE = {
    Reason.MIXED: marked("I don't add or compare these two, because they count different things: {what}."),
    Reason.UNITS: marked("I can't work that out from figures of this kind: {what}."),
    Reason.NOT_A_PART: marked("The first isn't part of the second: {what}."),
    Reason.OVERLAP: marked("Adding these would count some of them twice: {what}."),
    Reason.NOTHING: marked("That can't be computed: it would be divided by zero."),
    Reason.MONTHS: marked(
        "I can only average a month over whole months, which these days aren't. I can give the mean a day."
    ),
    Reason.NO_SUM: marked("These are counts on different days, which can't be added: {what}."),
}


def _no_sense(reason: Reason, measures: tuple[str, ...], w: Writer) -> str:
    what = "; ".join(dict.fromkeys(map(w.label, measures)))
    if reason is Reason.UNITS and len({w.measure(id_).kind is Kind.SHARE for id_ in measures}) > 1:
        return w.tell("These two don't go together, a count and a percentage: {what}.", what=what)
    if reason is Reason.NO_SUM and w.measure(measures[0]).kind is Kind.SHARE:
        return w.tell(
            "These percentages can't be added, because each is of another whole: {what}.", what=what
        )
    if reason is Reason.NOT_A_PART and len(measures) == 1:
        return w.tell("As a share of what? I know of nothing that this is a part of: {what}.", what=what)
    return w.tell(_NO_SENSE[reason], what=what)


def _behind_typed(days: str, given: Typed) -> str:
    """The days, after what was typed for them where that reads otherwise."""
    if given.command in ("ask", "compare") or given.text.strip().casefold() in ("", days.casefold()):
        return days
    return f"{quoted(given.text)} ({days})"


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
