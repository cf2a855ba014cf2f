"""A text as words: in lower case, without accents, each with its place in what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
"""Letters of a text that are read."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number.

    Args:
        text: folded, without apostrophes.
        start: where it begins in the text.
        end: where it ends.
        sentence: the number of the sentence in which it stands, as full stops part them.
    """

    text: str
    start: int
    end: int
    sentence: int = 0


@dataclass(frozen=True)
class Sentence:
    """What somebody wrote, at most `LONGEST` letters of it.

    Args:
        typed: as written.
        folded: the same length, in lower case and without accents.
        words: in order.
    """

    typed: str
    folded: str
    words: tuple[Word, ...]

    def part(self, start: int, end: int) -> str:
        """What was typed between two places, without blanks at its ends."""
        return self.typed[start:end].strip()

    @property
    def asking(self) -> frozenset[int]:
        """The numbers of the sentences that end in a question mark."""
        starts = [word.start for word in self.words[1:]] + [len(self.typed)]
        ends = zip(self.words, starts, strict=True) if self.words else ()
        return frozenset(word.sentence for word, start in ends if "?" in self.typed[word.end : start])


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    """One plain letter for one letter, so that places stay what they are."""
    plain = unicodedata.normalize("NFKD", letter.lower())
    return next((part for part in plain if not unicodedata.combining(part)), " ")


def fold(text: str) -> str:
    """A text in lower case and without accents; as long as before."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text.replace("’", "'").replace("ʼ", "'"))


_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|<[^<>\s]*\d>")
"""Addresses, mentions, custom emoji and timestamps."""
_WORD = re.compile(
    r"""(?P<initials>\b[^\W\d_](?:\.[^\W\d_])+\b\.?(?!\w))  # "N.T.A." is one word, as "NTA" is
    | [^\W_]+(?:'[^\W_]+)* | [%+] | [.?!;\n]+(?=\s|$)""",
    re.VERBOSE,
)


def read_words(text: str) -> Sentence:
    """A text cut into its words."""
    typed = text[:LONGEST]
    folded = fold(typed)
    words = list[Word]()
    sentence = 0
    for match in _WORD.finditer(_NO_WORDS.sub(lambda found: " " * len(found[0]), folded)):
        if match[0][0].isalnum() or match[0] in "%+":
            plain = match[0].replace("." if match["initials"] else "'", "")
            words.append(Word(plain, match.start(), match.end(), sentence))
        else:
            sentence += 1
    return Sentence(typed, folded, tuple(words))
