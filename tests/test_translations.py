"""Every sentence that somebody can see has its translation, with the same placeholders."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from bot.data.loading import default_folder, load_data
from bot.languages import load_languages

BOT = Path(__file__).parent.parent / "bot"
DATA = load_data(default_folder())
LANGUAGES = load_languages(DATA.declarations.commands)
Forms = tuple[str, ...]


def in_code() -> set[Forms]:
    ours = {"marked": None, "tell": None, "tell_count": (1, 2)}
    found = extract_from_dir(str(BOT), keywords={**DEFAULT_KEYWORDS, **ours})
    return {_forms(message) for _, _, message, _, _ in found}


def _forms(message: object) -> Forms:
    match message:
        case str():
            return (message,)
        case (str() as one, str() as many):
            return one, many
        case _:
            raise TypeError(f"{message!r} is no message")


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return read_po(BytesIO((BOT / "locales" / "es" / "messages.po").read_bytes()), locale="es")


def messages(catalogue: Catalog) -> Iterator[tuple[Forms, Forms, Message]]:
    for message in catalogue:
        if message.id:
            yield _forms(message.id), _forms(message.string), message


def test_every_sentence_is_translated(spanish: Catalog) -> None:
    # A fuzzy entry counts as missing: it is left out when the catalogue is read.
    translated = {ids for ids, strings, message in messages(spanish) if all(strings) and not message.fuzzy}
    assert in_code() - translated == set()


def test_no_translation_is_left_over(spanish: Catalog) -> None:
    assert {ids for ids, _, _ in messages(spanish)} - in_code() == set()


def test_the_placeholders_are_the_same(spanish: Catalog) -> None:
    for ids, strings, _ in messages(spanish):
        for string in strings:
            assert placeholders(string) == placeholders(ids[-1]), ids


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def test_there_is_a_spanish_page_for_every_english_one_with_the_same_sources() -> None:
    english, spanish = DATA.pages["en"], DATA.pages["es"]
    assert {page.id for page in english} == {page.id for page in spanish}
    for page in english:
        assert spanish[page.id].sources == page.sources
        assert spanish[page.id].text != page.text


def test_every_command_has_a_line_and_a_detail() -> None:
    english, spanish = LANGUAGES["en"].names, LANGUAGES["es"].names
    assert list(english.commands) == list(spanish.commands)
    for names in (english, spanish):
        assert list(names.commands) == list(names.summaries) == list(names.details)
    for command, said in (english.summaries | english.details).items():
        assert said not in (spanish.summaries[command], spanish.details[command])


def test_no_two_commands_share_a_name() -> None:
    called: dict[str, str] = {}
    for language in LANGUAGES.values():
        for name, all_names in language.names.commands.items():
            for other in all_names:
                assert called.setdefault(other, name) == name


def test_every_translated_name_is_one_that_discord_takes() -> None:
    for language in LANGUAGES.values():
        names = language.names
        for name in [*(called[0] for called in names.commands.values()), *names.options.values()]:
            assert re.fullmatch(r"[-_\w]{1,32}", name)
            assert name == name.lower()
        for command in names.commands:
            assert len(names.summaries[command]) <= 100
