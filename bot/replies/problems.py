"""Each problem in words: what was typed, what is wrong with it, and something that works."""

from __future__ import annotations

from bot.core.problems import (
    NoCountYet,
    NoCourtFigures,
    NoFigures,
    NoReleaseYet,
    NoSuchDate,
    NoSuchPeriod,
    NoSuchTable,
    NotTwoPeriods,
    Outside,
    Problem,
    Reversed,
    SamePeriod,
    TwoPeriods,
    UnknownCommand,
    UnknownTerm,
    Unreadable,
)
from bot.core.spans import Span
from bot.replies.voice import Voice, quoted

_LISTED = 15
"""Titles that are listed."""


def explain_problem(problem: Problem, voice: Voice) -> str:
    """A short and friendly reply to a question without an answer, in Discord's Markdown."""
    _, language = voice.language.gettext, voice.language
    typed = quoted(problem.typed)
    match problem:
        case Unreadable(piece="", example=example):
            return _(
                "I couldn't read {typed} as a period. Try {example}; {periods} lists the periods there are."
            ).format(
                typed=typed,
                example=voice.command("rate", voice.typed(example)),
                periods=voice.command("periods"),
            )
        case Unreadable(piece=piece, example=example):
            return _(
                "I couldn't read {typed} as a period: I don't know {piece} in it. "
                "Try {example}; {periods} lists the periods there are."
            ).format(
                typed=typed,
                piece=quoted(piece),
                example=voice.command("rate", voice.typed(example)),
                periods=voice.command("periods"),
            )
        case NoSuchDate(example=example):
            return _("{typed} has a date that isn't in the calendar. The latest period is {example}.").format(
                typed=typed, example=voice.command("rate", voice.typed(example))
            )
        case NoSuchPeriod(count=count):
            return language.ngettext(
                "{typed} asks for a period that isn't there: there is {count} period. Try {example}.",
                "{typed} asks for a period that isn't there: there are {count} periods. Try {example}.",
                count,
            ).format(typed=typed, count=language.number(count), example=voice.command("rate", str(count)))
        case Reversed(swapped=swapped):
            return _("{typed} ends before it starts. Did you mean {example}?").format(
                typed=typed, example=voice.command("rate", voice.typed(swapped))
            )
        case TwoPeriods(first=first, second=second):
            return _("{typed} names two periods. To compare them, type {example}.").format(
                typed=typed,
                example=voice.command("compare", f"{voice.typed(first)} vs {voice.typed(second)}"),
            )
        case Outside():
            return _outside(problem, voice)
        case NoReleaseYet(day=day, first=first):
            return _(
                "By {day} no figures had come out yet: the first go through {end}. Try {example}."
            ).format(
                day=_where(language.day(day), problem, voice),
                end=language.day(first.end),
                example=voice.command("total", voice.typed_day(first.end)),
            )
        case NoCountYet(day=day, first=first):
            return _(
                "By {day} no count of closed cases had come out yet: the first is of {first}. Try {example}."
            ).format(
                day=_where(language.day(day), problem, voice),
                first=language.day(first),
                example=voice.command("closed", voice.typed_day(first)),
            )
        case NoFigures():
            return _("The data I was given has no figures on that. {periods} shows what it has.").format(
                periods=voice.command("periods")
            )
        case NoCourtFigures(known=known):
            return _("I have nothing on {place}. I have something on: {courts}. Try {example}.").format(
                place=_place(problem), courts=", ".join(known), example=voice.command("courts", known[0])
            )
        case NoSuchTable(known=known):
            return _("I have no table {typed}. These I have: {tables}.").format(
                typed=typed, tables=", ".join(voice.command("data", name) for name in known)
            )
        case NotTwoPeriods(first=first, second=second):
            return _(
                "I couldn't tell the two periods in {typed} apart. Put `vs` between them: {example}."
            ).format(
                typed=typed,
                example=voice.command("compare", f"{voice.typed(first)} vs {voice.typed(second)}"),
            )
        case SamePeriod(span=span, other=None):
            return _("Both are the figures of {span}, so there is nothing to compare.").format(
                span=language.span(span)
            )
        case SamePeriod(span=span, other=Span() as other):
            return _("Both are the figures of {span}, so there is nothing to compare. Try {example}.").format(
                span=language.span(span),
                example=voice.command("compare", f"{voice.typed(span)} vs {voice.typed(other)}"),
            )
        case UnknownTerm(close=close, known=known):
            return _unknown_term(typed, close, known, voice)
        case UnknownCommand(close=""):
            return _("I don't know the command {typed}. {help} shows what you can ask.").format(
                typed=typed, help=voice.command("help")
            )
        case UnknownCommand(close=close):
            return _("I don't know the command {typed}. Did you mean {close}?").format(
                typed=typed, close=voice.command(close)
            )
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


def _outside(problem: Outside, voice: Voice) -> str:
    _, language = voice.language.gettext, voice.language
    return _(
        "{where} lies outside the table, which goes from {start} to {end}. The nearest period is {example}."
    ).format(
        where=_where(language.span(problem.span), problem, voice),
        start=language.day(problem.table.start),
        end=language.day(problem.table.end),
        example=voice.command("rate", voice.typed(problem.nearest)),
    )


def _place(problem: NoCourtFigures) -> str:
    return problem.place or quoted(problem.typed)


def _where(days: str, problem: Problem, voice: Voice) -> str:
    """The days, behind what was typed for them; after a press of a button nothing was."""
    if not problem.typed:
        return days
    return voice.language.gettext("{typed} ({span})").format(typed=quoted(problem.typed), span=days)


def _unknown_term(typed: str, close: tuple[str, ...], known: tuple[str, ...], voice: Voice) -> str:
    _ = voice.language.gettext
    if close:
        return _("I have no explanation of {typed}. Did you mean {examples}?").format(
            typed=typed, examples=", ".join(voice.command("explain", title.lower()) for title in close)
        )
    return _("I have no explanation of {typed}. I can explain: {titles}.").format(
        typed=typed, titles=", ".join(known[:_LISTED]) + (", …" if len(known) > _LISTED else "")
    )
