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

_TWO = 2


def explain_period(problem: PeriodProblem, w: Writer) -> str:
    """What was typed, what is wrong with it, and something that works; in Discord's Markdown."""
    _, language, voice = w.language.gettext, w.language, w.voice
    typed, periods = quoted(problem.typed), voice.command("periods")
    latest = _example(w)
    match problem:
        case Unreadable(piece=piece) if piece.casefold() in ("", problem.typed.casefold()):
            return _(
                "I couldn't read {typed} as a period. Try {example}; {periods} lists the periods there are."
            ).format(typed=typed, example=latest, periods=periods)
        case Unreadable(piece=piece):
            return _(
                "I couldn't read {typed} as a period: I don't know {piece} in it. "
                "Try {example}; {periods} lists the periods there are."
            ).format(typed=typed, piece=quoted(piece), example=latest, periods=periods)
        case NoSuchDate(date=date):
            return _("{date} isn't in the calendar. The latest period is {example}.").format(
                date=quoted(date or problem.typed), example=latest
            )
        case NoSuchPeriod(count=count):
            return language.ngettext(
                "{typed} asks for a period that isn't there: there is {count} period. Try {example}.",
                "{typed} asks for a period that isn't there: there are {count} periods. Try {example}.",
                count,
            ).format(typed=typed, count=language.number(count), example=latest)
        case Reversed(swapped=swapped):
            return _("{typed} ends before it starts. Did you mean {example}?").format(
                typed=typed, example=f"`{voice.typed(swapped)}`"
            )
        case SeveralPeriods(readings=readings) if len(readings) == _TWO:
            first, second = (voice.typed(reading.span) for reading in readings)
            return _("{typed} names two periods. To compare them, type {example}.").format(
                typed=typed, example=voice.command("compare", f"{first} vs {second}")
            )
        case SeveralPeriods():
            return _("{typed} names several periods. Please name one, such as {example}.").format(
                typed=typed, example=latest
            )
        case NotAPeriod():
            return _("{typed} is no period. Try {example}; {periods} lists the periods there are.").format(
                typed=typed, example=latest, periods=periods
            )
        case CountedFromToday():
            return _(
                "{typed} counts from today, and my figures end on {day}. The latest period is {example}."
            ).format(typed=typed, day=language.day(w.data.table.span.end), example=latest)
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


def _example(w: Writer) -> str:
    """The latest period as one would type it, behind the command that takes one where there is such."""
    main = w.data.declarations.subject.main
    commands = w.data.declarations.commands.items()
    typed = w.voice.typed(w.data.table.periods[-1])
    name = next(
        (id_ for id_, command in commands if command.measure == main and command.takes == "period"), ""
    )
    return w.voice.command(name, typed) if name else f"`{typed}`"
