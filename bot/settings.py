from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.rows import Blank


class Settings(BaseSettings):
    """What the operator decides, from the environment and from .env; each is explained in .env.example."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    discord_token: SecretStr = SecretStr("")
    prefix: Annotated[str, Field(max_length=10, pattern=r"^\S*$")] = "!"
    message_content: bool = True
    language: Literal["en", "es"] = "en"
    data_dir: Annotated[Path | None, Blank] = None
    source_url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
