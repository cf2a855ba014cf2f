"""Phrases of a lexicon, and where they stand in a sentence.

In a phrase, `*` stands for any letters, `..` for up to four words, and `<kin>` for any word of that class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.tagging.sentence import Word, fold

_GAP = 4
"""Words that `..` may stand for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that stands in a sentence.

    Args:
        group: whose phrase it is.
        first: the place of its first word among the words.
        last: the place behind its last word.
    """

    group: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Several:
    """Words, and words that begin or end so."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]


class _Gap:
    """Up to so many words as `..` may stand for."""


_Piece = str | _Several | _Gap
"""What one place of a phrase takes: mostly one word, for which a string is the smallest and the quickest."""


def split_phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list that is parted by commas and line breaks."""
    return tuple(" ".join(phrase.split()) for phrase in text.replace("\n", ",").split(",") if phrase.strip())


_Phrase = str | tuple[str, tuple[_Piece, ...]]
"""The group of a phrase, and its pieces; only its group where it is of one word, as half of them are."""


class Phrases:
    """Groups of phrases, looked for in one pass.

    Args:
        groups: for each group its phrases.
        classes: for each class its words.

    A phrase is found by its first word, or by the beginning or end of that, so that a sentence costs no more
    the more phrases there are.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]]) -> None:
        self._by_word = defaultdict[str, list[_Phrase]](list)
        self._by_prefix = defaultdict[str, list[_Phrase]](list)
        self._by_suffix = defaultdict[str, list[_Phrase]](list)
        self.words: set[str] = set()
        """All whole words of the phrases."""
        self._prefixes = set[str]()
        self._suffixes = set[str]()
        # Each piece is cut once; by what stands for it in phrases.
        pieces: dict[str, _Piece] = {"..": _Gap()}
        pieces |= {f"<{name}>": self._known_piece(words) for name, words in classes.items()}
        for group, phrases in groups.items():
            for phrase in phrases:
                self._add(group, phrase, pieces)

    def _known_piece(self, words: Iterable[str]) -> _Piece:
        """What takes some words, which the phrases know from then on."""
        piece = _piece_of(words)
        if isinstance(piece, str):
            self.words.add(piece)
        else:
            self.words |= piece.words
            self._prefixes.update(piece.prefixes)
            self._suffixes.update(piece.suffixes)
        return piece

    def _add(self, group: str, phrase: str, pieces: dict[str, _Piece]) -> None:
        parts = fold(phrase).replace("'", "").replace("-", " ").split()
        for part in parts:
            if part not in pieces and not part.startswith("<"):  # a class that there isn't is an error
                pieces[part] = self._known_piece((part,))
        cut = tuple(pieces[part] for part in parts)
        first, entry = cut[0], group if len(cut) == 1 else (group, cut)
        if isinstance(first, str):
            self._by_word[first].append(entry)
        elif isinstance(first, _Several):  # none begins with a gap
            for starts, index in (
                (first.words, self._by_word),
                (first.prefixes, self._by_prefix),
                (first.suffixes, self._by_suffix),
            ):
                for start in starts:
                    index[start].append(entry)

    def know(self, word: str) -> bool:
        """Whether some phrase takes a word, if only by its beginning or its end."""
        return (
            word in self.words
            or any(word[:end] in self._prefixes for end in range(1, len(word) + 1))
            or any(word[start:] in self._suffixes for start in range(len(word)))
        )

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """All phrases that stand in a sentence, from left to right, also those within others."""
        return list(self._find(words))

    def _find(self, words: Sequence[Word]) -> Iterator[Hit]:
        for at, word in enumerate(words):
            for phrase in self._beginning_with(word.text):
                if isinstance(phrase, str):
                    yield Hit(phrase, at, at + 1)
                elif (last := _match(phrase[1], words, at)) is not None:
                    yield Hit(phrase[0], at, last)

    def _beginning_with(self, word: str) -> Iterator[_Phrase]:
        """The phrases whose first piece takes a word, each once for every way in which it does."""
        yield from self._by_word.get(word, ())
        for end in range(1, len(word) + 1):
            yield from self._by_prefix.get(word[:end], ())
        if self._by_suffix:
            for start in range(len(word)):
                yield from self._by_suffix.get(word[start:], ())


def _takes(piece: _Piece, word: str) -> bool:
    """Whether a piece, which isn't a gap, takes a word."""
    if isinstance(piece, str):
        return word == piece
    return isinstance(piece, _Several) and (
        word in piece.words or word.startswith(piece.prefixes) or word.endswith(piece.suffixes)
    )


def _match(pieces: tuple[_Piece, ...], words: Sequence[Word], at: int) -> int | None:
    """The place behind the shortest run of words from a place on that a phrase takes; its first word fits."""
    place = at + 1
    for index in range(1, len(pieces)):
        piece = pieces[index]
        if isinstance(piece, _Gap):
            for skipped in range(_GAP + 1):
                here = place + skipped
                if here >= len(words) or words[here].sentence != words[at].sentence:
                    return None
                if _takes(pieces[index + 1], words[here].text):
                    last = _match(pieces[index + 1 :], words, here)
                    if last is not None:
                        return last
            return None
        if place >= len(words) or not _takes(piece, words[place].text):
            return None
        if words[place].sentence != words[at].sentence:  # there is none in "it went down. How many ...?"
            return None
        place += 1
    return place


def _piece_of(words: Iterable[str]) -> str | _Several:
    plain, prefixes, suffixes = set[str](), list[str](), list[str]()
    for each in words:
        word = fold(each).replace("'", "")
        if word.endswith("*"):
            prefixes.append(word[:-1])
        elif word.startswith("*"):
            suffixes.append(word[1:])
        else:
            plain.add(word)
    if not prefixes and not suffixes and len(plain) == 1:
        return plain.pop()
    return _Several(frozenset(plain), tuple(prefixes), tuple(suffixes))
