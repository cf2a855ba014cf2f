"""An answer as JSON, for people who script."""

from __future__ import annotations

import json
from typing import Any

from bot.core.answers import Answer
from bot.core.data import Data
from bot.core.figures import Figure, figures_in
from bot.core.problems import Problem
from bot.core.query_codes import encode
from bot.replies.problems import explain_problem
from bot.replies.terminal import as_text, choices, without_markdown
from bot.replies.voice import Voice
from bot.replies.words import word


def as_json(result: Answer | Problem, data: Data, voice: Voice) -> str:
    """The figures with all that belongs to them, the sources, and the text of the reply.

    Args:
        result: the answer, or why there is none.
        data: what it was answered from.
        voice: how the text is to speak.

    Returns:
        One line of ASCII, an object with `language`, `text`, and `problem` (its kind) or `query` (what was
        understood), `choices` (what to pick from, where the bot asks back), `figures` and `sources`. In a
        figure, rates and differences are fractions, days are inclusive, and `low` and `high` are null where
        it is exact.
    """
    language = voice.language
    if isinstance(result, Problem):
        content = {"problem": type(result).__name__, "text": without_markdown(explain_problem(result, voice))}
    else:
        content = _answer(result, data, voice)
    return json.dumps({"language": language.code, **content})


def _answer(answer: Answer, data: Data, voice: Voice) -> dict[str, Any]:
    figures = tuple(figures_in(answer))
    # Those that the reply cites come first; what its figures were computed from may rest on more.
    ids = [source.id for source in answer.sources] + [id_ for figure in figures for id_ in figure.sources]
    to_pick = choices(answer, data, voice.language)
    return {
        "query": encode(answer.query),
        "choices": [{"label": choice.label, "query": encode(choice.query)} for choice in to_pick],
        "figures": [_figure(figure) for figure in figures],
        "sources": [source.model_dump() for source in data.cited(ids)],
        "text": as_text(word(answer, voice), voice.language, to_pick),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "of": figure.whose or "all",
        "start": str(figure.span.start),
        "end": str(figure.span.end),
        "as_of": str(figure.as_of),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "basis": figure.basis.name.lower(),
        "about": figure.about,
        "sources": figure.sources,
    }
