"""The possible reasons of the fall, and what the data holds for or against each."""

from __future__ import annotations

from bot.core.answers import WhyAnswer
from bot.core.language import Language
from bot.replies import numbers
from bot.replies.courts import pilot_line
from bot.replies.detention import effect_line, meaning_of_effects
from bot.replies.filings import filing
from bot.replies.wording import Wording


def why_words(answer: WhyAnswer, language: Language) -> Wording:
    """What is to be explained, the reasons as the page names them, and the evidence on each."""
    _ = language.gettext
    line = _("The rate went from {first} ({first_span}) to {last} ({last_span}).").format(
        first=numbers.percent(answer.first.rate, language),
        first_span=language.span(answer.first.span),
        last=numbers.percent(answer.last.rate, language),
        last_span=language.span(answer.last.span),
    )
    evidence = _evidence(answer, language)
    caution = _("None of it settles which reason is right.") if evidence else ""
    return Wording(answer.entry.title, (line, answer.entry.text, *evidence), caution=caution)


def _evidence(answer: WhyAnswer, language: Language) -> list[str]:
    """What the data has on each reason, and what that doesn't show."""
    _ = language.gettext
    lines: list[str] = []
    if answer.pilots:
        lines.append(_("**On geography:** the pilots differed from each other, which fits it."))
        lines += [pilot_line(pilot, answer.names, language) for pilot in answer.pilots]
        lines.append(
            _(
                "Los Angeles and San Francisco, though, were among the courts with the most closures; but "
                "counts aren't rates, and no page gives reviewed and eligible cases of other courts."
            )
        )
    if answer.effects:
        lines.append(_("**On the nature of the cases:** detained people's were almost never found eligible."))
        lines += [effect_line(effects, language) for effects in answer.effects]
        lines.append(meaning_of_effects(language))
        lines.append(
            _("For {span} nothing is known about this, nor about other kinds of cases at any time.").format(
                span=language.span(answer.last.span)
            )
        )
    if len(answer.filings) > 1:
        first, second = answer.filings[:2]
        lines.append(
            _("**On fewer cases started:** filed in court {first}; {second}.").format(
                first=filing(first, language), second=filing(second, language)
            )
        )
        lines.append(_("They don't show how grave the cases were, and miss removals made outside court."))
    return lines
