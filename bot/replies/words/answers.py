"""An Answer in words, whatever its kind: word()."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.answers.answer import (
    Answer,
    CombinedAnswer,
    HelpAnswer,
    HowSureAnswer,
    PageAnswer,
    PartsAnswer,
    PlacesAnswer,
    RankingAnswer,
    RawDataAnswer,
    SeriesAnswer,
    TalkAnswer,
    ValueAnswer,
)
from bot.answers.answering import answer
from bot.answers.queries import Compute, Manner, Safety
from bot.figures.figure import Figure, Operation
from bot.figures.problems import Problem
from bot.replies import labels
from bot.replies.claims import confirmed
from bot.replies.harmless import balanced, cell, quoted
from bot.replies.problems import explain_problem
from bot.replies.wording import Wording, in_short
from bot.replies.words.comparisons import combined_words
from bot.replies.words.how_sure import how_sure_words
from bot.replies.words.pages import page_words
from bot.replies.words.parts import parts_words
from bot.replies.words.places import figures_at, place_words
from bot.replies.words.raw_data import raw_data_words
from bot.replies.words.series import ranking_words, series_words
from bot.replies.words.talk import help_words, talk_words
from bot.replies.words.values import value_words
from bot.replies.writer import Writer

_WORDS: Mapping[type[Answer], Callable[[Any, Writer], Wording]] = {
    ValueAnswer: value_words,
    CombinedAnswer: combined_words,
    SeriesAnswer: series_words,
    RankingAnswer: ranking_words,
    PartsAnswer: parts_words,
    PlacesAnswer: place_words,
    PageAnswer: page_words,
    HowSureAnswer: how_sure_words,
    RawDataAnswer: raw_data_words,
    HelpAnswer: help_words,
    TalkAnswer: talk_words,
}
_MANY = 200
"""The most figures of a series that a script gets; of a longer one, as many from both ends."""
_IN_SHORT = 2
"""Lines and sources of each answer where a message asked several questions."""
_SENTENCE = re.compile(r"(?<=[.!?:]) +(?=[A-ZÁÉÍÓÚ¿¡])")
"""Where a sentence ends."""
_ITEMS = 4
"""Items of a list that isn't cut there."""
_UNUSED = 5
"""Words of a question that a reply names as not used."""


def word(result: Answer, manner: Manner, w: Writer) -> Wording:
    """Puts an answer into words, in the manner in which it was asked for."""
    wording = _said(result, manner, w)
    told, (lines, more) = [(result, wording)], (list(wording.lines), list(wording.more))
    sources, basis = list(wording.sources), wording.basis
    if manner.also:  # what a message asks besides stands below its first question, both in short
        shown, hidden = _in_short(wording, w)
        lines, more = [*shown], [*hidden]
        sources = sources[:_IN_SHORT]
    for query in manner.also:
        found = answer(query, w.data, w.language.code)
        if isinstance(found, Problem):
            lines.append(explain_problem(found, w))
            continue
        other = _said(found, Manner(echo=True), w)
        of = f" ({other.reading})" if other.reading else ""
        shown, hidden = _in_short(other, w)
        if manner.simply:
            shown, hidden = [*map(_beginning, other.lines[:1])], ()
        lines += [f"**{other.headline}**{of}", *shown]
        more += hidden
        sources += other.sources[:_IN_SHORT]
        basis = basis or other.basis
        told.append((found, other))
    return replace(
        wording,
        lines=tuple(lines),
        more=tuple(more),
        basis=basis,
        caution=_caution(told, w),
        sources=tuple(dict.fromkeys(sources)),
        whole=wording.whole or bool(manner.also),
    )


def _beginning(text: str) -> str:
    """Its first two sentences."""
    return " ".join(_SENTENCE.split(text)[:_IN_SHORT])


def _in_short(wording: Wording, w: Writer) -> tuple[Sequence[str], Sequence[str]]:
    """The lines of one of several answers, and under its first line what waits for a press."""
    shown, hidden = in_short(wording.lines, _IN_SHORT, w.language, most=_ITEMS)
    hidden += wording.more
    return shown, [f"**{wording.headline}**", *hidden] if hidden else []


def _said(result: Answer, manner: Manner, w: Writer) -> Wording:
    """One answer in words, without the caution that its measures and years ask for."""
    wording = _WORDS[type(result)](result, w)
    if manner.simply and isinstance(result, PageAnswer):
        wording = replace(wording, lines=tuple(map(_beginning, wording.lines[:1])))
    return replace(
        wording,
        headline=w.language.capital(_confirmed(wording.headline, result, manner, w)),
        lines=(*_first(result, manner, w), *wording.lines),
        basis=w.language.capital(wording.basis),
        # The pages for people in need have their links where they are needed, in the text.
        sources=() if isinstance(result.query, Safety) else w.data.cited(result.sources),
        reading=cell(labels.reading(result.query, w, wording.headline)) if manner.echo else "",
    )


