"""The command line: `python -m bot` runs the bot, `ask` answers questions, `check` checks the data."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.core.data import Data, default_folder, load_data
from bot.core.language import load_languages
from bot.core.rows import BadDataError
from bot.operations.exits import Exit, complain
from bot.operations.logs import set_up_logs
from bot.output import accept_any_text, say
from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: those behind the program's name; the process's own where None.

    Returns:
        The exit code.
    """
    accept_any_text()
    options = _parser().parse_args(arguments)
    settings = _settings()
    if settings is None:
        return Exit.CANNOT
    try:
        data = load_data(_folder(options, settings))
    except BadDataError as error:
        complain(str(error))
        return Exit.BAD_DATA
    match options.command:
        case "check":
            return _check(data)
        case "ask":
            return _ask(
                " ".join(options.question) if options.question else None, data, settings, json=options.json
            )
        case _:
            return _run(settings, data, preview=options.preview, port=options.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Runs the bot.")
    parser.add_argument("--preview", action="store_true", help="a page on this machine, even with a token")
    parser.add_argument(
        "--port",
        type=int,
        choices=range(65536),
        metavar="PORT",
        help="the page's port on loopback (default: a free one)",
    )
    commands = parser.add_subparsers(dest="command", title="instead of running it")
    ask = commands.add_parser("ask", help="answer a question, such as: rate May30-Jul20")
    ask.add_argument("question", nargs="*", help="default: the lines of the standard input, one by one")
    ask.add_argument("--json", action="store_true", help="a line of JSON an answer: figures, basis, sources")
    check = commands.add_parser("check", help="check a data folder and list all that is wrong with it")
    check.add_argument("folder", nargs="?", type=Path, help="default: DATA_DIR, else the bot's own data")
    return parser


def _settings() -> Settings | None:
    """The settings; None, and why, where they can't be."""
    try:
        return Settings()
    except ValidationError as error:
        for detail in error.errors():
            complain(f"{'.'.join(map(str, detail['loc'])).upper()}: {detail['msg']}")
    except UnicodeDecodeError:
        complain(".env isn't written in UTF-8. Save it in that encoding.")
    except OSError as error:
        complain(f".env can't be read: {error.strerror}")
    return None


def _folder(options: argparse.Namespace, settings: Settings) -> Path:
    named: Path | None = getattr(options, "folder", None)
    return named or settings.data_dir or default_folder()


def _check(data: Data) -> int:
    table = data.table
    say(
        f"{len(table)} periods, {table.span.start} through {table.span.end}; {len(data.sources)} sources; "
        f"explanations: {', '.join(f'{len(g.terms)} in {code}' for code, g in data.glossaries.items())}"
    )
    return Exit.OK


def _ask(question: str | None, data: Data, settings: Settings, *, json: bool) -> int:
    from bot.terminal import Terminal  # noqa: PLC0415  `check` needs no words

    languages = load_languages()
    terminal = Terminal(data, languages, languages[settings.language], json=json)
    return terminal.ask_each_line() if question is None else terminal.ask(question)


def _run(settings: Settings, data: Data, *, preview: bool, port: int | None) -> int:
    set_up_logs(settings.log_format, settings.log_level)
    # discord.py and what it brings take a third of a second to import: only where they are needed.
    if settings.discord_token and not preview:
        # Python looks for forgotten cycles of objects after every 700 new ones, at times among all there are.
        # A reply leaves hardly any, and most of what is loaded here stays: to look less often, and never
        # among the latter, saves 4% of the CPU of a reply.
        gc.set_threshold(10_000)
        from bot.operations.serving import serve  # noqa: PLC0415

        languages = load_languages()
        gc.freeze()
        return _until_stopped(serve(settings, data, languages), _quickest_loop())
    from bot.app import Bot  # noqa: PLC0415

    # An invite leads nowhere here, and the page's simulation makes clients of its own, which warn.
    logging.getLogger("bot").setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        from bot.preview import show  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        complain(
            "DISCORD_TOKEN isn't set, and the page for trying the bot without one isn't installed "
            "(pip install '.[preview]')."
        )
        return Exit.CANNOT
    alone = settings.model_copy(update={"shard_count": 1, "shard_ids": None})
    return _until_stopped(show(Bot(alone, data, load_languages()), port=port))


def _until_stopped(
    work: Coroutine[Any, Any, int], loop: Callable[[], asyncio.AbstractEventLoop] | None = None
) -> int:
    """Runs until done, or until Ctrl-C or SIGTERM, which cancel the work in good order."""

    async def run() -> int:
        task = asyncio.ensure_future(work)
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows, where `asyncio.Runner` minds Ctrl-C by itself
                asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            return Exit.OK

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(run())


def _quickest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Uvloop where it is installed; None stands for Python's own event loop."""
    try:
        import uvloop  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        return None
    return uvloop.new_event_loop


if __name__ == "__main__":
    sys.exit(main())
