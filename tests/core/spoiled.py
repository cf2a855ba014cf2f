"""The data that comes with the bot, with something wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.core.answers import Answer, answer
from bot.core.data import load_data
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.core.rows import BadDataError, Fault

Ask = Callable[[Query], Answer | Problem]


def faults_in(folder: Path) -> list[Fault]:
    """All that is wrong in a data folder."""
    try:
        load_data(folder)
    except BadDataError as error:
        return error.faults
    return []


@dataclass(frozen=True)
class Spoiled:
    """A copy of the data that can be changed at will."""

    folder: Path

    def without(self, *names: str) -> Ask:
        """Takes files away, and asks the rest."""
        for name in names:
            (self.folder / name).unlink()
        data = load_data(self.folder)
        return lambda query: answer(query, data, "en")

    def change(self, name: str, old: str, new: str) -> None:
        """Replaces what stands in a file exactly once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands in {name} {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def faults(self) -> Iterator[str]:
        """What is then wrong, as it is printed, with the path inside the folder."""
        for fault in faults_in(self.folder):
            yield str(fault).removeprefix(f"{self.folder}/")

    def with_change(self, name: str, old: str, new: str) -> list[str]:
        """What is wrong after one change."""
        self.change(name, old, new)
        return list(self.faults())
