from __future__ import annotations

import pytest

from bot.answers.references import UnresolvedError, figures_on, page_faults, resolve
from bot.data.files import Fault
from bot.data.pages import references
from tests.answers.made_data import data_of, page
from tests.figures.made_tables import REVIEW


def value_of(written: str) -> float:
    (reference,) = references(written)
    return round(resolve(reference, REVIEW).value, 4)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{figure: rate, period=first}", 0.0797),
        ("{figure: rate, last}", 0.0341),
        ("{figure: rate, 2}", 0.062),
        ("{figure: rate, all}", 0.0644),
        ("{figure: rate}", 0.0341),
        ("{figure: recommended_share, place=denver}", 0.1642),
        ("{figure: closed, by=2012-05-29}", 4_403),
        ("{figure: eligible, group=detained, by=2012-04-16}", 26),
        ("{figure: court_closures, place=los-angeles, by=2012-05-31}", 534),
        ("{figure: filings, from=2011-07-01, to=2011-09-30}", 58_639),
        ("{change: rate, first, last}", -0.0456),
        ("{change: rate, 1, 2, group=non_detained}", -0.0028),
        ("{effect: mix, rate, detained, 1, 2}", -0.0158),
        ("{effect: rate, rate, detained, 1, 3}", -0.012),
    ],
)
def test_a_reference_stands_for_its_figure(written: str, value: float) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("{sum: rate, 1, 2}", "'sum' is none of figure, change, effect"),
        ("{figure: closings}", "'closings' isn't declared under measures"),
        ("{figure: rate, day=1}", "'day' can't be said of a figure"),
        ("{figure: rate, fifth}", "'fifth' is neither first, last, all nor the number of a period"),
        ("{figure: rate, 5}", "'5' is neither first, last, all nor the number of a period"),
        ("{figure: closed, by=May 29}", "'May 29' isn't a day such as 2012-05-30"),
        ("{figure: closed, by=2012-05-30}", "there is no figure of just these days"),
        ("{figure: closed, by=2011-05-30}", "there is no such figure"),
        ("{figure: rate, from=2012-05-01, to=2012-05-31}", "there is no figure of just these days"),
        ("{figure: rate, from=2012-05-31, to=2012-05-01}", "2012-05-01 is before 2012-05-31"),
        ("{figure: rate, from=2012-05-31}", "'' isn't a day such as 2012-05-30"),
        ("{figure: rate, place=denver}", "there is no such figure"),
        ("{change: rate, 1}", "has too few or too many parts between its commas"),
        ("{change: closed_share, 1, 1, place=denver}", "there is no such figure"),
        ("{effect: both, rate, detained, 1, 2}", "has too few or too many parts between its commas"),
        ("{effect: mix, reviewed, detained, 1, 2}", "'reviewed' isn't a share"),
        ("{effect: mix, rate, mexico, 1, 2}", "'rate' isn't known of 'mexico'"),
        ("{effect: mix, rate, detained, 1, 4}", "what the mix explains isn't known of these periods"),
    ],
)
def test_a_reference_that_stands_for_nothing_says_why(written: str, sentence: str) -> None:
    with pytest.raises(UnresolvedError) as raised:
        value_of(written)
    assert str(raised.value) == sentence


def test_pages_are_checked_with_file_and_line() -> None:
    good = page("good", "It was {figure: rate, first}.\n\nThen {figure: rate, last}.")
    bad = page("bad", "It was\n{figure: rate, fifth}.", short="{figure: closings}")
    faults = page_faults(data_of(REVIEW, good, bad))
    assert faults == [
        Fault(
            bad.file,
            8,
            "{figure: rate, fifth}: 'fifth' is neither first, last, all nor the number of a period",
        ),
        Fault(bad.file, 1, "{figure: closings}: 'closings' isn't declared under measures"),
    ]
    assert [figure.value for figure in figures_on(good, REVIEW).values()] == [0.0797, 0.0341]
