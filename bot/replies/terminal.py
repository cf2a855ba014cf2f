from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.answers import Answer, TalkAnswer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.queries import Beyond, Choose
from bot.replies.controls import Choice
from bot.replies.offers import controls_for
from bot.replies.wording import Wording


def choices(answer: Answer, data: Data, language: Language) -> tuple[Choice, ...]:
    """What to pick from where the bot asks back; elsewhere nothing."""
    if isinstance(answer, TalkAnswer) and isinstance(answer.query, Beyond | Choose):
        return controls_for(answer, data, language).buttons
    return ()


def as_text(wording: Wording, language: Language, to_pick: Sequence[Choice] = ()) -> str:
    """A Wording for a terminal or a script.

    Args:
        wording: what to say.
        language: that of the wording.
        to_pick: what stands on buttons elsewhere.

    Returns:
        Lines without Markdown; each choice is numbered, and each source has its address.
    """
    _ = language.gettext
    lines = [wording.headline, wording.reading, *wording.lines, wording.basis, wording.caution]
    lines += [f"{number}. {choice.label}" for number, choice in enumerate(to_pick, 1)]
    if wording.sources:
        lines.append(_("Sources") + ":")
        lines += [f"- {source.title}, {source.name}: {source.url}" for source in wording.sources]
    return without_markdown("\n".join(line for line in lines if line))


def without_markdown(text: str) -> str:
    """The text without the marks for bold, code and links that our own replies use."""
    plain = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1: \2", text)
    return re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", plain)
