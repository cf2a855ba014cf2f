"""What the bot costs beside a bare discord.py bot that sends constants: `python -m tests.benchmark`.

Both run as processes, each on a Discord on loopback. They take turns, round by round; the table shows the
medians of the rounds. It takes about ten minutes on an idle machine; ratios still move by some hundredths
from run to run.
"""

from __future__ import annotations

import compileall
import json
import site
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, suppress
from functools import partial
from math import inf
from statistics import median, quantiles
from typing import NamedTuple

from tests.benchmark.processes import PACE, Ask, Running, bare, real
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent

ROUNDS = 7
COMMANDS = 120
"""In a round."""
CHANNELS = 50
CHATTER, CHATTER_PACE = 1500, 500.0
"""Messages in a round that aren't for the bot, and how many a second."""


def text(said: str) -> Ask:
    """A message."""
    return lambda server, guild: server.say(said, guild=guild)


def slash(command: str, period: str = "") -> Ask:
    """A slash command."""
    return lambda server, guild: server.use(command, {"period": period} if period else {}, guild=guild)


def typing(server: LoopbackDiscord, guild: int) -> Sent:
    """Asks for suggestions."""
    return server.use("rate", {"period": "fir"}, guild=guild, typing="period")


class Case(NamedTuple):
    """One thing to compare: what is asked of this bot and of the bare one, and the most that it may cost."""

    name: str
    ours: Ask
    theirs: Ask
    most: float


CASES = [
    Case("CPU of `!rate`, beside the same reply as a constant", text("!rate"), text("!rate"), 0.95),
    Case("CPU of `!rate`, beside a word", text("!rate"), text("!ping"), 1.5),
    Case("CPU of `/rate`, beside the same reply as a constant", slash("rate"), slash("rate"), 0.95),
    Case("CPU of `/rate`, beside a word", slash("rate"), slash("ping"), 1.5),
    Case("CPU of suggestions, beside the same as constants", typing, typing, 0.95),
]


class Line(NamedTuple):
    """A line of the table, as it is printed."""

    what: str
    bare: str
    ours: str
    compared: str
    most: str


def compared(what: str, theirs: float, ours: float, most: float, unit: str) -> Line:
    """Two costs as a ratio."""
    return Line(what, f"{theirs:.3g} {unit}", f"{ours:.3g} {unit}", f"{ours / theirs:.2f}", f"{most:.2f}")


def apart(what: str, theirs: float, ours: float, most: float, unit: str) -> Line:
    """Two costs as a difference."""
    return Line(
        what,
        f"{theirs:.3g} {unit}",
        f"{ours:.3g} {unit}",
        f"{ours - theirs:+.3g} {unit}",
        f"+{most:.3g} {unit}",
    )


def main() -> None:
    """Measures and prints."""
    for folder in ("bot", "tests", *site.getsitepackages()):
        compileall.compile_dir(folder, quiet=2)
    constants = what_it_says()
    print("| what | bare bot | this bot | compared | at most |")  # noqa: T201  the output
    print("| --- | --- | --- | --- | --- |")  # noqa: T201
    for part in (replies, starts, memory, at_the_limit):
        for line in part(constants):
            print(f"| {' | '.join(line)} |", flush=True)  # noqa: T201


def what_it_says() -> str:
    """A reply and suggestions of this bot, for the bare one to repeat."""
    with real() as bot:
        guild = bot.server.guilds[0]
        reply, suggested = text("!rate")(bot.server, guild), typing(bot.server, guild)
        bot.server.wait_answered(reply, suggested)
        return json.dumps({"reply": reply.replies[0], "suggestions": suggested.replies[0]["choices"]})


