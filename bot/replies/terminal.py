"""A reply in a terminal: as text, or as JSON for people who script."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from bot.answers.answer import Answer, TalkAnswer
from bot.answers.codec import text_of
from bot.answers.queries import PLAIN, Asked, Manner
from bot.figures.figure import Figure, with_all_parts
from bot.figures.problems import Problem
from bot.languages import Language
from bot.replies.harmless import unmarked, visible
from bot.replies.labels import labels
from bot.replies.problems import explain_problem
from bot.replies.wording import Wording
from bot.replies.words.answers import figures_of, word
from bot.replies.writer import Writer, cited, joined


def as_text(wording: Wording, language: Language) -> str:
    """A Wording for a terminal or a script: all of it without Markdown, each source with its address."""
    more = [line for line in wording.more if line not in wording.lines]
    lines = [wording.headline, wording.reading, *wording.lines, *more, wording.small]
    text = [unmarked("\n".join(line for line in lines if line))]
    text += [f"{number}. {choice}" for number, choice in enumerate(wording.choices, 1)]
    if wording.sources:
        text.append(language.tell("Sources: {sources}", sources="").rstrip())
    for source in wording.sources:
        text.append(f"- {visible(joined(source.title, cited(source, language)))}: {source.url}")
    return "\n".join(text)


def as_json(asked: Asked | None, result: Answer | Problem, w: Writer) -> str:
    """The figures with all that belongs to them, the sources, and the text of the reply.

    Returns:
        An object in one line of ASCII with `language`, `text`, and `problem` (its kind) or `query` (what was
        understood, as a short text), `asked` (the same by its fields), `also` (further questions of the same
        text, as short texts), `figures` (of the first), `sources`, and `choices` where there is no answer,
        or more than one. In a figure, shares and differences of them are
        fractions, days are inclusive, and `low` and `high` are null where it is exact.
    """
    if isinstance(result, Problem):
        text = unmarked(explain_problem(result, w))
        content: dict[str, Any] = {"problem": type(result).__name__, "text": text}
    else:
        content = _answer(result, asked.manner if asked else PLAIN, w)
    return json.dumps({"language": w.language.code, **content}, default=str)


def _answer(answer: Answer, manner: Manner, w: Writer) -> dict[str, Any]:
    figures = with_all_parts(figures_of(answer))
    # Those that the reply cites come first; what its figures were computed from may rest on more.
    ids = [*answer.sources, *(id_ for figure in figures for id_ in figure.sources)]
    content: dict[str, Any] = {
        "query": text_of(answer.query),
        "asked": {"type": type(answer.query).__name__, **asdict(answer.query)},
        "figures": [_figure(figure) for figure in figures],
        "sources": [source.model_dump() for source in w.data.cited(ids)],
        "text": as_text(word(answer, manner, w), w.language),
    }
    if manner.also:
        content["also"] = [text_of(query) for query in manner.also]
    if isinstance(answer, TalkAnswer) and answer.choices:
        content["choices"] = [
            {"label": text, "query": text_of(query)}
            for text, query in zip(labels(answer.choices, w), answer.choices, strict=True)
        ]
    return content


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "unit": figure.unit,
        "operation": figure.operation,
        "group": figure.group or None,
        "place": figure.place or None,
        "start": str(figure.span.start),
        "end": str(figure.span.end),
        "as_of": str(figure.as_of),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "basis": figure.basis.name.lower(),
        "about": figure.about,
        "sources": figure.sources,
    }
