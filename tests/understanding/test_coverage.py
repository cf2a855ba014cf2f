"""Nothing that a question names is lost in silence."""

from __future__ import annotations

import csv

from bot.answers.queries import Asked, Explain, Parts, PlaceFacts, Ranking, operands_of
from bot.periods.reading import Kind as As
from bot.understanding.reader import Understander
from bot.understanding.slots.known import Known
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slot_reading import read_slots
from tests.train_intents import QUESTIONS
from tests.understanding.conftest import Explained
from tests.understanding.sittings import SITTINGS, load_sitting


def texts() -> list[str]:
    found = [q.text for path in sorted(SITTINGS.glob("*.toml")) for q in load_sitting(path.stem)]
    for path in sorted(QUESTIONS.glob("*_*.csv")):
        if "unseen" not in path.stem and "small" not in path.stem:
            with path.open(encoding="utf-8", newline="") as file:
                found += [row["question"] for row in csv.DictReader(file)]
    return found


def test_every_group_place_and_period_is_in_the_question_or_named_as_not_used(
    explained: Explained, known: Known
) -> None:
    figures, checked = NamedFigures(known.table), 0
    for text in texts()[::8]:
        explanation = explained(text)
        asked = explanation.understood.asked
        queries = (asked.query, *asked.manner.also) if isinstance(asked, Asked) else ()
        operands = [operand for query in queries for operand in operands_of(query)]
        if not operands or not isinstance(asked, Asked):
            continue
        checked += 1
        slots = read_slots(explanation.entities, known, figures)
        taken = {operand.group for operand in operands} | {operand.place for operand in operands}
        taken |= {query.place for query in queries if isinstance(query, PlaceFacts)}
        left = " ".join(asked.manner.unused)
        for tag in (*slots.groups, *slots.places):
            named = explanation.entities.text(tag.start, tag.end)
            whole = (
                any(isinstance(query, Ranking | Parts | Explain) for query in queries)
                or tag.id in slots.excluded
            )
            assert tag.id in taken or whole or named in left, text
        for when in slots.whens:
            spans = [operand.span for operand in operands]
            told = any(span is None or span.overlaps(when.span) for span in spans) or bool(when.relative)
            if when.kind is As.MONTH and not when.has_year:  # it may be that of another year
                told = told or any(span and span.end.month == when.span.end.month for span in spans)
            assert told or explanation.entities.text(when.start, when.end) in left, text
    assert checked > 1000


def test_what_is_not_used_is_named_as_it_was_typed(understander: Understander) -> None:
    asked = understander.understand("how many were reviewed per week in the second period", "en").asked
    assert isinstance(asked, Asked)
    assert asked.manner.unused == ("per week",)


def test_what_is_told_of_one_at_a_time_is_told_of_each(understander: Understander) -> None:
    asked = understander.understand("one in how many was it for period 2 and for period 3", "en").asked
    assert isinstance(asked, Asked)
    assert asked.manner.unused == ()
    assert len(asked.manner.also) == 1
