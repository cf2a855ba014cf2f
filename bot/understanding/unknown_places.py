"""Places that nothing is known of, as people name them: "how many were closed in Fresno?"."""

from __future__ import annotations

from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.sentence import Word
from bot.understanding.tagging.tags import TagKind

_SHORTEST = 4
"""Letters of the shortest name that is heard in small letters."""
_ASKING = frozenset({"count", "share", "wh"})
"""Cues of what is asked."""
_FIRST = 3
"""Before so many words, a place stands at the beginning: "in Fresno, how many ..."."""
_NEAR = 4
"""Letters between a name and days: "in Fresno in May"."""


def unknown_place(entities: Entities, lexicon: Lexicon, *, after_places: bool = False) -> str:
    """The name, as typed, of a place in what is asked that no data have; empty where there is none.

    It is a word that means nothing to the bot, behind "in" or beside "court". In small letters, with an
    article in front or words behind, it is rather a thing: "in limbo for years", "at the kickoff".

    Args:
        entities: the sentence with its tags.
        lexicon: the words that the bot knows.
        after_places: whether it replies to an answer about a place: "and Fresno?".
    """
    words = entities.words
    lost = [
        at
        for at, word in enumerate(words)
        if word in entities.unread and entities.is_asked(word) and not lexicon.knows(word.text)
    ]
    behind = {tag.last for tag in entities.cue("where")}
    behind_article = {tag.last for tag in entities.cue("where_the")}
    follows = {tag.last for tag in entities.cue("same_for")}
    courts = {tag.first for tag in entities.cue("court_word")}
    asked = min(
        (tag.first for tag in entities.tags if tag.id in _ASKING or tag.kind is TagKind.MEASURE), default=0
    )
    for first in lost:
        is_name = _is_name(words[first], entities)
        last = first
        while last + 1 in lost or (is_name and last + 1 < len(words) and _goes_on(words[last + 1], entities)):
            last += 1
        is_led = first in behind | behind_article
        is_place = (is_led and (is_name or last + 1 in courts)) or (first in behind and _ends(last, entities))
        is_asked = asked < first or first < _FIRST  # and not "I live in Fresno and wonder how many ..."
        is_alone = last + 1 == len(words) and (first == 0 or first in follows)
        if (is_place and is_asked) or (after_places and is_alone):
            return entities.text(words[first].start, words[last].end)
    return ""


def _is_name(word: Word, entities: Entities) -> bool:
    """Whether it is written as a name, in a text that isn't in capitals all over."""
    typed = entities.sentence.typed
    return typed[word.start].isupper() and not typed.isupper() and not typed.istitle()


def _goes_on(word: Word, entities: Entities) -> bool:
    """Whether a word is part of the name before it, as in "Sioux Falls", and no day: "Fresno May 2"."""
    in_days = any(found.start <= word.start < found.end for found in entities.mentions)
    return _is_name(word, entities) and not in_days


def _ends(last: int, entities: Entities) -> bool:
    """Whether a word in small letters is the last of what is said, but for days."""
    word, words = entities.words[last], entities.words
    is_last = last + 1 == len(words) or words[last + 1].sentence != word.sentence
    before_days = any(0 <= found.start - word.end <= _NEAR for found in entities.periods)
    return len(word.text) >= _SHORTEST and (is_last or before_days)
