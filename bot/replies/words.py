"""An Answer in sentences: for embeds, plain text, `ask` and the chart's alt text."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.core.answers import (
    AboutAnswer,
    Answer,
    ClosedAnswer,
    CompareAnswer,
    CourtsAnswer,
    DetainedAnswer,
    ExplainAnswer,
    ExtremeAnswer,
    FilingsAnswer,
    HelpAnswer,
    HowSureAnswer,
    OutcomesAnswer,
    PageAnswer,
    PeriodsAnswer,
    RateAnswer,
    RawDataAnswer,
    SourcesAnswer,
    TalkAnswer,
    TotalAnswer,
    TrendAnswer,
    WhyAnswer,
)
from bot.core.language import Language
from bot.core.period_answers import Direction
from bot.core.span_figures import Fit, SpanFigures
from bot.replies import numbers, sentences
from bot.replies.certainty import how_sure_words, source_words
from bot.replies.closures import closed_words, outcome_words
from bot.replies.courts import court_words
from bot.replies.detention import detained_words
from bot.replies.filings import filing_words
from bot.replies.helptext import about_lines, help_lines
from bot.replies.raw_data import raw_data_words
from bot.replies.talk import talk
from bot.replies.voice import Voice
from bot.replies.why import why_words
from bot.replies.wording import Wording


def word(answer: Answer, voice: Voice) -> Wording:
    """Puts an answer into words."""
    language = voice.language
    match answer:
        case RateAnswer():
            wording = _rate(answer, language)
        case CompareAnswer():
            wording = _compare(answer, language)
        case TrendAnswer():
            wording = _trend(answer, language)
        case TotalAnswer():
            wording = _total(answer, language)
        case PeriodsAnswer():
            wording = _periods(answer, language)
        case ExtremeAnswer():
            wording = _extreme(answer, language)
        case ExplainAnswer():
            wording = Wording(answer.entry.title, (answer.entry.text,))
        case PageAnswer():
            # Its links stand where they are needed, in the text.
            return Wording(answer.entry.title, (answer.entry.text,))
        case TalkAnswer():
            return Wording(*talk(answer, voice))
        case WhyAnswer():
            wording = why_words(answer, language)
        case SourcesAnswer():
            wording = source_words(answer, language)
        case ClosedAnswer():
            wording = closed_words(answer, voice)
        case OutcomesAnswer():
            wording = outcome_words(answer, language)
        case DetainedAnswer():
            wording = detained_words(answer, language)
        case CourtsAnswer():
            wording = court_words(answer, voice)
        case FilingsAnswer():
            wording = filing_words(answer, language)
        case HowSureAnswer():
            wording = how_sure_words(answer, language)
        case RawDataAnswer():
            wording = raw_data_words(answer, voice)
        case HelpAnswer():
            wording = Wording(*help_lines(answer, voice))
        case AboutAnswer():
            wording = Wording(*about_lines(answer, voice))
        case _:
            assert_never(answer)
    if answer.query.mistaken:
        wording = _set_right(wording, voice)
    return replace(wording, sources=answer.sources, reading=sentences.reading(answer, voice))


def _rate(answer: RateAnswer, language: Language) -> Wording:
    _ = language.gettext
    figures = answer.figures
    rate = numbers.percent(figures.rate, language)
    if figures.fit is Fit.ACROSS:
        headline = _("{span} has no figure of its own").format(span=language.span(figures.asked))
        found = _("{rate} found provisionally eligible, {eligible} of {reviewed} cases reviewed, {span}.")
    else:
        headline = sentences.capital(_("{rate} found provisionally eligible").format(rate=rate))
        found = _("{eligible} of {reviewed} cases reviewed, {span}.")
    counts = found.format(
        rate=f"**{rate}**", span=language.span(figures.span), **sentences.counts(figures, language)
    )
    lines = [sentences.capital(counts), *sentences.limits(figures, language)]
    if answer.before and answer.change:
        lines.append(sentences.since_before(answer.change, answer.before, language))
    lines += _rows(answer.touched, language)
    return _of_figures(headline, lines, sentences.basis(figures, language), figures, language)


def _rows(periods: tuple[SpanFigures, ...], language: Language) -> list[str]:
    return sentences.listed([sentences.row(period, language) for period in periods], language)


def _compare(answer: CompareAnswer, language: Language) -> Wording:
    _ = language.gettext
    first, second = answer.first, answer.second
    lines = [sentences.row(first, language), sentences.row(second, language)]
    if answer.change.ratio:
        lines.append(sentences.share(answer.change.ratio, language))
    for figures in (first, second):
        lines += sentences.limits(figures, language)
    if first.positions.start < second.positions.stop and second.positions.start < first.positions.stop:
        lines.append(_("The two have cases in common."))
    headline = sentences.from_to(answer.change, first, second, language)
    return _of_figures(
        headline, lines, _("Difference and ratio are derived: computed from the two rates."), second, language
    )


def _trend(answer: TrendAnswer, language: Language) -> Wording:
    _ = language.gettext
    first, last = answer.periods[0], answer.periods[-1]
    headline = {
        Direction.FELL: _("The rate fell in every period, from {first} to {last}"),
        Direction.ROSE: _("The rate rose in every period, from {first} to {last}"),
        Direction.MIXED: _("The rate went up and down, from {first} to {last}"),
        Direction.LEVEL: _("The rate stayed the same: {first}"),
        Direction.SINGLE: _("There is only one period, with a rate of {first}"),
    }[answer.direction].format(
        first=numbers.percent(first.rate, language), last=numbers.percent(last.rate, language)
    )
    lines = sentences.listed([sentences.short_row(period, language) for period in answer.periods], language)
    if answer.direction is not Direction.SINGLE:
        lines.append(sentences.since_first(answer.change, language))
        if answer.change.ratio:
            lines.append(sentences.share(answer.change.ratio, language))
    return _of_figures(
        headline, lines, _("Difference and ratio are derived: computed from the two rates."), last, language
    )


def _total(answer: TotalAnswer, language: Language) -> Wording:
    _ = language.gettext
    figures, day = answer.figures, answer.query.day
    headline = sentences.capital(
        _("{eligible} of {reviewed} cases found provisionally eligible: {rate}").format(
            rate=numbers.percent(figures.rate, language), **sentences.counts(figures, language)
        )
    )
    lines = [
        _("All cases reviewed from {start} through {end}.").format(
            start=language.day(figures.span.start), end=language.day(figures.span.end)
        )
    ]
    if figures.ends_after:
        lines += sentences.limits(figures, language)
    elif day and day != figures.span.end:
        lines.append(
            _("No figures came out as of {day}; these are the last before it.").format(day=language.day(day))
        )
    return _of_figures(headline, lines, sentences.basis(figures, language), figures, language)


def _periods(answer: PeriodsAnswer, language: Language) -> Wording:
    _ = language.gettext
    lines = _rows(answer.periods, language)
    lines.append(_("All together: {row}").format(row=sentences.row(answer.total, language)))
    return _of_figures(
        _("The review periods"), lines, sentences.meaning_of_bases(language), answer.total, language
    )


def _extreme(answer: ExtremeAnswer, language: Language) -> Wording:
    _ = language.gettext
    sentence = (
        _("The highest rate: {rate}, {span}")
        if answer.query.highest
        else _("The lowest rate: {rate}, {span}")
    )
    headline = sentence.format(
        rate=numbers.percent(answer.figures.rate, language), span=language.span(answer.figures.span)
    )
    lines = _rows(answer.periods, language)
    return _of_figures(headline, lines, sentences.basis(answer.figures, language), answer.figures, language)


def _set_right(wording: Wording, voice: Voice) -> Wording:
    """Says before any number that it isn't one of closed or approved cases."""
    _ = voice.language.gettext
    headline = wording.headline
    if "%" in headline:
        headline = _("Found eligible, not closed or approved: {headline}").format(headline=headline)
    line = _(
        "These are cases found eligible, not closed or approved ones. "
        "How many were really closed is another count: {closed}."
    ).format(closed=voice.command("closed"))
    return replace(wording, headline=headline, lines=(line, *wording.lines))


def _of_figures(
    headline: str, lines: list[str], basis: str, figures: SpanFigures, language: Language
) -> Wording:
    _ = language.gettext
    caution = _(
        "Provisionally eligible: found so by ICE attorneys on review, before the background check and the "
        "person's consent. Not closed, not approved. Figures of {year}, not of today."
    ).format(year=figures.span.end.year)
    return Wording(headline, tuple(lines), basis, caution)
