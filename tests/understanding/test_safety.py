"""People in need are heard: nearly all of them, and few of those who only ask for figures."""

from __future__ import annotations

import csv
import tomllib

import pytest

from bot.answers.queries import Asked, Explain, Need, Safety as SafetyQuery
from bot.understanding.reader import Understander
from bot.understanding.safety import Safety
from tests.score import Replies
from tests.train_intents import QUESTIONS
from tests.understanding.conftest import Explained

HELP, CRISIS = "help", "crisis"
NEEDS = {Need.LEGAL_HELP: HELP, Need.CRISIS: CRISIS}


def heard(text: str, explained: Explained) -> str:
    asked = explained(text).understood.asked
    query = getattr(asked, "query", None)
    return NEEDS[query.need] if isinstance(query, SafetyQuery) else ""


def also_told(text: str, explained: Explained) -> bool:
    asked = explained(text).understood.asked
    return isinstance(asked, Asked) and asked.manner.also_help


def examples() -> list[tuple[str, str]]:
    sittings = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in (QUESTIONS / "sittings").glob("*.toml")
    ]
    questions = [question for sitting in sittings for question in sitting.get("question", ())]
    rows = [(question["text"], question["right"]) for question in questions]
    names = {"trouble": HELP, "help": "what to ask"}
    for path in sorted(QUESTIONS.glob("*_*.csv")):
        if "small" not in path.stem:
            with path.open(encoding="utf-8", newline="") as file:
                old = [(row["question"], row["expects"]) for row in csv.DictReader(file)]
                rows += [(text, names.get(right, right)) for text, right in old]
    return rows


def test_nearly_all_who_need_help_get_it_and_nearly_all_in_crisis_the_lifeline(
    explained: Explained,
) -> None:
    needed = [(text, right) for text, right in examples() if right in (HELP, CRISIS)]
    missed = [
        (text, right) for text, right in needed if not (heard(text, explained) or also_told(text, explained))
    ]
    assert len(needed) > 400
    assert len(missed) <= 0.025 * len(needed), missed
    crises = [text for text, right in needed if right == CRISIS]
    unheard = [text for text in crises if heard(text, explained) != CRISIS]  # legal help names 988 too
    assert len(unheard) <= 0.08 * len(crises), unheard


def test_hardly_anyone_who_asks_for_figures_is_sent_to_a_lawyer(explained: Explained) -> None:
    others = [text for text, right in examples() if right not in (HELP, CRISIS)][::6]  # of thousands
    alarms = [text for text in others if heard(text, explained)]
    assert len(alarms) <= 0.01 * len(others), alarms


@pytest.mark.parametrize(
    "text",
    [
        "I'm in detention, is there hope?",
        "how do I get out of detention?",
        "estamos en detención con nuestros hijos",
        "my stepson was grabbed at the bus stop and we can't find him",
        "a mi cuñada le llegó una carta de la corte y no tiene con qué pagar abogado",
        "la migra se llevó a mi papá, a quién le hablo",
        "does my uncle qualify, he has no record",
        "after they detained me my A-number is gone, does that mean they dropped it",
        "la abogada me dejó tirado antes de la audiencia",
        "what happens if I don't show up on the day of the letter",
    ],
)
def test_trouble_of_ones_own_is_heard_by_the_words_alone(text: str, safety: Safety) -> None:
    assert safety.read(text).need is Need.LEGAL_HELP


@pytest.mark.parametrize(
    "text",
    [
        "i want to die",
        "me quiero morir",
        "she says she'll hurt herself",
        "no le veo sentido a seguir viviendo",
        "the pills are on the table, i'm not going back",
        "dice que se va a abrir las venas si lo deportan",
        "ya compré el veneno",
    ],
)
def test_crisis_is_a_rule(text: str, safety: Safety) -> None:
    assert safety.read(text).need is Need.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "let me double-check 3,354 + 4,104",
        "how many detained people were found eligible by april 16",
        "cuántos detenidos revisaron hasta el 29 de mayo",
        "this homework is killing me, what was the last rate",
        "my lawyer friend says 7.97% in the first period",
        "dying to know which court had the most closures",
        "oye bot, tú eres de la migra o qué",
        "my teacher said people in custody never qualified, true?",
        "buenas licenciado, ¿cuál fue la tasa?",
        "has ICE closed cases with gun charges",
    ],
)
def test_questions_of_figures_are_none(text: str, explained: Explained) -> None:
    assert heard(text, explained) == ""


@pytest.mark.parametrize(
    "text",
    [
        "my cousin says closure brings a green card, true?",
        "mi tía dice que con el cierre administrativo te dan permiso de trabajo, ¿es cierto?",
        "my neighbor says if a case is administratively closed they can reopen it any time, is it so?",
    ],
)
def test_who_asks_a_rule_for_a_relative_gets_it_and_where_help_is(
    text: str, understander: Understander
) -> None:
    asked = understander.understand(text, "en").asked
    assert isinstance(asked, Asked)
    assert isinstance(asked.query, Explain)
    assert asked.manner.also_help


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("3.41 percent?? so basically my dad has no chance", "en", "3.41%"),
        ("El 47.6% dijo que no a la oferta. ¿Sabrán algo que yo no sé? Tengo hasta hoy.", "es", "3,998"),
        ("mi tia vivia en denver cuando la prueba. cuantos casos recomendaron cerrar", "es", "1,301"),
    ],
)
def test_who_may_ask_for_ones_own_people_is_told_where_help_is_one_way_or_the_other(
    text: str, language: str, figure: str, replies: Replies
) -> None:
    replied = replies.to(text, language, None)
    assert replied.kind == "help" or (replied.also_help and figure in replied.text)
    assert "justice.gov/eoir" in replied.text


@pytest.mark.parametrize(
    "text", ["ICE left a card on our door. scared to go outside", "nos quitaron al niño en la frontera"]
)
def test_trouble_that_asks_nothing_is_more_than_a_remark(text: str, explained: Explained) -> None:
    assert heard(text, explained) == HELP
