"""People in trouble and in crisis, recognised on the words as written, before anything else is read."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.answers.queries import Need
from bot.understanding.tagging.phrases import Hit, Phrases, split_phrases
from bot.understanding.tagging.sentence import Word, read_words


class _Group(StrEnum):
    CRISIS = "crisis"
    ASIDE = "aside"
    TROUBLE = "trouble"
    KIN = "kin"
    BARE_KIN = "bare_kin"
    ME = "me"
    HIM = "him"
    PLIGHT = "plight"
    WEAK = "weak"
    PLEA = "plea"
    FIGURES = "figures"
    HEARSAY = "hearsay"
    GENERAL = "general"


_ENOUGH = 3.0
"""The least weight of evidence that makes a cry for help."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    classes: dict[str, str]
    groups: dict[_Group, str]


@dataclass(frozen=True)
class Reading:
    """What was heard of somebody's own trouble.

    Args:
        need: what is needed instead of figures; None where nothing is.
        behind: whether somebody's case seems to stand behind a question about the rules.
        weight: of the evidence that somebody is in trouble.
        speaks_of_people: whether it is about the writer, or one's own people.
        is_general: whether the words are of somebody who asks about a rule, or what may be written.
        speaks_of_others: whether it is about somebody: "she lives in Denver".
    """

    need: Need | None
    behind: bool
    weight: float
    speaks_of_people: bool = False
    is_general: bool = False
    speaks_of_others: bool = False


class Safety:
    """Reads texts for people in need.

    Args:
        files: the safety.toml of every language; all are heard at once, as people mix languages.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        groups, classes = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for path in files:
            file = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
            for group, phrases in file.groups.items():
                groups[group] += split_phrases(phrases)
            for name, words in file.classes.items():
                classes[name] += split_phrases(words)
        self._phrases = Phrases(groups, classes)

    def read(self, text: str) -> Reading:
        """What somebody needs who wrote this."""
        return self.weigh(read_words(text).words)

    def weigh(self, words: Sequence[Word]) -> Reading:
        """What somebody needs who wrote these words."""
        hits = self._phrases.find(words)
        asides = _places(hit for hit in hits if hit.group == _Group.ASIDE)
        found = defaultdict[str, list[Hit]](list)
        for hit in hits:
            if asides.isdisjoint(range(hit.first, hit.last)):
                found[hit.group].append(hit)
        if found[_Group.CRISIS]:
            return Reading(Need.CRISIS, behind=True, weight=_ENOUGH)
        said = _places(found[_Group.HEARSAY])
        own = [hit for hit in found[_Group.KIN] if said.isdisjoint(range(hit.first, hit.last))]
        own += [hit for hit in found[_Group.BARE_KIN] if hit.first == 0 and 0 not in said]
        weight = self._weight(found, own=bool(own), said=bool(said))
        behind = bool(found[_Group.KIN]) and bool(said or found[_Group.GENERAL])
        people = bool(own or found[_Group.ME] or found[_Group.BARE_KIN])
        need = Need.LEGAL_HELP if weight >= _ENOUGH else None
        return Reading(need, behind, weight, people, bool(found[_Group.GENERAL]), bool(found[_Group.HIM]))

    @staticmethod
    def _weight(found: dict[str, list[Hit]], *, own: bool, said: bool) -> float:
        """How much speaks for somebody's own trouble, and how much for a question about figures or rules."""
        plight, plea = _apart(found[_Group.PLIGHT]), _apart(found[_Group.PLEA])
        trouble = _apart(found[_Group.TROUBLE])
        person = (
            2.0 if own else 1.0 if found[_Group.ME] or found[_Group.HIM] or found[_Group.BARE_KIN] else 0.0
        )
        about = 4.0 * trouble + 2.0 * plight + 2.0 * plea + (1.0 if found[_Group.WEAK] else 0.0)
        if not (trouble or (person and plight) or (own and found[_Group.WEAK]) or (plea and (plight or own))):
            return 0.0
        general = _places(found[_Group.GENERAL])
        figures = [hit for hit in found[_Group.FIGURES] if general.isdisjoint(range(hit.first, hit.last))]
        against = 2.0 * min(_apart(figures), 3)
        if general or said:
            against += 3.0
        return person + about - against


def _places(hits: Iterable[Hit]) -> set[int]:
    return {place for hit in hits for place in range(hit.first, hit.last)}


def _apart(hits: Sequence[Hit]) -> int:
    """How many stand apart from each other, at most three."""
    count, behind = 0, -1
    for hit in sorted(hits, key=lambda hit: (hit.last, hit.first)):
        if hit.first >= behind:
            count, behind = count + 1, hit.last
    return min(count, 3)
