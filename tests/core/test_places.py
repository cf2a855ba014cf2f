from __future__ import annotations

import pytest

from bot.core.data import Data
from bot.core.places import Places
from tests.core.spoiled import Spoiled


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Los Angeles", "los-angeles"),
        ("los-angeles", "los-angeles"),
        ("LOS  ANGELES", "los-angeles"),
        ("Los Ángeles", "los-angeles"),
        ("L.A. courts", "los-angeles"),
        ("los angelos", "los-angeles"),
        ("Nueva York", "new-york"),
        ("NYC", "new-york"),
        ("NOLA", "new-orleans"),
        ("Baltimor", "baltimore"),
        ("sanfrancisco", "san-francisco"),
        ("", None),
        ("!?", None),
        ("xyzzy", None),
        ("nation", None),
        ("Detroit" * 1000, None),
    ],
)
def test_a_place_is_found_by_any_of_its_names(typed: str, place: str | None, data: Data) -> None:
    assert data.places.find(typed) == place


def test_every_name_leads_to_its_own_place(data: Data) -> None:
    assert {data.places.find(name) for name in data.places.names} == set(data.places)
    for name, place in data.places.names.items():
        assert data.places.find(name) == place


@pytest.mark.parametrize(
    ("place", "language", "name"),
    [
        ("new-orleans", "en", "New Orleans"),
        ("new-orleans", "es", "Nueva Orleans"),
        ("denver", "es", "Denver"),
        ("new-orleans", "xx", "New Orleans"),
    ],
)
def test_a_place_is_called_what_the_language_calls_it_or_else_what_english_does(
    place: str, language: str, name: str, data: Data
) -> None:
    assert data.places.name(place, language) == name


def test_every_court_of_which_something_is_known_has_a_name(data: Data) -> None:
    assert set(data.courts.places) <= set(data.places)


def test_where_no_place_has_a_name_none_is_found() -> None:
    places = Places()
    assert places.find("Denver") is None
    assert "denver" not in places
    assert list(places) == []


BAD = {
    "an English name missing": ("detroit,en", "detroit,es", "places.csv: detroit has no English name"),
    "one name for two places": (
        "atlanta,en,Atlanta,atl",
        "atlanta,en,Atlanta,n.o.l.a.; NOLA",
        "places.csv: calls both atlanta and new-orleans 'nola'",
    ),
    "no name": ("detroit,en,Detroit", "detroit,en,", "places.csv:10: name: "),
    "an id with capitals": ("detroit,en", "Detroit,en", "places.csv:10: place: "),
    "a language by its name": ("detroit,en", "detroit,English", "places.csv:10: language: "),
}


@pytest.mark.parametrize(("old", "new", "said"), BAD.values(), ids=BAD)
def test_a_fault_in_the_names_is_named(old: str, new: str, said: str, spoiled: Spoiled) -> None:
    assert any(fault.startswith(said) for fault in spoiled.with_change("places.csv", old, new))
