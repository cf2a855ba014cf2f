"""What a question states, confirmed or set right first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.answers.answer import Answer, CombinedAnswer, PartsAnswer, RankingAnswer, SeriesAnswer, ValueAnswer
from bot.answers.statements import Claim, Quantifier, Stated
from bot.data.spans import Span
from bot.figures import arithmetic
from bot.figures.figure import Figure, Operation, Unit
from bot.figures.found import Found
from bot.figures.lookup import find
from bot.figures.operand import Operand
from bot.languages import marked
from bot.replies import sentences
from bot.replies.verdicts import Verdict, between, decimals_of, held_against, limited
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
_MOST_JUDGED = 500
"""The most periods of which those within a stated limit are counted."""


_DENIED = {
    Verdict.RIGHT: Verdict.WRONG,
    Verdict.ROUGHLY: Verdict.WRONG,
    Verdict.NOT_QUITE: Verdict.RIGHT,
    Verdict.UNCLEAR: Verdict.UNCLEAR,
    Verdict.WRONG: Verdict.RIGHT,
}
"""The verdict on a denial, by the verdict on what it denies."""


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
    if claim.first is not None:
        if first := _of_first(claim.first, answer, w):
            first = _DENIED[first] if claim.denied else first
            return _told(first, headline, w, denied=claim.denied)
        return headline
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


def _of_first(first: str | Span, answer: Answer, w: Writer) -> Verdict | None:
    """Whether what is stated to be the first of an order is; None where that isn't known."""
    if not isinstance(answer, RankingAnswer):
        return None
    keys = [each.figure.place or each.figure.group or each.span for each in answer.ranked[:_MOST_JUDGED]]
    if first not in keys:
        return None
    stated, asked = answer.ranked[keys.index(first)], answer.query.operand
    if asked.span is None and stated.figure.place:
        latest = find(Operand(asked.measure, place=stated.figure.place), w.data.table)
        if isinstance(latest, Found) and latest.figure.as_of != stated.figure.as_of:
            return None  # later, another may be the first
    firsts = keys[: answer.winners]
    if first not in firsts:
        return Verdict.WRONG
    return Verdict.RIGHT if len(firsts) == 1 else Verdict.UNCLEAR


def _of_row(claim: Claim, answer: Answer) -> Verdict | None:
    """Whether each of several figures is as stated, or near; None where one number is stated."""
    if not claim.further or not isinstance(answer, CombinedAnswer):
        return None
    stated, is_part = (claim.value or 0.0, *claim.further), claim.unit in _PARTS
    figures = [found.figure for found in answer.founds]
    if len(figures) != len(stated) or any(figure.unit not in _IN[claim.unit] for figure in figures):
        return None
    judged = [
        held_against(value, figure, is_part=is_part) for value, figure in zip(stated, figures, strict=True)
    ]
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
        judged = [between(claim.value, claim.most, figure) for figure in figures]
    elif claim.limit:
        judged = [limited(claim, claim.value, figure) for figure in figures]
    else:
        judged = [
            held_against(claim.value, figure, is_part=claim.unit in _PARTS, precision=claim.precision)
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
    is_so = held_against(claim.value, meant, is_part=True) in (Verdict.RIGHT, Verdict.ROUGHLY)
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


def _in_how_many(claim: Claim, stated: float, answer: SeriesAnswer, w: Writer) -> str:
    """How many of the periods are within the stated limit."""
    figures = [found.figure for found in answer.items if found.figure.unit in _IN[claim.unit]]
    judged = [limited(claim, stated, figure) for figure in figures]
    count, unclear = (judged.count(verdict) for verdict in (Verdict.RIGHT, Verdict.UNCLEAR))
    is_part = claim.unit in _PARTS
    decimals = decimals_of(Decimal(f"{stated * (100 if is_part else 1):.10g}"))
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
