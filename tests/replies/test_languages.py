from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from bot.data.spans import Span
from bot.languages import Language, choose_language


@pytest.mark.parametrize(
    ("start", "end", "english_form", "spanish_form"),
    [
        (date(2012, 5, 30), date(2012, 7, 20), "May 30 – Jul 20, 2012", "30 may – 20 jul 2012"),
        (
            date(2011, 11, 17),
            date(2012, 3, 5),
            "Nov 17, 2011 – Mar 5, 2012",
            "17 nov 2011 – 5 mar 2012",
        ),
        (date(2012, 5, 1), date(2012, 5, 30), "May 1 – 30, 2012", "1 – 30 may 2012"),
        (date(2012, 7, 20), date(2012, 7, 20), "Jul 20, 2012", "20 jul 2012"),
    ],
)
def test_a_span_has_the_form_of_a_day(
    start: date, end: date, english_form: str, spanish_form: str, languages: Mapping[str, Language]
) -> None:
    assert languages["en"].span(Span(start, end)) == english_form
    assert languages["es"].span(Span(start, end)) == spanish_form
    assert spanish_form.endswith(languages["es"].day(end))


def test_numbers_are_written_alike_in_both(languages: Mapping[str, Language]) -> None:
    for language in languages.values():
        assert language.number(165_471) == "165,471"
        assert language.percent(0.0341, 2) == "3.41%"


def test_the_commands_of_the_data_have_their_names(languages: Mapping[str, Language]) -> None:
    assert languages["es"].names.command("tasa") == "rate"
    assert languages["en"].names.command("closures") == "closed"
    assert languages["es"].names.command("tendencia") == "trend"
    assert languages["en"].names.command("nothing") is None


@pytest.mark.parametrize(
    ("wanted", "code"), [(["es-419"], "es"), ([None, "en-GB"], "en"), (["fr"], "en"), ([], "en")]
)
def test_the_first_wanted_language_is_taken(
    wanted: list[str | None], code: str, languages: Mapping[str, Language]
) -> None:
    assert choose_language(wanted, languages, "en").code == code


def test_a_whole_month_is_that_month(english: Language, spanish: Language) -> None:
    month = Span(date(2012, 5, 1), date(2012, 5, 31))
    assert (english.span(month), spanish.span(month)) == ("May 2012", "mayo de 2012")
