"""The sentences about figures from which replies are put together, one way of saying each thing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.answers import Answer, CourtsAnswer, ExplainAnswer
from bot.core.figures import Basis, Figure
from bot.core.language import Language
from bot.core.queries import Closed, Compare, Courts, Explain, Rate, Sources, Total
from bot.core.span_figures import Change, Fit, SpanFigures
from bot.core.spans import Span
from bot.replies import numbers
from bot.replies.voice import Voice

_LISTED = 10
"""Periods that one reply lists; of more, the first and the last."""


def capital(text: str) -> str:
    """The text with a capital first letter, whatever the rest."""
    return text[:1].upper() + text[1:]


def counts(figures: SpanFigures, language: Language) -> dict[str, str]:
    """The two counts, for the placeholders {eligible} and {reviewed}."""
    return {
        "eligible": numbers.count(figures.eligible, language),
        "reviewed": numbers.count(figures.reviewed, language),
    }


def row(figures: SpanFigures, language: Language) -> str:
    """May 30 – Jul 20, 2012: **3.41%**, about 2,330–2,350 of … (rate published, counts approximate)."""
    _ = language.gettext
    return _("{span}: {rate}, {eligible} of {reviewed} ({basis})").format(
        span=language.span(figures.span),
        rate=f"**{numbers.percent(figures.rate, language)}**",
        basis=_basis_word(figures, language),
        **counts(figures, language),
    )


def short_row(figures: SpanFigures, language: Language) -> str:
    """May 30 – Jul 20, 2012: **3.41%** (rate published, counts approximate)."""
    _ = language.gettext
    return _("{span}: {rate} ({basis})").format(
        span=language.span(figures.span),
        rate=f"**{numbers.percent(figures.rate, language)}**",
        basis=_basis_word(figures, language),
    )


def listed(lines: Sequence[str], language: Language) -> list[str]:
    """The lines as a list; of very many, the first and the last of them."""
    if len(lines) <= _LISTED:
        return [f"• {line}" for line in lines]
    half = _LISTED // 2
    hidden = len(lines) - 2 * half
    more = language.ngettext("… {count} more period …", "… {count} more periods …", hidden)
    return [
        *(f"• {line}" for line in lines[:half]),
        more.format(count=language.number(hidden)),
        *(f"• {line}" for line in lines[-half:]),
    ]


def limits(figures: SpanFigures, language: Language) -> list[str]:
    """What the figures don't cover of the days that were asked about."""
    _ = language.gettext
    lines: list[str] = []
    if figures.fit is Fit.WITHIN:
        lines.append(
            _(
                "Nothing is known by the day: {asked} lies inside this period, whose figures these are."
            ).format(asked=language.span(figures.asked))
        )
    if figures.fit is Fit.ACROSS:
        lines.append(
            _("{asked} cuts across review periods; the figures are those of all it touches, {span}.").format(
                asked=language.span(figures.asked), span=language.span(figures.span)
            )
        )
    if figures.starts_before:
        lines.append(
            _("The table starts on {day}; it has nothing earlier.").format(
                day=language.day(figures.span.start)
            )
        )
    if figures.ends_after:
        lines.append(
            _("The table ends on {day}; it has nothing later.").format(day=language.day(figures.span.end))
        )
    return lines


def basis(figures: SpanFigures, language: Language) -> str:
    """How sure the rate and the counts of a span are."""
    _ = language.gettext
    match figures.rate.basis, figures.reviewed.basis:
        case Basis.PUBLISHED, Basis.PUBLISHED:
            text = _("Published: the sources print the rate and both counts.")
        case Basis.PUBLISHED, Basis.DERIVED:
            text = _("The rate is published; the counts are derived: computed from published totals.")
        case Basis.PUBLISHED, _other:
            text = _("The rate is published; the counts are approximate: known only within a range.")
        case Basis.DERIVED, Basis.PUBLISHED:
            text = _("The counts are published; the rate is derived: eligible divided by reviewed.")
        case Basis.DERIVED, _other if figures.fit in (Fit.JOINED, Fit.ACROSS):
            text = _("Derived: added up from the review periods.")
        case Basis.DERIVED, _other:
            text = _("Derived: computed from published totals.")
        case _other:
            text = _("Approximate: some of the counts in it are known only within a range.")
    if printed := figures.printed:
        rate = language.percent(printed.value, printed.decimals)
        text = _("{basis} A source prints the rate as {rate}.").format(basis=text, rate=rate)
    return text


