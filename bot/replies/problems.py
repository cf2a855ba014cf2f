"""Each problem in words: what was typed, what is wrong with it, and something that works."""

from __future__ import annotations

from bot.answers.problems import (
    Gap,
    NoFigures,
    NoSense,
    NoSuchTable,
    NotKnown,
    NotTwoPeriods,
    NotYet,
    Outdated,
    Outside,
    Problem,
    Reason,
    SamePeriod,
    UnknownCommand,
    UnknownPage,
    UnknownPlace,
)
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.operand import Operand
from bot.periods.reading import PeriodProblem
from bot.replies.harmless import cell, quoted
from bot.replies.period_problems import explain_period
from bot.replies.voice import Voice
from bot.replies.writer import Writer

_LISTED = 25
"""Names that are listed."""


def explain_problem(problem: Problem, data: Data, voice: Voice) -> str:
    """A short and friendly reply to a question without an answer, in Discord's Markdown."""
    w = Writer(data, voice)
    if isinstance(problem, PeriodProblem):
        return explain_period(problem, w)
    _, typed = w.language.gettext, quoted(problem.typed)
    if _names_what_is_gone(problem, data):
        problem = Outdated()
    match problem:
        case NoFigures() | Outside() | NotYet() | Gap() | NotKnown():
            return _not_found(problem, w)
        case NoSense(reason=reason, measures=measures):
            return _no_sense(reason, measures, w)
        case Outdated():
            return _("This button is from an older version of the bot. Please ask again.")
        case UnknownPlace(place=place, known=known):
            return _("I have nothing on {place}. I have something on: {places}.").format(
                place=w.name(place) if place else typed, places=_listed([w.name(id_) for id_ in known])
            )
        case NoSuchTable(known=known):
            return _("I have no table {typed}. These I have: {tables}.").format(
                typed=typed, tables=", ".join(voice.command("data", name) for name in known)
            )
        case NotTwoPeriods(first=first, second=second):
            return _(
                "I couldn't tell the two periods in {typed} apart. Put `vs` between them: {example}."
            ).format(typed=typed, example=_comparison(first, second, voice))
        case SamePeriod(span=span, other=None):
            return _("Both are the figures of {span}, so there is nothing to compare.").format(
                span=w.span(span)
            )
        case SamePeriod(span=span, other=Span() as other):
            return _("Both are the figures of {span}, so there is nothing to compare. Try {example}.").format(
                span=w.span(span), example=_comparison(span, other, voice)
            )
        case UnknownPage(close=close, known=known):
            return _unknown_page(typed, close, known, voice)
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


def _not_found(problem: Problem, w: Writer) -> str:
    """Why the table has no figure of what was asked for."""
    _, voice, language = w.language.gettext, w.voice, w.language
    match problem:
        case NoFigures(operand=operand, groups=groups, places=places):
            text = _("I have no figures on this: {what}.").format(what=_what(operand, w))
            names = [w.name(id_) for id_ in (*groups, *places)]
            if names:
                known = _("They are known of: {names}.").format(names=_listed(names))
                return f"{text} {known}"
            shown = _("{periods} shows what I have.").format(periods=voice.command("periods"))
            return f"{text} {shown}"
        case Outside(operand=operand, span=span, known=known, nearest=nearest) if known.contains(span):
            return _("Nothing is known of {where} ({what}). The nearest there is: {nearest}.").format(
                where=_where(language.span(span), problem, w),
                what=_what(operand, w),
                nearest=language.span(nearest),
            )
        case Outside(operand=operand, span=span, known=known, nearest=nearest):
            return _(
                "{where} lies outside what is known ({what}), {start} through {end}. "
                "The nearest there is: {nearest}."
            ).format(
                where=_where(language.span(span), problem, w),
                what=_what(operand, w),
                start=language.day(known.start),
                end=language.day(known.end),
                nearest=language.span(nearest),
            )
        case NotYet(operand=operand, day=day, first=first):
            return _("By {day} no figure had come out yet ({what}): the first is of {first}.").format(
                day=_where(language.day(day), problem, w), what=_what(operand, w), first=language.day(first)
            )
        case Gap(operand=operand, missing=missing):
            return _("Nothing is known of {missing} ({what}), so that there is no figure for it all.").format(
                what=_what(operand, w), missing=language.span(missing)
            )
        case NotKnown(operand=operand, days=days):
            text = _("No figure is known for just these days ({what}).").format(what=_what(operand, w))
            if not days:
                return text
            known = _("There are counts of: {days}.").format(
                days=_listed([language.day(day) for day in days])
            )
            return f"{text} {known}"
        case _:
            raise AssertionError(f"{type(problem).__name__} has no words")


def _no_sense(reason: Reason, measures: tuple[str, ...], w: Writer) -> str:
    """Why an operation makes no sense for these measures."""
    _ = w.language.gettext
    labels = [w.label(measure) for measure in dict.fromkeys(measures)]
    first, second = labels[0] if labels else "", labels[-1] if labels else ""
    match reason:
        case Reason.MIXED:
            return _(
                "I don't add or compare these two, because they count different things: {first}; {second}."
            ).format(first=first, second=second)
        case Reason.UNITS:
            return _("These two don't go together, a count and a percentage: {first}; {second}.").format(
                first=first, second=second
            )
        case Reason.NOT_A_PART:
            return _("As a share of what? I know of nothing that this is a part of: {first}.").format(
                first=first
            )
        case Reason.OVERLAP:
            return _("Added up, some would count twice: {first}; {second}.").format(
                first=first, second=second
            )
        case Reason.NOTHING:
            return _("That can't be computed: it would be divided by zero.")
        case Reason.NO_SUM:
            return _("Such figures don't add up: {first}.").format(first=first)


def _what(operand: Operand, w: Writer) -> str:
    return w.with_whose(operand, w.label(operand.measure))


def _where(days: str, problem: Problem, w: Writer) -> str:
    """The days, behind what was typed for them; after a press of a button nothing was."""
    if not problem.typed:
        return days
    return w.language.gettext("{typed} ({span})").format(typed=quoted(problem.typed), span=days)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")


def _comparison(first: Span, second: Span, voice: Voice) -> str:
    return voice.command("compare", f"{voice.typed(first)} vs {voice.typed(second)}")


def _unknown_page(typed: str, close: tuple[str, ...], known: tuple[str, ...], voice: Voice) -> str:
    _ = voice.language.gettext
    if close:
        return _("I have no explanation of {typed}. Did you mean {examples}?").format(
            typed=typed, examples=", ".join(voice.command("explain", cell(title).lower()) for title in close)
        )
    return _("I have no explanation of {typed}. I can explain: {titles}.").format(
        typed=typed, titles=_listed([cell(title) for title in known])
    )
