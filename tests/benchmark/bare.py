"""A bare discord.py bot on a stock install: `python -m tests.benchmark.bare URL TOKEN CONSTANTS`.

`!ping` sends a word. `!rate`, `/rate` and its suggestions send constants, CONSTANTS in JSON, which
are what the real bot sent. The view is built for each reply, as discord.py wants it.
"""
# ruff: noqa: E402  what a stock install lacks has to be out of the way before discord.py is imported

import json
import sys

for extra in ("orjson", "uvloop", "zstandard", "brotli", "brotlicffi", "aiodns"):
    sys.modules[extra] = None  # type: ignore[assignment]  as if it weren't installed

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from tests.loopback_client import lead_to

Context = commands.Context[commands.Bot]
Interaction = discord.Interaction[commands.Bot]


def bare_bot(reply: dict[str, Any], suggestions: list[dict[str, str]]) -> commands.Bot:
    """The bot, with what it always says."""
    intents = discord.Intents.default()
    intents.message_content = True
    bot = commands.Bot("!", intents=intents, allowed_mentions=discord.AllowedMentions.none())
    embed = discord.Embed.from_dict(reply["embeds"][0])
    choices = [app_commands.Choice(**suggestion) for suggestion in suggestions]

    def view() -> discord.ui.View:
        built = discord.ui.View(timeout=None)
        for row in reply["components"]:
            for part in row["components"]:
                if part["type"] == discord.ComponentType.button.value:
                    built.add_item(discord.ui.Button(label=part["label"], custom_id=part["custom_id"]))
                else:
                    options = [discord.SelectOption.from_dict(option) for option in part["options"]]
                    built.add_item(
                        discord.ui.Select(
                            custom_id=part["custom_id"], placeholder=part["placeholder"], options=options
                        )
                    )
        return built

    async def ping(ctx: Context) -> None:
        await ctx.send("pong")

    async def rate(ctx: Context) -> None:
        await ctx.reply(embed=embed, view=view())

    async def slash_ping(interaction: Interaction) -> None:
        await interaction.response.send_message("pong")

    async def slash_rate(interaction: Interaction, period: str = "") -> None:
        del period  # it always says the same
        await interaction.response.send_message(embed=embed, view=view())

    async def suggest(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
        del current
        return choices

    bot.add_command(commands.Command(ping))
    bot.add_command(commands.Command(rate))
    bot.tree.command(name="ping", description="ping")(slash_ping)
    bot.tree.command(name="rate", description="rate")(app_commands.autocomplete(period=suggest)(slash_rate))
    return bot


if __name__ == "__main__":
    _, url, token, said = sys.argv
    lead_to(url)
    bare_bot(**json.loads(said)).run(token)
