"""What differs from language to language: catalogue, numbers, dates and the words people type."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from pathlib import Path

from babel import Locale
from babel.dates import format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from pydantic import BaseModel, ConfigDict

from bot.core.cues import Cues, load_cues
from bot.core.spans import Span
from bot.core.vocabulary import Vocabulary, load_vocabulary


class Names(BaseModel):
    """What is called how in one language, from commands.toml.

    Args:
        commands: for each command, by its English name, all that it can be called; the best name first.
        options: for each option of a slash command its name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    commands: dict[str, tuple[str, ...]]
    options: dict[str, str]

    def command(self, called: str) -> str | None:
        """The English name of the command that is called so, if there is one."""
        return self._by_call.get(called)

    @cached_property
    def _by_call(self) -> dict[str, str]:
        return {called: name for name, all_names in self.commands.items() for called in all_names}


@dataclass(frozen=True, eq=False)
class Language:
    """One language that the bot speaks; each is loaded once, and is equal to itself only.

    Args:
        code: as in folder names, "en".
        locale: whose forms numbers and dates take.
        catalogue: sentences by their English original.
        vocabulary: the words in which people write periods.
        cues: the words by which a question is understood.
        names: what commands and their options are called.
    """

    code: str
    locale: Locale
    catalogue: NullTranslations
    vocabulary: Vocabulary
    cues: Cues
    names: Names

    def gettext(self, message: str) -> str:
        """The sentence in this language; placeholders stay in it."""
        return self.catalogue.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The sentence in this language, in the form that goes with the number."""
        return self.catalogue.ngettext(one, many, number)

    def day(self, day: date) -> str:
        """Jul 20, 2012."""
        return _plain(format_skeleton("yMMMd", day, locale=self.locale))

    def month(self, day: date) -> str:
        """Jul 2012."""
        return _plain(format_skeleton("yMMM", day, locale=self.locale))

    def span(self, span: Span) -> str:
        """May 30 – Jul 20, 2012. A span of one day is that day."""
        if span.start == span.end:
            return self.day(span.start)
        return _plain(format_interval(span.start, span.end, skeleton="yMMMd", locale=self.locale))

    def number(self, value: float, decimals: int = 0) -> str:
        """165,471; with two decimals 0.43."""
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return format_decimal(value, pattern, self.locale, decimal_quantization=True)

    def percent(self, rate: float, decimals: int) -> str:
        """A fraction of 0.0341 is 3.41% with two decimals."""
        return f"{self.number(rate * 100, decimals)}%"


def _plain(text: str) -> str:
    # CLDR puts thin and no-break spaces around the dash, which fonts on phones draw unevenly.
    return " ".join(text.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ").split())


def load_languages() -> Mapping[str, Language]:
    """Every language that the bot speaks, by its code. English is the language of the msgids."""
    folder = Path(str(files("bot"))) / "locales"
    vocabularies = {
        code: load_vocabulary(folder / code / "vocabulary.toml", locale) for code, locale in _LOCALES.items()
    }
    months = {name: word for vocabulary in vocabularies.values() for name, word in vocabulary.months.items()}
    return {
        # Everybody may name the months in any of the languages: "rate 30mayo-20julio".
        code: _load(folder / code, code, replace(vocabulary, borrowed=months))
        for code, vocabulary in vocabularies.items()
    }


_LOCALES = {"en": "en_US", "es": "es_419"}
"""Each language with the locale whose forms numbers and dates take."""


def _load(folder: Path, code: str, vocabulary: Vocabulary) -> Language:
    cues = load_cues(
        folder / "questions.toml", vocabulary.words, vocabulary.borrowed.keys() - vocabulary.words.keys()
    )
    names = Names.model_validate(tomllib.loads((folder / "commands.toml").read_text(encoding="utf-8")))
    return Language(code, Locale.parse(_LOCALES[code]), _catalogue(folder), vocabulary, cues, names)


def _catalogue(folder: Path) -> NullTranslations:
    """The translations of a messages.po; none where there is no such file, as for English."""
    path = folder / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)


def choose_language(
    wanted: Iterable[str | None], languages: Mapping[str, Language], default: str
) -> Language:
    """The first wanted language that the bot speaks.

    Args:
        wanted: locales such as "es-419", the most wanted first; None where there is none.
        languages: those that the bot speaks, by code.
        default: the code of the one to take where it speaks none of the wanted.
    """
    codes = (locale.split("-")[0] for locale in wanted if locale)
    return languages[next((code for code in codes if code in languages), default)]
