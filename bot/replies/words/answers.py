"""An Answer in words, whatever its kind: word()."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
from bot.answers.queries import Compute, Manner, Safety
from bot.data.loading import Data
from bot.data.measures import Text
from bot.figures.figure import Figure
from bot.replies import labels
from bot.replies.claims import confirmed
from bot.replies.harmless import cell, quoted
from bot.replies.voice import Voice
from bot.replies.wording import Wording
from bot.replies.words.comparisons import combined_words
from bot.replies.words.help import help_words
from bot.replies.words.how_sure import how_sure_words
from bot.replies.words.pages import page_words
from bot.replies.words.parts import parts_words
from bot.replies.words.places import place_words
from bot.replies.words.rankings import ranking_words
from bot.replies.words.raw_data import raw_data_words
from bot.replies.words.series import series_words
from bot.replies.words.talk import talk_words
from bot.replies.words.values import value_words
from bot.replies.writer import Writer

_MANY = 200
"""Figures of a series that a script gets; of more, those of both ends."""
_UNUSED = 5
"""Words of a question that a reply names as not used."""


def word(answer: Answer, manner: Manner, data: Data, voice: Voice) -> Wording:
    """Puts an answer into words.

    Args:
        answer: the answer.
        manner: how it was asked for: what the question stated, what it was read as, what it didn't use.
        data: what was answered from.
        voice: the language, how commands are typed, and the year.
    """
    w = Writer(data, voice)
    wording = _of_kind(answer, w)
    figures = list(figures_of(answer, most=2))  # the first and the last of a series have its years
    caution = wording.caution
    if figures and not caution and (measures := _measures(answer)):
        caution = w.caution(measures, figures)
    headline = voice.language.capital(_confirmed(wording.headline, answer, manner, w))
    return replace(
        wording,
        headline=headline,
        lines=(*_first(answer, manner, w), *wording.lines),
        caution=caution,
        # The pages for people in need have their links where they are needed, in the text.
        sources=() if isinstance(answer.query, Safety) else w.sources(answer.sources),
        reading=cell(labels.reading(answer.query, w)) if manner.echo else "",
    )


def _measures(answer: Answer) -> list[str]:
    """The measures whose cautions belong to an answer; evidence needs one only where it holds several."""
    if not isinstance(answer, HowSureAnswer):
        return [answer.main]
    of = answer.query.of
    several = (
        list(dict.fromkeys(operand.measure for operand in of.operands)) if isinstance(of, Compute) else []
    )
    return several if len(several) > 1 else []


def _of_kind(answer: Answer, w: Writer) -> Wording:
    match answer:
        case ValueAnswer():
            return value_words(answer, w)
        case CombinedAnswer():
            return combined_words(answer, w)
        case SeriesAnswer():
            return series_words(answer, w)
        case RankingAnswer():
            return ranking_words(answer, w)
        case PartsAnswer():
            return parts_words(answer, w)
        case PlacesAnswer():
            return place_words(answer, w)
        case PageAnswer():
            return page_words(answer, w)
        case HowSureAnswer():
            return how_sure_words(answer, w)
        case RawDataAnswer():
            return raw_data_words(answer, w)
        case HelpAnswer():
            return help_words(answer, w)
        case TalkAnswer():
            return talk_words(answer, w)
        case _:
            raise TypeError(f"there are no words for {type(answer).__name__}")


def figures_of(answer: Answer, most: int = _MANY) -> Iterable[Figure]:
    """The figures that an answer tells, those asked for first; not what they were computed from.

    Args:
        answer: the answer.
        most: how many of a series; of more, as many from both ends.
    """
    match answer:
        case ValueAnswer():
            yield from answer.result or answer.found.figures
            yield from answer.related
            yield from answer.breakdown
        case CombinedAnswer():
            yield from answer.results
            for found in answer.founds:
                yield from found.figures
        case SeriesAnswer(items=items) | RankingAnswer(ranked=items):
            # Those of a table with 100,000 periods are made when they are asked for.
            ends = items if len(items) <= most else [*items[: most // 2], *items[-(most // 2) :]]
            for found in ends:
                yield from found.figures
            if isinstance(answer, SeriesAnswer):
                yield from answer.also
        case PartsAnswer():
            for row in (*answer.periods, *answer.totals):
                for found in row.groups:
                    yield from found.figures
        case PlacesAnswer():
            for figures in (*dict(answer.measures).values(), *answer.ranked):
                yield from figures
            yield from answer.events
        case HowSureAnswer():
            yield from answer.figures
        case PageAnswer():
            yield from answer.figures.values()
        case _:
            return


def _confirmed(headline: str, answer: Answer, manner: Manner, w: Writer) -> str:
    """The headline behind what is said first: that the question is right or wrong, or of another measure."""
    _ = w.language.gettext
    set_right = _set_right(answer.main, w) if manner.mistaken_for and answer.main else None
    if set_right:
        first = w.text(set_right).replace("{other}", w.label(manner.mistaken_for))
        return f"{first} {headline}"
    if manner.claim:
        return confirmed(manner.claim, answer, headline, w)
    if manner.mistaken_for and answer.main:
        first = _("This is {label}:").format(label=w.label(answer.main))
        return f"{first} {headline}"
    return headline


def _set_right(measure: str, w: Writer) -> Text | None:
    """What is said first to who takes a measure, or what it is a share of, for another."""
    declared = w.measure(measure)
    of_count = w.measure(declared.numerator).set_right if declared.numerator else None
    return declared.set_right or of_count


def _first(answer: Answer, manner: Manner, w: Writer) -> list[str]:
    """What must stand in front of the other lines: that another measure is another, and what wasn't used."""
    _, lines = w.language.gettext, list[str]()
    if manner.mistaken_for and answer.main:
        other = w.measure(manner.mistaken_for)
        told = _("Not to be taken for it: {label}.").format(label=w.label(manner.mistaken_for))
        if other.command in w.data.declarations.commands:
            told = f"{told} {w.voice.command(other.command)}"
        lines.append(told)
    if manner.unused:
        words = ", ".join(quoted(word) for word in manner.unused[:_UNUSED])
        lines.append(_("I didn't use: {words}.").format(words=words))
    return lines
