"""The option of each command."""

from __future__ import annotations

from collections.abc import Mapping

from bot.data.loading import Data

OPTIONS: Mapping[str, str] = {
    "compare": "periods",
    "trend": "",
    "total": "date",
    "periods": "",
    "explain": "term",
    "sources": "period",
    "data": "table",
    "ask": "question",
    "help": "command",
    "about": "",
}
"""The commands of every data set, each with its option."""

_OPTION = {"period": "period", "day": "date", "place": "place", "group": "group", "": ""}


def options(data: Data) -> Mapping[str, str]:
    """Every command that there is for a data set, with the name of its option; empty where it has none."""
    declared = data.declarations.commands.items()
    return {**OPTIONS, **{name: _OPTION[command.takes] for name, command in declared}}
