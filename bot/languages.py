"""What differs from language to language in a reply: its sentences, numbers, dates and names of commands."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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

from bot.data.measures import Command
from bot.data.spans import Span


def marked(message: str) -> str:
    """Marks a sentence for translation; it is looked up where it is shown."""
    return message


class CommandNames(BaseModel):
    """What is called how in one language.

    Args:
        commands: for each command, by its id, all that it can be called; the best name first.
        summaries: what each command does, in a line.
        details: the same in a sentence or two; may be empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    commands: dict[str, tuple[str, ...]]
    summaries: dict[str, str]
    details: dict[str, str]
    options: dict[str, str]

    def command(self, called: str) -> str | None:
        """The id of the command that is called so, if there is one."""
        return self._by_call.get(called)

    @cached_property
    def _by_call(self) -> dict[str, str]:
        return {called: name for name, all_names in self.commands.items() for called in all_names}


@dataclass(frozen=True, eq=False)
class Language:
    """One language that the bot speaks; each is loaded once, and is equal to itself only.

    Args:
        locale: whose forms numbers and dates take.
        catalogue: sentences by their English original.
    """

    code: str
    locale: Locale
    catalogue: NullTranslations
    names: CommandNames

    def tell(self, message: str, /, **parts: object) -> str:
        """The sentence in this language, with its parts in their places."""
        return self.catalogue.gettext(message).format(**parts)

    def tell_count(self, one: str, many: str, count: int, /, **parts: object) -> str:
        """The sentence in the form that goes with a number, which is its `{count}`."""
        told = self.catalogue.ngettext(one, many, count)
        return told.format(count=self.number(count), **parts)

    def day(self, day: date) -> str:
        """Jul 20, 2012; 20 jul 2012."""
        return _plain(format_skeleton("yMMMd", day, locale=self.locale))

    def month(self, day: date) -> str:
        """Jul 2012."""
        return _plain(format_skeleton("yMMM", day, locale=self.locale))

    def full_month(self, day: date) -> str:
        """July 2012; julio de 2012."""
        return _plain(format_skeleton("yMMMM", day, locale=self.locale))

    def span(self, span: Span) -> str:
        """May 30 – Jul 20, 2012; 30 may – 20 jul 2012. A span of one day or month is that day or month."""
        if span.start == span.end:
            return self.day(span.start)
        if span.months == 1:
            return self.full_month(span.start)
        text = _plain(format_interval(span.start, span.end, skeleton="yMMMd", locale=self.locale))
        # CLDR writes "20 jul 2012" for a day, but "17 de nov de 2011" in a span: a reply has one form.
        return text.replace(" de ", " ")

    def number(self, value: float, decimals: int = 0) -> str:
        """165,471; with two decimals 0.43."""
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return format_decimal(value, pattern, self.locale, decimal_quantization=True)

    def percent(self, share: float, decimals: int) -> str:
        """A fraction of 0.0341 is 3.41% with two decimals."""
        return f"{self.number(share * 100, decimals)}%"

    def capital(self, text: str) -> str:
        """The text with a capital first letter, whatever the rest."""
        return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    # CLDR puts thin and no-break spaces around the dash, which fonts on phones draw unevenly.
    return " ".join(text.split())


def load_languages(declared: Mapping[str, Command]) -> Mapping[str, Language]:
    """Every language that the bot speaks, by its code, with what declared commands are called in it."""
    return {code: _load(code, declared) for code in _LOCALES}


def taken_names(declared: Mapping[str, Command]) -> Iterator[tuple[str, str]]:
    """The declared commands that are called like one which every data set has, each with that name."""
    for code in _LOCALES:
        general = _general_names(code)
        for id_, command in declared.items():
            names = {id_, *_names_of(command, code)}
            yield from ((id_, name) for name in sorted(names) if general.command(name))


_LOCALES = {"en": "en_US", "es": "es_419"}
"""Each language with the locale whose forms numbers and dates take."""


def _load(code: str, declared: Mapping[str, Command]) -> Language:
    general = _general_names(code)
    called = {name: _names_of(command, code) for name, command in declared.items()}
    summaries = {name: command.summary.to(code) for name, command in declared.items()}
    details = {name: each.detail.to(code) if each.detail else "" for name, each in declared.items()}
    names = CommandNames(
        commands=called | general.commands,
        summaries=summaries | general.summaries,
        details=details | general.details,
        options=general.options,
    )
    return Language(code, Locale.parse(_LOCALES[code]), _catalogue(_folder(code)), names)


def _folder(code: str) -> Path:
    return Path(str(files("bot"))) / "locales" / code


def _general_names(code: str) -> CommandNames:
    return CommandNames.model_validate(
        tomllib.loads((_folder(code) / "commands.toml").read_text(encoding="utf-8"))
    )


def _names_of(command: Command, code: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in command.names.to(code).split(","))


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
    """The language of the first wanted locale that the bot speaks, such as "es-419"; else the default."""
    codes = (locale.split("-")[0] for locale in wanted if locale)
    return languages[next((code for code in codes if code in languages), default)]
