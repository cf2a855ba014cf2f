"""What somebody meant, and why a text was read so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.queries import Asked
from bot.figures.problems import Problem
from bot.understanding.figure_wishes import Wish
from bot.understanding.intents.intents import Intent
from bot.understanding.other_readings import Ranked
from bot.understanding.tagging.entities import Entities


@dataclass(frozen=True)
class Understood:
    """What somebody meant.

    Args:
        language: the code of the language in which they asked.
        asked: the question, or why there is none.
        is_follow_up: whether it was read as a reply to an answer.
        is_sure: whether it is clear that something was asked that the bot has an answer to.
        lost: what wasn't understood of a question about figures, as typed.
    """

    language: str
    asked: Asked | Problem
    is_follow_up: bool = False
    is_sure: bool = True
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Why a text was read so.

    Args:
        entities: the text with its tags.
        likely: how likely each intent is, the likeliest first.
        wish: what grammar made of it by itself; None where it is a cry for help or a reply to an answer.
        understood: the outcome.
        ranked: that and what else it may ask, the likeliest first; nothing where that wasn't weighed.
    """

    entities: Entities
    likely: Mapping[Intent, float]
    wish: Wish | None
    understood: Understood
    ranked: Sequence[Ranked] = ()
