from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from bot.data.measures import Declarations


@dataclass(frozen=True)
class Table:
    """The long table of all figures.

    Args:
        frame: its rows, see `melting.COLUMNS`.
        declarations: what they are figures of.
    """

    frame: pd.DataFrame
    declarations: Declarations
