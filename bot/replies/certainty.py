"""How sure figures are, in words: the arithmetic behind them, and what sources print differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.certainty import How, Versions, Working, solved
from bot.core.decomposition import Effects
from bot.core.figures import Basis, Figure, Group, Measure
from bot.core.language import Language
from bot.core.places import Places
from bot.core.provenance import HowSureAnswer, SourcesAnswer
from bot.core.queries import Topic
from bot.core.sources import Source
from bot.core.span_figures import RATE_DECIMALS
from bot.replies import numbers, sentences
from bot.replies.wording import Wording

_SHARES = (
    Measure.RATE,
    Measure.CLOSED_SHARE,
    Measure.DECLINED_SHARE,
    Measure.DETAINED_SHARE,
    Measure.RECOMMENDED_SHARE,
    Measure.COURT_SHARE,
)
_SIGNS = {How.ADDED: " + ", How.SUBTRACTED: " − ", How.DIVIDED: " ÷ ", How.SOLVED: " ÷ "}


def source_words(answer: SourcesAnswer, language: Language) -> Wording:
    """Where the figures of a span come from, and how sure they are."""
    _, figures = language.gettext, answer.figures
    headline = _("Where the figures come from: {span}").format(span=language.span(figures.span))
    lines = [
        sentences.basis(figures, language),
        *sentences.limits(figures, language),
        *_workings(answer.workings, Places(), language),
        *printed_differently(answer.versions, answer.sources, language),
    ]
    return Wording(headline, tuple(lines), sentences.meaning_of_bases(language), cite_fully=True)


def how_sure_words(answer: HowSureAnswer, language: Language) -> Wording:
    """How sure the figures on a topic are."""
    _ = language.gettext
    headline = {
        Topic.CLOSURES: _("How sure the figures on closed cases are"),
        Topic.DETENTION: _("How sure the figures on detained people are"),
        Topic.COURTS: _("How sure the figures by court are"),
        Topic.FILINGS: _("How sure the figures on new cases are"),
    }[answer.query.topic]
    bases = {figure.basis for figure in answer.figures}
    lines: list[str] = []
    if Basis.PUBLISHED in bases:
        lines.append(
            _("What isn't worked out below is published: the sources print it.")
            if answer.workings
            else _("Published: the sources print them.")
        )
    if answer.query.topic is Topic.DETENTION:
        lines.append(_assumption(language))
    lines += _workings(answer.workings, answer.names, language)
    for effects in answer.effects:
        lines += [_effect(part, effects, language) for part in (effects.mix, effects.rate)]
    if answer.effects:
        lines.append(_formula(language))
    lines += printed_differently(answer.versions, answer.sources, language)
    return Wording(headline, tuple(lines), sentences.meaning_of_bases(language), cite_fully=True)


def _assumption(language: Language) -> str:
    _ = language.gettext
    return _(
        "The first split isn't printed: it is worked back from the printed rate among people not in "
        "detention. Its range allows for the rounding of that rate, and for all detained people's eligible "
        "cases of the next release to be counted in it or not."
    )


def _formula(language: Language) -> str:
    _ = language.gettext
    return _(
        "Effect of the mix: the change of each group's share times the mean of its two rates, added up. "
        "Effect of the rates: the change of its rate times the mean of its two shares (Kitagawa, 1955)."
    )


def _effect(figure: Figure, effects: Effects, language: Language) -> str:
    """An effect on a difference of rates with its bounds; the formula stands with `effects_between`."""
    _ = language.gettext
    what = _("Effect of the mix") if figure.measure is Measure.MIX_EFFECT else _("Effect of the rates")
    line = _("• {what}, {first} → {second}: {points} percentage points").format(
        what=what,
        first=language.span(effects.first),
        second=language.span(effects.second),
        points=numbers.signed_points(figure, language),
    )
    if figure.basis is not Basis.APPROXIMATE:
        return line
    low, high = (numbers.signed(bound, language) for bound in figure.bounds)
    return _("{line}; all that it can be: {low} to {high}").format(line=line, low=low, high=high)


def _workings(found: Iterable[Working], places: Places, language: Language) -> list[str]:
    """The arithmetic, a line each: Cases reviewed, Mar 6 – Apr 16, 2012: 219,554 − 165,471 = 54,083."""
    return [_working(working, places, language) for working in found]


def _working(working: Working, places: Places, language: Language) -> str:
    _, result = language.gettext, working.result
    what = name(result, language)
    if result.whose in places:
        what = _("{what}, {place}").format(what=what, place=places.name(result.whose, language.code))
    line = _("• {what}, {span}: {arithmetic} = {result}").format(
        what=what,
        span=language.span(result.span),
        arithmetic=_SIGNS[working.how].join(_reckoned(part, language) for part in working.parts),
        result=_result(result, language),
    )
    if working.how is How.SOLVED:
        part, rate = working.parts
        line = _("{line}; the rounding of {rate} alone allows {range}").format(
            line=line, rate=_reckoned(rate, language), range=_range(result, solved(part, rate), language)
        )
    if result.basis is Basis.APPROXIMATE:
        line = _("{line}; all that it can be: {range}").format(
            line=line, range=_range(result, result.bounds, language)
        )
    return line


def _reckoned(figure: Figure, language: Language) -> str:
    """A number with all its digits, as it is reckoned with."""
    if figure.measure in _SHARES:
        return language.percent(figure.value, RATE_DECIMALS if figure.decimals is None else figure.decimals)
    number = language.number(figure.value)
    return numbers.about(number, language) if figure.basis is Basis.APPROXIMATE else number


def _result(figure: Figure, language: Language) -> str:
    if figure.basis is not Basis.APPROXIMATE or figure.measure in _SHARES:
        number = _reckoned(figure, language)
        return numbers.about(number, language) if figure.basis is Basis.APPROXIMATE else number
    return numbers.about(language.number(numbers.three_digits(figure.value)), language)


def _range(figure: Figure, bounds: tuple[float, float], language: Language) -> str:
    if figure.measure in _SHARES:
        low, high = (language.percent(bound, RATE_DECIMALS) for bound in bounds)
    else:
        low, high = map(language.number, numbers.apart(*bounds))
    return f"{low.removesuffix('%')}–{high}"


def printed_differently(
    found: Iterable[Versions], sources: Sequence[Source], language: Language
) -> list[str]:
    """What sources print differently, side by side, each with those that print it."""
    return [_versions(versions, sources, language) for versions in found]


def _versions(versions: Versions, sources: Sequence[Source], language: Language) -> str:
    _, first = language.gettext, versions.figures[0]
    sides = [
        _("{figure} ({sources})").format(
            figure=f"**{_printed(figure, language)}**",
            sources=", ".join(source.name for source in sources if source.id in figure.sources),
        )
        for figure in versions.figures
    ]
    reason = (
        _("One is the other, rounded.") if versions.rounded else _("The pages don't say why they differ.")
    )
    return _("Sources differ on {what} by {day}: {sides}. {reason}").format(
        what=name(first, language).lower(),
        day=language.day(first.as_of),
        sides=", ".join(sides),
        reason=reason,
    )


def _printed(figure: Figure, language: Language) -> str:
    if figure.measure in _SHARES:
        return numbers.percent(figure, language)
    return numbers.count(figure, language)


def name(figure: Figure, language: Language) -> str:
    """What a figure counts, in words."""
    _ = language.gettext
    what = {
        Measure.REVIEWED: _("Cases reviewed"),
        Measure.ELIGIBLE: _("Cases found provisionally eligible"),
        Measure.RATE: _("Rate of eligible among reviewed cases"),
        Measure.CLOSED: _("Cases closed"),
        Measure.CLOSED_SHARE: _("Share of reviewed cases that were closed"),
        Measure.ANSWERED: _("Offers with a known answer"),
        Measure.DECLINED_SHARE: _("Share of these that were declined"),
        Measure.DETAINED_SHARE: _("Detained people's share of reviewed cases"),
        Measure.RECOMMENDED_SHARE: _("Share recommended for closure"),
        Measure.COURT_CLOSURES: _("Court closures"),
        Measure.COURT_SHARE: _("Court closures as a share of cases"),
    }[figure.measure]
    match figure.whose:
        case Group.DETAINED if figure.measure is not Measure.DETAINED_SHARE:
            return _("{what} of people in detention").format(what=what)
        case Group.NON_DETAINED if figure.measure in (Measure.REVIEWED, Measure.ELIGIBLE, Measure.RATE):
            return _("{what} of people not in detention").format(what=what)
        case _:
            return what
