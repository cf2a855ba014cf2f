"""A page: a term, the reasons, the data, where help is."""

from __future__ import annotations

import re

from bot import __version__
from bot.answers.answer import PageAnswer
from bot.answers.queries import Safety
from bot.figures.figure import Unit
from bot.replies import numbers
from bot.replies.harmless import balanced, cell
from bot.replies.wording import LINES, Wording
from bot.replies.writer import Writer


def page_words(answer: PageAnswer, w: Writer) -> Wording:
    """The title and the text; of a long one, the short form or its beginning, and the rest behind a press.

    Pages for people in need are never cut.
    """
    page, title = answer.page, cell(answer.page.title)
    text = _filled(page.text, answer, w)
    if isinstance(answer.query, Safety):
        return Wording(title, (text,), whole=True)
    lines = tuple(line.rstrip() for line in text.split("\n") if line.strip())
    if page.id == w.data.declarations.subject.pages.about:
        return Wording(title, (*lines, *_about(w)))
    room = LINES - 1
    if len(lines) <= room:
        return Wording(title, lines)
    if page.short:
        return Wording(title, (_filled(page.short, answer, w),), lines)
    # No item is parted from the heading above it.
    cuts = [at for at in range(1, room + 1) if not re.match(r"\s*(?:[-*] |\d+\.)", lines[at])]
    cut = cuts[-1] if cuts else room
    return Wording(title, lines[:cut], lines[cut:])


def _filled(text: str, answer: PageAnswer, w: Writer) -> str:
    """The text of a page, in which figures stand for what refers to them: 16.42%."""
    text = balanced(text)
    for written, figure in answer.figures.items():
        # The page says "percentage points" itself.
        points = figure.unit is Unit.POINTS
        text = text.replace(written, numbers.all_digits(figure, w.language) if points else w.value(figure))
    return text


def _about(w: Writer) -> tuple[str, ...]:
    subject, table = w.data.declarations.subject, w.data.table
    count = len(table.periods)
    advice = w.tell("It gives no legal advice.") if subject.legal else ""
    stores = w.tell("It stores nothing: not what you write, not who you are.")
    return (
        w.tell(
            "It covers {count} {periods}, {start} through {end}.",
            count=w.language.number(count),
            periods=w.text(subject.periods if count > 1 else subject.period),
            start=w.language.day(table.span.start),
            end=w.language.day(table.span.end),
        ),
        f"{advice} {stores}".strip(),
        w.tell("Version {version}.", version=__version__),
    )
