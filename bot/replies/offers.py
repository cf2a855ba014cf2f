"""What can be asked next: the questions that stand on the buttons and in the menu below an answer."""

from __future__ import annotations

from datetime import date

from bot.core.answers import (
    AboutAnswer,
    Answer,
    ClosedAnswer,
    CompareAnswer,
    CourtsAnswer,
    DetainedAnswer,
    ExplainAnswer,
    ExtremeAnswer,
    FilingsAnswer,
    HelpAnswer,
    HowSureAnswer,
    OutcomesAnswer,
    PageAnswer,
    PeriodsAnswer,
    RateAnswer,
    RawDataAnswer,
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
    Closed,
    Compare,
    Courts,
    Detained,
    Explain,
    Filings,
    Help,
    HowSure,
    LegalHelp,
    Outcomes,
    Periods,
    Query,
    Rate,
    RawData,
    Sources,
    Topic,
    Trend,
    Why,
)
from bot.replies.controls import Choice, Controls
from bot.replies.helptext import SUMMARIES
from bot.replies.talk import label

_CHOICES = 25
"""Options that Discord takes in a menu."""

_TOPICS: dict[Topic, Query] = {
    Topic.CLOSURES: Closed(),
    Topic.DETENTION: Detained(),
    Topic.COURTS: Courts(),
    Topic.FILINGS: Filings(),
}
"""The question that each topic answers."""


def controls_for(answer: Answer, data: Data, language: Language) -> Controls:
    """The questions that follow from an answer: at most four buttons, the rest in a menu."""

    def offer(*queries: Query) -> tuple[Choice, ...]:
        return tuple(Choice(label(query, language), query) for query in queries)

    _, own = language.gettext, answer.query
    more = _("More about this")
    match answer:
        case RateAnswer(figures=figures):
            menu = offer(Explain(CLOSURE), Why())
            if figures.span != (first := data.table.rows[0].span):
                menu = (Choice(_("Compare with the first period"), Compare(first, figures.span)), *menu)
            buttons = (*_neighbours(answer, data, language), *offer(Trend(), Sources(figures.span)))
            return Controls(own, buttons, menu, more)
        case CompareAnswer() | TotalAnswer():
            menu = offer(Explain(CLOSURE), Explain(COMPARISON), Why())
            return Controls(own, offer(Trend(), Periods(), Sources()), menu, more)
        case TrendAnswer():
            menu = offer(Explain(CLOSURE), Explain(COMPARISON))
            return Controls(own, offer(Why(), Periods(), Sources()), menu, more)
        case PeriodsAnswer():
            return Controls(own, offer(Trend(), Why(), Sources()))
        case ExtremeAnswer(figures=figures):
            return Controls(own, offer(Rate(figures.span), Trend(), Sources()))
        case ClosedAnswer():
            menu = tuple(Choice(language.day(day), Closed(day)) for day in _other_days(answer))
            buttons = offer(Outcomes(), Courts(), HowSure(Topic.CLOSURES))
            return Controls(own, buttons, menu[-_CHOICES:], _("As of another day"))
        case OutcomesAnswer():
            return Controls(own, offer(Closed(), HowSure(Topic.CLOSURES)))
        case DetainedAnswer():
            return Controls(own, offer(Why(), Trend(), HowSure(Topic.DETENTION)))
        case CourtsAnswer(query=query, places=places):
            menu = tuple(Choice(data.places.name(place, language.code), Courts(place)) for place in places)
            overview = offer(Courts()) if query.place else ()
            buttons = (*overview, *offer(Why(), HowSure(Topic.COURTS)))
            return Controls(own, buttons, menu[:_CHOICES], _("A court"))
        case FilingsAnswer():
            return Controls(own, offer(Why(), HowSure(Topic.FILINGS)))
        case SourcesAnswer():
            return Controls(own, offer(Periods(), RawData()))
        case HowSureAnswer(query=HowSure(topic)):
            return Controls(own, offer(_TOPICS[topic], RawData(topic)))
        case RawDataAnswer(name=name, tables=tables):
            menu = tuple(Choice(table, RawData(table)) for table in tables if table != name)
            return Controls(own, (), menu[:_CHOICES], _("Another table"))
        case ExplainAnswer(query=query):
            terms = (
                Choice(entry.title, Explain(entry.term))
                for entry in data.glossary(language.code).terms
                if entry.term != query.term
            )
            return Controls(own, (), tuple(terms)[:_CHOICES], _("Explain another term"))
        case WhyAnswer():
            return Controls(own, offer(Trend(), Courts(), Detained(), Filings()))
        case HelpAnswer():
            names = language.names.commands
            commands = (
                Choice(f"{names[name][0]}: {language.gettext(text)}", Help(name))
                for name, text in SUMMARIES.items()
            )
            return Controls(own, (), tuple(commands), _("More about a command"))
        case PageAnswer(query=LegalHelp()):
            return Controls(own, offer(Explain(CLOSURE), Explain(COMPARISON)))
        case PageAnswer():
            return Controls(own)
        case TalkAnswer(query=Choose(readings=readings)):
            return Controls(own, offer(*readings))
        case TalkAnswer(query=Beyond(), last=last):
            return Controls(own, offer(Rate(last), Trend()))
        case TalkAnswer() | AboutAnswer():
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


def _other_days(answer: ClosedAnswer) -> list[date]:
    """The other days of which a count is known."""
    shown = answer.counts[0].closed.as_of
    days = dict.fromkeys(count.closed.as_of for count in answer.all_counts)
    return [day for day in days if day != shown]
