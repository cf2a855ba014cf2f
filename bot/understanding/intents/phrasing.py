"""What a sentence shows by its phrasing, whatever is wanted of it."""

from __future__ import annotations

from bot.periods.reading import Kind as As
from bot.understanding.slots.slots import Slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import Tag, TagKind

_NEAR, _LONG = 2, 9


def is_lost(entities: Entities) -> bool:
    """Whether what was said before wasn't understood: "I don't get it", "explain it more simply"."""
    others = entities.cue("define")
    plainer = any(not any(map(tag.meets, others)) for tag in entities.cue("meaning"))
    names = any(tag.kind is not TagKind.CUE for tag in entities.tags)
    names = names or entities.numbers or entities.periods or entities.has("one_in")  # "plainly, one in what?"
    return plainer and not names and len(entities.words) <= _LONG


def asks_how_to_use(entities: Entities) -> bool:
    """Whether it is asked how the bot is used, and nothing else: "show me how to use the bot"."""
    kinds = {tag.kind for tag in entities.tags} - {TagKind.CUE}
    is_of_bot = entities.has("bot") or kinds == {TagKind.PAGE}
    return entities.has("help") and is_of_bot and kinds <= {TagKind.PAGE} and not entities.unread


def asks_of_days_to_come(entities: Entities, slots: Slots) -> bool:
    """Whether days of no year lie ahead for who asks: "where will the rate be by April?"."""
    if not (entities.has("future") and slots.whens) or entities.has("claim", "than"):
        return False
    return all(when.kind not in (As.PERIOD, As.ALL) and not when.has_year for when in slots.whens)


def counted_people(entities: Entities) -> Tag | None:
    """People of a kind that is asked about: "how many women", "asylum seekers reviewed"; not who asks."""
    asking, measures = entities.cue("count", "share"), entities.of(TagKind.MEASURE)
    return next(
        (
            tag
            for tag in entities.cue("kind_of_people")
            if any(0 <= tag.first - cue.last <= _NEAR for cue in asking)
            or any(0 <= measure.first - tag.last <= 1 for measure in measures)
        ),
        None,
    )