def _basis_word(figures: SpanFigures, language: Language) -> str:
    _ = language.gettext
    rate, count = numbers.basis(figures.rate, language), numbers.basis(figures.reviewed, language)
    if rate == count:
        return rate
    return _("rate {rate_basis}, counts {counts_basis}").format(rate_basis=rate, counts_basis=count)


def meaning_of_bases(language: Language) -> str:
    """What the words for the bases mean."""
    _ = language.gettext
    return _(
        "Published: a source prints it. Derived: computed from published figures. "
        "Approximate: known only within a range."
    )


def from_to(change: Change, first: SpanFigures, second: SpanFigures, language: Language) -> str:
    """From 7.97% to 3.41%: 4.56 percentage points lower."""
    _ = language.gettext
    return _directed(
        change.difference,
        lower=_("From {first} to {second}: {points} percentage points lower"),
        higher=_("From {first} to {second}: {points} percentage points higher"),
        same=_("From {first} to {second}: no clear difference"),
    ).format(
        first=numbers.percent(first.rate, language),
        second=numbers.percent(second.rate, language),
        points=numbers.points(change.difference, language),
    )


def since_before(change: Change, before: SpanFigures, language: Language) -> str:
    """2.55 percentage points lower than in the period before (5.96%, Apr 17 – May 29, 2012)."""
    _ = language.gettext
    sentence = _directed(
        change.difference,
        lower=_("{points} percentage points lower than in the period before ({rate}, {span})."),
        higher=_("{points} percentage points higher than in the period before ({rate}, {span})."),
        same=_("No clear difference from the period before ({rate}, {span})."),
    )
    return capital(
        sentence.format(
            points=numbers.points(change.difference, language),
            rate=numbers.percent(before.rate, language),
            span=language.span(before.span),
        )
    )


def since_first(change: Change, language: Language) -> str:
    """From the first period to the last: 4.56 percentage points lower."""
    _ = language.gettext
    return _directed(
        change.difference,
        lower=_("From the first period to the last: {points} percentage points lower."),
        higher=_("From the first period to the last: {points} percentage points higher."),
        same=_("From the first period to the last: no clear difference."),
    ).format(points=numbers.points(change.difference, language))


def _directed(difference: Figure, *, lower: str, higher: str, same: str) -> str:
    """The sentence for the way a difference goes; `same` where it may be nothing at two decimals."""
    low = difference.value if difference.low is None else difference.low
    high = difference.value if difference.high is None else difference.high
    if round(low * 100, 2) <= 0 <= round(high * 100, 2):
        return same
    return lower if difference.value < 0 else higher


def share(ratio: Figure, language: Language) -> str:
    """The second rate by the first, in words that hold for all that it can be, and as a number."""
    _ = language.gettext
    # rounded, or a hair of floating point would make 0.75 less than three quarters
    low = round(ratio.value if ratio.low is None else ratio.low, 9)
    high = round(ratio.value if ratio.high is None else ratio.high, 9)
    below = (
        (1 / 4, _("That is less than a quarter of the first rate: {ratio} times.")),
        (1 / 3, _("That is less than a third of the first rate: {ratio} times.")),
        (1 / 2, _("That is less than half of the first rate: {ratio} times.")),
        (2 / 3, _("That is less than two thirds of the first rate: {ratio} times.")),
        (3 / 4, _("That is less than three quarters of the first rate: {ratio} times.")),
    )
    above = (
        (3, _("That is more than three times the first rate: {ratio} times.")),
        (2, _("That is more than twice the first rate: {ratio} times.")),
    )
    sentence = next(
        (words for limit, words in below if high < limit),
        next((words for limit, words in above if low > limit), _("That is {ratio} times the first rate.")),
    )
    return sentence.format(ratio=numbers.ratio(ratio, language))


def reading(answer: Answer, voice: Voice) -> str:
    """Read as: May 30 – Jul 20, 2012. Empty where the question was literally that."""
    _, language, query = voice.language.gettext, voice.language, answer.query
    if not query.echo:
        return ""
    match query:
        case Rate(Span() as span) | Sources(Span() as span):
            what = language.span(span)
        case Compare(first, second):
            what = _("{first} and {second}").format(first=language.span(first), second=language.span(second))
        case Total(day) | Closed(day) if day:
            what = _("through {day}").format(day=language.day(day))
        case Explain() if isinstance(answer, ExplainAnswer):
            what = answer.entry.title
        case Courts(place) if isinstance(answer, CourtsAnswer):
            what = answer.names.name(place, language.code)
        case _:
            return ""
    return _("Read as: {what}").format(what=what)
