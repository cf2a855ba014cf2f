from __future__ import annotations

from bot.languages import Language
from bot.replies.harmless import unmarked, visible
from bot.replies.wording import Wording
from bot.replies.writer import cited, joined


def as_text(wording: Wording, language: Language) -> str:
    """A Wording for a terminal or a script: all of it without Markdown, each source with its address."""
    more = [line for line in wording.more if line not in wording.lines]
    lines = [wording.headline, wording.reading, *wording.lines, *more, wording.small]
    text = [unmarked("\n".join(line for line in lines if line))]
    text += [f"{number}. {choice}" for number, choice in enumerate(wording.choices, 1)]
    if wording.sources:
        text.append(language.tell("Sources: {sources}", sources="").rstrip())
    for source in wording.sources:
        text.append(f"- {visible(joined(source.title, cited(source, language)))}: {source.url}")
    return "\n".join(text)
