"""What a question states, confirmed or set right first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum, auto

from bot.answers.answer import Answer, CombinedAnswer, PartsAnswer, RankingAnswer, SeriesAnswer, ValueAnswer
from bot.answers.queries import Claim, Precision, Quantifier, Stated
from bot.figures import arithmetic
from bot.figures.figure import Figure, Operation, Unit
from bot.languages import marked
from bot.replies import sentences
from bot.replies.writer import Writer

_COMPARED = (Unit.POINTS, Unit.CHANGE)
_IN = {
    Stated.COUNT: (Unit.COUNT, Unit.PER_DAY, Unit.PER_MONTH),
    Stated.PERCENT: (Unit.SHARE, Unit.CHANGE),
    Stated.POINTS: (Unit.POINTS,),
    Stated.TIMES: (Unit.RATIO,),
    Stated.ONE_IN: (Unit.ONE_IN,),
}
"""The units of the figures that a stated number can be held against."""
_PARTS = (Stated.PERCENT, Stated.POINTS)
"""Units that are shown as a percentage and kept as a fraction."""
_NEAR = Decimal("0.05")
"""How far off a number may be, as a part of the true one, to be called not quite right."""
_NEARLY, _ABOUT = 0.07, 0.1
"""How far off it may be of which "nearly" or "about" is said."""
_FRACTIONS = (0.25, 0.5, 0.75)
"""Shares that people state as "a quarter" and the like, where they needn't be so to the percent."""
_MOST_JUDGED = 500
"""The most periods of which those within a stated limit are counted."""
_SHOWN = 2
"""Decimals of a percentage that a reply shows."""


class Verdict(Enum):
    """Whether what a question states is so."""

    RIGHT = auto()
    ROUGHLY = auto()
    """It is, rounded, or lies within what an approximate figure can be."""
    NOT_QUITE = auto()
    """It is near."""
    UNCLEAR = auto()
    """Bounds overlap, so that it may be either."""
    WRONG = auto()


_DENIED = {
    Verdict.RIGHT: Verdict.WRONG,
    Verdict.ROUGHLY: Verdict.WRONG,
    Verdict.NOT_QUITE: Verdict.RIGHT,
    Verdict.UNCLEAR: Verdict.UNCLEAR,
    Verdict.WRONG: Verdict.RIGHT,
}
"""The verdict on a denial, by the verdict on what it denies."""


_OFF = (Verdict.ROUGHLY, Verdict.NOT_QUITE, Verdict.WRONG)
_WITHIN = {
    (1, False): marked("More than {number} in {count} of {total}"),
    (1, True): marked("At least {number} in {count} of {total}"),
    (-1, False): marked("Less than {number} in {count} of {total}"),
    (-1, True): marked("At most {number} in {count} of {total}"),
}
"""How many figures are within a limit, by its direction and whether the limit itself counts."""


def confirmed(claim: Claim, answer: Answer, headline: str, w: Writer) -> str:
    """The headline of an answer with a verdict on a claim in front: "Yes: ...", "No: ..."."""
    if claim.limit and claim.value is not None and isinstance(answer, SeriesAnswer):
        is_one = claim.unit in (Stated.COUNT, Stated.PERCENT) and len(answer.items) <= _MOST_JUDGED
        first = _in_how_many(claim, claim.value, answer, w) if is_one else ""
        return f"{first}. {w.language.capital(headline)}" if first else headline
    figures = list(_figures(claim, answer))
    each = _of_row(claim, answer) if claim.further else _of_steps(claim, answer)
    judged = each if claim.further else each or _verdict(claim, figures)
    if judged is Verdict.WRONG and (two := _in_another_unit(claim, figures)):
        points, change = map(w.value, two)
        return w.tell(
            "In percentage points it is {points}, in percent {change}: {headline}",
            points=points,
            change=change,
            headline=headline,
        )
    is_unknown = judged is Verdict.WRONG and _may_have_grown_to(claim, answer)
    if judged is None or is_unknown or not (claim.asked or judged is Verdict.WRONG):
        return headline
    if claim.denied:  # a yes to "it wasn't" may mean either
        judged = _DENIED[judged]
    return _told(judged, headline, w, denied=claim.denied)


def _told(judged: Verdict, headline: str, w: Writer, *, denied: bool) -> str:
    """A headline with a verdict in front."""
    told = {
        Verdict.RIGHT: w.tell("That's right") if denied else w.tell("Yes"),
        Verdict.ROUGHLY: w.tell("Roughly right"),
        Verdict.NOT_QUITE: w.tell("Not quite"),
        Verdict.WRONG: w.tell("That's not right") if denied else w.tell("No"),
        Verdict.UNCLEAR: w.tell("Not clear"),
    }[judged]
    # What begins with whose it is has a colon of its own.
    return f"{told}. {headline}" if headline[:1].isupper() else f"{told}: {headline}"


