"""Whether a text is a cry for help, or may have somebody's own case behind it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answers.queries import Need, Query, Safety as SafetyQuery
from bot.understanding.intents.intents import Intent
from bot.understanding.intents.phrasing import asks_how_to_use, is_lost
from bot.understanding.safety import Reading as Heard
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind
from bot.understanding.wanted import TALK

_SURE, _SURE_IN_DOUBT, _SURE_OF_FIGURES = 0.5, 0.9, 0.97
"""How likely a need must be for the weights to be believed: the second in a reply, or of nobody's case, the
third where a figure is asked for, or what is on a page: "did ICE have to ask them first?"."""
_DESPAIR = 0.6
"""How likely despair must be where no phrase speaks of it; the page of legal help names the Lifeline, too."""
OWN, MAYBE = 0.2, 0.1
"""How likely a need must be for help to be named in place of small talk, and beside an answer.

In seven sittings held out in turn, by people in need and by others who sound like them, 95% of the 720 in
need were told where help is; so were 9% of the 440 others, most of them beside their answer.
"""
_LIGHT = 1
"""What phrases may weigh where figures are asked for: "my teacher said ..." tells of nobody's case."""
_DOUBT, _BEYOND_DOUBT = 0.02, 5
"""Where a need is less likely than the first, phrases count only if they weigh at least the second."""
SHORTEST_PLEA = 4
"""Words of the shortest text in which the weights alone are believed."""


def need_of(
    heard: Heard, likely: Mapping[Intent, float], entities: Entities, about: Query | None
) -> Need | None:
    """What somebody needs: the words alone decide, or the weights where they are sure of it.

    Args:
        heard: what phrases of trouble or despair were heard.
        likely: how likely each intent is.
        entities: the text with its tags.
        about: the question of the answer that the text replies to.
    """
    names = (tag.last - tag.first for tag in entities.of(TagKind.PAGE))
    is_named = any(length >= len(entities.words) for length in names)  # a page is asked for by its title
    is_long = len(entities.words) >= SHORTEST_PLEA and not (is_named or is_lost(entities))
    is_reply = about is not None and not isinstance(about, SafetyQuery)
    of_figures = bool(entities.periods or entities.of(TagKind.MEASURE))
    is_of_numbers = is_reply or entities.has("count", "share", "claim")
    asks_figure = is_of_numbers and of_figures and heard.weight <= _LIGHT
    is_doubtful = is_reply or heard.behind or heard.is_general or not heard.speaks_of_people
    is_of_others = not (heard.weight or heard.speaks_of_people) and bool(entities.of(TagKind.PAGE))
    sure = _SURE_OF_FIGURES if asks_figure or is_of_others else _SURE_IN_DOUBT if is_doubtful else _SURE
    crisis, trouble = likely[Intent.CRISIS], likely[Intent.TROUBLE]
    is_sure = is_long and trouble + crisis > sure
    if heard.need is Need.CRISIS or (is_sure and crisis > _DESPAIR):
        return Need.CRISIS
    is_doubted = heard.weight < _BEYOND_DOUBT and trouble + crisis < _DOUBT
    if is_sure or (heard.need is not None and not is_doubted):
        return Need.LEGAL_HELP
    is_talk = next(iter(likely)) in TALK  # "thank you, God bless him"
    is_of_somebody = (heard.speaks_of_people or heard.speaks_of_others) and not is_talk
    goes_on = isinstance(about, SafetyQuery) and is_of_somebody and is_long
    return Need.LEGAL_HELP if goes_on and not entities.mentions_figures else None


def odds_of_own_case(heard: Heard, likely: Mapping[Intent, float], entities: Entities) -> float:
    """How likely it is that somebody's own case stands behind a text that tells of people; else 0."""
    is_of_bot = is_lost(entities) or asks_how_to_use(entities)  # "I don't get it" tells of nobody
    is_told = heard.speaks_of_people and not is_of_bot
    return likely[Intent.CRISIS] + likely[Intent.TROUBLE] if is_told else 0.0
