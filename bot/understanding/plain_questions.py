"""Whether the words leave no doubt what is asked, so that nothing is weighed against it."""

from __future__ import annotations

from bot.answers.queries import Compute, Explain, Unknown
from bot.data.measures import Kind
from bot.figures.figure import COMPARING, Operation
from bot.understanding.figure_wishes import Wish
from bot.understanding.intents.intents import Intent
from bot.understanding.intents.over_several import says_which_is_most
from bot.understanding.intents.phrasing import asks_of_days_to_come, counted_people
from bot.understanding.slots.known import Known
from bot.understanding.slots.limits import reaches_level
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind


class PlainQuestions:
    """Knows them.

    Args:
        known: what there is.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def is_plain(self, entities: Entities, slots: Slots, wish: Wish) -> bool:
        """Whether the words leave no doubt what is asked."""
        if entities.has("second_most", "third_most") or self._names_rest_denied(entities, slots):
            return True
        if any(self._known.measures[name].kind is Kind.EVENT for name in slots.names):
            return True
        tagged = {tag.id for tag in entities.of(TagKind.MEASURE)}
        if len(slots.names) == 1 and self._known.family_of(slots.names[0]) & tagged - {*slots.names}:
            return True  # "reviewed in the pilot", which names another
        if any(tag.meets(cue) for cue in entities.cue("rejected_by") for tag in slots.measures):
            return True
        match wish.intent:
            case Intent.SERIES if reaches_level(entities) or entities.has("never", "ever", "always"):
                return True
            case Intent.RANKING if says_which_is_most(entities, slots):
                return True
            case _:
                pass
        match wish.asked.query:
            case Explain():
                return wish.intent is Intent.SURE  # it prints a number that was named
            case Unknown():
                is_of_country = entities.has("country") and not slots.groups
                is_beyond = is_of_country or asks_of_days_to_come(entities, slots)
                return is_beyond or counted_people(entities) is not None
            case Compute(operation) as query:
                is_rest = entities.has("left_over", "minus") and _is_what_is_left(query)
                is_choice = entities.has("which") and _is_of_two_named(slots, query)
                is_of_itself = operation is Operation.SHARE and self._is_of_some_days(entities, slots, query)
                return (
                    operation is Operation.DAYS
                    or is_rest
                    or is_choice
                    or is_of_itself
                    or _is_of_values(slots, query)
                )
            case _:
                return False

    def _names_rest_denied(self, entities: Entities, slots: Slots) -> bool:
        """Whether a measure is named by what it leaves out, with a "not" among its words: "didn't accept"."""
        rests = [tag for tag in slots.measures if self._known.is_rest(tag.id, entities.texts(tag))]
        return any(denial.is_within(tag) for tag in rests for denial in entities.cue("negation"))

    def _is_of_some_days(self, entities: Entities, slots: Slots, query: Compute) -> bool:
        """Whether it is the share of some days in all of what is named: "of all flagged, in May"."""
        names = {each.measure for each in query.operands}
        is_named = names == {*slots.names} and self._known.denominator not in names
        is_bare = not any(each.group or each.place for each in query.operands)
        return is_named and is_bare and entities.has("of")


def _is_of_two_named(slots: Slots, query: Compute) -> bool:
    """Whether two places or groups are compared by what was named: "who had more eligible, X or Y?"."""
    if query.operation not in COMPARING:
        return False
    named = {tag.id for tag in (*slots.places, *slots.groups)}
    are_named = named == {each.place or each.group for each in query.operands}
    return are_named and {each.measure for each in query.operands} <= {*slots.names}


def _is_what_is_left(query: Compute) -> bool:
    """Whether it is asked what of two named things is left, so that there is nothing to weigh."""
    return query.operation is Operation.COMPLEMENT and len(query.operands) > 1


def _is_of_values(slots: Slots, query: Compute) -> bool:
    """Whether all that is computed was named by its value, so that nothing is left to weigh."""
    if not (query.operands[1:] and slots.quoted[1:]):
        return False
    named = {operand for number in slots.quoted for operand in number.operands}
    return named.issuperset(query.operands)
