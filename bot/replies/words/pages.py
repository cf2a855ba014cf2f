"""A page: a term, the reasons, the data, where help is."""

from __future__ import annotations

import re

from bot import __version__
from bot.answers.answer import PageAnswer
from bot.answers.queries import Safety
from bot.replies.harmless import cell
from bot.replies.wording import LINES, Wording
from bot.replies.writer import Writer


def page_words(answer: PageAnswer, w: Writer) -> Wording:
    """The title and the text; of a long one, the short form or its beginning, and the rest behind a press.

    Pages for people in need are never cut.
    """
    page = answer.page
    text = w.page_text(page.text, answer.figures.items())
    lines = tuple(line.rstrip() for line in text.split("\n") if line.strip())
    if isinstance(answer.query, Safety):
        return Wording(cell(page.title), (text,), whole=True)
    if answer.help_page:
        lines = (*lines, _help(answer, w))
    if page.id == w.data.declarations.subject.pages.about:
        return Wording(cell(page.title), (*lines, *_about(w)))
    room = LINES - 1
    if len(lines) <= room:
        return Wording(cell(page.title), lines)
    if page.short:
        return Wording(cell(page.title), (w.page_text(page.short, answer.figures.items()),), lines)
    cut = _cut(lines, room)
    return Wording(cell(page.title), lines[:cut], lines[cut:])


def _cut(lines: tuple[str, ...], room: int) -> int:
    """Where to cut, so that no item is parted from the heading above it."""
    starts = [at for at in range(1, room + 1) if not re.match(r"\s*(?:[-*] |\d+\.)", lines[at])]
    return starts[-1] if starts else room


def _help(answer: PageAnswer, w: Writer) -> str:
    """Points to the page with legal help, where somebody's own case may stand behind the question."""
    _ = w.language.gettext
    page = answer.help_page
    return _("About a case of your own: {page}.").format(page=f"**{cell(page.title)}**") if page else ""


def _about(w: Writer) -> tuple[str, ...]:
    """What the bot itself covers, keeps and is."""
    _, language, subject = w.language.gettext, w.language, w.data.declarations.subject
    periods = w.data.table.periods
    advice = _("It gives no legal advice.") if subject.legal else ""
    stores = _("It stores nothing: not what you write, not who you are.")
    return (
        _("It covers {count} {periods}, {start} through {end}.").format(
            count=language.number(len(periods)),
            periods=w.text(subject.periods if len(periods) > 1 else subject.period),
            start=language.day(w.data.table.span.start),
            end=language.day(w.data.table.span.end),
        ),
        f"{advice} {stores}".strip(),
        _("Version {version}.").format(version=__version__),
    )
