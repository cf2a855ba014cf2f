"""data/measures.toml: what is measured, in which words, and what it must not be taken for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictBool, StrictInt, field_validator

from bot.data.files import invisible

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
"""The id of a measure or a command: short, as it travels in the ids of buttons."""


class Text(RootModel[dict[str, str]]):
    """A text by the code of its language; English at least."""

    model_config = ConfigDict(frozen=True)

    @field_validator("root")
    @classmethod
    def _can_be_shown(cls, root: dict[str, str]) -> dict[str, str]:
        if "en" not in root:
            raise ValueError("has no text in English (en)")
        for language, text in root.items():
            if not re.fullmatch("[a-z]{2}", language):
                raise ValueError(f"{language!r} isn't the code of a language, two small letters")
            if not text.strip():
                raise ValueError(f"is empty in the language {language!r}")
            if unseen := invisible(text):
                raise ValueError(f"has a letter that can't be seen in the language {language!r}, {unseen}")
        return root

    def to(self, language: str) -> str:
        """The text in a language, or in English where there is none in it."""
        return self.root.get(language) or self.root["en"]


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(StrEnum):
    """How the figures of a measure go together."""

    COUNT = "count"
    """What arose in each period: it adds up. Rows with a day instead of a period are its running totals."""
    RUNNING = "running"
    """Known only as a running total by a day; what arose between two days is the difference."""
    STOCK = "stock"
    """How many there are on a day: it doesn't add up over time."""
    SHARE = "share"
    """One measure as a share of another."""
    EVENT = "event"
    """Days on which something was so; nothing is counted."""


class Measure(_Declared):
    """What is measured.

    Args:
        sum_of: of a count that no file holds, the measures that it is the sum of.
        label: a noun phrase in the plural, or "rate of ...": "cases found provisionally eligible".
        noun: what one counts, in the plural: "cases".
        short: the verb phrase that a headline takes after a number: "found provisionally eligible".
        headline: the first line of a reply, with {value} and, for a running count, {day}.
        rest: the label of what the complement counts: "cases not found eligible".
        words: by which people ask for it, separated by commas; a final * stands for any ending, .. for any
            words.
        caution: what its figures must not be taken for; it ends every reply on them.
        counted_by: who counts it, as named in a sentence.
        some_groups: whether its groups are only some of all there are, so that they needn't add up to it.
        not_to_mix: measures that look like it and are never added to it or compared with it.
        set_right: said first to people who take it for another measure, which is {other}.
        parts: measures that add up to it wherever all stand in one row.
        at_most: measures that it never exceeds on the same day or in the same period.
        series: whether its periods may be drawn as bars (`bars`), as a line of counts by day (`steps`), or
            ranked.
    """

    kind: Kind
    numerator: Id = ""
    denominator: Id = ""
    sum_of: tuple[Id, ...] = ()
    label: Text
    noun: Text | None = None
    short: Text | None = None
    headline: Text | None = None
    rest: Text | None = None
    words: Text | None = None
    caution: Text | None = None
    counted_by: Text | None = None
    some_groups: StrictBool = False
    not_to_mix: tuple[Id, ...] = ()
    set_right: Text | None = None
    parts: tuple[Id, ...] = ()
    at_most: tuple[Id, ...] = ()
    series: Literal["bars", "steps", "ranking", ""] = ""
    command: Id = ""
    decimals: Annotated[StrictInt, Field(ge=0, le=2)] = 2

    @property
    def made_of(self) -> tuple[str, ...]:
        """The measures that it is computed from: the two of a share, the summands of a sum."""
        return self.sum_of or ((self.numerator, self.denominator) if self.numerator else ())


class Does(StrEnum):
    """What a command of the data asks for."""

    VALUE = "value"
    """A figure of a period or a day: `rate`, `closed`."""
    SERIES = "series"
    """All figures of a measure: `filings`."""
    GROUPS = "groups"
    """A measure by group: `detained`."""
    PLACES = "places"
    """What is known by place; with one, of that place: `courts`."""
    PAGE = "page"
    """A page: `why`."""


class Command(_Declared):
    """A command that this data set offers, beside those that every data set has.

    Args:
        also: further measures that belong in the answer.
        upto: whether a day stands for the running total through it.
        names: what it is called, separated by commas; the first is the slash command's.
        summary: one line for help and for Discord's list, at most 100 letters.
        takes: what may stand behind it.
        button: the few words on a button that leads to it, at most 80 letters.
    """

    does: Does
    measure: Id = ""
    also: tuple[Id, ...] = ()
    page: str = ""
    upto: StrictBool = False
    names: Text
    summary: Text
    detail: Text | None = None
    takes: Literal["period", "day", "place", "group", ""] = ""
    button: Text | None = None


class PageRoles(_Declared):
    """The ids of the pages that have a role of their own; a role without a page isn't offered."""

    about: str
    """What the data are; `about` shows it."""
    compare: str = ""
    """What `explain` shows without a term."""
    legal_help: str = ""
    """Shown to people in trouble; without it, nobody is taken to be in trouble."""
    crisis: str = ""
    """Shown to people who speak of giving up."""

    @property
    def for_need(self) -> frozenset[str]:
        """Those for people in need, which stand in no list of terms."""
        return frozenset({self.legal_help, self.crisis})


class Subject(_Declared):
    """What the data set is about.

    Args:
        title: heads the page and the table of files.
        main: the share that `rate` and `trend` show; its denominator's rows are the periods.
        period: what a period is called, in the singular: "review period".
        covers: completes "I have ...", for questions that it can't answer, with {start} and {end}.
        examples: questions in words that it answers, separated by |.
        legal: whether its answers bear on the law, so that they say that they are no advice.
    """

    title: Text
    main: Id
    period: Text
    periods: Text
    covers: Text
    examples: Text
    legal: StrictBool = False
    pages: PageRoles


class Declarations(_Declared):
    """All of measures.toml."""

    subject: Subject
    measures: dict[Id, Measure]
    commands: dict[Id, Command] = {}
    notes: Mapping[str, Text] = {}
    """What is uncertain about single figures, by the id in the column `note`."""

    def commands_for(self, does: Does) -> list[Command]:
        """The commands that ask for such a thing."""
        return [command for command in self.commands.values() if command.does is does]

    def shares_of(self, numerator: str) -> list[str]:
        """The ids of the shares that a count is the numerator of, in the order of the file."""
        return [name for name, measure in self.measures.items() if measure.numerator == numerator]
