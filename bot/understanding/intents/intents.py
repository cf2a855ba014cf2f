"""What is wanted: weights learned from examples, over letters, words, cues and kinds of entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.periods.reading import Counts, PeriodProblem, Quantity, Reading
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

BUCKETS = 1 << 13
"""Into so many places the n-grams are hashed."""
_SHORT, _LONG = 4, 20
"""Words of a short and a long text."""
_LETTERS = (2, 3, 4, 5)
"""Lengths of the runs of letters."""
MUCH, SOME, LITTLE = 300.0, 10.0, 0.1
"""By how much a turn of phrase makes an intent likelier, or less likely, than the weights say."""


class Intent(StrEnum):
    """What somebody may want."""

    FIGURE = "figure"
    SERIES = "series"
    RANKING = "ranking"
    PARTS = "parts"
    PLACE = "place"
    EXPLAIN = "explain"
    WHY = "why"
    SURE = "sure"
    DATA = "data"
    HELP = "help"
    ABOUT = "about"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    INSULT = "insult"
    OKAY = "okay"
    REMARK = "remark"
    TROUBLE = "trouble"
    CRISIS = "crisis"
    UNKNOWN = "unknown"
    ASK = "ask"


_MASKS = {TagKind.MEASURE: "xmeasure", TagKind.PLACE: "xplace", TagKind.GROUP: "xgroup"}
"""What stands for the words of the data, so that the weights hold for other data too."""


@dataclass(frozen=True)
class Features:
    """What of a sentence the weights are for: places of the hashed n-grams, and the cues it has."""

    hashed: NDArray[np.int64]
    cues: NDArray[np.int64]


def features(entities: Entities, cues: Sequence[str]) -> Features:
    """The features of a sentence.

    Args:
        entities: the sentence with its tags.
        cues: the names of all cues, in the order of their weights.
    """
    words = list(_masked(entities))
    grams = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
    text = f" {' '.join(words)} "
    hashed = {crc32(gram.encode()) % BUCKETS for gram in grams}
    for length in _LETTERS:
        hashed |= {
            crc32(text[at : at + length].encode(), length) % BUCKETS for at in range(len(text) - length + 1)
        }
    known = {name: at for at, name in enumerate(cues)}
    found = [known[name] for name in _cues(entities) if name in known]
    return Features(np.fromiter(sorted(hashed), np.int64), np.array(sorted(found), np.int64))


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


def _masked(entities: Entities) -> Iterator[str]:
    """The words, with one word for whatever the data name."""
    masks = dict[int, str]()
    for tag in entities.tags:
        if mask := _MASKS.get(tag.kind):
            masks |= {at: mask if at == tag.first else "" for at in range(tag.first, tag.last)}
    for at, word in enumerate(entities.words):
        for found in entities.mentions:
            if found.is_sure and found.start <= word.start and word.end <= found.end:
                first = found.start >= (entities.words[at - 1].end if at else 0)
                masks[at] = ("xperiod" if isinstance(found.what, Reading) else "xnumber") if first else ""
    for at, word in enumerate(entities.words):
        if text := masks.get(at, word.text):
            yield text


class Intents:
    """The learned weights.

    Args:
        cues: the names of the cues, in order.
        labels: the intents, in order.
        hashed: weights of the hashed n-grams, a row each.
        cue_weights: weights of the cues, a row each.
        bias: of each intent.
    """

    def __init__(
        self,
        cues: Sequence[str],
        labels: Sequence[Intent],
        hashed: NDArray[np.floating],
        cue_weights: NDArray[np.floating],
        bias: NDArray[np.floating],
    ) -> None:
        self.cues = tuple(cues)
        self.labels = tuple(labels)
        self._hashed = hashed.astype(np.float32)
        self._cue_weights = cue_weights.astype(np.float32)
        self._bias = bias.astype(np.float32)

    @classmethod
    def load(cls, path: Path) -> Intents:
        """The weights in a file that `tests/train_intents.py` wrote."""
        with np.load(path) as file:
            labels = [Intent(str(label)) for label in file["labels"]]
            cues = [str(name) for name in file["cues"]]
            return cls(cues, labels, file["hashed"], file["cue_weights"], file["bias"])

    def save(self, path: Path) -> None:
        """Writes the weights into a file."""
        np.savez_compressed(
            path,
            labels=np.array([str(label) for label in self.labels]),
            cues=np.array(self.cues),
            hashed=self._hashed.astype(np.float16),
            cue_weights=self._cue_weights.astype(np.float16),
            bias=self._bias.astype(np.float16),
        )

    def weigh(self, entities: Entities) -> Mapping[Intent, float]:
        """How likely each intent is, the likeliest first; they add up to 1."""
        found = features(entities, self.cues)
        scores = self._bias + self._cue_weights[found.cues].sum(axis=0)
        if found.hashed.size:
            scores = scores + self._hashed[found.hashed].sum(axis=0) / np.sqrt(found.hashed.size)
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        order = np.argsort(-likely)
        return {self.labels[at]: float(likely[at]) for at in order}
