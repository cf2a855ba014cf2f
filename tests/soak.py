"""Half an hour of what a bot lives through, from a seed: `python -m tests.soak --minutes 30 --seed 7`.

The bot runs as a process on a Discord on loopback. People chat, give commands and press buttons; meanwhile
lines break, Discord goes away for some seconds, fails to take a reply, or loses the answer to one. In the end
it is counted what was answered once, twice or not at all, and how the memory grew.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.replies.controls import Action, ControlId
from tests.benchmark.processes import real
from tests.expected import EARLIER_QUERY, TREND_QUERY
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_rest import Sent

SERVERS = 20
PACE = (0.02, 0.4)
"""Seconds from one thing that people do to the next, at random."""
CALM = (3.0, 15.0)
"""Seconds from one thing that goes wrong to the next."""
OUTAGE = (0.5, 12.0)
PATIENCE = 60
"""Seconds to wait in the end for what hasn't been answered yet."""

QUESTIONS = (
    "!rate", "!rate June 2012", "!rate May30-Jul20", "!compare first vs last", "!trend", "!total Apr 16",
    "!closed", "!explain docket", "!why", "!help", "!tasa", "!periods", "!data", "!rate lunch",
)  # fmt: skip
IN_PRIVATE = ("what was the rate in the last period?", "did it fall?", "¿cuántos casos?", "hello", "rate")
CHATTER = ("good morning everyone", "lol", "see you at 5/6?", "who has the minutes of May 30?", "!xyz")
SLASHES: tuple[tuple[str, dict[str, str]], ...] = (
    ("rate", {}),
    ("rate", {"period": "June"}),
    ("trend", {}),
    ("help", {}),
    ("ask", {"question": "why?"}),
)


