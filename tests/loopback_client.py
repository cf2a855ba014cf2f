import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def lead_to(url: str) -> None:
    """Lets discord.py take the Discord at this address for the one that there is."""
    Route.BASE = url
    # Where it logs in anew, without a session to resume.
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws')}/gateway")
