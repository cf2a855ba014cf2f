from __future__ import annotations

from pathlib import Path

from bot.answers.references import page_faults
from bot.data.files import BadDataError
from bot.data.loading import Data, load_data


def load_checked(folder: Path) -> Data:
    """Reads a data folder, and checks that its pages quote only figures that there are.

    Raises:
        BadDataError: with everything that is wrong in it.
    """
    data = load_data(folder)
    if faults := page_faults(data):
        raise BadDataError(faults)
    return data
