from __future__ import annotations

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
    taken = taken_names(data.declarations.commands)
    wrong = [f"commands.{command}: {name!r} is a command of every data set" for command, name in taken]
    faults = page_faults(data) + [Fault(folder / "measures.toml", None, message) for message in wrong]
    if faults:
        raise BadDataError(faults)
    return data
