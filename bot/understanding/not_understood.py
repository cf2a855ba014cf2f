"""What of a question about figures wasn't understood, so that its answer may be the answer to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.queries import Asked, Choose, Compute, FigureQuery, operands_of
from bot.figures.figure import Operation
from bot.understanding.slots.denials import negations_in
from bot.understanding.slots.known import Known
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slot_reading import read_slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.tags import Tag, TagKind
from bot.understanding.understood import Understood

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


class NotUnderstood:
    """Names it.

    Args:
        known: what there is.
        figures: those that are named by their values.
        lexicon: the words that are known, and those that change nothing.
    """

    def __init__(self, known: Known, figures: NamedFigures, lexicon: Lexicon) -> None:
        self._known = known
        self._figures = figures
        self._lexicon = lexicon

    def naming(self, understood: Understood, entities: Entities) -> Understood:
        """With what wasn't understood, where figures are shown or offered; then nothing is confirmed."""
        asked = understood.asked
        if not isinstance(asked, Asked) or not isinstance(asked.query, FigureQuery | Choose):
            return understood
        shown = {operand.measure for operand in operands_of(asked.query)}

        def is_shown(word: str) -> bool:
            return any(self._known.has_in_name(name, [word]) for name in shown)

        lost = _lost(entities, self._lexicon, is_shown, self._denials_left(asked, entities))
        if not lost:
            return understood
        unused = tuple(dict.fromkeys((*asked.manner.unused, *lost)))
        manner = replace(asked.manner, unused=unused, claim=None)
        return replace(understood, asked=replace(asked, manner=manner), lost=lost)

    def _denials_left(self, asked: Asked, entities: Entities) -> Sequence[Tag]:
        """Each "not" of one word that denies no measure, where the answer tells of nothing denied."""
        is_rest = isinstance(asked.query, Compute) and asked.query.operation is Operation.COMPLEMENT
        is_told = is_rest or asked.manner.claim is not None
        if is_told or not entities.has("negation") or entities.has("correction"):
            return ()
        slots = read_slots(entities, self._known, self._figures)
        denials = negations_in(entities, slots.measures, slots.groups, slots.whens)
        return [tag for tag in denials if tag.last - tag.first == 1 and not slots.negated]


def _lost(
    entities: Entities, lexicon: Lexicon, is_shown: Callable[[str], bool], denials: Sequence[Tag]
) -> tuple[str, ...]:
    """What means nothing to the bot in what is asked, and may change it, as typed: the first few pieces.

    The name of a page tells of something else than figures do: "how many did the FBI find eligible?".
    A "not" is named together with such a word behind it: "eligible, but never got an answer".
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
    for denial in denials:
        said = entities.said_from(denial.last)
        if said and said in entities.unread and entities.is_asked(words[denial.first]):
            places = [place for place in places if not place[0] <= said.start < place[1]]
            places.append((denial.start, said.end))
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
