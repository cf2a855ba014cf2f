"""Short answers to what is no question about the figures."""

from __future__ import annotations

from bot.core.answers import TalkAnswer
from bot.core.glossary import CLOSURE
from bot.core.language import Language
from bot.core.queries import (
    Beyond,
    Choose,
    Closed,
    Compare,
    Courts,
    Detained,
    Explain,
    Extreme,
    Filings,
    Greeting,
    Help,
    HowSure,
    LegalHelp,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Thanks,
    Total,
    Trend,
    Why,
)
from bot.replies.voice import Voice


def talk(answer: TalkAnswer, voice: Voice) -> tuple[str, tuple[str, ...]]:
    """Headline and lines."""
    _, language = voice.language.gettext, voice.language
    match answer.query:
        case Greeting():
            example = _("What was the rate in the last period?")
            return _("Hello!"), (
                _("Ask me what ICE's review found, for example: {example}").format(example=f"*{example}*"),
            )
        case Thanks():
            return _("You're welcome."), ()
        case Beyond():
            return _("That I can't know."), (
                _(
                    "I have ICE's figures on its review, {start} through {end}: cases reviewed, found "
                    "provisionally eligible and closed, and what was published by detention and by court. "
                    "These I can answer:"
                ).format(start=language.day(answer.table.start), end=language.day(answer.table.end)),
            )
        case Choose():
            return _("Which do you mean?"), ()


def label(query: Query, language: Language) -> str:
    """A question in the few words of a button."""
    _ = language.gettext
    match query:
        case Rate(span):
            return _("Rate, {span}").format(span=language.span(span))
        case Compare(first, second):
            return _("{first} vs. {second}").format(first=language.span(first), second=language.span(second))
        case Extreme(highest):
            return _("Highest rate") if highest else _("Lowest rate")
        case Periods():
            return _("All periods")
        case Total():
            return _("All periods together")
        case Trend():
            return _("Trend")
        case Why():
            return _("Why did it fall?")
        case Explain(term) if term == CLOSURE:
            return _("What closure means")
        case Explain():
            return _("Closure vs. deferred action")
        case Closed():
            return _("Cases closed")
        case Outcomes():
            return _("What became of the eligible")
        case Detained():
            return _("Detained people")
        case Courts():
            return _("By court")
        case Filings():
            return _("New cases")
        case Sources() | HowSure():
            return _("How sure?")
        case RawData():
            return _("As a file")
        case LegalHelp():
            return _("Help with a case")
        case Help():
            return _("What I can answer")
        case _:
            raise ValueError(f"{query} isn't offered on a button")