@dataclass
class Soak:
    """What happens, and what came of it.

    Args:
        server: where it happens.
        chance: decides what happens and when.
    """

    server: LoopbackDiscord
    chance: Random
    asked: dict[str, list[Sent]] = field(default_factory=dict[str, list[Sent]])
    """What wants an answer, by its kind."""
    silent: list[Sent] = field(default_factory=list[Sent])
    """What doesn't."""
    troubles: Counter[str] = field(default_factory=Counter[str])

    def run(self, seconds: float) -> None:
        """Lets things happen for so long, and waits until all is answered."""
        now = time.monotonic()
        end, next_trouble = now + seconds, now + self.chance.uniform(*CALM)
        while (now := time.monotonic()) < end:
            self._do_something()
            if now >= next_trouble:
                self._go_wrong()
                next_trouble = time.monotonic() + self.chance.uniform(*CALM)
            time.sleep(self.chance.uniform(*PACE))
        deadline = time.monotonic() + PATIENCE
        while any(not sent.replies for sent in self._all()) and time.monotonic() < deadline:
            time.sleep(0.5)
        time.sleep(5)  # for what is said twice

    def _all(self) -> list[Sent]:
        return [sent for several in self.asked.values() for sent in several]

    # ------------------------------------------------------------ what people do

    def _do_something(self) -> None:
        server, guild = self.server, self.chance.choice(self.server.guilds)
        kind = self.chance.choices(
            ("chatter", "command", "private", "slash", "typing", "press"), (8, 4, 2, 4, 2, 2)
        )[0]
        match kind:
            case "chatter":
                self.silent.append(server.say(self.chance.choice(CHATTER), guild=guild))
                return
            case "command":
                sent = server.say(self.chance.choice(QUESTIONS), guild=guild)
            case "private":
                sent = server.say(self.chance.choice(IN_PRIVATE))
            case "slash":
                command, options = self.chance.choice(SLASHES)
                sent = server.use(command, options, guild=guild)
            case "typing":
                sent = server.use(
                    "rate", {"period": self.chance.choice(("", "J", "fir"))}, typing="period", guild=guild
                )
            case _:
                sent = self._press(guild)
        self.asked.setdefault(kind, []).append(sent)

    def _press(self, guild: int) -> Sent:
        asker = self.chance.randrange(10**18, 10**19)
        presser = asker if self.chance.random() < 0.7 else None
        query = self.chance.choice((EARLIER_QUERY, TREND_QUERY))
        custom_id = str(
            ControlId(self.chance.choice((Action.SHOW, Action.TELL, Action.TRANSLATE)), query, "en", asker)
        )
        return self.server.press(custom_id, {"content": "Once upon a time"}, guild=guild, author=presser)

    # ------------------------------------------------------------ what goes wrong

    def _go_wrong(self) -> None:
        troubles: dict[str, Callable[[], Any]] = {
            "the line broke": self.server.drop,
            "Discord asked to reconnect": lambda: self.server.send_op(7),
            "the session was resumed after op 9": lambda: self.server.send_op(9, data=True),
            "the connection was closed with 4000": lambda: self.server.close(4000),
            "Discord was away": self._outage,
            "an event could not be read": lambda: self.server.dispatch("MESSAGE_UPDATE", {"id": "5"}),
            "a message was answered 503": lambda: self.server.go_wrong("POST /channels/", 503),
            "a message's answer was lost": lambda: self.server.lose_answer("POST /channels/"),
            "a message's line broke": lambda: self.server.lose_request("POST /channels/"),
            "an interaction was answered 502": lambda: self.server.go_wrong("POST /interactions/", 502),
            "an interaction's answer was lost": lambda: self.server.lose_answer("POST /interactions/"),
        }
        name = self.chance.choice(list(troubles))
        try:
            troubles[name]()
        except RuntimeError:  # it isn't connected just now
            return
        self.troubles[name] += 1

    def _outage(self) -> None:
        self.server.go_away()
        end = time.monotonic() + self.chance.uniform(*OUTAGE)
        while time.monotonic() < end:
            # An interaction waits three seconds for its answer, so that none is begun now.
            said = self.server.say(
                self.chance.choice(QUESTIONS), guild=self.chance.choice(self.server.guilds)
            )
            self.asked.setdefault("command", []).append(said)
            time.sleep(self.chance.uniform(0.1, 1))
        self.server.come_back()
        self.server.wait_connected(60)

    # ------------------------------------------------------------ what came of it

    def report(self) -> str:
        """Counts, as lines of text."""
        lines = [f"{'':12}{'said':>8}{'once':>8}{'twice':>8}{'lost':>8}"]
        for kind, several in [*self.asked.items(), ("all", self._all())]:
            by_answers = Counter(min(len(sent.replies), 2) for sent in several)
            lines.append(f"{kind:12}{len(several):8}{by_answers[1]:8}{by_answers[2]:8}{by_answers[0]:8}")
        answered = sum(bool(sent.replies) for sent in self.silent)
        lines.append(f"chatter: {len(self.silent)} messages, {answered} of them answered")
        lines += [f"{count} times {name}" for name, count in sorted(self.troubles.items())]
        gateway = self.server.gateway
        lines.append(f"{len(gateway.identifies)} logins, {gateway.resumes} resumed sessions")
        return "\n".join(lines)


def main() -> None:
    """Runs and prints."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak", description="Lets things go wrong, and counts."
    )
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=None, help="default: a new one, which is printed")
    options = parser.parse_args()
    seed: int = time.time_ns() % 1_000_000 if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)  # noqa: T201  the output
    with real(guilds=SERVERS) as bot:
        soak = Soak(bot.server, Random(seed))  # noqa: S311  the same each time
        bot.server.wait_answered(bot.server.say("!trend", guild=bot.server.guilds[0]))  # all is loaded
        start = bot.memory()
        soak.run(options.minutes * 60)
        print(soak.report())  # noqa: T201
        print(f"memory: {start:.1f} MiB at the start, {bot.memory():.1f} MiB at the end")  # noqa: T201


if __name__ == "__main__":
    main()
