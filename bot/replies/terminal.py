from __future__ import annotations

import re

from bot.core.language import Language
from bot.replies.wording import Wording


def as_text(wording: Wording, language: Language) -> str:
    """A Wording for a terminal or a script: no Markdown, and each source on a line with its address."""
    _ = language.gettext
    lines = [wording.headline, wording.reading, *wording.lines, wording.basis, wording.caution]
    if wording.sources:
        lines.append(_("Sources") + ":")
        lines += [f"- {source.title}, {source.name}: {source.url}" for source in wording.sources]
    return without_markdown("\n".join(line for line in lines if line))


def without_markdown(text: str) -> str:
    """The text without the marks for bold, code and links that our own replies use."""
    plain = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1: \2", text)
    return re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", plain)
