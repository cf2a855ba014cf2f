"""Adding a measure touches data only: a CSV file, a block, a line of names and a page, written here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.answers.loading import load_checked
from bot.data.loading import Data
from bot.languages import Language, load_languages
from tests.made.folders import without_nationalities
from tests.stage import Stage

CSV = """as_of,group,nation_closures,nation_pending,sources
2012-06-28,brazil,3060,104900,trac-email-2012-07-23
2012-06-28,japan,63,26579,trac-email-2012-07-23
"""
BLOCK = """
[measures.nation_closures]
kind = "running"
some_groups = true
label = { en = "closures by nationality", es = "cierres por nacionalidad" }
noun = { en = "closures", es = "cierres" }
headline = { en = "{value} closures by {day}", es = "{value} cierres hasta el {day}" }
words = { en = "by nationality, nationalities", es = "por nacionalidad, nacionalidades" }
caution = { en = "Of two nationalities only.", es = "Solo de dos nacionalidades." }
series = "ranking"
command = "nations"

[measures.nation_pending]
kind = "stock"
some_groups = true
label = { en = "pending cases of that nationality", es = "casos pendientes de esa nacionalidad" }
noun = { en = "pending cases", es = "casos pendientes" }

[measures.nation_share]
kind = "share"
numerator = "nation_closures"
denominator = "nation_pending"
label = { en = "share closed by nationality", es = "parte cerrada por nacionalidad" }
headline = { en = "{value} of the cases closed by {day}", es = "{value} de los casos cerrado hasta el {day}" }
caution = { en = "Of two nationalities only.", es = "Solo de dos nacionalidades." }
series = "ranking"
command = "nations"

[commands.nations]
does = "series"
measure = "nation_share"
also = ["nation_closures"]
takes = "group"
names = { en = "nations, nation", es = "naciones, nación" }
summary = { en = "Closures by nationality", es = "Cierres por nacionalidad" }
button = { en = "By nation", es = "Por nación" }
"""
NAMES = """group,brazil,en,Brazil,brazilian; brazilians
group,brazil,es,Brasil,brasileño; brasileños
group,japan,en,Japan,japanese
group,japan,es,Japón,japonés; japoneses
"""
PAGES = {
    "en": (
        "Nationalities",
        "{figure: nation_closures, group=brazil, by=2012-06-28} were of people from Brazil.",
    ),
    "es": (
        "Nacionalidades",
        "{figure: nation_closures, group=brazil, by=2012-06-28} eran de gente de Brasil.",
    ),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    folder = without_nationalities(tmp_path_factory.mktemp("new"))
    (folder / "nations.csv").write_text(CSV, encoding="utf-8")
    add_to(folder / "names.csv", NAMES)
    declared = (folder / "measures.toml").read_text(encoding="utf-8")
    (folder / "measures.toml").write_text(
        declared.replace("\n[notes]", f"{BLOCK}\n[notes]"), encoding="utf-8"
    )
    for language, (title, text) in PAGES.items():
        head = f'+++\ntitle = "{title}"\naliases = []\nsources = ["trac-email-2012-07-23"]\n+++\n'
        (folder / "pages" / language / "nationalities.md").write_text(f"{head}{text}\n", encoding="utf-8")
    return load_checked(folder)


def add_to(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture(scope="module")
def languages(data: Data) -> Mapping[str, Language]:
    return load_languages(data.declarations.commands)


async def test_its_command_ranks_it_with_a_chart_its_sources_and_its_caution(stage: Stage) -> None:
    for reply in (await stage.ask("!nations"), await stage.slash("nations")):
        assert "highest Brazil 2.92%" in reply.title
        assert "Japan" in reply.description
        assert "Of two nationalities only." in reply.footer
        assert "](https://trac.syr.edu/whatsnew/email.120723.html)" in reply.footer
        ((name, alt_text),) = reply.pictures.items()
        assert name == "nation_share.png"
        assert "Brazil: 2.92%" in alt_text


async def test_it_is_asked_for_by_group_in_both_languages(stage: Stage) -> None:
    reply = await stage.ask("!nation Brazil")
    assert reply.title == "Brazil: 2.92% of the cases closed by Jun 28, 2012"
    assert "3,060 of 104,900 pending cases" in reply.description
    reply = await stage.ask("!nación japonés")
    assert reply.title == "Japón: 0.24% de los casos cerrado hasta el 28 jun 2012"
    assert "Solo de dos nacionalidades." in reply.footer


async def test_its_groups_are_offered_while_one_types(stage: Stage) -> None:
    choices = await stage.alice.autocomplete(stage.channel, "nations", "group", "jap")
    assert [choice["name"] for choice in choices] == ["Japan", "Brazil"]


async def test_how_sure_it_is_and_its_file_are_a_press_away(stage: Stage) -> None:
    sure = await stage.press(await stage.ask("!nations"), "How sure?")
    assert "3,060 ÷ 104,900 = 2.92%" in sure.description
    file = await stage.press(sure, "As a file: nations")
    (attached,) = file.message.attachments
    assert (await attached.read()).decode() == CSV


async def test_its_table_is_named_by_its_command_too(stage: Stage) -> None:
    assert list((await stage.ask("!data nations")).pictures) == ["nations.csv"]
    assert list((await stage.ask("!datos naciones")).pictures) == ["nations.csv"]


async def test_its_page_quotes_its_figure(stage: Stage) -> None:
    reply = await stage.ask("!explain nationalities")
    assert reply.title == "Nationalities"
    assert "3,060" in reply.description
    assert (await stage.ask("!explicar nacionalidades")).title == "Nacionalidades"


async def test_help_knows_its_command(stage: Stage) -> None:
    reply = await stage.ask("!help nations")
    assert reply.title == "Closures by nationality"
    for example in reply.examples:
        assert await stage.works(example), example


async def test_what_was_left_out_is_nowhere(stage: Stage) -> None:
    assert await stage.say("!nationalities") == []
    assert "South Korea" not in (await stage.ask("!nations Guatemala")).content
