"""Questions in words: how many are understood, and that no reply to any holds a number of its own making."""

import csv
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import __version__
from bot.core.answers import answer
from bot.core.data import Data, default_folder
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.queries import (
    Beyond,
    Choose,
    Crisis,
    Extreme,
    Greeting,
    LegalHelp,
    Query,
    Thanks,
    Trend,
)
from bot.core.query_codes import encode
from bot.core.questions import Understander
from bot.core.spans import Span
from bot.core.table import Table
from bot.replies.problems import explain_problem
from bot.replies.terminal import as_text, without_markdown
from bot.replies.voice import Voice
from bot.replies.words import word
from tests.core.reckoned import numbers_of_the_further_measures

FOLDER = Path(__file__).parent.parent / "questions"
LANGUAGES = ("en", "es")

TABLE = Span(date(2011, 11, 17), date(2012, 7, 20))


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meaning(asked: Query | Problem) -> str:
    """What was understood, in the words of the CSV files."""
    match asked:
        case Problem() | Beyond():
            return "unanswerable"
        case LegalHelp():
            return "trouble"
        case Choose():
            return "ask"
        case Crisis() | Greeting() | Thanks():
            return type(asked).__name__.lower()
        case Extreme(highest):
            return "highest" if highest else "lowest"
        case _:
            return encode(asked).removesuffix(".") if encode(asked) == "help." else encode(asked)


def missed(
    name: str, listener: Listener, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str, str]]:
    for row in rows(name):
        asked = listener.understander.understand(row["question"], languages[name[:2]]).asked
        premise = "closed" if not isinstance(asked, Problem) and asked.mistaken else ""
        if (meaning(asked), premise) != (row["expects"], row["premise"]):
            yield row["question"], row["expects"], meaning(asked)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "share"),
    # the last ones ramble and allude more than most people do
    [("seen", 0.95), ("more", 0.95), ("third", 0.95), ("evidence", 0.9)],
)
def test_nearly_all_questions_that_were_looked_at_are_understood(
    code: str, kind: str, share: float, listener: Listener, languages: Mapping[str, Language]
) -> None:
    name = f"{code}_{kind}"
    wrong = list(missed(name, listener, languages))
    assert len(wrong) <= (1 - share) * len(rows(name)), wrong


@pytest.mark.parametrize(("code", "share"), [("en", 0.95), ("es", 0.92)])
def test_most_questions_that_nobody_looked_at_are_understood(
    code: str, share: float, listener: Listener, languages: Mapping[str, Language]
) -> None:
    name = f"{code}_unseen"
    # Only their number: whoever mends the words by looking at these makes them worthless.
    misses, questions = len(list(missed(name, listener, languages))), len(rows(name))
    assert misses <= (1 - share) * questions


def everything(
    listener: Listener, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str, Language, Query | Problem]]:
    for code, kind in itertools.product(LANGUAGES, ("seen", "more", "third", "evidence", "unseen")):
        for row in rows(f"{code}_{kind}"):
            understood = listener.read(row["question"], languages[code])
            yield kind, row["question"], understood.language, understood.asked


def test_cries_for_help_are_never_answered_with_figures(
    listener: Listener, languages: Mapping[str, Language]
) -> None:
    for code, kind in itertools.product(LANGUAGES, ("seen", "more", "third", "evidence")):
        for row in rows(f"{code}_{kind}"):
            if row["expects"] in ("trouble", "crisis"):
                asked = listener.understander.understand(row["question"], languages[code]).asked
                assert isinstance(asked, LegalHelp | Crisis | Beyond | Choose), row["question"]


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        # each was once answered with another figure than the one that was asked for
        ("what percent was not eligible in june?", "ask"),
        ("how many were not found eligible in the last period", "ask"),
        ("¿qué porcentaje no salió elegible?", "ask"),
        ("cuántos no eran elegibles en junio", "ask"),
        ("which period had the most cases reviewed?", "periods"),
        ("fewest cases reviewed, which period", "periods"),
        ("en cuál periodo revisaron más casos", "periods"),
        ("biggest drop between periods", "trend"),
        ("¿cuál fue la mayor caída?", "trend"),
        ("sum of first and last period", "ask"),
        ("kiero pedir la accion diferida", "trouble"),
    ],
)
def test_no_figure_is_given_for_another_than_was_asked_for(
    question: str, understood: str, listener: Listener, languages: Mapping[str, Language]
) -> None:
    assert meaning(listener.understander.understand(question, languages["en"]).asked) == understood


def test_with_a_single_period_there_is_nothing_to_compare(
    data: Data, languages: Mapping[str, Language]
) -> None:
    single = replace(data, table=Table(data.table.rows[:1]))
    for question in ("compare", "comparar"):
        assert Understander(single, languages).understand(question, languages["en"]).asked == Trend()


# ---------------------------------------------------------------- numbers


def numbers_of_the_table(data: Data) -> set[str]:
    """Every number that can be worked out from the table, by hand so to speak."""
    runs = [
        data.table.rows[start:stop]
        for start, stop in itertools.combinations(range(len(data.table.rows) + 1), 2)
    ]
    counts = [(sum(r.reviewed for r in run), sum(r.eligible for r in run)) for run in runs]
    rates = [100 * eligible / reviewed for reviewed, eligible in counts]
    rates += [100 * row.rate_printed.value for row in data.table.rows if row.rate_printed]
    found = {f"{count:,}" for pair in counts for count in pair}
    for row in data.table.rows:
        found |= {str(part) for day in (row.start, row.end) for part in (day.year, day.day)}
    for one, other in itertools.product([*rates, 0.0], rates):
        found |= {f"{abs(other - one):.{decimals}f}" for decimals in (1, 2)}
        found |= {f"{one / other:.{decimals}f}" for decimals in (1, 2)}
    # what is printed of approximate counts: rounded, or a range (facts.md, 1c)
    found |= {"68,000", "69,000", "2,330", "2,350", "137,000", "6,430", "6,450", "191,000", "9,790", "9,810"}
    found |= {"357,000", "23,000", "4", __version__}
    return found


def test_every_number_in_every_reply_comes_from_the_table_or_the_facts(
    data: Data, listener: Listener, languages: Mapping[str, Language]
) -> None:
    known = numbers_of_the_table(data) | numbers_of_the_further_measures(default_folder())
    for kind, question, language, asked in everything(listener, languages):
        voice = Voice.about(TABLE, language, "!")
        result = asked if isinstance(asked, Problem) else answer(asked, data, language.code)
        if isinstance(result, Problem):
            text = re.sub(r"`[^`]*`", "", explain_problem(result, voice))  # without what was typed
        else:
            text = as_text(word(result, voice), language)
            page = getattr(result, "entry", None)
            text = text.split("\nSources:\n")[0].split("\nFuentes:\n")[0]
            if page:  # a text of its own, with dates from facts.md
                text = text.replace(without_markdown(page.text), "").replace(page.title, "")
        asked_about = set(re.findall(r"\d+", str(asked)))  # the days of the question itself
        for number in re.findall(r"\d[\d,.]*(?<![,.])", text):
            assert number in known or number in asked_about, (question if kind != "unseen" else "", number)


def test_no_explanation_holds_a_rate_or_a_count(data: Data) -> None:
    for glossary in data.glossaries.values():
        for entry in glossary:
            assert not re.search(r"\d%|\d,\d{3}", entry.text), entry.title
