"""What a Discord on loopback tells a bot, as the JSON of its events."""

from __future__ import annotations

from typing import Any

import discord

BOT: dict[str, Any] = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True}
"""The bot's user, whose id is that of its application."""


def person(number: int) -> dict[str, Any]:
    """Somebody."""
    return {
        "id": str(number),
        "username": "somebody",
        "discriminator": "0",
        "avatar": None,
        "global_name": None,
    }


def member(user: dict[str, Any] | None = None) -> dict[str, Any]:
    """What a server knows of somebody."""
    known: dict[str, Any] = {
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    return known | ({"user": user} if user else {})


def channel_of(guild: int) -> int:
    """The id of a server's one channel."""
    return guild + 1


def channel(guild: int) -> dict[str, Any]:
    """A server's one channel."""
    return {
        "id": str(channel_of(guild)),
        "type": 0,
        "guild_id": str(guild),
        "name": "ask-here",
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
    }


def role(number: int, **particulars: object) -> dict[str, Any]:
    """A role, which by itself lets nobody do anything."""
    common: dict[str, Any] = {
        "id": str(number),
        "name": BOT["username"],
        "permissions": "0",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": True,
        "position": 1,
        "flags": 0,
    }
    return common | particulars


def own_role(guild: int) -> int:
    """The id of the role that Discord made for the bot when it was added to a server."""
    return guild + 2


def guild_create(guild: int, permissions: discord.Permissions) -> dict[str, Any]:
    """A server in which everybody, and so the bot, may do some things.

    Without the intent for members Discord names no member but the bot.
    """
    everyone = role(
        guild, name="@everyone", permissions=str(permissions.value), mentionable=False, position=0
    )
    own = role(own_role(guild), managed=True, tags={"bot_id": BOT["id"]})
    return {
        "id": str(guild),
        "name": "server",
        "owner_id": "2",
        "icon": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [everyone, own],
        "channels": [channel(guild)],
        "threads": [],
        "members": [member(BOT)],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "member_count": 100,
    }


def message(
    number: int, channel_id: int, author: dict[str, Any], said: dict[str, Any], guild: int | None = None
) -> dict[str, Any]:
    """A message, of which `said` has what its author decided."""
    told: dict[str, Any] = {
        "id": str(number),
        "channel_id": str(channel_id),
        "author": author,
        "content": said.get("content") or "",
        "timestamp": discord.utils.snowflake_time(number).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": said.get("mentions") or [],
        "mention_roles": [],
        "attachments": [],
        "embeds": said.get("embeds") or [],
        "components": said.get("components") or [],
        "pinned": False,
        "type": 0,
    }
    return told | ({"guild_id": str(guild), "member": member()} if guild else {})


def interaction(
    number: int, kind: int, guild: int, user: dict[str, Any], permissions: discord.Permissions
) -> dict[str, Any]:
    """The use of a command or of a button, but for what was used."""
    return {
        "id": str(number),
        "application_id": BOT["id"],
        "type": kind,
        "guild_id": str(guild),
        "guild": {"id": str(guild), "locale": "en-US", "features": []},
        "channel_id": str(channel_of(guild)),
        "channel": channel(guild),
        "member": member(user) | {"permissions": str(permissions.value)},
        "token": str(number),  # so that it can be found again
        "version": 1,
        "app_permissions": str(permissions.value),
        "locale": "en-US",
        "guild_locale": "en-US",
        "attachment_size_limit": 10_485_760,
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(guild)},
        "context": 0,
    }
