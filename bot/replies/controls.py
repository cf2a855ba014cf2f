"""What can be asked next: the buttons and the menu below an answer, and the ids that carry them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Self

from bot.core.answers import (
    AboutAnswer,
    Answer,
    CompareAnswer,
    ExplainAnswer,
    ExtremeAnswer,
    HelpAnswer,
    PageAnswer,
    PeriodsAnswer,
    RateAnswer,
    SourcesAnswer,
    TalkAnswer,
    TotalAnswer,
    TrendAnswer,
    WhyAnswer,
)
from bot.core.data import Data
from bot.core.glossary import CLOSURE, COMPARISON
from bot.core.language import Language
from bot.core.queries import (
    Beyond,
    Choose,
    Compare,
    Explain,
    Help,
    LegalHelp,
    Periods,
    Query,
    Rate,
    Sources,
    Trend,
    Why,
    decode,
    encode,
)
from bot.replies.helptext import SUMMARIES
from bot.replies.talk import label

_CHOICES = 25
"""Options that Discord takes in a menu."""


class Action(StrEnum):
    """What a control does."""

    SHOW = auto()
    """Answers its query in place of the reply that it stands under."""
    MENU = auto()
    """Answers the query that was chosen; its own is that of the reply."""
    REMOVE = auto()
    """Removes the reply, whose query it carries."""


@dataclass(frozen=True)
class ControlId:
    """The custom id of a control, at most 100 letters: `1:<action>:<query>:<language>:<asker>`.

    It holds all that is needed to answer, so that nothing is stored and a restart changes nothing.
    """

    action: Action
    query: Query
    language: str
    asker: int

    def __str__(self) -> str:
        return f"1:{self.action}:{encode(self.query)}:{self.language}:{self.asker}"

    @property
    def is_own(self) -> bool:
        """Whether its query is that of the answer under which it stands."""
        return self.action is not Action.SHOW

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads an id.

        Raises:
            ValueError: where it is of another version.
        """
        match = re.fullmatch(r"1:(\w+):([^:]*):([\w-]+):(\d+)", text)
        if match is None:
            raise ValueError(f"not a control of this version: {text!r}")
        return cls(Action(match[1]), decode(match[2]), match[3], int(match[4]))


@dataclass(frozen=True)
class Choice:
    """A question with the words on its button or in the menu."""

    label: str
    query: Query


@dataclass(frozen=True)
class Controls:
    """What stands below an answer.

    Args:
        own: the question that the answer answers.
        buttons: questions that follow, at most three.
        menu: further ones, at most 25.
        menu_title: what stands on the closed menu.
    """

    own: Query
    buttons: tuple[Choice, ...] = ()
    menu: tuple[Choice, ...] = ()
    menu_title: str = ""


def controls_for(answer: Answer, data: Data, language: Language) -> Controls:
    """The questions that follow from an answer: at most three buttons, the rest in a menu."""
    _ = language.gettext
    trend = Choice(_("Trend"), Trend())
    why = Choice(_("Why did it fall?"), Why())
    closure = Choice(_("What closure means"), Explain(CLOSURE))
    comparison = Choice(_("Closure vs. deferred action"), Explain(COMPARISON))
    periods = Choice(_("All periods"), Periods())
    more = _("More about this")
    own = answer.query
    match answer:
        case RateAnswer(figures=figures):
            first = data.table.rows[0].span
            menu = (closure, why, Choice(_("Where these figures come from"), Sources(figures.span)))
            if figures.span != first:
                menu = (Choice(_("Compare with the first period"), Compare(first, figures.span)), *menu)
            return Controls(own, (*_neighbours(answer, data, language), trend), menu, more)
        case CompareAnswer():
            return Controls(own, (trend, periods), (closure, comparison, why), more)
        case TrendAnswer():
            return Controls(own, (why, periods), (closure, comparison, Choice(_("Sources"), Sources())), more)
        case TotalAnswer():
            return Controls(own, (trend, periods), (closure, comparison, why), more)
        case PeriodsAnswer():
            return Controls(own, (trend, why))
        case ExplainAnswer(query=query):
            terms = (
                Choice(entry.title, Explain(entry.term))
                for entry in data.glossary(language.code).terms
                if entry.term != query.term
            )
            return Controls(own, (), tuple(terms)[:_CHOICES], _("Explain another term"))
        case WhyAnswer():
            return Controls(own, (trend, closure))
        case SourcesAnswer():
            return Controls(own, (periods,))
        case HelpAnswer():
            names = language.names.commands
            commands = (
                Choice(f"{names[name][0]}: {language.gettext(text)}", Help(name))
                for name, text in SUMMARIES.items()
            )
            return Controls(own, (), tuple(commands), _("More about a command"))
        case ExtremeAnswer(figures=figures):
            return Controls(
                own, (Choice(label(Rate(figures.span), language), Rate(figures.span)), trend, periods)
            )
        case PageAnswer(query=LegalHelp()):
            return Controls(own, (closure, comparison))
        case PageAnswer():
            return Controls(own)
        case TalkAnswer(query=Choose(readings=readings)):
            return Controls(own, tuple(Choice(label(reading, language), reading) for reading in readings))
        case TalkAnswer(query=Beyond(), last=last):
            return Controls(own, (Choice(label(Rate(last), language), Rate(last)), trend))
        case TalkAnswer():
            return Controls(own, (Choice(_("What you can ask"), Help()),))
        case AboutAnswer():
            return Controls(own, (Choice(_("What you can ask"), Help()),))


def _neighbours(answer: RateAnswer, data: Data, language: Language) -> tuple[Choice, ...]:
    """The periods before and after the one that was answered with."""
    _, rows, positions = language.gettext, data.table.rows, answer.figures.positions
    choices: list[Choice] = []
    if positions.start:
        choices.append(Choice(_("← Earlier"), Rate(rows[positions.start - 1].span)))
    if positions.stop < len(rows):
        choices.append(Choice(_("Later →"), Rate(rows[positions.stop].span)))
    return tuple(choices)
