from __future__ import annotations

import pytest

from bot.periods.reading import Quantity, Reading
from bot.understanding.reader import Understander
from bot.understanding.slots.known import Known
from bot.understanding.slots.named_figures import NamedFigures
from bot.understanding.slots.slot_reading import read_slots
from bot.understanding.tagging.entities import Entities
from bot.understanding.tagging.tags import TagKind
from tests.understanding.conftest import FIRST, LAST, SECOND


def tagged(text: str, understander: Understander) -> Entities:
    return understander.tagger.tag(text)[0]


def test_every_tag_has_its_place_in_what_was_typed(understander: Understander) -> None:
    text = "Which court had the most closures, Denver or Los Ángeles?"
    entities = tagged(text, understander)
    places = {tag.id: text[tag.start : tag.end] for tag in entities.of(TagKind.PLACE)}
    assert places == {"denver": "Denver", "los-angeles": "Los Ángeles"}
    assert [text[tag.start : tag.end] for tag in entities.of(TagKind.MEASURE)] == ["closures"]
    assert entities.has("by_court", "highest")


def test_of_names_within_each_other_only_the_longest_counts(understander: Understander) -> None:
    groups = tagged("non-detained cases", understander).of(TagKind.GROUP)
    assert [tag.id for tag in groups] == ["non_detained"]


def test_words_within_a_period_are_no_cues(understander: Understander) -> None:
    entities = tagged("the rate in the last period", understander)
    assert [found.what for found in entities.periods if isinstance(found.what, Reading)]
    assert not entities.has("by_period", "lowest")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("rate for April, no wait, March 6 to April 16", SECOND),
        ("la tasa de abril, perdón, del 6 de marzo al 16 de abril", SECOND),
        ("first period, I mean the last period", LAST),
    ],
)
def test_a_correction_drops_what_it_corrects(text: str, span: object, understander: Understander) -> None:
    readings = [found.reading for found in tagged(text, understander).periods]
    assert [reading.span for reading in readings if reading] == [span]


@pytest.mark.parametrize(
    ("typed", "measure"),
    [
        ("20,648", "eligible"),
        ("20.648", "eligible"),
        ("20648", "eligible"),
        ("3.41%", "rate"),
        ("3,41", "rate"),
        ("3,41 %", "rate"),
        ("16.42%", "recommended_share"),
        ("54,083", "reviewed"),
        ("7,186", "closed"),
        ("357,000", "reviewed"),
        ("58,639", "filings"),
    ],
)
def test_a_figure_is_known_by_its_value_however_it_is_written(
    typed: str, measure: str, understander: Understander, known: Known
) -> None:
    figures = NamedFigures(known.table)
    (number,) = read_slots(tagged(f"is it {typed}", understander), known, figures).numbers
    assert number.operands[0].measure == measure


def test_a_number_that_no_figure_has_is_none(known: Known) -> None:
    assert not NamedFigures(known.table).find(Quantity(12_345.0))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("how many were NOT eligible", {"eligible"}),
        ("cuántos no se cerraron", {"closed"}),
        ("closed, not just eligible", set[str]()),
        ("no los elegibles, los cerrados", set[str]()),
        ("how many non-detained were eligible", set[str]()),
    ],
)
def test_what_is_denied_is_told_from_what_is_only_set_against_another(
    text: str, denied: set[str], understander: Understander, known: Known
) -> None:
    slots = read_slots(tagged(text, understander), known, NamedFigures(known.table))
    assert slots.negated == denied


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("dame el rate del last period", "es"),
        ("gracias, and how many detenidos did they review till may 29, in total", "en"),
        ("overall rate", "en"),
        ("tasa general", "es"),
        ("3.41", ""),
    ],
)
def test_the_words_tell_the_language(text: str, language: str, understander: Understander) -> None:
    assert understander.tagger.tag(text)[1] == language


@pytest.mark.parametrize(
    ("typed", "meant"), [("eligable", "eligible"), ("elejibles", "elegibles"), ("diffrence", "difference")]
)
def test_misspelt_words_are_mended(typed: str, meant: str, understander: Understander) -> None:
    assert understander.lexicon.mend(typed) == meant


@pytest.mark.parametrize("word", ["hearing", "moment", "monday", "tarea", "julio", "vecina"])
def test_ordinary_words_are_not(word: str, understander: Understander) -> None:
    assert understander.lexicon.mend(word) == word


def test_a_date_is_no_figure_and_a_figure_no_date(understander: Understander) -> None:
    entities = tagged("from 7.97 on Mar 5 to 3.41%", understander)
    assert [found.text for found in entities.numbers] == ["7.97", "3.41%"]
    assert FIRST.end in [found.reading.span.end for found in entities.periods if found.reading]
