"""The words by which a question is understood, from locales/<language>/questions.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.core.phrases import Phrases, runs_of
from bot.core.tokens import normalise

_SIMILAR = 0.82
"""How alike (difflib's ratio) a misspelling must be."""
_SWAPPED = 0.9
"""How alike words of the same letters in another order count."""
_ONE_SWAP = 0.94
"""How alike words of which only two neighbouring letters changed places count."""
_PREFERENCE = 0.08
"""By how much a word of the data wins over others."""
_LONGEST = 20
"""Letters of the longest word that is mended."""
_SHORTEST = 4
"""Letters of the shortest word that is mended; shorter ones are like too much."""

_LEADING_AWAY = ("outside", "aside")
"""Cues of other things than the data: nothing is mended into their words."""
_OF_PEOPLE = (
    "crisis",
    "trouble",
    "own",
    "concern",
    "me",
    "plight",
    "greeting",
    "thanks",
    "help",
    "help_word",
    "needs_help",
    "about",
    "that",
)
"""Cues of who asks, not of what the data is about."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    common: str
    ordinary: str = ""
    linking: str
    sounds: list[tuple[str, str]]
    cues: dict[str, str]
    """Parted by commas: tomllib takes half the time to read them that it takes for 13,000 strings."""


@dataclass(frozen=True)
class Cues:
    """What the words of one language hint at.

    Args:
        patterns: for each thing that may be meant, what matches a hint at it.
        common: words that may stand in any question, and are never taken for a misspelling.
        ordinary: words that are no misspelling either, but of other things than what the data is about.
        known: all words that a question may be understood by.
        topical: those of what the data is about.
        topical_stems: beginnings of such words, where the cues only give those.
        mendable: those of them into which misspellings are mended: none that leads away from the data.
        stems: beginnings of all words of which the cues only give those.
        linking: words that may stand between "rate" and what it is the rate of.
        sounds: letters that sound alike.
        foreign: words of other languages that are taken too, but don't tell the language.
    """

    patterns: Mapping[str, Phrases]
    common: frozenset[str]
    ordinary: frozenset[str]
    known: frozenset[str]
    topical: frozenset[str]
    topical_stems: tuple[str, ...]
    mendable: frozenset[str]
    stems: tuple[str, ...]
    linking: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    foreign: frozenset[str]

    def with_words(self, words: set[str]) -> Cues:
        """The same with further words that a question may be understood by."""
        return replace(
            self,
            known=self.known | words,
            topical=self.topical | words,
            mendable=self.mendable | words,
        )

    def hints(self, text: str) -> frozenset[str]:
        """All that a normalised sentence hints at."""
        return self._hints(text)

    @cached_property
    def _hints(self) -> Callable[[str], frozenset[str]]:
        # One sentence is looked at several times; some of them, such as greetings, come again and again.
        return lru_cache(maxsize=1_000)(self._find_hints)

    def _find_hints(self, text: str) -> frozenset[str]:
        runs = runs_of(text)
        return frozenset(name for name, phrases in self.patterns.items() if phrases.are_in(text, runs))

    def familiar(self, text: str) -> float:
        """How many words of a normalised sentence belong to this language; half of one that only may."""
        return sum(self._familiar(word) for word in words_of(text))

    def _familiar(self, word: str) -> float:
        if word in self.foreign:
            return 0
        if word in self.common or word in self.ordinary or word in self.known:
            return 1
        return 0.5 if not self.strange(word) or self._mended(word) != word else 0

    def without(self, name: str, text: str) -> str:
        """A normalised sentence without what matches a hint, its other letters where they were."""
        phrases = self.patterns.get(name)
        return phrases.without(text) if phrases else text

    def strangers(self, text: str) -> list[str]:
        """The words of a mended sentence that don't belong in a question."""
        return [word for word in words_of(text) if len(word) >= _SHORTEST and not self._belongs(word)]

    def _belongs(self, word: str) -> bool:
        return word in self.common or word in self.topical or word.startswith(self.topical_stems)

    def strange_object(self, text: str) -> bool:
        """Whether the rest of a mended sentence starts with "of" or the like and something strange."""
        words = words_of(re.split(r"[^\w\s]", text)[0])
        subject = next((word for word in words if word not in self.linking), "")
        return words[:1] != [subject] and bool(self.strangers(subject))

    def mend(self, text: str) -> str:
        """The sentence with misspelled words put right where it is clear what they are."""
        return re.sub(r"[^\W\d_]+", lambda word: self._mended(word[0]), text)

    def strange(self, word: str) -> bool:
        """Whether a word of a mended sentence isn't one that belongs in a question."""
        return word not in self.common and word not in self.known and not word.startswith(self.stems)

    def strange_subject(self, text: str, *names: str) -> bool:
        """Whether a mended sentence asks for the rate or number of something that doesn't belong here."""
        for name in names:
            for match in self.patterns[name].found_in(text):
                # only up to the next comma or the like
                before, after = re.split(r"[^\w\s]", text[: match.start()])[-1], text[match.end() :]
                words = [
                    word for word in words_of(re.split(r"[^\w\s]", after)[0]) if word not in self.linking
                ]
                # whom and what they did: "people born"
                if self.strangers(" ".join((*words[:2], *words_of(before)[-1:]))):
                    return True
        return False

    def _mended(self, word: str) -> str:
        if len(word) < _SHORTEST or len(word) > _LONGEST or word in self.ordinary or not self.strange(word):
            return word
        return self._likest(word)

    @cached_property
    def _likest(self) -> Callable[[str], str]:
        """The likest word that a misspelled one may stand for, or itself; kept, as mistakes repeat."""
        return lru_cache(maxsize=10_000)(self._find_likest)

    def _find_likest(self, word: str) -> str:
        sound = self._sound(word)
        best, best_score = word, 0.0
        matcher = SequenceMatcher(b=sound)
        for known, other in self._candidates[sound[:1]]:
            if abs(len(other) - len(sound)) > 2:  # noqa: PLR2004  letters more or less
                continue
            # how alike they could be at most, by the letters alone: most words end here
            shared = sum(letter in other for letter in sound)
            if 2 * shared < _SIMILAR * (len(other) + len(sound)):
                continue
            matcher.set_seq1(other)
            ratio = matcher.ratio()
            if ratio >= _SIMILAR:
                best_score, best = max((best_score, best), (ratio + self._preferred(known), known))
        for known in self._anagrams.get("".join(sorted(word)), ()):
            swap = _ONE_SWAP if _is_one_swap(word, known) else _SWAPPED
            best_score, best = max((best_score, best), (swap + self._preferred(known), known))
        return best

    def _preferred(self, word: str) -> float:
        """What makes a word of the data likelier than any other that is as much alike."""
        return _PREFERENCE if word in self.topical else 0

    @cached_property
    def _candidates(self) -> Mapping[str, list[tuple[str, str]]]:
        """The words that a misspelling may be mended into, with how they sound, by the first sound."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in sorted(self.mendable | self.common):
            if len(word) >= _SHORTEST:
                found[self._sound(word)[:1]].append((word, self._sound(word)))
        return found

    @cached_property
    def _anagrams(self) -> Mapping[str, list[str]]:
        """The same words by their letters in order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.mendable | self.common:
            if len(word) >= _SHORTEST:
                found["".join(sorted(word))].append(word)
        return found

    def _sound(self, word: str) -> str:
        for letters, alike in self.sounds:
            word = word.replace(letters, alike)
        return re.sub(r"(.)\1+", r"\1", word)


def load_cues(path: Path, also_known: Iterable[str], foreign: Iterable[str] = ()) -> Cues:
    """Reads a questions.toml.

    Args:
        path: the file.
        also_known: phrases whose words may stand in a question too: of periods, and of the glossary.
        foreign: words of other languages that may.
    """
    with path.open("rb") as file:
        content = TypeAdapter(_File).validate_python(tomllib.load(file))
    # Nothing between two commas would be a cue, which any two signs in a row hold.
    cues = {
        name: [plain_words(cue.strip()) for cue in group.split(",") if cue.strip()]
        for name, group in content.cues.items()
    }
    words = {name: frozenset(words_of(" ".join(group))) for name, group in cues.items()}
    stems = {name: frozenset(_STEM.findall(" ".join(group))) for name, group in cues.items()}
    topical = cues.keys() - {*_LEADING_AWAY, *_OF_PEOPLE}
    always = frozenset(words_of(normalise(" ".join((*also_known, *foreign)))))
    return Cues(
        {name: Phrases(group) for name, group in cues.items()},
        frozenset(words_of(normalise(content.common))),
        frozenset(words_of(normalise(content.ordinary))),
        always.union(*words.values()),
        always.union(*(words[name] for name in topical)),
        tuple(frozenset[str]().union(*(stems[name] for name in topical))),
        always.union(*(words[name] for name in cues if name not in _LEADING_AWAY)),
        tuple(frozenset[str]().union(*stems.values())),
        frozenset(words_of(normalise(content.linking))),
        tuple(content.sounds),
        frozenset(foreign),
    )


_STEM = re.compile(r"([^\W\d_]+)\*")
"""The beginning of a word in a cue: pardon*."""


def _is_one_swap(word: str, other: str) -> bool:
    """Whether two anagrams differ in two neighbouring letters only."""
    wrong = [at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004  a pair


_PLAIN = re.compile(r"[a-z0-9*]+(?: (?:\.\. )?[a-z0-9*]+)*")


def plain_words(text: str) -> str:
    """Normalised, and without the marks inside words that people leave out: dont, whats, nta for n.t.a."""
    if _PLAIN.fullmatch(text):
        return text  # most cues are: all of them together take half a second otherwise
    plain = re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])", "", normalise(text))
    return re.sub(
        r"(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)", lambda dotted: dotted[0].replace(".", ""), plain
    )


def words_of(text: str) -> list[str]:
    """The words of a text, without numbers and signs."""
    return re.findall(r"[^\W\d_]+", text)