def _of_row(claim: Claim, answer: Answer) -> Verdict | None:
    """Whether each of several figures is as stated, or near; None where one number is stated."""
    if not claim.further or not isinstance(answer, CombinedAnswer):
        return None
    stated, is_part = (claim.value or 0.0, *claim.further), claim.unit in _PARTS
    figures = [found.figure for found in answer.founds]
    if len(figures) != len(stated) or any(figure.unit not in _IN[claim.unit] for figure in figures):
        return None
    judged = [_judged(value, figure, is_part=is_part) for value, figure in zip(stated, figures, strict=True)]
    return max(judged, key=list(Verdict).index)


def _of_steps(claim: Claim, answer: Answer) -> Verdict | None:
    """Whether it ever, or always, went a way from one period to the next; None where that isn't stated."""
    is_of_steps = claim.direction and claim.value is None and claim.quantifier is not Quantifier.PLAIN
    if not is_of_steps or not isinstance(answer, SeriesAnswer) or not 0 < len(answer.steps) <= _MOST_JUDGED:
        return None
    ways = [sentences.direction(*step) for step in answer.steps]
    is_so = _of_how_many(claim.quantifier, ways.count(claim.direction), len(ways))
    return Verdict.RIGHT if is_so else Verdict.WRONG


def _verdict(claim: Claim, figures: Sequence[Figure]) -> Verdict | None:
    """Whether a claim is so; None where there is nothing to hold against it."""
    changes = [
        figure
        for figure in figures
        if figure.unit in _COMPARED
        or (figure.unit is Unit.COUNT and figure.operation is Operation.DIFFERENCE)
    ]
    if claim.direction:
        ways = {sentences.direction(figure) for figure in changes}
        if not ways:
            return None
        if ways == {0}:
            same = all(figure.bounds == (0, 0) for figure in changes)
            return Verdict.WRONG if same else Verdict.UNCLEAR
        if claim.direction not in ways:
            return Verdict.WRONG
        if claim.value is None:
            return Verdict.RIGHT
        figures = [figure for figure in figures if figure in changes or figure.unit is Unit.RATIO]
    if claim.value is None:
        return None
    figures = [figure for figure in figures if figure.unit in _IN[claim.unit]]
    if claim.most is not None:
        judged = [_between(claim.value, claim.most, figure) for figure in figures]
    elif claim.limit:
        judged = [_limited(claim, claim.value, figure) for figure in figures]
    else:
        judged = [
            _judged(claim.value, figure, is_part=claim.unit in _PARTS, precision=claim.precision)
            for figure in figures
        ]
    return min(judged, key=list(Verdict).index, default=None)


def _may_have_grown_to(claim: Claim, answer: Answer) -> bool:
    """Whether what is stated is more than the last total before the days that were asked about."""
    if not isinstance(answer, ValueAnswer) or answer.result or not claim.value or claim.limit:
        return False
    found = answer.found
    day = found.operand.span.end if found.operand.upto and found.operand.span else found.span.end
    is_total = found.figure.unit is Unit.COUNT and claim.unit is Stated.COUNT
    return is_total and found.span.end < day and claim.value > found.figure.value


