"""The command line: `python -m bot` runs the bot, `ask` answers questions, `check` checks the data."""

from __future__ import annotations

import gc
import signal
import sys

from bot.operations.exits import Exit, end

if __name__ == "__main__" and not {"ask", "check"}.intersection(sys.argv):
    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)

if __name__ == "__main__":
    # All that is loaded from here on stays; to look for forgotten cycles in it takes a sixth of the start.
    gc.disable()

import argparse
import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from pydantic import ValidationError

from bot.answers.loading import load_checked
from bot.data.files import BadDataError
from bot.data.loading import Data, default_folder
from bot.languages import load_languages
from bot.operations.logs import set_up_logs
from bot.operations.stopping import ended_by_a_stop, until_stopped
from bot.output import accept_any_text, say
from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line."""
    accept_any_text()
    options = _parser().parse_args(arguments)
    with nullcontext() if options.command else ended_by_a_stop():
        return _do(options)


def _do(options: argparse.Namespace) -> int:
    settings = _settings()
    if settings is None:
        return Exit.CANNOT
    try:
        data = load_checked(_folder(options, settings))
    except BadDataError as error:
        say(str(error), problem=True)
        return Exit.BAD_DATA
    gc.collect()  # what the loading left is taken for what comes next
    gc.enable()
    match options.command:
        case "check":
            return _check(data)
        case "ask":
            return _ask(options, data, settings)
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
    ask = commands.add_parser("ask", help="answer a question, such as: compare first last")
    ask.add_argument("question", nargs="*", help="default: the lines of the standard input, one by one")
    ask.add_argument("--json", action="store_true", help="a line of JSON an answer: figures, basis, sources")
    ask.add_argument("--explain", action="store_true", help="show how the question was read, too")
    check = commands.add_parser("check", help="check a data folder and list all that is wrong with it")
    check.add_argument("folder", nargs="?", type=Path, help="default: DATA_DIR, else the bot's own data")
    return parser


def _settings() -> Settings | None:
    """The settings; None, and why, where they can't be."""
    try:
        return Settings()
    except ValidationError as error:
        for detail in error.errors():
            setting, reason = ".".join(map(str, detail["loc"])).upper(), detail["msg"]
            say(f"{setting}: {reason.removeprefix('Value error, ')}", problem=True)
    except UnicodeDecodeError:
        say(".env isn't written in UTF-8. Save it in that encoding.", problem=True)
    except OSError as error:
        say(f".env can't be read: {error.strerror}", problem=True)
    return None


def _folder(options: argparse.Namespace, settings: Settings) -> Path:
    named: Path | None = getattr(options, "folder", None)
    return named or settings.data_dir or default_folder()


def _check(data: Data) -> int:
    for warning in data.warnings:
        say(str(warning))
    frame, span = data.table.frame, data.table.span
    explanations = ", ".join(f"{len(list(pages))} in {code}" for code, pages in data.pages.items())
    say(
        f"{len(frame)} figures, {len(data.table.periods)} periods, {span.start} through {span.end}; "
        f"{len(data.sources)} sources; explanations: {explanations}"
    )
    return Exit.OK


def _ask(options: argparse.Namespace, data: Data, settings: Settings) -> int:
    from bot.terminal import Terminal  # noqa: PLC0415  `check` needs no words

    languages = load_languages(data.declarations.commands)
    terminal = Terminal(
        data, languages, settings.default_language, json=options.json, explain=options.explain
    )
    return terminal.ask(" ".join(options.question)) if options.question else terminal.ask_each_line()


def _run(settings: Settings, data: Data, *, preview: bool, port: int | None) -> int:
    set_up_logs(settings.log_format, settings.log_level)
    # discord.py and what it brings take a third of a second to import: only where they are needed.
    if settings.discord_token and not preview:
        # Python looks for forgotten cycles of objects after every 700 new ones, at times among all there are.
        # A reply leaves hardly any, and most of what is loaded here stays: to look less often, and never
        # among the latter, saves 4% of the CPU of a reply.
        gc.set_threshold(10_000)
        from bot.operations.serving import serve  # noqa: PLC0415

        languages = load_languages(data.declarations.commands)
        gc.freeze()
        return until_stopped(serve(settings, data, languages), _quickest_loop())
    from bot.app import Bot  # noqa: PLC0415
    from bot.services import Services  # noqa: PLC0415

    # An invite leads nowhere here, and the page's simulation makes clients of its own, which warn.
    logging.getLogger("bot").setLevel(logging.WARNING)
    logging.getLogger("discord").setLevel(logging.ERROR)
    try:
        from bot.preview import show  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        say(
            "DISCORD_TOKEN isn't set, and the page for trying the bot without one isn't installed "
            "(pip install '.[preview]').",
            problem=True,
        )
        return Exit.CANNOT
    services = Services(settings, data, load_languages(data.declarations.commands))
    return until_stopped(show(Bot(services), port=port))


def _quickest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Uvloop where it is installed; None stands for Python's own event loop."""
    try:
        import uvloop  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        return None
    return uvloop.new_event_loop


if __name__ == "__main__":
    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends anyway
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(code)
