"""The same question in English and in Spanish, and what both ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.answers.queries import (
    By,
    Compute,
    Explain,
    Help,
    HowSure,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Series,
    Unknown,
)
from bot.data.spans import Span
from bot.figures.figure import Operation as Op
from bot.figures.operand import Operand
from tests.understanding.conftest import FIRST, LAST, SECOND, THIRD, through

MAY_END = through(5, 29)


def value(measure: str, span: Span | None = None, **slots: object) -> Compute:
    """A figure itself."""
    return of(Op.VALUE, Operand(measure, span, **slots))  # type: ignore[arg-type]  names of slots


def of(operation: Op, *operands: Operand) -> Compute:
    """What an operation makes of operands."""
    return Compute(operation, operands)


def month(year: int, number: int) -> Span:
    """A month of 30 or 31 days."""
    last = 31 if number in (1, 3, 5, 7, 8, 10, 12) else 30
    return Span(date(year, number, 1), date(year, number, last))


PAIRS: list[tuple[str, str, Query]] = [
    # a figure of a period, by whatever name
    ("what was the rate in the last period?", "¿cuál fue la tasa del último periodo?", value("rate", LAST)),
    ("eligible share, Mar 6 to Apr 16", "parte elegible, 6 de marzo al 16 de abril", value("rate", SECOND)),
    (
        "how many cases were reviewed in period 3",
        "cuántos casos se revisaron en el periodo 3",
        value("reviewed", THIRD),
    ),
    (
        "how many were found eligible between April 17 and May 29?",
        "¿cuántos se hallaron elegibles entre el 17 de abril y el 29 de mayo?",
        value("eligible", THIRD),
    ),
    (
        "rate in the first half of 2012",
        "tasa del primer semestre de 2012",
        value("rate", Span(date(2012, 1, 1), date(2012, 6, 30))),
    ),
    # totals
    (
        "how many cases had been reviewed by April 16?",
        "¿cuántos casos habían revisado hasta el 16 de abril?",
        value("reviewed", through(4, 16), upto=True),
    ),
    (
        "total eligible through July 20",
        "total de elegibles hasta el 20 de julio",
        value("eligible", through(7, 20), upto=True),
    ),
    ("overall rate", "tasa general", value("rate", None, upto=True)),
    # closed is not eligible
    ("how many cases did ICE close?", "¿cuántos casos cerró ICE?", value("closed")),
    (
        "how many had actually been closed by May 29",
        "cuántos se habían cerrado de verdad hasta el 29 de mayo",
        value("closed", MAY_END, upto=True),
    ),
    (
        "cases closed between April 16 and May 29",
        "casos cerrados entre el 16 de abril y el 29 de mayo",
        value("closed", Span(date(2012, 4, 16), date(2012, 5, 29))),
    ),
    (
        "what percentage of those reviewed were closed?",
        "¿qué porcentaje de los revisados se cerró?",
        value("closed_share"),
    ),
    ("how many turned the offer down", "cuántos rechazaron la oferta", value("declined")),
    # complements
    (
        "what percentage was NOT eligible in the last period?",
        "¿qué porcentaje NO fue elegible en el último periodo?",
        of(Op.COMPLEMENT, Operand("rate", LAST)),
    ),
    (
        "how many weren't eligible in the first period",
        "cuántos no fueron elegibles en el primer periodo",
        of(Op.COMPLEMENT, Operand("eligible", FIRST)),
    ),
    # differences, ratios, changes, in the direction asked
    (
        "by how many points did the rate fall from the first to the last period?",
        "¿cuántos puntos bajó la tasa del primer al último periodo?",
        of(Op.DIFFERENCE, Operand("rate", FIRST), Operand("rate", LAST)),
    ),
    (
        "how many more cases were reviewed in period 3 than in period 2?",
        "¿cuántos casos más se revisaron en el periodo 3 que en el periodo 2?",
        of(Op.DIFFERENCE, Operand("reviewed", SECOND), Operand("reviewed", THIRD)),
    ),
    (
        "ratio of the first rate to the last",
        "razón entre la primera tasa y la última",
        of(Op.RATIO, Operand("rate", LAST), Operand("rate", FIRST)),
    ),
    (
        "percent change in the rate from period 1 to period 3",
        "cambio porcentual de la tasa del periodo 1 al periodo 3",
        of(Op.CHANGE, Operand("rate", FIRST), Operand("rate", THIRD)),
    ),
    (
        "did it go from 7.97 to 3.41?",
        "¿bajó de 7,97 a 3,41?",
        of(Op.DIFFERENCE, Operand("rate", FIRST), Operand("rate", LAST)),
    ),
    (
        "did the rate drop by 57 percent?",
        "¿la tasa bajó un 57 por ciento?",
        of(Op.CHANGE, Operand("rate", None, upto=True)),
    ),
    # one in N, a mean a day, sums, what is left out
    (
        "one in how many was eligible in the second period",
        "uno de cada cuántos fue elegible en el segundo periodo",
        of(Op.ONE_IN, Operand("rate", SECOND)),
    ),
    (
        "how many cases per day were reviewed in the last period?",
        "¿cuántos casos por día se revisaron en el último periodo?",
        of(Op.PER_DAY, Operand("reviewed", LAST)),
    ),
    (
        "how long did the second period last?",
        "¿cuánto duró el segundo periodo?",
        of(Op.DAYS, Operand("reviewed", SECOND)),
    ),
    (
        "how long was each period?",
        "¿cuántos días duró cada periodo?",
        of(
            Op.DAYS,
            *(
                Operand("reviewed", span)
                for span in (FIRST, SECOND, THIRD, LAST, Span(FIRST.start, LAST.end))
            ),
        ),
    ),
    (
        "did it fall every time?",
        "¿bajó cada vez?",
        Series(Operand("rate")),
    ),
    (
        "percentage of eligible cases actually closed by May 29",
        "¿qué porcentaje de los elegibles se cerró de verdad hasta el 29 de mayo?",
        of(
            Op.SHARE,
            Operand("closed", through(5, 29), upto=True),
            Operand("eligible", through(5, 29), upto=True),
        ),
    ),
    (
        "what percent of detainees were found eligible?",
        "¿qué porcentaje de los detenidos fue elegible?",
        value("rate", group="detained", upto=True),
    ),
    (
        "the first and third period together, what rate?",
        "el primero y el tercer periodo juntos, ¿qué tasa?",
        of(Op.SUM, Operand("rate", FIRST), Operand("rate", THIRD)),
    ),
    ("rate for all except the last period", "tasa de todos menos el último periodo", value("rate", MAY_END)),
    # shares of a whole
    (
        "what share of reviewed cases were detained people by April 16?",
        "¿qué parte de los casos revisados era de personas detenidas al 16 de abril?",
        of(
            Op.SHARE,
            Operand("reviewed", through(4, 16), group="detained", upto=True),
            Operand("reviewed", through(4, 16), upto=True),
        ),
    ),
    (
        "what share of all eligible cases came from the first period?",
        "¿qué parte de todos los elegibles salió del primer periodo?",
        of(Op.SHARE, Operand("eligible", FIRST), Operand("eligible", None, upto=True)),
    ),
    (
        "what percent of the eligible cases were closed by May 29",
        "qué porcentaje de los elegibles se cerró hasta el 29 de mayo",
        of(Op.SHARE, Operand("closed", MAY_END, upto=True), Operand("eligible", MAY_END, upto=True)),
    ),
    # groups, places, nationalities
    (
        "how many detained people had been reviewed by May 29?",
        "¿cuántos detenidos habían revisado hasta el 29 de mayo?",
        value("reviewed", MAY_END, group="detained", upto=True),
    ),
    (
        "rate without the detained, period 3",
        "tasa sin los detenidos, periodo 3",
        value("rate", THIRD, group="non_detained"),
    ),
    ("pilot rate in Denver", "tasa del piloto en Denver", value("recommended_share", None, place="denver")),
    (
        "how many points higher was Denver's pilot rate than Baltimore's",
        "cuántos puntos más alta fue la tasa del piloto de Denver que la de Baltimore",
        of(
            Op.DIFFERENCE,
            Operand("recommended_share", None, place="baltimore"),
            Operand("recommended_share", None, place="denver"),
        ),
    ),
    (
        "closures in Los Angeles by May 31, 2012",
        "cierres en Los Ángeles hasta el 31 de mayo de 2012",
        value("court_closures", through(5, 31), place="los-angeles", upto=True),
    ),
    ("closures of Mexicans", "cierres de mexicanos", value("nationality_closures", None, group="mexico")),
    # new cases, the backlog, fiscal years
    (
        "new cases filed in December 2012",
        "casos nuevos presentados en diciembre de 2012",
        value("filings", month(2012, 12)),
    ),
    ("new court filings in August", "casos nuevos en agosto", value("filings", month(2012, 8))),
    (
        "how much did the backlog grow from September 2011 to June 2012?",
        "¿cuánto creció el rezago de septiembre de 2011 a junio de 2012?",
        of(
            Op.DIFFERENCE,
            Operand("backlog", month(2011, 9), upto=True),
            Operand("backlog", month(2012, 6), upto=True),
        ),
    ),
    (
        "discretion closures in fiscal year 2013",
        "cierres por discreción en el año fiscal 2013",
        value("year_closures", Span(date(2012, 10, 1), date(2013, 9, 30))),
    ),
    # figures by their value
    ("what does 20,648 mean?", "¿qué significa 20,648?", value("eligible", MAY_END, upto=True)),
    (
        "where does 9.26% come from?",
        "¿de dónde sale el 9.26%?",
        HowSure(value("rate", FIRST, group="non_detained")),
    ),
    # over time, by place, by group
    ("trend of the rate", "tendencia de la tasa", Series(Operand("rate"))),
    ("new filings month by month", "casos nuevos mes por mes", Series(Operand("filings"))),
    (
        "which period had the lowest rate?",
        "¿qué periodo tuvo la tasa más baja?",
        Ranking(Operand("rate"), By.PERIOD, highest=False),
    ),
    (
        "in which period were the most cases reviewed",
        "en qué periodo se revisaron más casos",
        Ranking(Operand("reviewed"), By.PERIOD),
    ),
    (
        "which court had the most closures by May 31, 2012?",
        "¿qué corte tuvo más cierres hasta el 31 de mayo de 2012?",
        Ranking(Operand("court_closures", through(5, 31), upto=True), By.PLACE),
    ),
    (
        "how much of the fall is explained by the mix of detained people",
        "cuánto de la baja se explica por la mezcla de detenidos",
        Parts(Operand("rate"), By.GROUP),
    ),
    ("what do you have on the Seattle court", "qué tienes sobre la corte de Seattle", PlaceFacts("seattle")),
    # in words
    ("what is deferred action?", "¿qué es la acción diferida?", Explain("deferred-action")),
    (
        "what's the difference between administrative closure and deferred action",
        "cuál es la diferencia entre el cierre administrativo y la acción diferida",
        Explain("closure-vs-deferred-action"),
    ),
    ("why did the rate fall?", "¿por qué bajó la tasa?", Explain("why")),
    ("who wrote the article", "quién escribió el artículo", Explain("the-article")),
    ("when did the review start?", "¿cuándo empezó la revisión?", Explain("the-review")),
    ("when was this data last updated?", "¿qué tan recientes son estos datos?", Explain("the-data")),
    ("can I download the closures as a csv", "puedo descargar los cierres en csv", RawData("closures")),
    ("what can I ask you?", "¿qué te puedo preguntar?", Help()),
]


def unknown_pairs() -> Iterator[tuple[str, str]]:
    """Questions in both languages that the data can't answer."""
    yield "what's the rate today?", "¿cuál es la tasa hoy?"
    yield "how many Hondurans had their case closed", "cuántos hondureños tuvieron su caso cerrado"
    yield "will the rate fall further next year?", "¿va a bajar más la tasa el próximo año?"
    yield "what's the weather in Denver", "qué clima hace en Denver"
    yield "do you think ICE was fair?", "¿crees que ICE fue justo?"


__all__ = ["PAIRS", "Unknown", "unknown_pairs"]
