"""Prints to any terminal or pipe, whatever its encoding."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata

from bot.operations.exits import Exit

_PLAIN = {"−": "-", "–": "-", "→": "->", "•": "*", "·": "-", "…": "...", "÷": "/", "×": "x", "¿": "", "¡": ""}
"""Plain forms of the bot's own signs; a lost minus sign would make a figure wrong."""


def accept_any_text() -> None:
    """Makes the standard streams take any text; signs that an encoding lacks get a plain form."""
    codecs.register_error("plain", _plainly)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "plain"), (sys.stderr, "plain")):
        if isinstance(stream, io.TextIOWrapper):  # where it was closed it is None
            stream.reconfigure(errors=errors)


def say(text: str, *, problem: bool = False) -> None:
    """Prints lines at once.

    Args:
        text: the lines.
        problem: whether they belong on the standard error output. Where that is gone, the exit code has to
            do.

    Raises:
        SystemExit: where the standard output can't be written to. A closed pipe is no error: its reader has
            had enough.
    """
    stream = sys.stderr if problem else sys.stdout
    if stream is None:
        return
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        # Python would try to write what is left once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not problem:
            raise SystemExit(Exit.OK if isinstance(error, BrokenPipeError) else Exit.CANNOT) from None


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    letters = unicodedata.normalize("NFKD", sign) if sign.isalpha() else ""
    return "".join(letter for letter in letters if letter.isascii()) or "?"
