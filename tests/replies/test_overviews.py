"""What is shown at once of many figures: by place, by group, what became of a count; and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.answers.answer import HowSureAnswer, PageAnswer, PlacesAnswer, ValueAnswer
from bot.answers.codec import TooLongError, encode
from bot.answers.queries import (
    PLAIN,
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    PlaceFacts,
    Query,
    Ranking,
    Series,
    Talk,
    TalkKind,
)
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.figure import Operation, with_all_parts
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies.controls import Action
from bot.replies.labels import labels
from bot.replies.offers import controls_for
from bot.replies.terminal import as_text
from bot.replies.words.answers import figures_of, word
from tests.replies.conftest import Tell, answered, writer
from tests.replies.questions import LAST, ON_REVIEW, SECOND, compute, value

codes = pytest.mark.parametrize("code", ["en", "es"])
on_review = pytest.mark.parametrize("query", ON_REVIEW.values(), ids=ON_REVIEW)


def test_courts_start_with_the_nation_and_the_places_side_by_side(
    tell: Tell, languages: Mapping[str, Language]
) -> None:
    told = tell(ON_REVIEW["courts"]).fitted(languages["en"])
    assert told.headline == "By court: what is known of 18 places"
    nation, ranked, pilots, pauses, rest = told.lines
    assert rest == "… and 7 more"
    assert nation.startswith(
        "- All together: 28,983 court closures by December 2013; 9,616 or 9,684 by Sep 30, 2012; "
    )
    assert "by May 31, 2012: Los Angeles **534**; Denver **401**; San Francisco **387**; " in ranked
    assert pilots.endswith("Denver **16.42%** (1,301 of 7,923); Baltimore **9.74%** (366 of 3,759)")
    assert pauses.startswith("- Paused its docket for the review: Apr 23 – May 4, 2012 Detroit, ")
    assert told.more


def test_a_day_that_is_another_is_said(tell: Tell) -> None:
    assert "New Orleans **3** (by May 2012)" in tell(ON_REVIEW["courts"]).lines[1]


def test_a_count_comes_with_its_share_then_with_what_it_is_part_of_then_with_other_days(
    tell: Tell, languages: Mapping[str, Language]
) -> None:
    assert tell(ON_REVIEW["closed"]).fitted(languages["en"]).lines == (
        "7,186 is **about 2.0%** of about 357,000 cases reviewed by then.",
        (
            "Of the 20,608 cases found provisionally eligible (people not in detention), by May 29, 2012: "
            "**4,363** closed; **3,998** offers declined by the person; **12,247** still pending."
        ),
        (
            "Of other days: **about 1,500** (Mar 8, 2012); **2,722** (Apr 16, 2012); "
            "**4,403** or **4,363** (May 29, 2012)."
        ),
    )


def test_two_versions_of_a_count_are_shares_of_one_whole(tell: Tell) -> None:
    line = "4,403 is **1.53%**, 4,363 is **1.51%** of 288,361 cases reviewed by then."
    assert line in tell(ON_REVIEW["closed by a day with two counts"]).lines


def test_groups_side_by_side_come_with_what_their_command_names_beside_them(tell: Tell) -> None:
    told = tell(Series(Operand("nationality_share")))
    assert told.headline.endswith(", by Jun 28, 2012: highest South Korea 3.9%, lowest China 0.2%")
    assert told.lines == (
        (
            "South Korea **3.9%**; Cameroon **3.6%**; Mexico **2.9%** (3,060 closures); India **0.8%**; "
            "China **0.2%** (63 of 26,579)"
        ),
    )


def test_periods_of_unlike_lengths_stand_in_one_line(tell: Tell) -> None:
    line = tell(ON_REVIEW["filings"]).lines[0]
    assert line.count("**") == 2 * 8
    assert line.endswith("December 2012: **14,898**.")


@pytest.mark.parametrize(
    ("operand", "name"),
    [
        (Operand("rate", group="non_detained"), "detention"),
        (Operand("court_closures", place="los-angeles"), "Ang"),
    ],
)
def test_a_series_of_one_group_or_place_names_it_once(operand: Operand, name: str, tell: Tell) -> None:
    told = tell(Series(operand))
    assert name in told.headline
    assert [line for line in (*told.lines, *told.more) if name in line] == []


@on_review
@codes
def test_no_line_is_said_twice(
    query: Query, code: str, tell: Tell, languages: Mapping[str, Language]
) -> None:
    text = as_text(tell(query, code=code), languages[code]).split("\n")
    assert [line for line, count in Counter(text).items() if count > 1 and line] == []


def test_a_difference_in_the_headline_is_not_said_again(tell: Tell) -> None:
    for query in (ON_REVIEW["the trend"], ON_REVIEW["the table"]):
        told = tell(query)
        text = "\n".join((told.headline, *told.lines, *told.more))
        assert text.count("4.56 percentage points lower") == 1


@codes
def test_figures_on_pages_stand_bare(code: str, data: Data, tell: Tell) -> None:
    for page in data.pages["en"]:
        told = tell(Explain(page.id), code=code)
        text = "\n".join((*told.lines, *told.more))
        for each in ("published", "derived", "approximate", "publicada", "calculada", "aproximada"):
            assert f"({each})" not in text


def test_about_says_once_that_it_gives_no_legal_advice(schools: Data, tell: Tell) -> None:
    told = tell(Explain("about"))
    assert "\n".join((*told.lines, *told.more)).count("legal advice") == 1
    assert schools.declarations.subject.legal is False


def test_an_answer_on_one_place_or_group_cites_no_page_on_others(data: Data) -> None:
    frame = data.table.frame
    for column in ("place", "group"):
        for name, measure in data.declarations.measures.items():
            for group, place in data.table.known_for(name):
                own = {"group": group, "place": place}[column]
                if not own or measure.kind == "event":
                    continue
                result = answered(value(name, group=group, place=place, upto=True), data)
                about = frame.loc[frame[column].isin([own, ""]), "sources"].explode()
                assert set(result.sources) <= set(about), (name, own)
                if column == "place":
                    local = frame.loc[frame["place"] == own, "sources"].explode()
                    assert set(result.sources) <= set(local), (name, own)


def test_about_is_a_plain_bool(data: Data) -> None:
    for query in ON_REVIEW.values():
        for figure in figures_of(answered(query, data)):
            assert all(type(part.about) is bool for part in with_all_parts([figure]))


def test_what_would_be_too_long_for_a_button_is_left_out(data: Data, english: Language) -> None:
    w, plain = writer(data, english), answered(value("rate"), data)
    operands = tuple(Operand(name, LAST, "non_detained") for name in ("eligible", "reviewed")) * 5
    own: list[bool] = []
    for count in range(1, len(operands)):
        query = Compute(Operation.SUM, operands[:count])
        controls = controls_for(replace(plain, query=query), w, has_more=True)
        own.append(controls.own == query)
        asked = [choice.query for choice in controls.buttons]
        assert (HowSure(query) in asked) == fits(HowSure(query))
    # However long the question is, its answer can be shown.
    assert {True, False} == set(own)


def fits(query: Query) -> bool:
    try:
        encode(query)
    except TooLongError:
        return False
    return True


def test_readings_that_would_be_called_the_same_are_told_apart(data: Data, english: Language) -> None:
    readings = (
        value("rate"),
        value("rate", upto=True),
        Series(Operand("filings")),
        Series(Operand("filings"), counts=True),
        Ranking(Operand("rate"), By.GROUP),
        Ranking(Operand("rate"), By.PERIOD),
    )
    told = labels(readings, writer(data, english))
    assert len(set(told)) == len(readings)
    assert told[:2] == ("Rate (the latest)", "Rate (in all)")
    assert labels(readings[:1], writer(data, english)) == ("Rate",)


@codes
def test_readings_of_several_figures_are_told_apart(
    code: str, data: Data, languages: Mapping[str, Language]
) -> None:
    second, last = Operand("rate", SECOND), Operand("rate", LAST)
    year = Operand("year_closures", Span(date(2011, 10, 1), date(2012, 9, 30)))
    readings = (
        value("rate", SECOND),
        compute(Operation.VALUE, second, last),
        compute(Operation.DIFFERENCE, second, last),
        compute(Operation.DIFFERENCE, Operand("reviewed", SECOND), Operand("reviewed", LAST)),
        compute(Operation.VALUE, year),
        compute(Operation.SHARE, year, Operand("year_closures", upto=True)),
    )
    told = labels(readings, writer(data, languages[code]))
    assert len(set(told)) == len(readings)
    assert max(map(len, told)) <= 80
    if code == "en":
        assert told[1] == "Rate, Mar 6 – Apr 16, 2012 · May 30 – Jul 20, 2012"
        assert told[3] == "Mar 6 – Apr 16, 2012 vs. May 30 – Jul 20, 2012 (cases reviewed)"


@codes
@pytest.mark.parametrize("query", [Help(), Talk(TalkKind.GREETING)])
def test_who_starts_gets_three_things_to_press_and_one_line_on_plain_words(
    query: Query, code: str, data: Data, tell: Tell, languages: Mapping[str, Language]
) -> None:
    controls = controls_for(answered(query, data, code), writer(data, languages[code]))
    assert [choice.action for choice in controls.buttons] == [Action.SHOW] * 3 + [Action.TELL]
    assert controls.buttons[-1].query == Help(everything=True)
    own_words, pressing = tell(query, code=code).lines
    assert "*" in own_words
    assert "`!" in pressing


def test_how_sure_of_a_breakdown_has_its_figures(data: Data) -> None:
    closed = answered(ON_REVIEW["closed"], data)
    sure = answered(HowSure(ON_REVIEW["closed"]), data)
    assert isinstance(closed, ValueAnswer)
    assert isinstance(sure, HowSureAnswer)
    assert {figure.value for figure in closed.breakdown} <= {figure.value for figure in sure.figures}


def test_an_odd_asterisk_on_a_page_or_in_a_cell_emphasizes_nothing(data: Data, english: Language) -> None:
    w, on_page = writer(data, english), answered(Explain("deferred-action"), data)
    assert isinstance(on_page, PageAnswer)
    page = on_page.page.model_copy(update={"text": "5 * 3 is **fifteen**.\n**half", "short": ""})
    wording = word(replace(on_page, page=page), PLAIN, w)
    assert wording.lines == (r"5 \* 3 is **fifteen**.", r"\*\*half")
    assert "\n5 * 3 is fifteen.\n**half\n" in as_text(wording, english)
    denver = answered(PlaceFacts("denver"), data)
    assert isinstance(denver, PlacesAnswer)
    measures = tuple(
        (id_, tuple(replace(figure, counted_by="*us") for figure in figures))
        for id_, figures in denver.measures
    )
    lines = word(replace(denver, measures=measures), PLAIN, w).lines
    assert any(r"counted by \*us" in line for line in lines)
