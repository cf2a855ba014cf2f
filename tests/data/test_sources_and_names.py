from __future__ import annotations

import pytest

from bot.data.names import fold
from tests.data.made import NAMES, SOURCES, Made

ADDRESS = "url must be a web address such as https://example.org/page, not"


@pytest.mark.parametrize(
    "url",
    [
        *("https:///x", "https://.", "https://[::1", "https://example..org", "https://-example.org"),
        *("ftp://example.org", "javascript:alert", "example.org", "", "https://example.org:x/"),
        *("https://county.example@example.org/", "https://me:secret@example.org/"),
    ],
)
def test_an_address_that_leads_nowhere_is_a_fault(url: str, made: Made) -> None:
    faults = made.faults_with("sources.csv", SOURCES.replace("https://county.example/letter", url))
    assert faults == [f"sources.csv:3: {ADDRESS} {url!r}"]


@pytest.mark.parametrize("letter", ["(", ")", "<", ">", "\\", " "])
def test_a_letter_that_breaks_a_link_is_a_fault(letter: str, made: Made) -> None:
    faults = made.faults_with("sources.csv", SOURCES.replace("example/letter", f"example/a{letter}b"))
    assert faults == [
        f"sources.csv:3: url has {letter!r} in it, which must be written with a % in a web address"
    ]


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\x07", "\x00"])
def test_a_letter_that_cannot_be_seen_is_a_fault(letter: str, made: Made) -> None:
    faults = made.faults_with("sources.csv", SOURCES.replace("example/letter", f"example/a{letter}b"))
    assert faults == [f"sources.csv:3: url: has a letter that can't be seen, U+{ord(letter):04X}"]


@pytest.mark.parametrize(
    "url",
    ["https://x.org/a*b*", "http://www.example.org:8080/a?b=c#d", "https://münchen.de/", "https://x.org/`a`"],
)
def test_other_addresses_pass(url: str, made: Made) -> None:
    made.write("sources.csv", SOURCES.replace("https://county.example/letter", url))
    assert made.load().sources["letter"].url == url


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "letter,A letter",
            "Letter,A letter",
            "id must be an id of small letters, digits and hyphens, not 'Letter'",
        ),
        ("A letter", "", "title must be text of at most 200 letters, not ''"),
        ("A letter,Lake County", "A letter,", "publisher must be text of at most 100 letters, not ''"),
        ("County,,", "County,July 2020,", "date must be 2012-07-30, 2012-07, 2012 or empty, not 'July 2020'"),
        ("County,,", "County,2020-13,", "date isn't a date that exists: '2020-13'"),
        ("letter,A letter", "report,A letter", "has the id 'report', which line 2 has too"),
    ],
)
def test_a_wrong_source_is_named_with_its_line(old: str, new: str, message: str, made: Made) -> None:
    made.change("sources.csv", old, new)
    assert f"sources.csv:3: {message}" in made.faults()


def test_columns_of_sources_are_fixed(made: Made) -> None:
    made.change("sources.csv", "publisher", "publsher")
    assert made.faults() == [
        "sources.csv:1: has no column 'publisher'",
        "sources.csv:1: has the unknown column 'publsher' (did you mean 'publisher'?)",
    ]


def test_a_source_is_cited_once(made: Made) -> None:
    assert [source.id for source in made.load().cited(["report", "letter", "report"])] == ["report", "letter"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("group,tiny", "size,tiny", "names.csv:4: kind must be place, places or group, not 'size'"),
        (
            "group,tiny,en",
            "group,tiny,eng",
            "names.csv:4: language must be the code of a language such as en, not 'eng'",
        ),
        ("place,north,es", "place,north,en", "names.csv:6: names 'north' in 'en' as line 5 does too"),
        ("place,south,en", "place,south,es", "names.csv:7: 'south' has no name in English (en)"),
        ("place,south,en", "place,tiny,es", "names.csv:7: has 'tiny' as a place, and before as a group"),
        (
            "South Bay,",
            "South Bay,the NORTH",
            "names.csv:7: calls 'south' 'the north', as 'north' is called too",
        ),
        (
            "place,south,en",
            "places,north+west,en",
            "names.csv:7: has 'north+west' as places, of which some are none of this file",
        ),
        ("South Bay,", "South Bay,--", "names.csv:7: has a name without letters"),
        ("South Bay,", ",", "names.csv:7: name must be text of at most 60 letters, not ''"),
    ],
)
def test_a_wrong_name_is_named_with_its_line(old: str, new: str, fault: str, made: Made) -> None:
    made.change("names.csv", old, new)
    assert made.faults() == [fault]


def test_names_are_found_by_what_people_write(made: Made) -> None:
    names = made.load().names
    assert names.find("North Shore") == "north"
    assert names.find("costa norte") == "north"
    assert names.find("HUGE") == "big"
    assert names.find("soth bay") == "south"
    assert names.find("elsewhere") is None
    assert names.name("north", "es") == "Costa Norte"
    assert names.name("south", "es") == "South Bay"
    assert names.kinds["tiny"] == "group"
    assert names.names["south bay"] == "south"


def test_a_folder_without_places_and_groups_needs_no_names(made: Made) -> None:
    (made.folder / "names.csv").unlink()
    assert made.load().names.find("north") is None
    made.write("more.csv", "as_of,place,waiting,sources\n2020-01-31,north,5,report")
    assert made.faults() == ["more.csv:2: names the place 'north', which names.csv lacks"]


def test_names_of_other_letters_are_folded_alike() -> None:
    assert fold("  Los  ÁNGELES, court!") == "los angeles court"
    assert NAMES.count("Shore") == 1
