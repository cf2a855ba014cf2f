"""The address at which people add the bot to a server."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,  # to reply to a message
)
"""All that the bot ever needs in a server."""


def invite(application_id: int) -> str:
    """The address, which asks for no more than the bot needs."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )
