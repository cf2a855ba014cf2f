"""More than ten figures, and more than pixels."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.queries import By, Ranking, Series
from bot.data.loading import Data, load_data
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies.pictures.drawing import Form
from bot.replies.pictures.over_time import MOST_MARKS
from tests.replies.pictures.seen import drawn, schools_of, seen
from tests.replies.questions import value

TREND = Series(Operand("pass_rate"))


def passed(at: int) -> str:
    """A hundred inspected each; the highest is 90% in the 31st period, the lowest 10% in the 41st."""
    return f"100,,,{ {30: 90, 40: 10}.get(at, 50 + at % 7) },,,published"


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return schools_of(tmp_path_factory.mktemp("sixty") / "data", 60, passed)


def test_of_many_the_first_the_highest_the_lowest_and_the_last_are_called_out(
    sixty: Data, english: Language
) -> None:
    drawing, alt_text = drawn(TREND, sixty, english)
    assert len(drawing.marks) == 60
    assert [(out.mark, out.caption, out.text) for out in drawing.called_out] == [
        (0, "First", "50.00%"),
        (30, "Highest", "90.00%"),
        (40, "Lowest", "10.00%"),
        (59, "Last", "53.00%"),
    ]
    picture = seen(drawing)
    assert picture.marks == 60
    assert {"First", "Highest", "Lowest", "Last", "90.00%", "10.00%", "Jul 30\u00a0–", "0%", "80%"} <= set(
        picture.texts
    )
    assert "Highest: Jul 30 to Aug 5, 2001, 90.00%. Lowest: Oct 8 to 14, 2001, 10.00%." in alt_text
    assert "60 figures are drawn." in alt_text


def test_one_figure_that_stands_out_twice_is_called_out_once(tmp_path: Path, english: Language) -> None:
    falling = schools_of(tmp_path / "data", 11, lambda at: f"100,,,{90 - at},,,published")
    drawing, alt_text = drawn(TREND, falling, english)
    assert [out.caption for out in drawing.called_out] == ["First, highest", "Last, lowest"]
    assert "First, highest: Jan 1 to 7, 2001, 90.00%." in alt_text


def test_those_that_cannot_be_told_from_the_highest_are_counted(tmp_path: Path, english: Language) -> None:
    level = schools_of(tmp_path / "data", 12, lambda at: f"100,,,{50 + at % 2},,,published")
    drawing, _ = drawn(TREND, level, english)
    called_out = {out.caption: out.name for out in drawing.called_out}
    assert called_out["Highest"] == "Jan 8 – 14, 2001 and 5 more"


def test_the_month_that_was_asked_for_is_darkest_among_many(schools: Data, english: Language) -> None:
    drawing, _ = drawn(Ranking(Operand("pass_rate"), By.PERIOD), schools, english)
    strong = [at for at, mark in enumerate(drawing.marks) if not mark.is_weak]
    assert [out.mark for out in drawing.called_out if out.caption == "Highest"] == strong


def test_a_total_in_the_middle_of_many_is_called_out(sixty: Data, english: Language) -> None:
    drawing, _ = drawn(value("pass_rate", sixty.table.periods[20], upto=True), sixty, english)
    assert [(out.mark, out.caption) for out in drawing.called_out] == [
        (0, "First"),
        (20, "Asked about"),
        (59, "Last"),
    ]


def test_a_mark_is_never_narrower_than_a_pixel_and_keeps_the_highest_and_the_lowest(
    tmp_path: Path, english: Language
) -> None:
    many = schools_of(tmp_path / "data", 3001, lambda at: passed(at % 1000), days=1)
    drawing, alt_text = drawn(TREND, many, english)
    assert drawing.form is Form.COLUMNS
    assert MOST_MARKS < len(drawing.marks) <= 2 * MOST_MARKS
    assert drawing.count == 3001
    assert max(mark.value for mark in drawing.marks) == 0.9
    assert min(mark.least for mark in drawing.marks) == 0.1
    highest = next(out for out in drawing.called_out if out.caption == "Highest")
    assert drawing.marks[highest.mark].value == 0.9
    assert highest.name == "Jan 31, 2001 and 2 more"
    assert (
        "Each column stands for 8 figures: dark up to the lowest, lighter up to the highest."
        in (drawing.notes[0])
    )
    assert "3,001 figures are drawn." in alt_text
    assert seen(drawing).marks == 3  # one shape for each of three shades, whatever the number


def test_totals_of_very_many_periods_are_drawn_for_some_of_them(tmp_path: Path, english: Language) -> None:
    many = schools_of(tmp_path / "data", 500, passed, days=1)
    drawing, _ = drawn(value("pass_rate", upto=True), many, english)
    assert len(drawing.marks) == MOST_MARKS
    assert [out.name for out in drawing.called_out] == ["Jan 1, 2001", "May 15, 2002"]
    between, _ = drawn(value("pass_rate", many.table.periods[77], upto=True), many, english)
    assert (between.form, len(between.marks)) == (Form.BARS, MOST_MARKS)
    asked = [at for at, mark in enumerate(between.marks) if not mark.is_weak]
    assert asked == [out.mark for out in between.called_out if out.caption == "Asked about"]


def test_no_direction_is_called_out_of_nothing(tmp_path: Path, english: Language) -> None:
    nothing = schools_of(tmp_path / "data", 12, lambda _: "100,,,0,,,published")
    drawing, _ = drawn(TREND, nothing, english)
    assert drawing.peak == 1
    assert seen(drawing).marks == 12


def test_approximate_periods_are_striped_and_have_ranges_among_many(
    tmp_path: Path, english: Language
) -> None:
    rough = "100,95,105,50,48,52,approximate"
    some = schools_of(tmp_path / "data", 30, lambda at: rough if at % 10 == 5 else passed(at))
    drawing, _ = drawn(TREND, some, english)
    assert [at for at, mark in enumerate(drawing.marks) if mark.is_rough] == [5, 15, 25]
    assert seen(drawing).ranges == 3


def test_of_many_places_the_first_ten_are_drawn_and_the_others_counted(
    tmp_path: Path, english: Language
) -> None:
    folder = tmp_path / "data"
    schools_of(folder, 12, passed)
    ids = [f"district-{chr(97 + at)}" for at in range(13)]
    rows = [f"{id_},2001-03-25,90,{40 + at},county-report" for at, id_ in enumerate(ids)]
    (folder / "districts.csv").write_text("\n".join(["place,as_of,inspected,passed,sources", *rows]) + "\n")
    named = [f"place,{id_},en,{id_.title()}," for id_ in ids]
    (folder / "names.csv").write_text("\n".join(["kind,id,language,name,aliases", *named]) + "\n")
    drawing, alt_text = drawn(Ranking(Operand("pass_rate", upto=True), By.PLACE), load_data(folder), english)
    assert (len(drawing.marks), drawing.count) == (10, 13)
    assert drawing.marks[0].name == "District-M"
    assert "3 more aren't drawn." in drawing.notes[0]
    assert seen(drawing).marks == 10
    assert len(alt_text) < 1024
