from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.answers.references import page_faults
from bot.data.files import BadDataError, Fault
from bot.data.loading import Data, load_data
from bot.languages import taken_names


def load_checked(folder: Path) -> Data:
    """Reads a data folder, and checks that its pages quote only figures that there are.

    No command of the data may be called like one that the bot always has.

    Raises:
        BadDataError: with everything that is wrong in it.
    """
    data = load_data(folder)
    faults = [*page_faults(data), *_name_faults(folder, data)]
    if faults:
        raise BadDataError(faults)
    return data


def _name_faults(folder: Path, data: Data) -> Iterator[Fault]:
    for command, name in taken_names(data.declarations.commands):
        yield Fault(
            folder / "measures.toml", None, f"commands.{command}: {name!r} is a command of every data set"
        )
