"""What settings are taken, and how those that aren't are named."""

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings


@pytest.mark.parametrize(
    ("written", "shards"),
    [
        ("0-3", (0, 1, 2, 3)),
        ("0,1,2", (0, 1, 2)),
        ("11", (11,)),
        ("0-1, 5,7-8", (0, 1, 5, 7, 8)),
        ("", None),
    ],
)
def test_shards_are_written_singly_or_as_ranges(
    written: str, shards: tuple[int, ...] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHARD_COUNT", "12")
    monkeypatch.setenv("SHARD_IDS", written)
    assert Settings().shard_ids == shards


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"shard_ids": "0-3"}, "needs SHARD_COUNT"),
        ({"shard_count": "4", "shard_ids": "0-4"}, "must be different numbers below SHARD_COUNT, which is 4"),
        ({"shard_count": "4", "shard_ids": "1,1"}, "must be different numbers below SHARD_COUNT, which is 4"),
        ({"shard_count": "4", "shard_ids": "3-0"}, "must be written like 0-3 or 0,1,2"),
        ({"shard_count": "4", "shard_ids": "0-999999"}, "must be written like 0-3 or 0,1,2"),
        ({"shard_count": "4", "shard_ids": "all"}, "must be written like 0-3 or 0,1,2"),
        ({"shard_count": "0"}, "greater than or equal to 1"),
        ({"redis_url": "http://secret@redis"}, "must start with redis://, rediss:// or unix://"),
        ({"redis_url": "redis://:secret/x@redis:6379"}, "can't be read: in a password, write / as %2F"),
        ({"discord_token": '"secret"'}, "the value begins with a quote; docker --env-file keeps quotes"),
        ({"discord_token": " 'secret'"}, "the value begins with a quote; docker --env-file keeps quotes"),
        ({"discord_token": "Bot secret"}, "the value begins with 'Bot'; the token is what comes after it"),
        ({"discord_token": "sec\nret"}, "the value has a line break in it; the token is a single line"),
        ({"health_port": "70000"}, "less than or equal to 65535"),
        ({"log_format": "xml"}, "'text' or 'json'"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_its_reason(wrong: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(wrong)
    (error,) = caught.value.errors()
    assert error["loc"] == (list(wrong)[-1],)
    assert complaint in error["msg"]
    assert "sec" not in error["msg"]


@pytest.mark.parametrize(
    ("theirs", "value"), [("LANGUAGE", "en_US:en"), ("PREFIX", "/opt/conda/envs/my bot")]
)
def test_what_other_programs_set_for_themselves_is_no_setting_of_the_bot(
    theirs: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shells set LANGUAGE for gettext, and build tools set PREFIX."""
    monkeypatch.setenv(theirs, value)
    assert Settings().default_language == "en"
    assert Settings().command_prefix == "!"


def test_white_space_around_a_token_is_left_out() -> None:
    assert Settings(discord_token=SecretStr(" abc.def\n")).discord_token.get_secret_value() == "abc.def"


def test_no_secret_is_ever_printed() -> None:
    settings = Settings.model_validate({"discord_token": "hush", "redis_url": "redis://:hush@host"})
    assert "hush" not in f"{settings} {settings!r}"
