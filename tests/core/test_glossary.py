from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.core.data import Data, default_folder
from bot.core.glossary import Entry, Glossary, Match, load_glossaries
from bot.core.rows import Fault

NO_TERMS = {"why", "about", "legal-help", "crisis"}
"""Pages that explain no term."""

# --- the pages that come with the bot ---

_PAGES = sorted((default_folder() / "glossary" / "en").glob("*.md"))


@pytest.fixture(scope="session")
def glossary(data: Data) -> Glossary:
    return data.glossaries["en"]


@pytest.mark.parametrize("page", [path.stem for path in _PAGES])
def test_a_page_is_found_by_its_title_its_file_name_and_each_alias(page: str, glossary: Glossary) -> None:
    entry = glossary[page]
    for name in (page, entry.title, *entry.aliases):
        for typed in (name, name.upper(), f"  {name}?", f'"{name}"', name.replace("-", " ")):
            assert glossary.find(typed) == Match(entry, exact=True), typed


# The topics that the issue names, in the words of the issue.
@pytest.mark.parametrize(
    "topic",
    [
        "administrative closure",
        "deferred action",
        "administrative closure versus deferred action",
        "provisionally eligible",
        "prosecutorial discretion",
        "removal proceedings",
        "Notice to Appear",
        "NTA",
        "recalendaring",
        "the Morton memos",
        "Morton memos",
        "DACA",
    ],
)
def test_every_topic_of_the_issue_has_its_page(topic: str, glossary: Glossary) -> None:
    match = glossary.find(topic)
    assert match is not None
    assert match.entry.term not in NO_TERMS


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("adminstrative closure", "administrative-closure"),
        ("administrative closur", "administrative-closure"),
        ("admin closer", "administrative-closure"),
        ("defered action", "deferred-action"),
        ("deffered acton", "deferred-action"),
        ("notice to apear", "notice-to-appear"),
        ("Notise to Appear", "notice-to-appear"),
        ("recalendering", "recalendaring"),
        ("prosecutorial discression", "prosecutorial-discretion"),
        ("prosecutoral discretion", "prosecutorial-discretion"),
        ("mortom memo", "morton-memos"),
        ("removal procedings", "removal-proceedings"),
        ("provisionaly elligible", "provisionally-eligible"),
        ("dacca", "daca"),
        ("closure vs defered action", "closure-vs-deferred-action"),
    ],
)
def test_a_close_misspelling_finds_the_page_and_is_not_exact(
    typed: str, page: str, glossary: Glossary
) -> None:
    assert glossary.find(typed) == Match(glossary[page], exact=False)


@pytest.mark.parametrize("page", [path.stem for path in _PAGES])
def test_a_title_with_one_letter_missing_or_two_swapped_finds_its_page(page: str, glossary: Glossary) -> None:
    title = glossary[page].title
    for at in range(len(title) - 1):
        for typed in (title[:at] + title[at + 1 :], title[:at] + title[at + 1] + title[at] + title[at + 2 :]):
            match = glossary.find(typed)
            assert match is not None, typed
            assert match.entry.term == page, typed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "???",
        "🎉",
        "banana",
        "asdfghjkl",
        "the weather tomorrow",
        "x",
        "12345",
        "May30-Jul20",
        "a" * 5000,
    ],
)
def test_nonsense_finds_nothing(typed: str, glossary: Glossary) -> None:
    assert glossary.find(typed) is None


@given(typed=st.text(max_size=300))
def test_any_text_finds_a_page_or_nothing(typed: str, glossary: Glossary) -> None:
    match = glossary.find(typed)
    assert match is None or glossary[match.entry.term] is match.entry
    assert len(glossary.close(typed)) <= 3


def test_a_name_that_is_somewhat_like_some_pages_offers_them(glossary: Glossary) -> None:
    assert glossary.find("closing") is None
    assert glossary["administrative-closure"] in glossary.close("closing")
    assert glossary.close("qqqqqq") == []


def test_the_terms_are_listed_by_title_without_the_pages_that_explain_none(glossary: Glossary) -> None:
    titles = [entry.title for entry in glossary.terms]
    assert titles == sorted(titles, key=str.lower)
    assert {entry.term for entry in glossary.terms} == {path.stem for path in _PAGES} - NO_TERMS


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_no_page_states_a_figure_because_figures_come_from_the_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\d[\d.,]*\s?(?:%|percent)|\d{1,3}(?:,\d{3})+", text) == []


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_a_page_that_explains_something_says_that_it_describes_the_time_of_the_review(path: Path) -> None:
    if path.stem not in NO_TERMS - {"why"}:
        assert re.search(r"describes (2011 and )?2012", path.read_text(encoding="utf-8"))


