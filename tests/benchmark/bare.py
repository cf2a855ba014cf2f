"""A bare discord.py bot: `python -m tests.benchmark.bare URL TOKEN CONSTANTS`.

`!ping` sends a word. `!rate`, `/rate` and its suggestions send constants, CONSTANTS in JSON, which
are what the real bot sent. The card is made once, and discord.py has what makes it quicker, as the real one
has: a bot that does no work of its own is what the real one is measured by.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from tests.loopback_client import lead_to

Context = commands.Context[commands.Bot]
Interaction = discord.Interaction[commands.Bot]
Part = discord.ui.Item[discord.ui.LayoutView]


class BareBot(commands.Bot):
    """The bot, with what it always says."""

    def __init__(self, reply: dict[str, Any], suggestions: list[dict[str, str]]) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__("!", intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self._reply = reply
        self._choices = [app_commands.Choice(**suggestion) for suggestion in suggestions]

    async def setup_hook(self) -> None:
        card = discord.ui.LayoutView(timeout=None)
        for component in self._reply["components"]:
            card.add_item(built(component))
        choices = self._choices

        async def ping(ctx: Context) -> None:
            await ctx.send("pong")

        async def rate(ctx: Context) -> None:
            await ctx.reply(view=card)

        async def slash_ping(interaction: Interaction) -> None:
            await interaction.response.send_message("pong")

        async def slash_rate(interaction: Interaction, period: str = "") -> None:
            del period  # it always says the same
            await interaction.response.send_message(view=card)

        async def suggest(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
            del current
            return choices

        self.add_command(commands.Command(ping))
        self.add_command(commands.Command(rate))
        self.tree.command(name="ping", description="ping")(slash_ping)
        self.tree.command(name="rate", description="rate")(
            app_commands.autocomplete(period=suggest)(slash_rate)
        )


def built(component: dict[str, Any]) -> Part:
    """A component from its JSON."""
    parts = [built(part) for part in component.get("components") or ()]
    match discord.ComponentType(component["type"]):
        case discord.ComponentType.container:
            return discord.ui.Container(*parts, accent_colour=component["accent_color"])
        case discord.ComponentType.text_display:
            return discord.ui.TextDisplay(component["content"])
        case discord.ComponentType.separator:
            return discord.ui.Separator()
        case discord.ComponentType.action_row:
            return discord.ui.ActionRow(*parts)
        case discord.ComponentType.button:
            return discord.ui.Button(label=component["label"], custom_id=component["custom_id"])
        case discord.ComponentType.select:
            return discord.ui.Select(
                custom_id=component["custom_id"],
                placeholder=component["placeholder"],
                options=[discord.SelectOption.from_dict(option) for option in component["options"]],
            )
        case other:
            raise ValueError(f"the reply has a component of another type: {other}")


if __name__ == "__main__":
    _, url, token, said = sys.argv
    lead_to(url)
    BareBot(**json.loads(said)).run(token)