def _in_another_unit(claim: Claim, figures: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """The points and the relative change, where the claim took one for the other."""
    if claim.unit not in _PARTS or claim.value is None or claim.limit:
        return None
    by_unit = {figure.unit: figure for figure in reversed(list(figures))}
    points, change = (by_unit.get(unit) for unit in _COMPARED)
    if points is None or change is None:
        return None
    meant = points if claim.unit is Stated.PERCENT else change
    is_so = _judged(claim.value, meant, is_part=True) in (Verdict.RIGHT, Verdict.ROUGHLY)
    return (points, change) if is_so else None


def _figures(claim: Claim, answer: Answer) -> Iterable[Figure]:
    """What a claim may be about: the figures of the answer, and how they differ."""
    match answer:
        case ValueAnswer(result=result, found=found, change=change, related=related):
            yield from result or found.figures
            yield from (figure for figure in related if figure.unit is Unit.SHARE)
            if change and claim.direction:  # "750 more", and not "750 were eligible"
                yield change
        case CombinedAnswer(results=results, also=also):
            yield from results
            yield from also
        case SeriesAnswer(change=change, ratio=ratio):
            yield from (figure for figure in (change, ratio) if figure)
            if ratio:  # a percentage is held against the same two
                yield arithmetic.change(*ratio.parts)
        case RankingAnswer(ranked=ranked, winners=winners):
            yield from (found.figure for found in ranked[:winners])
        case PartsAnswer(totals=totals, periods=periods):
            for row in (totals or periods)[-1:]:
                yield from (found.figure for found in row.groups)
        case _:
            return


def _limited(claim: Claim, stated: float, figure: Figure) -> Verdict:
    """Whether a figure is above a number, where the limit is 1, or below it, where it is -1."""
    low, high = sorted(abs(bound) for bound in figure.bounds)
    if claim.or_equal and low == high == stated:
        return Verdict.RIGHT
    if low <= stated <= high and low < high:
        return Verdict.UNCLEAR
    return Verdict.RIGHT if (low > stated if claim.limit > 0 else high < stated) else Verdict.WRONG


def _between(least: float, most: float, figure: Figure) -> Verdict:
    low, high = sorted(abs(bound) for bound in figure.bounds)
    if least <= low and high <= most:
        return Verdict.RIGHT
    return Verdict.WRONG if high < least or most < low else Verdict.UNCLEAR


def _in_how_many(claim: Claim, stated: float, answer: SeriesAnswer, w: Writer) -> str:
    """How many of the periods are within the stated limit."""
    figures = [found.figure for found in answer.items if found.figure.unit in _IN[claim.unit]]
    judged = [_limited(claim, stated, figure) for figure in figures]
    count, unclear = (judged.count(verdict) for verdict in (Verdict.RIGHT, Verdict.UNCLEAR))
    is_part = claim.unit in _PARTS
    decimals = max(-_exponent(Decimal(f"{stated * (100 if is_part else 1):.10g}")), 0)
    show = w.language.percent if is_part else w.language.number
    told = w.tell(
        _WITHIN[claim.limit, claim.or_equal], number=show(stated, decimals), count=count, total=len(judged)
    )
    if not unclear:
        is_so = _of_how_many(claim.quantifier, count, len(judged))
        if is_so is None or not claim.asked:
            return told
        verdict = Verdict.RIGHT if is_so is not claim.denied else Verdict.WRONG
        return _told(verdict, told, w, denied=claim.denied)
    doubt = w.tell_count("{count} is unclear", "{count} are unclear", unclear)
    return f"{told}; {doubt}"


def _of_how_many(quantifier: Quantifier, count: int, total: int) -> bool | None:
    """Whether something is so that is of some of all periods; None where "it was" may mean either."""
    match quantifier:
        case Quantifier.EVER:
            return count > 0
        case Quantifier.ALWAYS:
            return count == total
        case Quantifier.PLAIN:
            return {0: False, total: True}.get(count)


def _judged(
    stated: float, figure: Figure, *, is_part: bool, precision: Precision = Precision.PLAIN
) -> Verdict:
    """Compares a stated number with a figure, in as many digits as were stated."""
    plain = _judged_plainly(stated, figure, is_part=is_part)
    off = abs(abs(figure.value) / stated - 1) if stated else 1.0
    match precision:
        case Precision.EXACT if plain is Verdict.ROUGHLY:
            return Verdict.NOT_QUITE
        case Precision.NEARLY | Precision.ABOUT if plain in _OFF:
            is_short = (abs(figure.value) < stated) is (stated >= 1 or figure.unit is not Unit.RATIO)
            if precision is Precision.NEARLY and is_short and off <= _NEARLY:
                return Verdict.RIGHT
            if precision is Precision.ABOUT and off <= _ABOUT:
                return Verdict.ROUGHLY
            return Verdict.NOT_QUITE if off <= 2 * _ABOUT else Verdict.WRONG
        case _:
            return plain


def _judged_plainly(stated: float, figure: Figure, *, is_part: bool) -> Verdict:
    """Compares a stated number with a figure, where nothing says how near it has to be."""
    scale = 100 if is_part else 1
    said = Decimal(f"{abs(stated) * scale:.10g}")
    decimals = max(-_exponent(said), 0)
    # Half of one in the last digit that was stated: 500 of 23,000; 0.05 of 3.4.
    half = Decimal(1).scaleb(_exponent(said if is_part else said.normalize())) / 2
    half = min(half, _NEAR * said) if figure.unit is Unit.RATIO else half  # 1.68 times is no double
    is_fraction = figure.unit is Unit.SHARE and stated in _FRACTIONS
    if is_fraction:
        half = max(half, _NEAR * said)  # "half" is said of 47.6%
    low, high = sorted(Decimal(repr(abs(bound) * scale)) for bound in figure.bounds)
    value = Decimal(repr(abs(figure.value) * scale))
    # What is approximate is shown with one decimal: "2%" is right of about 2.0%.
    shown = _SHOWN if low == high else _SHOWN - 1
    is_shown_so = is_part and said in (round(value, max(each, decimals)) for each in (shown, _SHOWN))
    if said == value or (is_shown_so and high - low <= 2 * half):
        return Verdict.RIGHT
    # A relative change is told in whole percent; a share that is stated so is rounded.
    if is_part and (decimals or figure.unit is Unit.CHANGE) and abs(value - said) <= half:
        return Verdict.RIGHT
    if low - half <= said <= high + half:
        return Verdict.ROUGHLY
    near = 2 * half if is_fraction else _NEAR * value
    return Verdict.NOT_QUITE if abs(value - said) <= near else Verdict.WRONG


def _exponent(said: Decimal) -> int:
    exponent = said.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
