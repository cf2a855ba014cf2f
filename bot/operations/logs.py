"""Logs on the standard error output, for people or for machines."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from traceback import extract_tb, format_list
from typing import Any, Literal

from bot.operations.requests import Request


def set_up_logs(form: Literal["text", "json"], level: str) -> None:
    """Sends all logs to the standard error output, as lines to read or as one JSON object a line."""
    # Nothing here writes these into a line; to look them up takes longer than to format it.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler()
    text = TextFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonFormatter() if form == "json" else text)
    handler.addFilter(_briefly)
    logging.basicConfig(level=level, handlers=[handler])
    if level == "DEBUG":
        # At that level discord.py logs what people write.
        logging.getLogger("discord").setLevel(logging.INFO)


def trace_of(error: BaseException) -> str:
    """Where an error was raised, without its words: they may be those of somebody's message."""
    return f"{''.join(format_list(extract_tb(error.__traceback__)))}{type(error).__name__}"


def _briefly(record: logging.LogRecord) -> bool:
    """Leaves one line of a try to reconnect that failed: discord.py adds where in the code it noticed."""
    if (
        record.name == "discord.client"
        and record.exc_info
        and record.msg.startswith("Attempting a reconnect")
    ):
        error = record.exc_info[1]
        record.msg, record.args = f"{record.getMessage()}: {error or type(error).__name__}", ()
        record.exc_info = record.exc_text = None
    return True


class TextFormatter(logging.Formatter):
    """Lines to read, in universal time wherever the machine is."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802
        """When it happened."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class JsonFormatter(TextFormatter):
    """One JSON object a line; a request's fields stand beside the message, a trace in `trace`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        fields: dict[str, Any] = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        if isinstance(request, Request):
            fields |= request.fields()
        if record.exc_info:
            fields["trace"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)
