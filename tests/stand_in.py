from __future__ import annotations

from dataclasses import dataclass, field

from bot.answers.queries import Asked, Query, Unknown
from bot.understanding.understood import Understood


@dataclass
class StandIn:
    """Stands in for what understands questions in words: one meaning for whatever is said, which it keeps."""

    meant: Query = field(default_factory=Unknown)
    is_sure: bool = True
    heard: list[tuple[str, Query | None]] = field(default_factory=list[tuple[str, Query | None]])
    """Each text, with the question of the answer that it replies to."""

    def understand(self, text: str, language: str, about: Query | None = None) -> Understood:
        """Understands it as what is meant, in the language that was taken so far."""
        self.heard.append((text, about))
        return Understood(language, Asked(self.meant), is_sure=self.is_sure)
