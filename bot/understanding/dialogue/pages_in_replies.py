"""What a reply asks about a page of explanation, or for one: its sources, a word in it, why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.queries import Asked, Choose, Compute, Explain, HowSure, Manner, Query
from bot.data.measures import Kind
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.understanding.dialogue.topic import Topic, topic_of
from bot.understanding.pages.topics import Topics
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind

_SHORT = 7
"""Words of a reply that is taken for a remark on the page, if it can be one."""
_OPEN = 2
"""Words of a question that is about nothing but what was shown: "when?", "by whom?"."""


class PagesInReplies:
    """Finds the pages that replies are about.

    Args:
        known: what there is.
        topics: find the page that is asked for.
    """

    def __init__(self, known: Known, topics: Topics) -> None:
        self._known = known
        self._topics = topics

    def topic_of(self, slots: Slots, about: Query) -> Topic | None:
        """All cases of what a page explains, where a figure of them is asked for: "how many were they?"."""
        if not isinstance(about, Explain) or not (slots.share or slots.count) or slots.names:
            return None
        for name, measure in self._known.measures.items():
            is_explained = about.page in self._topics.of_measure(name)
            if is_explained and self._known.has(name) and measure.kind is not Kind.STOCK:
                return all_of(name)
        return None

    def of_page(self, entities: Entities, slots: Slots, about: Explain) -> Query | None:
        """What is asked of a page itself: its sources, or more of it."""
        if not slots.is_empty or len(entities.words) > _SHORT * (1 + entities.has("proves")):
            return None
        further = [page.more for page in self._known.data.pages["en"] if page.id == about.page and page.more]
        picks = bool(entities.periods)  # "tell me about the third"
        if further and (picks or entities.has("more")):
            return Explain(further[0])
        if entities.has("benefit", "proves"):  # "and does it bring a work permit?", "is that proven?"
            return about
        is_open = len(entities.words) <= _OPEN and entities.has("wh") and not entities.has("why")
        return about if is_open or entities.has("source", "less", "more", "dates", "author") else None

    def why(self, entities: Entities, slots: Slots, topic: Topic) -> str:
        """The page that tells why of another measure than the main one: "why would anybody do that?"."""
        last = self._known.measures[topic.last.measure].numerator or topic.last.measure
        is_other = last not in (self._known.numerator, self._known.denominator)
        is_open = not (slots.whens or slots.share or slots.count or slots.numbers)
        last = slots.names[0] if slots.names else last
        if not (is_other and is_open and entities.has("why")) or entities.has(
            "sure", "source", "rose", "fell"
        ):
            return ""
        return next(iter(self._topics.of_measure(last)), "")

    def meaning(self, entities: Entities, topic: Topic) -> Query | None:
        """What the word means that the figure counts: "what does that mean?"."""
        if entities.of(TagKind.MEASURE) or entities.of(TagKind.PAGE) or not entities.has("that"):
            return None
        pages = self._of_words(topic.last.measure)
        return Explain(pages[0]) if pages else None

    def simpler(self, about: Query) -> Asked | None:
        """The same again in plainer words: a page in short, figures with what their words mean."""
        if isinstance(about, Explain | Choose):
            return Asked(about, Manner(simply=isinstance(about, Explain)))
        if isinstance(about, HowSure) and about.of:
            about = about.of
        topic = topic_of(about, self._known)
        if topic is None:
            return None
        pages = self._of_words(topic.last.measure)
        return Asked(about, Manner(echo=True, simply=True, also=tuple(map(Explain, pages[:1]))))

    def _of_words(self, name: str) -> Sequence[str]:
        """The pages that tell the meaning of the words of a measure, the nearest first."""
        measure = self._known.measures[name]
        names = [name, measure.numerator, *measure.sum_of]
        return [page for name in names if name for page in self._topics.of_measure(name)]


def all_of(measure: str) -> Topic:
    """All that is known of a measure, spoken of in words."""
    operand = Operand(measure, upto=True)
    return Topic(Compute(Operation.VALUE, (operand,)), (operand,))
