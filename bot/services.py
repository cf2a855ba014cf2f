"""What all shards of one process share."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.arguments import Suggestions
from bot.data.loading import Data
from bot.languages import Language
from bot.operations.logins import Logins, OwnLogins
from bot.operations.pacing import Pacing
from bot.operations.requests import Requests
from bot.patience import Patience
from bot.replies.reply import Replier
from bot.settings import Settings
from bot.understanding.loading import load_lines


class Services:
    """Reads questions, answers them, and keeps count, for whichever shard somebody is on."""

    def __init__(
        self,
        settings: Settings,
        data: Data,
        languages: Mapping[str, Language],
        logins: Logins | None = None,
    ) -> None:
        self.settings = settings
        self.data = data
        self.languages = languages
        self.logins = logins or OwnLogins()
        self.about_links: dict[str, str] = {}
        """Pages that `about` leads to, by a label in English; known after the first login."""
        self.replier = Replier(languages, self.about_links)
        self.lines = load_lines(data, languages)
        self.suggestions = Suggestions(self.lines.commands, languages)
        self.patience = Patience()
        self.pacing = Pacing(settings.share)
        self.requests = Requests()
