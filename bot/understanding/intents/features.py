"""What of a sentence the learned weights are for: runs of words and letters, cues, kinds and ids of tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from bot.periods.reading import Counts, PeriodProblem, Quantity, Reading
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind
from bot.weights import Features, WeightRows

_SHORT, _LONG = 4, 20
"""Words of a short and a long text."""
_LETTERS = (2, 3, 4, 5)
"""Lengths of the runs of letters."""
_MASKS = {TagKind.MEASURE: "xmeasure", TagKind.PLACE: "xplace", TagKind.GROUP: "xgroup"}
"""What stands for the words of the data, so that the weights hold for other data too."""
_NAMED = (TagKind.MEASURE, TagKind.GROUP, TagKind.PAGE)
"""Kinds of tags whose ids tell what is asked about."""


def of_any_data(entities: Entities, cues: Sequence[str], buckets: int) -> Features:
    """The features of a sentence, without the words that only these data have.

    Args:
        entities: the sentence with its tags.
        cues: the names of all cues, in the order of their weights.
        buckets: into so many places the runs of words and letters are hashed.
    """
    return Features(_hashed(list(_words(entities, _MASKS)), buckets), _places(_cues(entities), cues))


def of_these_data(entities: Entities, names: Sequence[str], buckets: int) -> Features:
    """The features of a sentence in all its words, but for days and numbers.

    Args:
        entities: the sentence with its tags.
        names: the names of all cues and of the ids of tags, in the order of their weights.
        buckets: into so many places the runs of words and letters are hashed.
    """
    found = (*_cues(entities), *named_in(entities))
    return Features(_hashed(list(_words(entities, {})), buckets), _places(found, names))


def named_in(entities: Entities) -> Iterator[str]:
    """What of the data is named, as names of features."""
    yield from {f"{tag.kind.value}={tag.id}" for tag in entities.tags if tag.kind in _NAMED}


def _places(found: Iterable[str], names: Sequence[str]) -> WeightRows:
    known = {name: at for at, name in enumerate(names)}
    return np.array(sorted({known[name] for name in found if name in known}), np.int64)


def _hashed(words: Sequence[str], buckets: int) -> WeightRows:
    """The places of all runs of one or two words, and of a few letters."""
    grams = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
    text = f" {' '.join(words)} "
    places = {crc32(gram.encode()) % buckets for gram in grams}
    for length in _LETTERS:
        runs = (text[at : at + length] for at in range(len(text) - length + 1))
        places |= {crc32(run.encode(), length) % buckets for run in runs}
    return np.fromiter(sorted(places), np.int64)


def cue_names(groups: Sequence[str]) -> tuple[str, ...]:
    """The names of all cues: the groups of the lexicon, and the kinds of entities."""
    kinds = [*(f"@{kind.value}" for kind in TagKind), "@two-measures", "@two-places", "@two-groups"]
    counts = [f"@number-{counts.value}" for counts in Counts]
    lengths = ["@one-word", "@short", "@middling", "@long"]
    return (
        *groups,
        *kinds,
        *counts,
        *lengths,
        "@period",
        "@two-periods",
        "@problem",
        "@duration",
        "@question",
    )


def _cues(entities: Entities) -> Iterator[str]:
    yield from entities.cues
    for kind in (TagKind.MEASURE, TagKind.PLACE, TagKind.GROUP, TagKind.PAGE):
        ids = {tag.id for tag in entities.of(kind)}
        if ids:
            yield f"@{kind.value}"
        if len(ids) > 1 and kind is not TagKind.PAGE:
            yield f"@two-{kind.value}s"
    periods = entities.periods
    if periods:
        yield "@period"
    if len(periods) > 1:
        yield "@two-periods"
    if any(isinstance(found.what, PeriodProblem) for found in periods):
        yield "@problem"
    if entities.durations:
        yield "@duration"
    yield from {
        f"@number-{found.what.counts.value}" for found in entities.numbers if isinstance(found.what, Quantity)
    }
    if "?" in entities.sentence.typed:
        yield "@question"
    count = len(entities.words)
    yield (
        "@one-word"
        if count <= 1
        else "@short"
        if count <= _SHORT
        else "@long"
        if count > _LONG
        else "@middling"
    )


def _words(entities: Entities, masks: Mapping[TagKind, str]) -> Iterator[str]:
    """The words, with one word for days, for numbers, and for what has a mask."""
    taken = dict[int, str]()
    for tag in entities.tags:
        if mask := masks.get(tag.kind):
            taken |= {at: mask if at == tag.first else "" for at in range(tag.first, tag.last)}
    for at, word in enumerate(entities.words):
        for found in entities.mentions:
            if found.is_sure and found.start <= word.start and word.end <= found.end:
                first = found.start >= (entities.words[at - 1].end if at else 0)
                taken[at] = ("xperiod" if isinstance(found.what, Reading) else "xnumber") if first else ""
    for at, word in enumerate(entities.words):
        if text := taken.get(at, word.text):
            yield text
