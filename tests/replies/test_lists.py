"""Lists in replies: what a question was read as, and ranks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from bot.answers.queries import By, Explain, Manner, Ranking
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.replies.wording import Wording
from tests.replies.conftest import Tell
from tests.replies.questions import FIRST, SECOND, THIRD, by, compute, value


@pytest.mark.parametrize(
    ("code", "read_as"),
    [
        ("en", "Read as: Nov 17, 2011 – Mar 5, 2012, Mar 6 – Apr 16, 2012 and Apr 17 – May 29, 2012"),
        ("es", "Lo leí como: 17 nov 2011 – 5 mar 2012, 6 mar – 16 abr 2012 y 17 abr – 29 may 2012"),
    ],
)
def test_of_several_days_the_last_ones_stand_behind_an_and(code: str, read_as: str, tell: Tell) -> None:
    three = compute(Operation.SUM, *(Operand("rate", span) for span in (FIRST, SECOND, THIRD)))
    assert tell(three, Manner(echo=True), code).reading == read_as


def test_nothing_stands_between_the_ranks(tell: Tell) -> None:
    wording = tell(Ranking(Operand("court_closures"), By.PLACE, highest=False))
    *ranks, note = (*wording.lines, *wording.more)
    assert note == "3 more have no figure for that day."
    assert [rank[:3] for rank in ranks] == [f"{at}. " for at in range(1, len(ranks) + 1)]


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        ("en", "One in about 49.6: about 2.0% of the cases reviewed were closed by Jul 20, 2012"),
        (
            "es",
            (
                "Cerca de uno de cada 49.6: cerca de 2.0% de los casos revisados se había cerrado "
                "hasta el 20 jul 2012"
            ),
        ),
    ],
)
def test_about_one_in_so_many_reads_well_in_both_languages(code: str, headline: str, tell: Tell) -> None:
    share = compute(Operation.ONE_IN, Operand("closed_share", by(7, 20), upto=True))
    assert tell(share, code=code).headline == headline


def test_a_short_list_is_shown_whole(tell: Tell, languages: Mapping[str, Language]) -> None:
    half = value("rate", Span(date(2012, 1, 1), date(2012, 6, 30)))
    fitted = tell(half, Manner(echo=True)).fitted(languages["en"])
    assert [line.startswith("- ") for line in fitted.lines].count(True) == 4


def test_a_long_list_says_how_many_more_there_are(languages: Mapping[str, Language]) -> None:
    wording = Wording("Seven", tuple(f"- {at}" for at in range(7)), basis="published")
    assert wording.fitted(languages["en"]).lines[-2:] == ("- 4", "… and 2 more")
    assert wording.fitted(languages["es"]).lines[-1] == "… y 2 más"
    assert wording.fitted(languages["en"]).more == ("- 5", "- 6")


def test_what_the_headline_says_is_not_read_to_people_once_more(tell: Tell) -> None:
    told = tell(value("closed", by(5, 29), upto=True), Manner(echo=True))
    assert told.headline.endswith("by May 29, 2012")
    assert not told.reading
    assert not tell(Explain("why"), Manner(echo=True)).reading


def test_the_day_that_several_have_in_common_is_read_once(tell: Tell) -> None:
    day = by(4, 16)
    two = [Operand("rate", day, group, upto=True) for group in ("detained", "non_detained")]
    told = tell(compute(Operation.DIFFERENCE, *two), Manner(echo=True), "es")
    assert told.reading.count("16 abr 2012") == 1
    part = compute(
        Operation.SHARE, *(Operand("reviewed", day, group, upto=True) for group in ("detained", ""))
    )
    assert tell(part, Manner(echo=True)).reading == "Read as: people in detention, through Apr 16, 2012"
