"""What holds for every reply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.answers.queries import PLAIN, Choose, Help, HowSure, Manner, Query, Safety
from bot.data.loading import Data
from bot.languages import Language, load_languages
from bot.replies.card import card
from bot.replies.controls import Action, ControlId, rows_for
from bot.replies.offers import controls_for
from bot.replies.terminal import as_text
from bot.replies.wording import ITEM, LINES, SOURCES, Wording
from bot.replies.words.answers import figures_of, word
from tests.replies.conftest import Tell, answered, writer
from tests.replies.questions import ON_REVIEW, ON_SCHOOLS

codes = pytest.mark.parametrize("code", ["en", "es"])
on_review = pytest.mark.parametrize("query", ON_REVIEW.values(), ids=ON_REVIEW)
on_schools = pytest.mark.parametrize("query", ON_SCHOOLS.values(), ids=ON_SCHOOLS)

WHOLE = (HowSure, Safety)
"""What nobody else sees, and what must never be cut."""
SHIPPED = (
    r"\bICE\b|TRAC|2012|deport|clos(ed|ure)|cierre|cerrad|eligib|elegib|detain|detenid|court|tribunal|"
    r"review|revis"
)
"""Words of the shipped data."""
ASKER = 2**63


def components(
    query: Query, data: Data, languages: Mapping[str, Language], code: str, manner: Manner = PLAIN
) -> list[dict[str, Any]]:
    """The card of a reply in a channel."""
    w, result = writer(data, languages[code]), answered(query, data, code)
    fitted = word(result, manner, w).fitted(languages[code])
    controls = controls_for(result, w, has_more=fitted.has_more)
    rows = rows_for(controls, languages[code], languages, links={}, removable=True)
    return card(fitted, languages[code], rows)


def parts_of(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in found:
        yield part
        yield from parts_of(part.get("components", []))


def texts(found: list[dict[str, Any]]) -> str:
    return "\n".join(part["content"] for part in parts_of(found) if "content" in part)


@on_review
@codes
def test_at_most_six_lines_follow_the_first(
    query: Query, code: str, data: Data, languages: Mapping[str, Language]
) -> None:
    if isinstance(query, WHOLE) or query == Help(everything=True):
        return
    _, *lines = texts(components(query, data, languages, code)).split("\n")
    told = [line for line in lines if line]
    items = [line for line in told if re.match(ITEM, line)]
    hidden = [line for line in told if re.fullmatch(r"… (and|y) \d+ (more|más)", line)]
    assert len(told) - len(hidden) <= LINES or (len(items) <= LINES and len(told) - len(items) < LINES)


@on_review
def test_the_first_line_has_the_figure(query: Query, data: Data, tell: Tell) -> None:
    result = answered(query, data)
    if any(figures_of(result)) and not isinstance(query, HowSure) and "page" not in vars(result):
        assert re.search(r"\d", tell(query).headline)


@on_review
@codes
def test_a_reply_names_at_most_three_sources_and_how_many_more(
    query: Query, code: str, data: Data, languages: Mapping[str, Language], tell: Tell
) -> None:
    if isinstance(query, WHOLE):
        return
    linked = re.findall(r"\]\(https?://", texts(components(query, data, languages, code)))
    sources = tell(query, code=code).sources
    assert len(linked) == min(len(sources), SOURCES)
    if len(sources) > SOURCES:
        assert str(len(sources) - SOURCES) in texts(components(query, data, languages, code)).split("·")[-1]


@on_review
@codes
def test_what_follows_a_list_is_no_part_of_its_last_item(
    query: Query, code: str, data: Data, languages: Mapping[str, Language]
) -> None:
    text = texts(components(query, data, languages, code))
    assert re.findall(r"^\s*(?:[-*]|\d+\.) .*\n(?!\s*(?:[-*]|\d+\.) |-#|\s*$).*", text, re.MULTILINE) == []


def test_pages_that_would_be_called_the_same_are_named_by_their_titles(
    data: Data, languages: Mapping[str, Language]
) -> None:
    text = texts(components(ON_REVIEW["courts"], data, languages, "en"))
    names = re.findall(r"\[([^\]]+)\]\(", text)
    assert len(set(names)) == len(names) == SOURCES
    of_one = [name for name in names if name.startswith("TRAC")]
    assert len(of_one) > 1
    assert all(name.startswith("TRAC, ") for name in of_one)


@on_review
@codes
def test_a_card_keeps_within_what_discord_takes(
    query: Query, code: str, data: Data, languages: Mapping[str, Language]
) -> None:
    parts = list(parts_of(components(query, data, languages, code)))
    assert len(parts) <= 40
    assert sum(len(part.get("content", "")) for part in parts) <= 4000
    for row in (part for part in parts if part["type"] == 1):
        assert 1 <= len(row["components"]) <= 5
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(set(ids)) == len(ids)
    for text in ids:
        assert len(f"{text}{ASKER}") <= 100
        assert ControlId.parse(f"{text}{ASKER}").asker == ASKER
    for part in parts:
        assert len(part.get("label", "")) <= 80
        assert len(part.get("options", ())) <= 25


@on_review
@codes
def test_there_are_at_most_four_buttons_beside_language_and_remove(
    query: Query, code: str, data: Data, languages: Mapping[str, Language]
) -> None:
    buttons = [part for part in parts_of(components(query, data, languages, code)) if part["type"] == 2]
    actions = [ControlId.parse(f"{button['custom_id']}1").action for button in buttons]
    assert actions.count(Action.TRANSLATE) == (0 if isinstance(query, Choose) else 1)
    assert actions.count(Action.REMOVE) == 1
    assert len([action for action in actions if action not in (Action.TRANSLATE, Action.REMOVE)]) <= 4


@on_review
def test_dates_have_one_form_in_spanish(query: Query, tell: Tell) -> None:
    # The pages are prose, and the examples are typed.
    if "page" in vars(query) or isinstance(query, Help):
        return
    wording = tell(query, code="es")
    told = "\n".join([wording.headline, *wording.lines, *wording.more])
    assert re.findall(r"\d{4}-\d{2}-\d{2}|\d de [a-z]{3,4}\b", told) == []


@on_schools
@codes
def test_nothing_of_the_shipped_data_is_said_about_another_set(
    query: Query, code: str, schools: Data
) -> None:
    languages = load_languages(schools.declarations.commands)
    w = writer(schools, languages[code])
    wording = word(answered(query, schools, code), PLAIN, w)
    found = components(query, schools, languages, code)
    labels = (part.get("label", "") for part in parts_of(found))
    told = "\n".join([as_text(wording, w.language), texts(found), *labels])
    assert re.findall(rf"(?i:{SHIPPED})|\bcases?\b|\bcasos?\b", told) == []


def test_cells_are_never_markup(schools: Data, languages: Mapping[str, Language]) -> None:
    nasty = "*bold* _x_ ~~no~~ ||s|| `c` [l](http://x.org) <@1> # h"
    (source, *_others) = schools.sources.values()
    changed = source.model_copy(update={"title": nasty, "publisher": nasty})
    wording = Wording("x", sources=(changed,), whole=True)
    text = texts(card(wording, languages["en"], ()))
    title = text[text.index("- [") + 3 : text.index("](")]
    assert not re.search(r"(?<!\\)[*_~|`<\[\]]", title)
    assert as_text(wording, languages["en"]).count(nasty) == 2


@pytest.mark.parametrize("this_year", [2026, 2012])
def test_figures_are_not_of_today_only_where_the_data_ended_before_this_year(
    this_year: int, data: Data, english: Language
) -> None:
    w = replace(writer(data, english), year=this_year)
    wording = word(answered(ON_REVIEW["the trend"], data), PLAIN, w)
    ending = "Figures of 2011–12, not of today." if this_year > 2012 else "Figures of 2011–12."
    assert wording.caution.endswith(ending)