def test_explanations_are_brief(glossary: Glossary) -> None:
    for entry in glossary.terms:
        if entry.term == "closure-vs-deferred-action":
            continue
        first, *more = entry.text.split("\n\n")
        # "This describes 2012." comes on top of the two to five sentences.
        assert 2 <= len(re.findall(r"[.!?](?=\s|$)", first)) <= 6, entry.term
        # Only the closure page has a line below: how the law went on.
        assert len(more) == (entry.term == "administrative-closure"), entry.term


def test_the_closure_page_says_in_one_line_how_the_law_went_on(glossary: Glossary) -> None:
    line = glossary["administrative-closure"].text.splitlines()[-1]
    assert all(words in line for words in ("Castro-Tum", "2018", "Cruz-Valdez", "2021", "2024"))


def test_the_comparison_sets_both_side_by_side_in_every_respect(glossary: Glossary) -> None:
    text = glossary["closure-vs-deferred-action"].text
    respects = re.findall(r"^\*\*(.+?)\*\*.*\n- Closure: .+\n- Deferred action: .+$", text, re.MULTILINE)
    for respect in ("decides", "pending", "long", "permit", "status", "presence", "open"):
        assert any(respect in heading for heading in respects), respect
    assert len(respects) == text.count("- Closure:") == 7


def test_each_possible_reason_is_called_a_conjecture(glossary: Glossary) -> None:
    text = glossary["why"].text
    reasons = re.findall(r"^\d\. .+$", text, re.MULTILINE)
    assert len(reasons) == 3
    assert all("conjecture" in reason for reason in reasons)
    assert text.startswith("The reason is not known.")


def test_sources_of_every_page_are_known(data: Data) -> None:
    for path in _PAGES:
        entry = data.glossaries["en"][path.stem]
        assert entry.sources
        assert set(entry.sources) <= set(data.sources)


# --- what is wrong in a page is named with its file ---

