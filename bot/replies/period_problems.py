"""Why no period could be read, in words, with one that works."""

from __future__ import annotations

from bot.periods.reading import (
    CountedFromToday,
    NoSuchDate,
    NoSuchPeriod,
    NotAPeriod,
    PeriodProblem,
    Reversed,
    SeveralPeriods,
    Unreadable,
)
from bot.replies.harmless import quoted
from bot.replies.writer import Writer


def explain_period(problem: PeriodProblem, w: Writer, command: str) -> str:
    """What was typed, what is wrong with it, and something that works behind the same command."""
    example = _suggested(w, w.typed(w.data.table.periods[-1]))

    def tell(message: str, **parts: str) -> str:
        common = {"typed": quoted(problem.typed), "example": example, "periods": w.command("periods")}
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
                typed=quoted(problem.typed),
                example=example,
            )
        case Reversed(swapped=swapped):
            example = _suggested(w, w.typed(swapped), command)
            return tell("{typed} ends before it starts. Did you mean {example}?")
        case SeveralPeriods(readings=(first, second)):
            example = w.comparison(first.span, second.span)
            return tell("{typed} names two periods. To compare them, type {example}.")
        case SeveralPeriods():
            return tell("{typed} names several periods. Please name one, such as {example}.")
        case NotAPeriod():
            return tell("{typed} is no period. Try {example}; {periods} lists the periods there are.")
        case CountedFromToday():
            return tell(
                "{typed} counts from today; my main figures end on {day}. The latest period is {example}.",
                day=w.language.day(w.data.table.span.end),
            )
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


def _suggested(w: Writer, period: str, command: str = "") -> str:
    """A period behind the command that was given, or that of the main measure; bare where none takes one."""
    main, declared = w.data.declarations.subject.main, w.data.declarations.commands
    names = [name for name, each in declared.items() if each.measure == main and each.takes == "period"]
    if command in declared and declared[command].takes in ("period", "day"):
        names.insert(0, command)
    # One side of a comparison is no command.
    return w.command(names[0], period) if names and command != "compare" else f"`{period}`"
