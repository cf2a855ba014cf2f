"""What the bot costs beside a bare discord.py bot that sends constants: `python -m tests.benchmark`.

Both run as processes of the same environment, each on a Discord on loopback. They take turns, round by
round; the table shows the medians of the rounds, and the median of their ratios. It takes a quarter of an
hour on an idle machine; ratios still move by some hundredths from run to run.
"""

from __future__ import annotations

import compileall
import json
import site
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from math import inf
from statistics import median, quantiles
from typing import NamedTuple, Self

from tests.benchmark.processes import PACE, Ask, Running, bare, real
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent

PAIRS = 5
"""So often both are started for the first lines: how a process lies in memory makes some hundredths."""
ROUNDS = 15
COMMANDS = 60
"""In a round."""
CHANNELS = 50
CHATTER, CHATTER_PACE = 1000, 500.0
"""Messages in a round that aren't for the bot, and how many a second."""
SERVERS = 5000
"""So many, and as many again; with fewer, what grows is the window of the gateway's compression."""


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
    Case("CPU of `!rate`, beside the same reply as a constant", text("!rate"), text("!rate"), 1.05),
    Case("CPU of `!rate`, beside a word", text("!rate"), text("!ping"), 1.5),
    Case("CPU of `/rate`, beside the same reply as a constant", slash("rate"), slash("rate"), 1.15),
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


@dataclass
class Costs:
    """What both cost, round by round."""

    theirs: list[float] = field(default_factory=list[float])
    ours: list[float] = field(default_factory=list[float])

    def measure(self, theirs: Callable[[], float], ours: Callable[[], float], rounds: int = ROUNDS) -> Self:
        """Adds rounds; which of both goes first changes from one to the next."""
        for number in range(rounds):
            both = [(self.theirs, theirs), (self.ours, ours)]
            for costs, cost in both if number % 2 else reversed(both):
                costs.append(cost())
        return self

    def compared(self, what: str, most: float, unit: str, scale: float) -> Line:
        """As a ratio."""
        ratio = median(mine / other for other, mine in zip(self.theirs, self.ours, strict=True))
        theirs, ours = (f"{median(costs) * scale:.3g} {unit}" for costs in (self.theirs, self.ours))
        return Line(what, theirs, ours, f"{ratio:.2f}", f"{most:.2f}")

    def apart(self, what: str, most: float, unit: str) -> Line:
        """As a difference."""
        theirs, ours = median(self.theirs), median(self.ours)
        difference = f"{ours - theirs:+.2f} {unit}"
        return Line(what, f"{theirs:.3g} {unit}", f"{ours:.3g} {unit}", difference, f"+{most:.3g} {unit}")


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
    measured = {case: Costs() for case in CASES}
    for _ in range(PAIRS):
        with side_by_side(constants) as (theirs, ours):
            for case, costs in measured.items():
                costs.measure(
                    partial(theirs.cost, case.theirs, COMMANDS),
                    partial(ours.cost, case.ours, COMMANDS),
                    ROUNDS // PAIRS,
                )
    for case, costs in measured.items():
        yield costs.compared(case.name, case.most, "ms", 1e3)
    with side_by_side(constants) as (theirs, ours):
        before = requests(ours)
        ours.cost(text("!rate"), COMMANDS)
        yield Line("requests for a command", "1", f"{(requests(ours) - before) / COMMANDS:.3g}", "", "1")
        costs = Costs().measure(partial(chatter_cost, theirs), partial(chatter_cost, ours))
        yield costs.compared("CPU of a message that isn't for the bot", 0.80, "ms", 1e3)
        costs = Costs().measure(partial(lateness, theirs), partial(lateness, ours))
        yield costs.compared("99% of `!rate` in a crowd within", 1.0, "ms", 1e3)
        small = ours.memory()
        loaded = ours.has_loaded("matplotlib")
        ours.cost(text("!trend"), COMMANDS)
        yield Line("memory that drawing a chart takes", "", f"{ours.memory() - small:.3g} MiB", "", "")
        yield Line("matplotlib in memory before that", "", "yes" if loaded else "no", "", "no")
        rate, trend = (partial(ours.cost, text(command), COMMANDS) for command in ("!rate", "!trend"))
        costs = Costs().measure(rate, trend)
        yield costs.compared("CPU of `!trend`, beside `!rate` of this bot", 1.5, "ms", 1e3)


@contextmanager
def side_by_side(constants: str) -> Generator[tuple[Running, Running]]:
    """The bare bot and this one, each of which has answered before."""
    # With so many channels none gets more messages than Discord takes.
    with bare(constants, guilds=CHANNELS) as theirs, real(guilds=CHANNELS) as ours:
        for bot in (theirs, ours):
            bot.cost(text("!rate"), COMMANDS)  # what is done once is done
        yield theirs, ours


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

    costs = Costs().measure(lambda: start(bare(constants)), lambda: start(real()))
    yield costs.apart("CPU from start to first reply", 1.0, "s")


def memory(constants: str) -> Iterator[Line]:
    """What stays in memory after a reply."""

    def resident(bot: AbstractContextManager[Running]) -> float:
        with bot as running:
            running.cost(text("!rate"), 1)
            return running.memory()

    alone = Costs([resident(bare(constants))], [resident(real())])
    yield alone.apart("memory in 1 server", 90, "MiB")

    def growth(bot: Callable[[int], AbstractContextManager[Running]]) -> float:
        return (resident(bot(2 * SERVERS)) - resident(bot(SERVERS))) / SERVERS * 1000

    more = Costs([growth(partial(bare, constants))], [growth(real)])
    yield more.apart("memory for 1,000 servers more", 0, "MiB")


def at_the_limit(constants: str) -> Iterator[Line]:
    """More commands than Discord lets a bot answer at once: 70 a second for 6 seconds in 8 channels."""
    with ExitStack() as stack:
        bots = [stack.enter_context(bot) for bot in (bare(constants, guilds=8), real(guilds=8))]

        def flood(bot: Running) -> list[Sent]:
            return bot.ask(text("!rate"), 420, 70)

        with ThreadPoolExecutor() as pool:
            asked = list(pool.map(flood, bots))
        for bot, said in zip(bots, asked, strict=True):
            with suppress(TimeoutError):  # what is lost is counted below
                bot.server.wait_answered(*said, timeout=40)
        refused = [str(bot.server.rest.refused[429]) for bot in bots]
        silent = [str(sum(not sent.replies for sent in said)) for said in asked]
        yield Line("answers of 429 to 420 commands at 70 a second", refused[0], refused[1], "", "2")
        yield Line("of these commands without a reply", silent[0], silent[1], "", "0")


if __name__ == "__main__":
    main()
