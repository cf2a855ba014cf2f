from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Blank = BeforeValidator(lambda value: value or None)
"""An empty setting is none."""


def _numbers(value: object) -> object:
    """The numbers in `0-3,6`; None where there are none."""
    if not isinstance(value, str):
        return value
    numbers: list[int] = []
    for part in value.split(",") if value else ():
        match = re.fullmatch(r"\s*(\d{1,5})(?:-(\d{1,5}))?\s*", part)
        run = range(int(match[1]), int(match[2] or match[1]) + 1) if match else ()
        if not run:
            raise ValueError("must be written like 0-3 or 0,1,2")
        numbers.extend(run)
    return tuple(numbers) or None


def _ids(value: object) -> object:
    """The ids in `123, 456`."""
    if not isinstance(value, str):
        return value
    parts = re.split(r"[,\s]+", value.strip(", \t\n")) if value.strip(", \t\n") else []
    if not all(re.fullmatch(r"[0-9]{15,20}", part) for part in parts):
        raise ValueError("must be the ids of channels, such as 123456789012345678, 234567890123456789")
    return frozenset(map(int, parts))


class Settings(BaseSettings):
    """What the operator decides, from the environment and from .env; each is explained in .env.example."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    discord_token: SecretStr = SecretStr("")
    command_prefix: Annotated[str, Field(max_length=10, pattern=r"^\S*$")] = "!"
    message_content: bool = True
    ask_channels: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    default_language: Literal["en", "es"] = "en"
    data_dir: Annotated[Path | None, Blank] = None
    source_url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    health_port: Annotated[int | None, Field(ge=1, le=65535), Blank] = None
    health_host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    shard_count: Annotated[int | None, Field(ge=1), Blank] = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode, BeforeValidator(_numbers)] = None
    redis_url: SecretStr = SecretStr("")

    @property
    def share(self) -> float:
        """How much of the bot this process is: its part of all shards."""
        return len(self.shard_ids) / self.shard_count if self.shard_ids and self.shard_count else 1.0

    @field_validator("ask_channels")
    @classmethod
    def _can_be_read(cls, channels: frozenset[int], others: ValidationInfo) -> frozenset[int]:
        if channels and not others.data.get("message_content"):
            raise ValueError(
                "needs MESSAGE_CONTENT=true: without it Discord doesn't show the bot what is said"
            )
        return channels

    @field_validator("discord_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr) -> SecretStr:
        value = token.get_secret_value().strip()
        if value.startswith(("'", '"')):
            raise ValueError("the value begins with a quote; docker --env-file keeps quotes")
        if value.lower().startswith("bot "):
            raise ValueError("the value begins with 'Bot'; the token is what comes after it")
        if len(value.splitlines()) > 1:
            raise ValueError("the value has a line break in it; the token is a single line")
        return SecretStr(value)

    @field_validator("shard_ids")
    @classmethod
    def _are_shards(cls, ids: tuple[int, ...] | None, others: ValidationInfo) -> tuple[int, ...] | None:
        count: int | None = others.data.get("shard_count")
        if ids is not None and count is None:
            raise ValueError("needs SHARD_COUNT, the number of shards of all processes together")
        if ids is not None and (len(set(ids)) < len(ids) or max(ids) >= (count or 0)):
            raise ValueError(f"must be different numbers below SHARD_COUNT, which is {count}")
        return ids

    @field_validator("redis_url")
    @classmethod
    def _is_of_redis(cls, url: SecretStr) -> SecretStr:
        if url and not url.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must start with redis://, rediss:// or unix://")
        try:
            _ = urlsplit(url.get_secret_value()).port
        except ValueError:  # whose words hold a part of the password
            raise ValueError("can't be read: in a password, write / as %2F, # as %23 and @ as %40") from None
        return url
