"""The command line: `python -m bot` runs the bot, `ask` answers one question, `check` checks the data."""

from __future__ import annotations

import signal
import sys


def _end(*_: object) -> None:
    sys.exit(0)


if __name__ == "__main__" and not {"ask", "check"}.intersection(sys.argv):
    signal.signal(signal.SIGINT, _end)
    signal.signal(signal.SIGTERM, _end)

import argparse
import asyncio
import gc
import logging
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from pydantic import ValidationError

from bot.core.answers import answer
from bot.core.data import Data, default_folder, load_data
from bot.core.language import load_languages
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.queries import Beyond, Choose
from bot.core.questions import Understander
from bot.core.rows import BadDataError
from bot.operations.exits import Exit, complain
from bot.operations.logs import set_up_logs
from bot.operations.stopping import ended_by_a_stop, until_stopped
from bot.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: those behind the program's name; the process's own where None.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    with nullcontext() if options.command else ended_by_a_stop():
        return _do(options)


def _do(options: argparse.Namespace) -> int:
    try:
        settings = Settings()
        data = load_data(_folder(options, settings))
    except ValidationError as error:
        for detail in error.errors():
            setting, reason = ".".join(map(str, detail["loc"])).upper(), detail["msg"]
            complain(f"{setting}: {reason.removeprefix('Value error, ')}")
        return Exit.CANNOT
    except BadDataError as error:
        complain(str(error))
        return Exit.BAD_DATA
    match options.command:
        case "check":
            return _check(data)
        case "ask":
            return _ask(" ".join(options.question), data, settings, json=options.json)
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
    ask = commands.add_parser("ask", help="answer one question, such as: rate May30-Jul20")
    ask.add_argument("question", nargs="+")
    ask.add_argument("--json", action="store_true", help="figures, basis and sources as JSON, for scripts")
    check = commands.add_parser("check", help="check a data folder and list all that is wrong with it")
    check.add_argument("folder", nargs="?", type=Path, help="default: DATA_DIR, else the bot's own data")
    return parser


def _folder(options: argparse.Namespace, settings: Settings) -> Path:
    named: Path | None = getattr(options, "folder", None)
    return named or settings.data_dir or default_folder()


def _check(data: Data) -> int:
    table = data.table
    print(  # noqa: T201  this is the command's output
        f"{len(table)} periods, {table.span.start} through {table.span.end}; {len(data.sources)} sources; "
        f"explanations: {', '.join(f'{len(g.terms)} in {code}' for code, g in data.glossaries.items())}"
    )
    return Exit.OK


def _ask(question: str, data: Data, settings: Settings, *, json: bool) -> int:
    # Only here, as `check` needs no words.
    from bot.replies.problems import explain_problem  # noqa: PLC0415
    from bot.replies.scripts import as_json  # noqa: PLC0415
    from bot.replies.terminal import as_text  # noqa: PLC0415
    from bot.replies.voice import Voice  # noqa: PLC0415
    from bot.replies.words import word  # noqa: PLC0415

    languages = load_languages()
    listener = Listener(data, languages, Understander(data, languages))
    understood = listener.read(question, languages[settings.language])
    language, asked = understood.language, understood.asked
    voice = Voice.about(data.table.span, language, "")
    result = asked if isinstance(asked, Problem) else answer(asked, data, language.code)
    if json:
        print(as_json(result, data, voice))  # noqa: T201  this is the command's output
    elif isinstance(result, Problem):
        complain(explain_problem(result, voice))
    else:
        print(as_text(word(result, voice), language))  # noqa: T201  the same
    if isinstance(result, Problem):
        return Exit.CANNOT
    return Exit.CANNOT if isinstance(asked, Beyond | Choose) else Exit.OK


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
        return until_stopped(serve(settings, data, languages), _quickest_loop())
    from bot.app import Bot  # noqa: PLC0415
    from bot.services import Services  # noqa: PLC0415

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
    return until_stopped(show(Bot(Services(settings, data, load_languages())), port=port))


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