def replies(constants: str) -> Iterator[Line]:
    """The processor's time for what people do, and how long a command takes in a crowd."""
    # With so many channels none gets more messages than Discord takes.
    with real(guilds=CHANNELS) as ours, bare(constants, guilds=CHANNELS) as theirs:
        for bot in (ours, theirs):
            bot.cost(text("!rate"), COMMANDS)  # what is done once is done
        for case in CASES:
            theirs_cost, ours_cost = rounds(
                partial(theirs.cost, case.theirs, COMMANDS), partial(ours.cost, case.ours, COMMANDS)
            )
            yield compared(case.name, theirs_cost * 1e6, ours_cost * 1e6, case.most, "µs")
        before = requests(ours)
        ours.cost(text("!rate"), COMMANDS)
        yield Line("requests for a command", "1", f"{(requests(ours) - before) / COMMANDS:.3g}", "", "1")
        theirs_cost, ours_cost = rounds(lambda: chatter_cost(theirs), lambda: chatter_cost(ours))
        yield compared(
            "CPU of a message that isn't for the bot", theirs_cost * 1e6, ours_cost * 1e6, 0.80, "µs"
        )
        theirs_late, ours_late = rounds(lambda: lateness(theirs), lambda: lateness(ours))
        yield compared("99% of `!rate` in a crowd within", theirs_late * 1e3, ours_late * 1e3, 1.0, "ms")
        small = ours.memory()
        loaded = ours.has_loaded("matplotlib")
        ours.cost(text("!trend"), COMMANDS)
        yield Line("memory that drawing a chart takes", "", f"{ours.memory() - small:.3g} MiB", "", "")
        yield Line("matplotlib in memory before that", "", "yes" if loaded else "no", "", "no")
        rate, trend = rounds(
            lambda: ours.cost(text("!rate"), COMMANDS), lambda: ours.cost(text("!trend"), COMMANDS)
        )
        yield compared("CPU of `!trend`, beside `!rate` of this bot", rate * 1e6, trend * 1e6, 1.5, "µs")


def rounds(theirs: Callable[[], float], ours: Callable[[], float]) -> tuple[float, float]:
    """The medians of both, measured in turns."""
    measured = [(theirs(), ours()) for _ in range(ROUNDS)]
    return median(one for one, _ in measured), median(other for _, other in measured)


def requests(bot: Running) -> int:
    """How many the bot has sent so far."""
    return bot.server.rest.requests.total()


def chatter_cost(bot: Running) -> float:
    """Seconds of CPU for a message of which the bot takes no notice."""
    before = bot.cpu()
    bot.ask(text("good morning everyone, how is it going today?"), CHATTER, CHATTER_PACE)
    time.sleep(0.2)  # until it has read them all
    return (bot.cpu() - before) / CHATTER


def lateness(bot: Running) -> float:
    """The seconds within which 99 of 100 commands are answered while many people chat."""
    every = int(CHATTER_PACE / PACE) + 1
    sent: list[Sent] = []

    def ask(server: LoopbackDiscord, guild: int) -> Sent:
        command = len(sent) % every == 0
        said = server.say("!rate" if command else "good morning everyone", guild=guild)
        sent.append(said)
        return said

    bot.ask(ask, CHATTER * 2, CHATTER_PACE)
    commands = sent[::every]
    with suppress(TimeoutError):  # discord.py may let messages to one channel wait for thirty seconds
        bot.server.wait_answered(*commands, timeout=60)
    return quantiles([command.seconds[0] if command.seconds else inf for command in commands], n=100)[98]


def starts(constants: str) -> Iterator[Line]:
    """The processor's time from the start of the process to the first reply."""

    def start(bot: AbstractContextManager[Running]) -> float:
        with bot as running:
            running.cost(text("!rate"), 1)
            return running.cpu()

    theirs, ours = rounds(lambda: start(bare(constants)), lambda: start(real()))
    yield apart("CPU from start to first reply", theirs, ours, 0.6, "s")


def memory(constants: str) -> Iterator[Line]:
    """What stays in memory after a reply."""

    def resident(bot: AbstractContextManager[Running]) -> float:
        with bot as running:
            running.cost(text("!rate"), 1)
            return running.memory()

    theirs, ours = (resident(bot) for bot in (bare(constants), real()))
    yield apart("memory in 1 server", theirs, ours, 60, "MiB")
    theirs, ours = (
        resident(bot) - alone
        for bot, alone in ((bare(constants, guilds=1001), theirs), (real(guilds=1001), ours))
    )
    yield apart("memory for 1,000 servers more", theirs, ours, 0, "MiB")


def at_the_limit(constants: str) -> Iterator[Line]:
    """More commands than Discord lets a bot answer at once: 70 a second for 6 seconds in 8 channels."""
    with ExitStack() as stack:
        bots = [stack.enter_context(bot) for bot in (bare(constants, guilds=8), real(guilds=8))]

        def flood(bot: Running) -> list[Sent]:
            return bot.ask(text("!rate"), 420, 70)

        with ThreadPoolExecutor() as pool:
            asked = list(pool.map(flood, bots))
        ours = bots[1]
        ours.server.wait_answered(*asked[1], timeout=120)
        refused = [str(bot.server.rest.refused[429]) for bot in bots]
        silent = [str(sum(not sent.replies for sent in said)) for said in asked]
        yield Line("answers of 429 to 420 commands at 70 a second", refused[0], refused[1], "", "2")
        yield Line("of these commands without a reply", silent[0], silent[1], "", "0")


if __name__ == "__main__":
    main()
