from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.data.loading import Data
from bot.data.spans import Span
from bot.languages import Language
from tests.replies.conftest import writer


@pytest.mark.parametrize(
    ("start", "end", "typed"),
    [
        (date(2012, 5, 30), date(2012, 7, 20), "May30-Jul20"),
        (date(2012, 7, 20), date(2012, 7, 20), "Jul20"),
        (date(2011, 11, 17), date(2012, 3, 5), "2011-11-17..2012-03-05"),
        (date(2011, 11, 17), date(2011, 11, 17), "2011-11-17"),
    ],
)
def test_a_span_is_as_short_as_one_would_type_it(
    start: date, end: date, typed: str, data: Data, english: Language
) -> None:
    assert writer(data, english).typed(Span(start, end)) == typed


def test_a_command_is_shown_as_it_is_called_there(data: Data, english: Language, spanish: Language) -> None:
    assert writer(data, english).command("rate", "May30-Jul20") == "`!rate May30-Jul20`"
    assert replace(writer(data, spanish), prefix="/").command("trend") == "`/tendencia`"
    assert replace(writer(data, spanish), prefix="").command("closed") == "`cerrados`"
