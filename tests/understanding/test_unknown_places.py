"""A place that the data don't have is told from the many other words that mean nothing to the bot."""

from __future__ import annotations

import pytest

from bot.answers.problems import UnknownPlace
from bot.understanding.reader import Understander
from bot.understanding.unknown_places import unknown_place
from tests.understanding.conftest import Explained
from tests.understanding.sittings import SITTINGS, load_sitting


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how many were closed in Fresno?", "Fresno"),
        ("rate in boise", "boise"),
        ("eligible in Sioux Falls in May", "Sioux Falls"),
        ("In Fresno, how many were closed?", "Fresno"),
        ("how many closures at the Fresno immigration court", "Fresno"),
        ("closures in the fresno court", "fresno"),
        ("how many eligible in the Bronx", "Bronx"),
        ("cierres en la corte de fresno", "fresno"),
        ("elegibles en Fresno hasta mayo", "Fresno"),
        # things rather than places
        ("how many were closed in practice?", ""),
        ("how many were still in somesuch for years?", ""),
        ("what was the rate at the whatsit", ""),
        ("HOW MANY WERE CLOSED IN ALL?", ""),
        ("how many closures in court by June", ""),
        # where somebody is
        ("I live in Fresno. How many were closed?", ""),
        ("my uncle edits a weekly in Fresno and asks how many were closed", ""),
        # a place that is known
        ("how many were closed in Denver?", ""),
    ],
)
def test_the_name_of_an_unknown_place(text: str, name: str, understander: Understander) -> None:
    entities, _ = understander.tagger.tag(text)
    assert unknown_place(entities, understander.lexicon) == name


@pytest.mark.parametrize(
    ("text", "name"), [("and Fresno?", "Fresno"), ("y fresno", "fresno"), ("and the rest?", "")]
)
def test_a_name_alone_behind_an_answer_about_a_place(
    text: str, name: str, understander: Understander
) -> None:
    entities, _ = understander.tagger.tag(text)
    assert unknown_place(entities, understander.lexicon, after_places=True) == name


def test_hardly_any_question_that_has_an_answer_names_one(explained: Explained) -> None:
    sittings = (load_sitting(path.stem) for path in sorted(SITTINGS.glob("*.toml")))
    answered = [each.text for sitting in sittings for each in sitting if each.right in ("answer", "explain")][
        ::30
    ]
    lost = [text for text in answered if isinstance(explained(text).understood.asked, UnknownPlace)]
    assert len(lost) <= 0.002 * len(answered), lost
