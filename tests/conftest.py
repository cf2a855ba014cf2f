"""The bot with its data and languages, on a small Discord."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import simcord

from bot.answers.loading import load_checked
from bot.app import Bot
from bot.data.loading import Data, default_folder
from bot.languages import Language, load_languages
from bot.services import Services
from bot.settings import Settings
from bot.understanding.lines import Lines
from bot.understanding.loading import load_lines
from tests.stage import Form, Stage, everybody_speaks
from tests.stand_in import StandIn


@pytest.fixture(scope="session")
def data() -> Data:
    return load_checked(default_folder())


@pytest.fixture(scope="session")
def languages(data: Data) -> Mapping[str, Language]:
    return load_languages(data.declarations.commands)


@pytest.fixture(scope="session")
def english(languages: Mapping[str, Language]) -> Language:
    return languages["en"]


@pytest.fixture(scope="session")
def lines(data: Data, languages: Mapping[str, Language]) -> Lines:
    return load_lines(data, languages)


@pytest.fixture(scope="session", autouse=True)
def _lines_are_loaded_once_for_all_bots() -> Iterator[None]:
    # It takes a quarter of a second, more than most tests. Data are kept too, as an id may be used again.
    kept: dict[tuple[int, int], tuple[Lines, object, object]] = {}

    def load(data: Data, languages: Mapping[str, Language]) -> Lines:
        key = (id(data), id(languages))
        if key not in kept:
            kept[key] = (load_lines(data, languages), data, languages)
        return kept[key][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.services.load_lines", load)
        yield


@pytest.fixture(scope="session", autouse=True)
def _simcord_looks_more_often() -> Iterator[None]:
    # After each message it waits for 50 ms until it looks again whether the bot is done, minutes in all.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(simcord.Env)["_settle_internal"].__kwdefaults__, "idle", 0.005)
        yield


@pytest.fixture(autouse=True)
def _log_levels_are_put_back() -> Iterator[None]:
    # The command line sets them for the whole process, in which any other test may run next.
    loggers = [logging.getLogger(name) for name in ("", "bot", "discord")]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """The defaults, whatever the environment says, but for what a test is parametrized with."""
    param: dict[str, Any] = getattr(request, "param", {})
    return Settings.model_construct(**param)


@pytest.fixture
def bot(settings: Settings, data: Data, languages: Mapping[str, Language]) -> Bot:
    return Bot(Services(settings, data, languages))


@pytest.fixture
def simcord_bot(bot: Bot) -> Bot:
    """The bot that simcord's own fixture runs."""
    return bot


@pytest.fixture
def stage(simcord_env: simcord.Env, bot: Bot) -> Stage:
    guild = simcord_env.create_guild("Review watchers")
    channel = guild.create_text_channel("general")
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    return Stage(simcord_env, bot, guild, channel, alice, bob)


@pytest.fixture
def stand_in(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Takes the place of what understands questions, but not of what recognises people in need."""
    stand_in = StandIn()
    monkeypatch.setattr(stage.bot.lines.understander, "understand", stand_in.understand)
    return stand_in


@pytest.fixture
def spanish_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody has set their Discord to Spanish."""
    everybody_speaks(monkeypatch, "es-419")


@pytest.fixture(params=["text", "slash"])
def give(request: pytest.FixtureRequest, stage: Stage) -> Form:
    """Gives a command; a test that uses it runs once with text and once with slash commands."""
    return Form(stage, request.param)