PAGE = '+++\ntitle = "{}"\nsources = ["a"]\n+++\nWhat it is. This describes 2012.\n'
REQUIRED = ("administrative-closure", "closure-vs-deferred-action", *sorted(NO_TERMS))


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A folder of explanations without fault."""
    folder = tmp_path / "glossary" / "en"
    folder.mkdir(parents=True)
    for name in (*REQUIRED, "parole"):
        (folder / f"{name}.md").write_text(PAGE.format(name.title()), encoding="utf-8")
    return folder


Load = Callable[[], list[Fault]]


@pytest.fixture
def load(english: Path) -> Load:
    def load_faults() -> list[Fault]:
        faults: list[Fault] = []
        load_glossaries(english.parent, {"a", "b"}, faults)
        return faults

    return load_faults


def test_a_folder_without_fault_gives_its_pages(english: Path, load: Load) -> None:
    head = 'title = "Parole"\naliases = ["humanitarian parole"]\nsources = ["a", "b"]'
    (english / "parole.md").write_text(f"+++\n{head}\n+++\n\nTwo\n+++\nlines.\n\n", encoding="utf-8")
    assert load() == []
    glossary = load_glossaries(english.parent, {"a", "b"}, [])["en"]
    parole = Entry("parole", "Parole", ("humanitarian parole",), ("a", "b"), "Two\n+++\nlines.")
    assert glossary["parole"] == parole
    assert glossary.find("Humanitarian Parole") == Match(parole, exact=True)
    assert "parole" in glossary
    assert "nothing" not in glossary


def test_pages_with_windows_line_ends_are_read_alike(english: Path, load: Load) -> None:
    before = load_glossaries(english.parent, {"a"}, [])["en"]["parole"]
    for path in english.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load() == []
    assert load_glossaries(english.parent, {"a"}, [])["en"]["parole"] == before


def test_a_page_that_notepad_saved_with_a_byte_order_mark_is_read(english: Path, load: Load) -> None:
    path = english / "parole.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load() == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert load_glossaries(tmp_path / "glossary", {"a"}, faults) == {}
    (fault,) = faults
    assert str(tmp_path / "glossary" / "en") in str(fault)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_page_that_commands_lead_to_is_named(name: str, english: Path, load: Load) -> None:
    (english / f"{name}.md").unlink()
    (fault,) = load()
    assert fault.file == english / f"{name}.md"
    assert "missing" in fault.message


BROKEN: dict[str, tuple[str, list[str]]] = {
    "empty": ("", ["+++"]),
    "no head": ("What it is.\n", ["+++"]),
    "no end of the head": ('+++\ntitle = "Parole"\nsources = ["a"]\nWhat it is.\n', ["+++"]),
    "no text": ('+++\ntitle = "Parole"\nsources = ["a"]\n+++\n\n', ["+++"]),
    "broken TOML": ('+++\ntitle = "Parole\nsources = ["a"]\n+++\nText.\n', ["line 1"]),
    "an unknown key": ('+++\ntitle = "Parole"\nsources = ["a"]\nalias = ["x"]\n+++\nText.\n', ["alias"]),
    "no title": ('+++\nsources = ["a"]\n+++\nText.\n', ["title"]),
    "an empty title": ('+++\ntitle = ""\nsources = ["a"]\n+++\nText.\n', ["title"]),
    "no sources": ('+++\ntitle = "Parole"\n+++\nText.\n', ["sources"]),
    "an empty list of sources": ('+++\ntitle = "Parole"\nsources = []\n+++\nText.\n', ["sources"]),
    "a word for a list": ('+++\ntitle = "Parole"\nsources = ["a"]\naliases = "x"\n+++\nText.\n', ["aliases"]),
    "an unknown source": ('+++\ntitle = "Parole"\nsources = ["c"]\n+++\nText.\n', ["'c'", "sources.csv"]),
    "another page's title": ('+++\ntitle = "Why"\nsources = ["a"]\n+++\nText.\n', ["'why'"]),
    "another page's name for an alias": (
        '+++\ntitle = "Parole"\nsources = ["a"]\naliases = ["Administrative Closure!"]\n+++\nText.\n',
        ["'administrative closure'", "administrative-closure.md"],
    ),
}


@pytest.mark.parametrize(("text", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_in_a_page_is_named_with_its_file(
    text: str, words: list[str], english: Path, load: Load
) -> None:
    (english / "parole.md").write_text(text, encoding="utf-8")
    faults = load()
    assert faults
    # Of two pages with one name, the later in the alphabet is named.
    assert {fault.file.name for fault in faults} <= {"parole.md", "why.md"}
    said = "\n".join(map(str, faults))
    assert all(word in said for word in ["parole.md", *words]), said


def test_a_page_that_is_not_utf_8_is_named(english: Path, load: Load) -> None:
    (english / "parole.md").write_bytes(PAGE.format("Parolé").encode("latin-1"))
    (fault,) = load()
    assert fault.file == english / "parole.md"
    assert "UTF-8" in fault.message


@pytest.mark.parametrize("name", ["Parole", "parole of honour", "parole_2", "libération", "x" * 41, "a.b"])
def test_a_file_name_that_does_not_fit_into_a_button_is_named(name: str, english: Path, load: Load) -> None:
    path = english / f"{name}.md"
    path.write_text(PAGE.format("Something else"), encoding="utf-8")
    assert path in {fault.file for fault in load()}


def test_an_alias_that_two_pages_share_is_named_with_both(english: Path, load: Load) -> None:
    for name in ("asylum", "refuge"):
        text = PAGE.format(name.title()).replace("sources", 'aliases = ["shelter"]\nsources')
        (english / f"{name}.md").write_text(text, encoding="utf-8")
    (fault,) = load()
    assert fault.file == english / "refuge.md"
    assert "'shelter'" in fault.message
    assert "asylum.md" in fault.message


def test_faults_of_several_pages_are_all_listed(english: Path, load: Load) -> None:
    (english / "parole.md").write_text("", encoding="utf-8")
    (english / "why.md").unlink()
    (english / "asylum.md").write_text(PAGE.format("Asylum").replace('"a"', '"c", "d"'), encoding="utf-8")
    assert sorted(fault.file.name for fault in load()) == ["asylum.md", "asylum.md", "parole.md", "why.md"]


def test_a_second_language_is_checked_like_the_first(english: Path, load: Load) -> None:
    spanish = english.parent / "es"
    spanish.mkdir()
    (spanish / "parole.md").write_text("", encoding="utf-8")
    assert {fault.file.parent.name for fault in load()} == {"es"}
