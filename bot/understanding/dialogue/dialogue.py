"""A reply to an answer changes slots of the question that was answered."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.codec import sure_of
from bot.answers.queries import (
    Asked,
    By,
    Choose,
    Compute,
    Explain,
    FigureQuery,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
)
from bot.answers.statements import Claim
from bot.figures.figure import COMPARING, Operation
from bot.periods.reading import Kind as As
from bot.periods.vocabulary import Vocabularies
from bot.understanding.dialogue.choices import of_forgotten, of_rests
from bot.understanding.dialogue.counterparts import Counterparts
from bot.understanding.dialogue.focus import Focus
from bot.understanding.dialogue.going_on import goes_on, is_of_main
from bot.understanding.dialogue.in_replies import InReplies
from bot.understanding.dialogue.lists import Lists
from bot.understanding.dialogue.mixes import of_mix
from bot.understanding.dialogue.moves import moved
from bot.understanding.dialogue.numerals import Numerals
from bot.understanding.dialogue.of_all import OfAll
from bot.understanding.dialogue.other_slots import OtherSlots
from bot.understanding.dialogue.others import not_of_whole, others
from bot.understanding.dialogue.pages_in_replies import PagesInReplies
from bot.understanding.dialogue.same_figures import SameFigures
from bot.understanding.dialogue.stated import claim_about, restated
from bot.understanding.dialogue.stated_difference import stated_difference
from bot.understanding.dialogue.steps import is_at_end, is_step, own_period
from bot.understanding.dialogue.topic import Topic, following, topic_of
from bot.understanding.frames.coverage import unused
from bot.understanding.intents.phrasing import is_lost
from bot.understanding.pages.named import page_named_twice
from bot.understanding.pages.topics import Topics
from bot.understanding.slots.known import Known
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities

_SHORT = 7
"""Words of a reply that is taken for a remark on the answer, if it can be one."""
_OF_TALK = {
    *("okay", "thanks", "greeting", "goodbye", "insult", "that", "same_for", "link", "claim", "negation"),
    *("correction", "up", "down", "of", "to", "now", "bot", "none_of"),
}
"""Cues beside which nothing is asked."""
_OF_DOUBT = {*_OF_TALK, "why", "wh", "which", "sure"}
"""Cues beside which nothing but the doubt about a figure is asked about."""
_COMPUTED = (
    "share",
    "count",
    "sum",
    "difference",
    "ratio",
    "change",
    "per_day",
    "per_month",
    "one_in",
    "highest",
    "lowest",
)
"""Cues of what is computed: "what is that as a percentage?" asks for no explanation."""


class Dialogue:
    """Reads replies to answers.

    Args:
        known: what there is.
        topics: find the page that is asked for.
        vocabularies: the words for numbers.
    """

    def __init__(self, known: Known, topics: Topics, vocabularies: Vocabularies) -> None:
        self._known, self._vocabularies = known, vocabularies
        self._topics = topics
        self._numerals = Numerals(vocabularies)
        self._lists = Lists(known, self._numerals)
        self._named = InReplies(known)
        self._focus = Focus(vocabularies, known.table)
        self._pages = PagesInReplies(known, topics)
        self._counterparts = Counterparts(known)
        self._same = SameFigures(known, self._counterparts)
        self._of_all = OfAll(known, self._counterparts, self._same.units)
        self._other = OtherSlots(known, self._same, self._counterparts)

    def read(self, entities: Entities, slots: Slots, about: Query) -> Asked | None:
        """The question that a reply asks; None where it stands by itself.

        Args:
            entities: the reply with its tags.
            slots: what it names.
            about: the question of the answer that it replies to.
        """
        if is_lost(entities):
            return self._pages.simpler(about)
        if isinstance(about, Choose):
            return self._chosen(entities, slots, about)
        topic = topic_of(about, self._known) or self._pages.topic_of(slots, about)
        if isinstance(about, Explain) and (query := self._pages.of_page(entities, slots, about)):
            return Asked(query, Manner(echo=True))
        if topic is None:
            return None
        topic = self._counterparts.as_shown(topic)
        entities, topic = self._focus.without_denied(entities, topic)
        entities, slots = self._named.read(entities, slots, topic)
        whole = entities, slots, topic
        entities, slots, topic = self._focus.read(entities, slots, topic)
        if (
            isinstance(about, HowSure)
            and slots.is_empty
            and entities.cues <= _OF_DOUBT
            and entities.has("why")
        ):
            return Asked(about, Manner(echo=True))  # "why not?", of what isn't known for sure
        names_more = slots.measures or slots.groups or slots.whens  # "it's because of New York and LA"
        is_because = entities.has("because") and not (names_more or entities.has("source"))
        asks_why = is_because or (entities.has("proves") and not slots.numbers)
        if asks_why and (page := self._topics.why_of((*slots.names, topic.last.measure))):
            return Asked(Explain(page), Manner(echo=True))
        if page := self._pages.why(entities, slots, topic):
            return Asked(Explain(page), Manner(echo=True))
        if query := of_mix(entities, slots, topic, self._known):
            return Asked(query, Manner(echo=True))
        if not goes_on(entities, slots) or is_of_main(entities, slots, topic, self._known):
            return None
        if stated := stated_difference(entities, slots, topic, self._known):
            return stated
        if stated := restated(entities, slots, topic, self._counterparts):
            return stated
        slots, topic = self._focus.on_value(entities, slots, topic)
        query = self._changed(entities, slots, topic) or (
            None if (entities, slots, topic) == whole else topic.query
        )
        if query is None:
            return None
        choices = of_forgotten(query, self._focus.count(entities))
        if not choices and not entities.has("affirmed"):
            choices = of_rests(query, topic)
        if choices:
            return Asked(choices, Manner(echo=True))
        is_of_doubt = isinstance(about, HowSure) and not entities.has("trend", "table", "steps", "each")
        if is_of_doubt and self._is_bare(entities, slots) and isinstance(query, FigureQuery):
            query = sure_of(query)
        if page := self._topics.figures_in_words(entities, slots, query):
            return Asked(Explain(page), Manner(echo=True))
        claim = claim_about(entities, query, slots)
        left = self._unused(entities, slots, query, topic, claim)
        if query == topic.query and isinstance(query, FigureQuery) and not (claim or left):
            # The same again: what was said besides changed nothing.
            left = tuple(entities.text(word.start, word.end) for word in entities.unread)
        if is_at_end(entities, slots, topic):
            steps = [*(when for when in slots.whens if when.relative), *entities.cue("next", "before")]
            of_steps = {found.text for found in entities.periods if found.reading is None}
            left = tuple(text for text in left if text not in of_steps)  # "the next one", which there isn't
            if query == topic.query:
                left = (*left, *(entities.text(step.start, step.end) for step in steps[:1]))
        if isinstance(query, Compute) and (query.operands[1:] or query.operation is Operation.VALUE):
            query = query if query.of_first else following(query, topic)
        return Asked(query, Manner(echo=True, claim=claim, unused=left))

    def _unused(
        self, entities: Entities, slots: Slots, query: Query, topic: Topic, claim: Claim | None
    ) -> tuple[str, ...]:
        if query == self._lists.read(entities, slots, topic):
            slots = replace(slots, whens=())  # "the second" is a place in the list
        if entities.has("swap"):  # what is taken out isn't left over
            shown = [operand.span for operand in topic.operands]
            slots = replace(slots, whens=tuple(when for when in slots.whens if when.span not in shown))
        left = unused(entities, slots, query, claim, self._known)
        if slots.share and not (isinstance(query, Compute) and query.operation in COMPARING):
            # "How many percent is that" asks for a share, not for a change.
            changes = {entities.text(tag.start, tag.end) for tag in entities.cue("change")}
            left = tuple(text for text in left if text not in changes)
        return left

    # ---------------------------------------------------------------- whether it is one

    def beside_page(self, entities: Entities, slots: Slots) -> Slots:
        """What a reply to a page names: no period in "how long does it last?" or "the first one?"."""
        if slots.share or slots.count or slots.measures or self._numerals.says_period(entities):
            return slots
        vague = {found.start for found in entities.periods if not found.is_sure}
        whens = (when for when in slots.whens if when.start not in vague and when.kind is not As.PERIOD)
        return replace(slots, whens=tuple(whens))

    @staticmethod
    def is_remark(entities: Entities, slots: Slots) -> bool:
        """Whether what sounds like small talk asks nothing besides."""
        quotes = slots.quotes_figures or (entities.has("claim") and bool(slots.numbers))  # "like 8%, right?"
        return slots.is_empty and not slots.step and not quotes and entities.cues <= _OF_TALK

    @staticmethod
    def _is_bare(entities: Entities, slots: Slots) -> bool:
        """Whether only something else is named, and not what is wanted of it."""
        asks = slots.share or slots.count or slots.names or entities.has(*_COMPUTED)
        return not asks and len(entities.words) <= _SHORT

    # ---------------------------------------------------------------- after words

    def _chosen(self, entities: Entities, slots: Slots, about: Choose) -> Asked | None:
        """The reading that is picked from those that were offered."""
        at = self._numerals.ordinal(entities)
        readings = about.readings
        says_more = slots.names or slots.share or slots.count or self._numerals.says_period(entities)
        picks = not says_more and not entities.has("same_for") and len(entities.words) <= _SHORT
        if picks and 0 < abs(at) <= len(readings):
            return Asked(readings[at - 1 if at > 0 else at])
        counts = [reading for reading in readings if isinstance(reading, Compute)]
        if len(counts) == 1 and slots.names and entities.has("share_of", "of"):
            return self.read(entities, slots, counts[0])  # "as a percentage of all eligible"
        if slots.names or slots.share:
            for each in () if slots.whens and slots.names else readings:
                reading = each.of if isinstance(each, HowSure) else each
                if isinstance(reading, Compute) and self._other.is_of(reading.operands[0], slots):
                    return self.read(entities, slots, reading) or Asked(reading)
            if slots.names or not entities.has("total_of"):
                return None
        elif slots.count:  # "is that an official count?"
            readings = tuple(each for each in counts if self._other.is_count(each.operands[0])) or readings
        read = [self.read(entities, slots, reading) for reading in readings]
        changed = [asked for asked in read if asked and not isinstance(asked.query, Choose)]
        if not changed or len(changed) < len(readings):
            return None
        queries = tuple(dict.fromkeys(asked.query for asked in changed))
        return Asked(Choose(queries)) if len(queries) > 1 else changed[0]

    # ---------------------------------------------------------------- what it changes

    def _changed(self, entities: Entities, slots: Slots, topic: Topic) -> Query | None:
        quoted = slots.quoted
        if (
            page_named_twice(entities)
            and entities.has("that")
            and not (slots.is_narrowed or entities.has("define"))
        ):
            return sure_of(topic.query)  # "is that ICE's count, or TRAC's?", of one page
        is_alone = (
            slots.is_empty and entities.has("alone") and entities.has("that") and not entities.has("total")
        )
        if is_alone and self._numerals.says_period(entities) and (own := own_period(topic.last, self._known)):
            return Compute(Operation.VALUE, (own,))  # "only that period, not cumulative"
        if self._asks_for_evidence(entities):
            if slots.is_empty and not quoted:
                return sure_of(topic.query)
            changed = self._other.changed(entities, slots, topic)
            return HowSure(changed) if isinstance(changed, FigureQuery) else None
        if self.is_remark(entities, slots) and entities.has("claim"):
            return sure_of(topic.query)
        if (
            slots.is_empty
            and entities.has("more", "less", "dates")
            and not entities.has("share", "difference", "compare", "everywhere")
        ):
            return sure_of(topic.query) if entities.has("more") else topic.query
        # "What's left, those who weren't", "one in what?", "same thing for the next one".
        is_figure = entities.has("negation", "compare", "other_one", *_COMPUTED) or is_step(entities, slots)
        if slots.is_empty and not quoted and entities.has("define") and not is_figure:
            return self._pages.meaning(entities, topic)
        is_of_periods = is_step(entities, slots) and self._numerals.says_period(entities)
        if is_of_periods and (own := own_period(topic.last, self._known)):
            topic = Topic(Compute(Operation.VALUE, (own,)), (own,), topic.asides)  # the period, not the total
        if query := self._lists.read(entities, slots, topic) or moved(entities, slots, topic, self._known):
            return query
        if query := others(entities, topic, self._known, self._vocabularies) or not_of_whole(slots, topic):
            return query
        is_mix = isinstance(topic.query, Parts) and slots.is_empty
        if is_mix and entities.has("difference", "points", "negation"):
            return topic.query
        if entities.has("length") and not (slots.names or slots.groups or slots.places):
            return self._same.length(entities, slots, topic)
        is_of_total = slots.is_empty and entities.has("total_of")
        if is_of_total and (query := self._of_all.read(entities, slots, topic)):
            return query
        asks_base = entities.has("out_of_many") and self._counterparts.is_base(slots, topic)
        if asks_base or (slots.is_empty and not quoted and not entities.has("everywhere")):
            return self._same.read(entities, slots, topic)
        if query := self._of_all.read(entities, slots, topic):
            return query
        if self._is_of_places(topic.query) and len(slots.places) == 1 and self._is_bare(entities, slots):
            return PlaceFacts(slots.places[0].id)
        if isinstance(topic.query, PlaceFacts) and slots.is_empty:
            return None
        is_same = not (slots.is_narrowed or slots.share or slots.count)
        if entities.has("other_one") and is_same and (other := self._counterparts.other(topic)):
            return other  # "and the other pilot?"
        return self._other.changed(entities, slots, topic)

    @staticmethod
    def _is_of_places(query: Query) -> bool:
        return isinstance(query, PlaceFacts) or (isinstance(query, Parts) and query.by is By.PLACE)

    @staticmethod
    def _asks_for_evidence(entities: Entities) -> bool:
        return entities.has("source", "sure") and not entities.has("difference", "sum", "share")
