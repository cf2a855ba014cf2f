"""Which command a line calls, in any language: by its name, by one like it, or with a period glued to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process

from bot.languages import Language

_ALIKE = 75
"""Of 100, how much a misspelt command must be like the right one."""
_LONGEST = 20
"""Letters of a word that may be a misspelt command."""

Languages = Mapping[str, Language]
"""By code; English at least."""


def command_called(called: str, languages: Languages, language: str) -> tuple[str, str]:
    """The language in which a command is called so, the wanted one first, and its id; empty where none is."""
    for code in _wanted_first(languages, language):
        if command := languages[code].names.command(called.lower()):
            return code, command
    return language, ""


def command_like(called: str, languages: Languages, language: str) -> tuple[str, str]:
    """The language and the id of the command whose name is most like a word; empty where none is."""
    typed = called.lstrip("!/").lower()[:_LONGEST]
    names = {
        (code, command, known): known
        for code in _wanted_first(languages, language)
        for command, every in languages[code].names.commands.items()
        for known in every
    }
    close = process.extractOne(typed, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return close[2][:2] if close else (language, "")


def commands_glued(line: str, languages: Languages) -> Iterator[tuple[str, str, str]]:
    """The language, the id and the rest, for each name to which a period may be glued: "rateMay30-Jul20"."""
    lower = line.lower()
    for code, language in languages.items():
        for command, names in language.names.commands.items():
            for name in filter(lower.startswith, names):
                rest = line[len(name) :]
                if rest[:1].isupper() or rest[:1].isdigit():
                    yield code, command, rest


def _wanted_first(languages: Languages, language: str) -> list[str]:
    return sorted(languages, key=lambda code: code != language)
