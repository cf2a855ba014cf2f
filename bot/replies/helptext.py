"""What each command does: for `help`, and for Discord's own list of slash commands.

The commands of every data set are here; what the data set adds stands in its measures.toml.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.data.measures import Command, Declarations
from bot.languages import Language


def marked(message: str) -> str:
    """Marks a sentence for translation; it is looked up where it is shown."""
    return message


SUMMARIES: Mapping[str, str] = {
    "compare": marked("Two periods side by side"),
    "trend": marked("How it went, with a chart"),
    "total": marked("Everything up to a day, or to the end"),
    "periods": marked("The table of all periods"),
    "explain": marked("What a term means"),
    "sources": marked("Where the figures come from"),
    "data": marked("A table as a file"),
    "ask": marked("A question in your own words"),
    "help": marked("What you can ask; with a command, more about it"),
    "about": marked("What this bot is"),
}
"""Each command that every data set has, in a line; Discord shows at most 100 letters of it."""

DETAILS: Mapping[str, str] = {
    "compare": marked(
        "Write two periods, with `vs` between them if need be. With one, it is compared with the first; "
        "with none, the latest is."
    ),
    "trend": marked("The percentage of every period, how far it fell or rose, and a chart."),
    "total": marked("All that was counted up to a date; without one, to the end of the table."),
    "periods": marked("Every period with its percentage, its counts and how sure they are."),
    "explain": marked("A term, explained briefly; misspellings are fine."),
    "sources": marked("How sure the figures are, the arithmetic behind them, and the pages that print them."),
    "data": marked("A table as a CSV file, with what its columns hold."),
    "ask": marked("Ask as you would ask a person. In direct messages just write."),
    "help": marked("What you can ask; with the name of a command, more about it."),
    "about": marked("What the bot covers, and what it does with what you write: nothing."),
}


def summary(command: str, declarations: Declarations, language: Language) -> str:
    """What a command does, in a line."""
    declared = declarations.commands.get(command)
    return declared.summary.to(language.code) if declared else language.gettext(SUMMARIES[command])


def detail(command: str, declarations: Declarations, language: Language) -> str:
    """What a command does, in a sentence or two; may be empty."""
    declared = declarations.commands.get(command)
    if declared:
        return declared.detail.to(language.code) if declared.detail else ""
    return language.gettext(DETAILS[command])


def takes(command: Command) -> str:
    """Which option its slash form has; empty where it has none."""
    return {"period": "period", "day": "date", "place": "place", "group": "group", "": ""}[command.takes]
