"""Which page answers a question in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answers.queries import Compute, Query
from bot.data.measures import Does
from bot.periods.reading import Kind as As
from bot.understanding.pages.named import page_named_twice
from bot.understanding.pages.page_finder import PageFinder
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.lexicon import Lexicon
from bot.understanding.tagging.phrases import Phrases, split_phrases
from bot.understanding.tagging.sentence import fold, read_words
from bot.understanding.tagging.tags import Tag, TagKind

_WORDS, _YEAR = re.compile(r"\w+"), re.compile(r"\b20\d\d\b")
_NAMED, _ASKED, _RIGHT_BEHIND = 3.0, 2.0, 3
"""How much it counts that a page is named, and more so right behind "what is"; so many words at most."""
_SPOKEN = 2.0
"""How much it counts that a measure's words stand in a page's name, or that the page was shown before."""
_MOST = 3
"""Where a name stands in more than one of so many pages, it tells little."""
_FEW = 8
"""Words of the longest question that leaves open what it is about."""
_LONGEST_NAME = 3
"""Words of the longest name that says what a page is about."""
_TITLED = 1.0
"""How much more, where they stand in its title."""
_WHY = "why"
"""How the English names of a page with reasons begin."""
_SHORTEST_NAME = 4
"""Letters of the shortest name that is looked for in the names of the page that compares terms."""


class Topics:
    """Finds pages.

    Args:
        known: what there is.
        lexicon: the words of the languages.
    """

    def __init__(self, known: Known, lexicon: Lexicon) -> None:
        self._known = known
        common = [word for words in lexicon.common.values() for word in words]
        parts = known.data.declarations.subject.pages
        self._legal_help = parts.legal_help
        self._finder = PageFinder(known.data.pages, common, (parts.crisis,))
        self._spoken = {name: dict[str, bool]() for name in known.measures}
        """By measure the pages in whose names its words stand, and whether a title is among them."""
        self._add_measures()
        self.measures = {page: name for name, pages in self._spoken.items() for page in pages}
        """By the id of a page the measure by whose words it is called."""
        self._last = known.last_day
        pages = known.data.pages["en"]
        self._years = {page.id: {int(year) for year in _YEAR.findall(page.text)} for page in pages}
        self._compare = known.data.declarations.subject.pages.compare
        general = {name.replace("_", "-") for name in lexicon.groups}
        self._told = self._finder.told - general - {parts.legal_help, parts.crisis, parts.about}
        texts = [set(_WORDS.findall(fold(page.text))) for page in known.data.pages["en"]]
        names = {fold(name) for own in known.data.pages.values() for page in own for name in page.names}
        self._everywhere = {
            name for name in names if sum(name in text for text in texts) * _MOST > len(texts)
        }
        """Names that stand in so many pages that they tell little: "ICE"."""
        self._compared = tuple(self._in_comparison())
        """The pages that are named together in a name of the page that compares terms."""

    @property
    def why(self) -> str:
        """The id of the page with the reasons; empty where there is none."""
        commands = self._known.data.declarations.commands.values()
        return next((command.page for command in commands if command.does is Does.PAGE), "")

    def with_number(self, slots: Slots) -> str:
        """The id of the page that prints a number which is no figure of the table; empty where none does."""
        strange = (number.quantity.value for number in slots.numbers if not number.operands)
        return next((page for value in strange if (page := self._finder.with_number(value))), "")

    def of_year(self, entities: Entities, slots: Slots, before: str) -> str:
        """The page that tells of a year without figures; empty where none does, or a figure is asked for.

        Args:
            entities: the question with its tags.
            slots: what it names.
            before: the id of the page that was shown before, or nothing.
        """
        later = [when for when in slots.whens if when.kind is As.YEAR and when.span.start > self._last]
        if not later or slots.share or slots.count or slots.places or slots.groups:
            return ""
        told = [page for page, years in self._years.items() if later[0].span.start.year in years]
        hints = {**dict(self._hints(entities, slots)), before: 2 * _NAMED}
        return max(told, key=lambda page: hints.get(page, 0.0), default="")

    def of_measure(self, measure: str) -> Sequence[str]:
        """The ids of the pages in whose names the words of a measure stand."""
        return tuple(self._spoken[measure])

    def why_of(self, names: Iterable[str]) -> str:
        """The page with the reasons of one of some measures, or else of what the data are about."""
        pages = self._known.data.pages["en"]
        for name in names:
            for page in self._spoken[name]:
                if page != self.why and any(alias.startswith(f"{_WHY} ") for alias in pages[page].names):
                    return page
        return self.why

    def figures_in_words(self, entities: Entities, slots: Slots, query: Query) -> str:
        """The page with the figures that are asked for, where no table has them; empty where none is named.

        Args:
            entities: the question with its tags.
            slots: what it names.
            query: what the table would answer.
        """
        asked = {operand.measure for operand in query.subjects} if isinstance(query, Compute) else set[str]()
        taken = [*slots.measures, *slots.groups, *slots.places]
        for tag in entities.of(TagKind.PAGE):
            words = entities.texts(tag)
            known = any(self._known.has_in_name(name, words) for name in asked)
            long = tag.last - tag.first
            inside = any(
                tag.first < one.last and one.first < tag.last and one.last - one.first >= long
                for one in taken
            )
            if tag.id in self._told and not (known or inside):
                return tag.id
        return ""

    def page(self, entities: Entities, slots: Slots, language: str, before: str) -> str:
        """The id of the page that a question is about; empty where none is.

        Args:
            entities: the question with its tags.
            slots: what it names.
            language: the code of its language.
            before: the id of the page that was shown before, or nothing.
        """
        if both := page_named_twice(entities):
            return both  # "why can't ICE's count be held against TRAC's?"
        hints = dict(self._hints(entities, slots))
        if any(pages <= hints.keys() for pages in self._compared):
            return self._compare
        if before:
            hints[before] = hints.get(before, 0) + (_NAMED if _leaves_open(entities) else _SPOKEN)
        is_named = any(_asked(tag, entities) for tag in entities.of(TagKind.PAGE) if tag.id in hints)
        return self._finder.find(entities.words, language, hints, only=hints.keys() if is_named else ())

    def _hints(self, entities: Entities, slots: Slots) -> dict[str, float]:
        """The pages that are named, or spoken of, with how much that counts."""
        hints = dict[str, float]()
        is_asked = entities.has("meaning") and any(_asked(tag, entities) for tag in slots.measures)
        named = {tag.id for tag in entities.of(TagKind.PAGE)}
        for tag in () if is_asked else entities.of(TagKind.PAGE):
            if tag.id == self._legal_help and len(named) > 1:
                continue  # "what's an NTA, my lawyer keeps saying it"
            name = fold(entities.text(tag.start, tag.end))
            told = _SPOKEN if name in self._everywhere else _NAMED + (tag.last - tag.first)
            weight = told + _asked(tag, entities)
            hints[tag.id] = max(hints.get(tag.id, 0), weight)
        for cue in entities.cues:
            if (page := cue.replace("_", "-")) in self._known.data.pages["en"]:
                hints[page] = hints.get(page, 0) + _NAMED + _ASKED
        for tag in slots.measures:
            for page, is_title in self._spoken[tag.id].items():
                by_title = _TITLED if is_title else 0.0
                hints[page] = hints.get(page, 0) + _SPOKEN + by_title + _asked(tag, entities)
        for number in slots.numbers:
            if not number.operands and (page := self._finder.with_number(number.quantity.value)):
                hints[page] = hints.get(page, 0) + _NAMED
        return hints

    def _add_measures(self) -> None:
        """Finds the pages in whose names the words of measures stand, and whether it is the title."""
        words = {
            name: split_phrases(measure.words.to("en"))
            for name, measure in self._known.measures.items()
            if measure.words and name != self._known.main
        }
        phrases = Phrases(words, {})
        for page in self._known.data.pages["en"]:
            # A name that is a whole question speaks of more than the measure.
            for name in (each for each in page.names if len(each.split()) <= _LONGEST_NAME):
                for hit in phrases.find(read_words(name).words):
                    self._spoken[hit.group].setdefault(page.id, False)
                    self._spoken[hit.group][page.id] |= name == fold(page.title)

    def _in_comparison(self) -> Iterator[frozenset[str]]:
        """The pages whose names stand together in a name of the page that compares them."""
        pages = self._known.data.pages["en"]
        others = [page for page in pages if page.id != self._compare]
        names = {
            page.id: [name.lower() for name in (page.title.split(" (")[0], *page.aliases)] for page in others
        }
        for text in pages[self._compare].names if self._compare in pages else ():
            found = {
                id_
                for id_, own in names.items()
                if any(len(name) >= _SHORTEST_NAME and name in text.lower() for name in own)
            }
            if len(found) > 1:
                yield frozenset(found)


def _leaves_open(entities: Entities) -> bool:
    """Whether a short question doesn't say what it is about: "who decides?", "is it permanent?"."""
    return len(entities.words) <= _FEW and (entities.has("define", "that") or "?" in entities.sentence.typed)


def _asked(tag: Tag, entities: Entities) -> float:
    """How much more it counts that something stands right behind "what is"."""
    behind = any(cue.last <= tag.first <= cue.last + _RIGHT_BEHIND for cue in entities.cue("define"))
    return _ASKED if behind else 0.0