def _caution(told: Sequence[tuple[Answer, Wording]], w: Writer) -> str:
    """What some answers must not be taken for, each said once, and of which years their figures are."""
    own = [wording.caution for _, wording in told if wording.caution]
    others = [result for result, wording in told if not wording.caution]
    figures = [figure for result in others for figure in figures_of(result, most=2)]  # of a series, both ends
    measures = [measure for result in others for measure in _measures(result)]
    measured = w.caution(measures, figures) if figures and measures else ""
    return " ".join(dict.fromkeys(filter(None, (measured, *own))))


def _measures(answer: Answer) -> list[str]:
    """The measures whose cautions belong to an answer; evidence needs one only where it holds several."""
    if isinstance(answer, CombinedAnswer) and answer.query.operation is Operation.VALUE:
        return list(dict.fromkeys(found.operand.measure for found in answer.founds))
    if not isinstance(answer, HowSureAnswer):
        return [answer.main]
    operands = answer.query.of.subjects if isinstance(answer.query.of, Compute) else ()
    several = list(dict.fromkeys(operand.measure for operand in operands))
    return several if len(several) > 1 else []


def figures_of(answer: Answer, most: int = _MANY) -> Iterable[Figure]:
    """The figures that an answer tells, those asked for first; not what they were computed from.

    Of a series with more than `most`, as many from both ends.
    """
    match answer:
        case ValueAnswer():
            yield from (*(answer.result or answer.found.figures), *answer.related, *answer.breakdown)
        case CombinedAnswer():
            yield from answer.results
            yield from (figure for found in answer.founds for figure in found.figures)
        case SeriesAnswer(items=items) | RankingAnswer(ranked=items):
            # Those of a table with 100,000 periods are made when they are asked for.
            ends = items if len(items) <= most else [*items[: most // 2], *items[-(most // 2) :]]
            yield from (figure for found in ends for figure in found.figures)
            yield from answer.also if isinstance(answer, SeriesAnswer) else ()
        case PartsAnswer():
            rows = (*answer.periods, *answer.totals)
            yield from (figure for row in rows for found in row.groups for figure in found.figures)
        case PlacesAnswer():
            yield from figures_at(answer)
        case HowSureAnswer():
            yield from answer.figures
        case PageAnswer():
            yield from answer.figures.values()
        case _:
            return


def _confirmed(headline: str, answer: Answer, manner: Manner, w: Writer) -> str:
    """The headline, after what is said first: that the question is right, wrong, or about something else."""
    other = w.label(manner.mistaken_for) if manner.mistaken_for and answer.main else ""
    if other:
        # what is said to people who take a measure, or what it is a share of, for another
        measure = w.measure(answer.main)
        of_count = w.measure(measure.numerator).set_right if measure.numerator else None
        if set_right := measure.set_right or of_count:
            return f"{w.text(set_right).replace('{other}', other)} {headline}"
    if manner.untold and answer.main:
        words = ", ".join(quoted(word) for word in manner.untold)
        told = w.tell("No figure here counts {words}. What is known:", words=words)
        return f"{told} {headline}"
    if manner.claim:
        return confirmed(manner.claim, answer, headline, w)
    if other:
        label = w.label(answer.main)
        if label in headline:
            return headline
        this = w.tell("This is {label}:", label=label)
        return f"{this} {headline}"
    return headline


def _first(answer: Answer, manner: Manner, w: Writer) -> list[str]:
    """In front of the other lines: where help is, that this is another measure, and what wasn't used."""
    lines: list[str] = []
    if manner.simply:
        lines.append(w.tell("I'm sorry that this wasn't clear. In short:"))
    if manner.also_help and w.legal_help:
        lines.append(balanced(w.legal_help.short))
    if manner.mistaken_for and answer.main:
        other, label = w.measure(manner.mistaken_for), w.label(manner.mistaken_for)
        if other.command in w.data.declarations.commands:
            command = w.command(other.command)
            told = w.tell("Not the same as {label} ({command}).", label=label, command=command)
        else:
            told = w.tell("Not the same as {label}.", label=label)
        lines.append(told)
    if manner.unused:
        words = ", ".join(quoted(word) for word in manner.unused[:_UNUSED])
        lines.append(w.tell("I didn't use: {words}.", words=words))
    return lines
