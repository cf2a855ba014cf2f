"""Whether a sentence holds one of many phrases.

Nearly all phrases are plain words. These are looked up among the runs of words of the sentence: to compile
13,000 of them into regular expressions took a second at each start, and 14 MiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

_LONGEST = 12
"""Words of the longest phrase that is looked up; longer ones are compiled."""


def runs_of(text: str) -> frozenset[str]:
    """All runs of neighbouring words of a text, with a space between two."""
    words = re.findall(r"\w+", text)
    ends = range(1, len(words) + 1)
    return frozenset(" ".join(words[at:end]) for end in ends for at in range(max(end - _LONGEST, 0), end))


class Phrases:
    """Phrases in which `*` stands for any letters, and `..` for up to four words.

    Args:
        phrases: normalised.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = tuple(phrases)
        plain = {phrase for phrase in self._all if _is_plain(phrase)}
        self._plain = frozenset(" ".join(phrase.split()) for phrase in plain)
        self._others = [phrase for phrase in self._all if phrase not in plain]

    def are_in(self, text: str, runs: frozenset[str]) -> bool:
        """Whether one of them is in a text, of which the runs of words are given."""
        if not self._plain.isdisjoint(runs):
            return True
        return bool(self._others) and self._wildcards.search(text) is not None

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where they are in a text, from left to right; of several at one place, the first in their order."""
        return self._pattern.finditer(text)

    def without(self, text: str) -> str:
        """A text without them, its other letters where they were."""
        return self._pattern.sub(lambda match: "," * len(match[0]), text)

    @cached_property
    def _wildcards(self) -> re.Pattern[str]:
        # Who only types commands never needs them.
        return _compiled(self._others)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The places of few phrases are ever asked for.
        return _compiled(self._all)


_WORDS = re.compile(r"\w+(?: +\w+)*")


def _is_plain(phrase: str) -> bool:
    return _WORDS.fullmatch(phrase) is not None and phrase.count(" ") < _LONGEST


def _compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    # The edges stand outside, so that the inside of a word is passed over without trying every phrase there.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern_of, phrases))})(?!\w)")


def _pattern_of(phrase: str) -> str:
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.replace("..", " .. ").split()]
    return r"\W+".join(words).replace(r"\W+\.\.\W+", r"\W+(?:\w+\W+){0,4}")
