"""New cases that ICE filed, in words."""

from __future__ import annotations

from bot.core.figures import Figure
from bot.core.filings import FilingsAnswer
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.wording import Wording


def filing_words(answer: FilingsAnswer, language: Language) -> Wording:
    """All counts of new cases."""
    _ = language.gettext
    lines = [f"• {filing(figure, language)}" for figure in answer.filings]
    lines.append(
        _(
            "Other months aren't known. The counts don't show how grave the cases were, and ICE said that "
            "court filings miss removals made outside court: they can't settle whether fewer low-priority "
            "cases were started."
        )
    )
    caution = _("New cases filed in immigration court, not cases of the review. Figures of 2011-12.")
    return Wording(
        _("New cases that ICE filed in immigration court"),
        tuple(lines),
        _("Published: the sources print them."),
        caution,
    )


def filing(figure: Figure, language: Language) -> str:
    """Oct 1 – Dec 31, 2011: 39,331."""
    _ = language.gettext
    return _("{span}: {count}").format(
        span=language.span(figure.span), count=f"**{numbers.count(figure, language)}**"
    )
