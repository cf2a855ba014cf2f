"""What of a question about figures wasn't understood, so that its answer may be the answer to another."""

from __future__ import annotations

from collections.abc import Callable

from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.tags import Tag, TagKind

_ASKING = frozenset({
    "count", "share", "wh", "which", "claim", "define", "difference", "ratio", "change", "one_in", "sum",
    "highest", "lowest", "trend", "table", "average", "per_day", "minus", "rose", "fell", "total",
})  # fmt: skip
"""Cues with which what is asked begins; what stands before sets the scene: "for my thesis, how many ..."."""
_LEADING = ("where", "where_the", "of", "that", "exclude", "alone")
"""Cues behind which even what stands before belongs to it: "among widows, how many ..."."""
_BEYOND = ("elsewhere", "detail", "fate", "benefit", "identity", "kind_of_people", "opinion", "other_end")
"""Cues of what no figures tell."""
_WITH = frozenset({"with", "con", "per"})
"""Words behind which even what else changes nothing does: "people with a lawyer", "per attorney"."""
_BREAKS = frozenset(",;:—–")
_MOST = 3
"""Pieces that are named."""


def not_understood(entities: Entities, lexicon: Lexicon, is_shown: Callable[[str], bool]) -> tuple[str, ...]:
    """What means nothing to the bot in what is asked, and may change it, as typed: the first few pieces.

    The name of a page tells of something else than figures do: "how many did the FBI find eligible?".

    Args:
        entities: the sentence with its tags.
        lexicon: the words that are known, and those that change nothing.
        is_shown: whether a word is part of the name of what the answer shows.
    """
    words = entities.words
    tags = [tag for tag in entities.tags if tag.kind is not TagKind.PAGE]
    begins = [tag.first for tag in tags if tag.id in _ASKING or tag.kind is not TagKind.CUE]
    first = min((at for at in begins if entities.is_asked(words[at])), default=0)
    led = {entities.said_from(tag.last) for tag in entities.cue(*_LEADING)}
    told = {entities.said_from(tag.last) for tag in entities.cue("exclude")}
    told |= {entities.said_from(at + 1) for at, word in enumerate(words) if word.text in _WITH}
    lost = [
        at
        for at, word in enumerate(words)
        if word in entities.unread_of_figures
        and (at >= first or word in led | told or _leads_to(at, first, entities))
        and entities.is_asked(word)
        and (word.text not in lexicon.idle or word in told)
        and not is_shown(word.text)
    ]
    runs = list[list[int]]()
    for at in lost:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    places = [(words[run[0]].start, words[run[-1]].end) for run in runs]
    places += [(tag.start, tag.end) for tag in _beyond(entities) if entities.is_asked(words[tag.first])]
    return tuple(dict.fromkeys(entities.text(*place) for place in sorted(places)))[:_MOST]


def _leads_to(at: int, first: int, entities: Entities) -> bool:
    """Whether a word stands before the first that asks, in the same breath: "nurses found eligible"."""
    between = entities.sentence.typed[entities.words[at].end : entities.words[first].start]
    return at < first and _BREAKS.isdisjoint(between) and " - " not in between


def _beyond(entities: Entities) -> list[Tag]:
    """The words for what no figures tell, which are part of nothing that is named, nor of an idiom."""
    others = [tag for tag in entities.tags if tag.id not in _BEYOND and tag.last - tag.first > 1]
    named = [tag for tag in entities.tags if tag.kind not in (TagKind.CUE, TagKind.PAGE)]
    cues = _BEYOND if entities.of(TagKind.GROUP) else (*_BEYOND, "country")
    tags = [tag for tag in entities.cue(*cues) if not any(tag.meets(other) for other in named)]
    return [tag for tag in tags if not any(tag.is_within(other) for other in others)]
