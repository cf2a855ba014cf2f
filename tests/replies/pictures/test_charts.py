"""Which answers have a picture, and what stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.queries import By, Parts, Query, Ranking, Series
from bot.data.loading import Data
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies.pictures.drawing import Form
from tests.replies.pictures.seen import chart, drawn, names, seen
from tests.replies.questions import ON_REVIEW, SECOND, THIRD, by, compute, value, versus


def test_a_share_by_period_is_a_bar_each_with_its_days_and_its_value(data: Data, english: Language) -> None:
    drawing, _ = drawn(Series(Operand("rate")), data, english)
    assert drawing.form is Form.BARS
    assert names(drawing.marks) == [
        ("Nov 17, 2011 – Mar 5, 2012", "7.97%"),
        ("Mar 6 – Apr 16, 2012", "6.20%"),
        ("Apr 17 – May 29, 2012", "5.96%"),
        ("May 30 – Jul 20, 2012", "3.41%"),
    ]
    assert drawing.title == "Rate of cases found provisionally eligible"
    assert drawing.subtitles == ("Cases found provisionally eligible as a share of cases reviewed",)
    picture = seen(drawing)
    assert picture.marks == 4
    assert {"7.97%", "3.41%", "Apr 16, 2012", drawing.title, *drawing.subtitles} <= set(picture.texts)


def test_only_what_rests_on_approximate_counts_is_striped(data: Data, english: Language) -> None:
    drawing, _ = drawn(Series(Operand("rate")), data, english)
    assert [mark.is_rough for mark in drawing.marks] == [False, False, False, True]
    assert "Striped or open: approximate, or from approximate counts." in drawing.notes[0]
    # 3.41% is printed: its counts are approximate, and it is not.
    assert seen(drawing).ranges == 0


def test_what_is_known_between_two_bounds_has_a_line_from_one_to_the_other(
    data: Data, english: Language
) -> None:
    drawing, _ = drawn(value("rate", upto=True), data, english)
    assert [mark.high > mark.low for mark in drawing.marks] == [False, False, False, True]
    assert seen(drawing).ranges == 1
    assert "Lines with ends: the possible range." in drawing.notes[0]


def test_a_share_is_drawn_on_the_days_on_which_its_whole_is_known(data: Data, english: Language) -> None:
    # The court closures of Los Angeles are counted on more days than all closures are.
    drawing, _ = drawn(value("all_share", place="los-angeles"), data, english)
    assert names(drawing.marks) == [("Dec 2013", "23.7%"), ("Feb 2015", "24.5%")]
    assert [mark.is_weak for mark in drawing.marks] == [True, False]


def test_counts_by_day_are_dots_that_nothing_joins_where_their_days_lie(
    data: Data, english: Language
) -> None:
    drawing, _ = drawn(Series(Operand("closed")), data, english)
    assert drawing.form is Form.DOTS
    assert names(drawing.marks) == [
        ("Mar 8, 2012", "about 1,500"),
        ("Apr 16, 2012", "2,722"),
        ("May 29, 2012", "4,403 or 4,363"),
        ("Jul 20, 2012", "7,186"),
    ]
    assert [round(mark.at * 134) for mark in drawing.marks] == [0, 39, 82, 134]
    assert [mark.is_rough for mark in drawing.marks] == [True, False, False, False]
    assert seen(drawing).marks == 4


def test_the_count_that_was_asked_about_is_darkest_among_those_of_other_days(
    data: Data, english: Language
) -> None:
    drawing, _ = drawn(value("closed", by(4, 16), upto=True), data, english)
    assert [mark.is_weak for mark in drawing.marks] == [True, False, True, True]
    assert "Dark: what was asked about." in drawing.notes[0]
    between, _ = drawn(value("closed", Span(date(2012, 4, 17), date(2012, 7, 20))), data, english)
    assert [mark.is_weak for mark in between.marks] == [True, False, True, False]


def test_days_too_near_to_each_other_become_rows(data: Data, english: Language) -> None:
    drawing, _ = drawn(value("backlog"), data, english)
    assert drawing.form is Form.DOTS
    texts = seen(drawing).texts
    # Rows have their names before them, whole; dots would need them below, in several lines.
    assert {"Oct 1, 2005", "Sep 30, 2011", "Mar 31, 2012", "Jun 28, 2012", "Oct 1, 2014"} <= set(texts)
    assert seen(drawing).marks == 5


def test_running_totals_are_drawn_through_each_period(data: Data, english: Language) -> None:
    drawing, _ = drawn(value("rate", by(4, 16), upto=True), data, english)
    assert names(drawing.marks) == [
        ("Mar 5, 2012", "7.97%"),
        ("Apr 16, 2012", "7.54%"),
        ("May 29, 2012", "7.16%"),
        ("Jul 20, 2012", "about 6.4%"),
    ]
    assert [mark.is_weak for mark in drawing.marks] == [True, False, True, True]
    assert drawing.subtitles[-1] == "Running totals from Nov 17, 2011"


def test_months_are_named_as_months_and_unlike_periods_are_no_trend(data: Data, english: Language) -> None:
    drawing, _ = drawn(Series(Operand("filings")), data, english)
    assert names(drawing.marks)[1:3] == [("Oct 1 – Dec 31, 2011", "39,331"), ("Jul 2012", "17,671")]
    assert "The periods aren't equally long, so their counts are no trend." in drawing.notes[0]
    assert drawing.notes[-1] == "Source: Los Angeles Times, via commonsensewonder.blogspot.com; TRAC"
    assert seen(drawing).marks == 8


def test_two_figures_compared_stand_beside_each_other(data: Data, english: Language) -> None:
    drawing, _ = drawn(versus(), data, english)
    assert names(drawing.marks) == [
        ("Nov 17, 2011 – Mar 5, 2012", "7.97%"),
        ("May 30 – Jul 20, 2012", "3.41%"),
    ]
    groups = [Operand("rate", THIRD, group) for group in ("detained", "non_detained")]
    drawing, _ = drawn(compute(Operation.DIFFERENCE, *groups), data, english)
    assert names(drawing.marks) == [("People in detention", "0.09%"), ("People not in detention", "7.77%")]
    assert drawing.subtitles[-1] == "Apr 17 – May 29, 2012"


def test_a_part_and_its_whole_are_named_by_what_they_count(data: Data, english: Language) -> None:
    drawing, _ = drawn(ON_REVIEW["a share of two counts"], data, english)
    assert drawing.title == "Cases closed and cases found provisionally eligible"
    assert names(drawing.marks)[0] == ("Cases closed, Jul 20, 2012", "7,186")


def test_a_measure_by_group_is_parted_in_each_period(data: Data, english: Language) -> None:
    drawing, _ = drawn(Parts(Operand("rate"), By.GROUP), data, english)
    assert drawing.form is Form.ROWS
    assert [mark.heading for mark in drawing.marks[::2]] == [
        "Nov 17, 2011 – Mar 5, 2012",
        "Mar 6 – Apr 16, 2012",
        "Apr 17 – May 29, 2012",
    ]
    assert {text for _, text in names(drawing.marks)} >= {"about 9.0%", "7.77%", "0.09%"}
    picture = seen(drawing)
    assert (picture.marks, picture.ranges) == (6, 3)


@pytest.mark.parametrize(
    "query",
    [Parts(Operand("court_closures"), By.PLACE), Ranking(Operand("court_closures"), By.PLACE)],
    ids=["overview", "ranking"],
)
def test_courts_are_ranked_as_of_one_day(query: Query, data: Data, english: Language) -> None:
    drawing, alt_text = drawn(query, data, english)
    assert drawing.form is Form.ROWS
    assert names(drawing.marks)[:2] == [("Los Angeles", "534"), ("Denver", "401")]
    assert [mark.is_weak for mark in drawing.marks] == [False, True, True, True, True]
    assert drawing.subtitles == ("By May 31, 2012",)
    # Of this one only the month is known.
    assert drawing.marks[-1].name == "New Orleans, May 2012"
    assert alt_text.startswith("Highest: Los Angeles: 534 court closures by May 31, 2012.")


def test_the_highest_is_darkest_in_order_of_time_and_so_are_both_ends_of_a_step(
    data: Data, english: Language
) -> None:
    drawing, _ = drawn(Ranking(Operand("rate"), By.PERIOD), data, english)
    assert [mark.is_weak for mark in drawing.marks] == [False, True, True, True]
    drawing, _ = drawn(Ranking(Operand("rate"), By.PERIOD, steps=True), data, english)
    assert [mark.is_weak for mark in drawing.marks] == [True, True, False, False]


@pytest.mark.parametrize(
    "query",
    [
        value("rate", SECOND),
        Series(Operand("eligible")),
        value("declined", upto=True),
        compute(Operation.ONE_IN, Operand("rate")),
        ON_REVIEW["two periods together"],
        ON_REVIEW["a court"],
        ON_REVIEW["why"],
        ON_REVIEW["help"],
        ON_REVIEW["a file"],
    ],
    ids=str,
)
def test_what_is_no_series_and_what_the_data_declare_none_for_is_not_drawn(
    query: Query, data: Data, english: Language
) -> None:
    assert chart(query, data, english) is None


@pytest.mark.parametrize("name", ["the trend", "closed", "detained people", "the court with the most"])
def test_pictures_speak_the_language_of_the_reply(name: str, data: Data, spanish: Language) -> None:
    drawing, alt_text = drawn(ON_REVIEW[name], data, spanish)
    words = " ".join([drawing.title, *drawing.subtitles, *drawing.notes, alt_text])
    for english in ("Source", "Running", "Striped", "Dark", "share of", "about", " to "):
        assert english not in words
    assert "Fuente: " in words


def test_equal_questions_have_equal_pictures(data: Data, english: Language) -> None:
    first, second = (chart(Series(Operand("rate")), data, english) for _ in range(2))
    assert first == second
    assert first
    assert first.draw() == first.draw()
    assert first.draw().startswith(b"\x89PNG")
