from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from bot.data.loading import Data
from bot.languages import Language
from bot.periods.calendar import Calendar
from bot.periods.vocabulary import load_vocabularies
from bot.understanding.commands import Commands
from bot.understanding.lines import Lines
from bot.understanding.reader import Understander


def load_lines(data: Data, languages: Mapping[str, Language]) -> Lines:
    """All that reads what people write about a data set, in any of the languages."""
    locales = Path(str(files("bot"))) / "locales"
    vocabularies = load_vocabularies(locales / code for code in languages)

    def called(name: str) -> str:
        known = (language.names.command(name) for language in languages.values())
        return next((command for command in known if command), "")

    commands = Commands(data, Calendar(data.table.periods), vocabularies, called)
    return Lines(commands, Understander(data, vocabularies, locales), languages)
