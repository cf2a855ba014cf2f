from __future__ import annotations

import pytest

from bot.data.pages import Reference, references
from tests.data.made import ABOUT, Made

PAGE = "pages/en/about.md"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "+++\ntitle",
            "title",
            f"{PAGE}:1: doesn't begin with a head between two lines of +++ and a text below",
        ),
        (
            "How many passed: {figure: rate, period=last}.\n",
            "",
            f"{PAGE}:1: doesn't begin with a head between two lines of +++ and a text below",
        ),
        ('"report"', "report", f"{PAGE}:4: isn't TOML: invalid value"),
        ('title = "School inspections"\n', "", f"{PAGE}:2: title: lacks 'title'"),
        ('"School inspections"', '" "', f"{PAGE}:2: title: is empty"),
        ('"School inspections"', f'"{"x" * 101}"', f"{PAGE}:2: title: has more than 100 letters"),
        ('["report"]', "[]", f"{PAGE}:4: sources: is empty"),
        ('["report"]', '"report"', f"{PAGE}:4: sources: must be a list in square brackets"),
        (
            '["report"]',
            '["reprot"]',
            f"{PAGE}:1: names the source 'reprot', which sources.csv lacks (did you mean 'report'?)",
        ),
        ("aliases", "alias", f"{PAGE}:3: alias: isn't known (did you mean 'aliases'?)"),
        ("sources =", 'more = "x"\nsources =', f"{PAGE}:1: more: there is no page 'x'"),
        (
            "period=last}",
            "period=last",
            f"{PAGE}:6: has a brace that belongs to no reference such as {{figure: rate, last}}",
        ),
        ("passed:", "pas\u200bsed:", f"{PAGE}:6: has a letter that can't be seen, U+200B"),
        ("passed:", "x" * 1900, f"{PAGE}:6: has a text of 1938 letters; 1900 fit into a message"),
    ],
)
def test_a_wrong_page_is_named_with_its_line(old: str, new: str, fault: str, made: Made) -> None:
    made.change(PAGE, old, new)
    assert made.faults() == [fault]


def test_a_page_that_is_not_utf_8_is_named_with_its_line(made: Made) -> None:
    assert made.faults_with(PAGE, ABOUT.encode() + b"ma\xf1ana") == [
        f"{PAGE}:7: isn't text in UTF-8: save the file in that encoding"
    ]


@pytest.mark.parametrize("name", ["About us.md", "about.txt", "passing.markdown", "x" * 41 + ".md"])
def test_a_page_that_would_be_passed_over_is_a_fault(name: str, made: Made) -> None:
    rule = "small letters, digits and hyphens, at most 40, and .md"
    assert made.faults_with(f"pages/en/{name}", ABOUT) == [
        f"pages/en/{name}: isn't named as a page is: {rule}"
    ]


def test_folders_are_named_by_languages(made: Made) -> None:
    made.write("pages/EN/about.md", ABOUT)
    assert made.faults() == ["pages/EN: isn't a folder named by a language, such as en"]


def test_pages_must_be_there_in_english(made: Made) -> None:
    made.write("pages/es/other.md", ABOUT)
    assert made.faults() == ["pages/es/other.md: has no page of this name in English"]
    (made.folder / "pages/en").rename(made.folder / "pages/de")
    assert made.faults() == ["pages/en: there is no such folder, and pages must be there in English"]


def test_two_pages_of_one_name_are_named(made: Made) -> None:
    made.write("pages/en/zoo.md", ABOUT.replace("the inspections", "ABOUT"))
    assert made.faults() == [
        "pages/en/zoo.md:1: has the name 'school inspections', which about.md has too",
        "pages/en/zoo.md:1: has the name 'about', which about.md has too",
    ]


@pytest.mark.parametrize(
    "text", [ABOUT.replace("\n", "\r\n"), "\ufeff" + ABOUT, ABOUT.replace("+++\nHow", "+++\n\n\nHow")]
)
def test_what_editors_do_to_a_page_changes_nothing_but_lines(text: str, made: Made) -> None:
    expected = made.load().pages["en"]["about"]
    made.write(PAGE, text)
    page = made.load().pages["en"]["about"]
    assert (page.title, page.text, page.names) == (expected.title, expected.text, expected.names)
    assert (made.folder / PAGE).read_text("utf-8-sig").splitlines()[page.line - 1] == page.text


def test_pages_are_found_by_what_people_write(made: Made) -> None:
    pages = made.load().pages_in("fr")
    exact, near = pages.find("The  Inspections"), pages.find("school inspectoins")
    assert exact is not None
    assert exact.exact
    assert near is not None
    assert not near.exact
    assert near.page.id == "about"
    assert pages.find("passing") is None
    assert [page.id for page in pages.close("the inspection of a school")] == ["about"]
    assert pages.close("zzz") == []


def test_what_a_language_lacks_is_there_in_english(made: Made) -> None:
    made.write("pages/es/about.md", ABOUT.replace("School inspections", "Inspecciones"))
    passing = ABOUT.replace("School inspections", "Passing").replace("the inspections", "inspecciones")
    made.write("pages/en/passing.md", passing)
    data = made.load()
    assert [page.title for page in data.pages_in("es")] == ["Inspecciones", "Passing"]
    named = data.pages_in("es").find("inspecciones")
    assert named
    assert named.page.id == "about"
    assert data.page("passing", "es") is data.pages["en"]["passing"]
    assert data.page("about", "es") is data.pages["es"]["about"]
    assert data.page("about", "fr") is data.pages["en"]["about"]
    assert data.page("gone", "es") is None


def test_references_are_read_with_their_lines() -> None:
    text = "From {figure: rate, period=first}\nto {effect: mix, rate, big, 1, 2}: {change:rate,first,last}"
    assert references(text) == [
        Reference("{figure: rate, period=first}", "figure", ("rate",), {"period": "first"}, 1),
        Reference("{effect: mix, rate, big, 1, 2}", "effect", ("mix", "rate", "big", "1", "2"), {}, 2),
        Reference("{change:rate,first,last}", "change", ("rate", "first", "last"), {}, 2),
    ]
