"""Questions of every kind, for tests that hold for all of them."""

from __future__ import annotations

from datetime import date

from bot.answers.queries import (
    Beyond,
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Need,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    TalkKind,
    Unknown,
)
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.operand import Operand

FIRST = Span(date(2011, 11, 17), date(2012, 3, 5))
SECOND = Span(date(2012, 3, 6), date(2012, 4, 16))
THIRD = Span(date(2012, 4, 17), date(2012, 5, 29))
LAST = Span(date(2012, 5, 30), date(2012, 7, 20))
MAY = Span(date(2012, 5, 1), date(2012, 5, 31))
MARCH_TO_MAY = Span(SECOND.start, THIRD.end)


def by(month: int, day: int, year: int = 2012) -> Span:
    return Span.day(date(year, month, day))


def value(measure: str, span: Span | None = None, **slots: str | bool) -> Compute:
    return compute(Operation.VALUE, Operand(measure, span, **slots))  # pyright: ignore[reportArgumentType]  names of fields


def compute(operation: Operation, *operands: Operand) -> Compute:
    return Compute(operation, operands)


def versus(operation: Operation = Operation.DIFFERENCE, measure: str = "rate") -> Compute:
    return compute(operation, Operand(measure, FIRST), Operand(measure, LAST))


ON_REVIEW: dict[str, Query] = {
    "the latest rate": value("rate"),
    "the rate of a period": value("rate", SECOND),
    "the rate of two periods": value("rate", MARCH_TO_MAY),
    "the rate of a month": value("rate", MAY),
    "the rate on a day": value("rate", by(3, 10)),
    "the rate of all": value("rate", upto=True),
    "the rate of a group": value("rate", SECOND, group="non_detained"),
    "eligible through a day": value("eligible", by(4, 16), upto=True),
    "closed": value("closed", upto=True),
    "closed by a day with two counts": value("closed", by(5, 29), upto=True),
    "closed by a day without a count": value("closed", by(6, 15), upto=True),
    "closed between two days": value("closed", Span(date(2012, 4, 17), date(2012, 7, 20))),
    "the backlog": value("backlog"),
    "closures in Denver": value("court_closures", place="denver"),
    "filings of a month": value("filings", Span(date(2012, 7, 1), date(2012, 7, 31))),
    "not eligible": compute(Operation.COMPLEMENT, Operand("eligible", THIRD)),
    "the share not eligible": compute(Operation.COMPLEMENT, Operand("rate")),
    "one in how many": compute(Operation.ONE_IN, Operand("rate")),
    "a day on average": compute(Operation.PER_DAY, Operand("eligible", THIRD)),
    "a month on average": compute(
        Operation.PER_MONTH, Operand("filings", Span(date(2011, 10, 1), date(2011, 12, 31)))
    ),
    "a month on average, with gaps": compute(Operation.PER_MONTH, Operand("filings")),
    "the difference": versus(),
    "the difference of counts": compute(
        Operation.DIFFERENCE, Operand("eligible", SECOND), Operand("eligible", THIRD)
    ),
    "the ratio": versus(Operation.RATIO),
    "the relative change": versus(Operation.CHANGE),
    "a share of two counts": compute(
        Operation.SHARE, Operand("closed", upto=True), Operand("eligible", upto=True)
    ),
    "two periods together": versus(Operation.SUM),
    "the trend": Series(Operand("rate")),
    "the table": Series(Operand("rate"), counts=True),
    "the steps": Series(Operand("rate"), steps=True),
    "closed over time": Series(Operand("closed")),
    "filings": Series(Operand("filings")),
    "nationalities": Series(Operand("nationality_closures")),
    "the highest rate": Ranking(Operand("rate"), By.PERIOD),
    "the lowest rate": Ranking(Operand("rate"), By.PERIOD, highest=False),
    "the largest change": Ranking(Operand("rate"), By.PERIOD, steps=True),
    "the largest change of a running count": Ranking(Operand("closed"), By.PERIOD, steps=True),
    "the smallest change of a running count": Ranking(
        Operand("closed"), By.PERIOD, highest=False, steps=True
    ),
    "the highest of one": Ranking(Operand("declined"), By.PERIOD),
    "the court with the most": Ranking(Operand("court_closures", by(5, 31), upto=True), By.PLACE),
    "detained people": Parts(Operand("rate"), By.GROUP),
    "courts": Parts(Operand("court_closures"), By.PLACE),
    "a court": PlaceFacts("los-angeles"),
    "a court with a pilot": PlaceFacts("denver"),
    "why": Explain("why"),
    "what speaks for it": Explain("why-evidence"),
    "a term": Explain("deferred-action"),
    "a long page": Explain("closure-vs-deferred-action"),
    "about": Explain("about"),
    "crisis": Safety(Need.CRISIS),
    "legal help": Safety(Need.LEGAL_HELP),
    "how sure the last rate is": HowSure(value("rate", LAST)),
    "how sure the closed count is": HowSure(value("closed", by(5, 29), upto=True)),
    "how sure everything is": HowSure(),
    "a file": RawData(),
    "help": Help(),
    "all commands": Help(everything=True),
    "help on a command": Help("rate"),
    **{f"talk: {kind}": Talk(kind) for kind in TalkKind},
    **{f"beyond: {why}": Unknown(why) for why in Beyond},
    "two readings": Choose((value("rate"), Series(Operand("rate")))),
}
"""Of the shipped data, by what they ask."""

ON_SCHOOLS: dict[str, Query] = {
    "the latest rate": value("pass_rate"),
    "the rate of a year": value("pass_rate", Span(date(2019, 1, 1), date(2019, 12, 31))),
    "passed": value("passed", upto=True),
    "failed": compute(Operation.COMPLEMENT, Operand("passed")),
    "failed in all": compute(Operation.COMPLEMENT, Operand("passed", upto=True)),
    "the trend": Series(Operand("pass_rate")),
    "the table": Series(Operand("pass_rate"), counts=True),
    "the highest": Ranking(Operand("pass_rate"), By.PERIOD),
    "districts": Parts(Operand("passed"), By.PLACE),
    "a page": Explain("passing"),
    "about": Explain("about"),
    "how sure": HowSure(),
    "a file": RawData(),
    "help": Help(),
    "all commands": Help(everything=True),
    "hello": Talk(TalkKind.GREETING),
    "beyond": Unknown(),
}
"""Of an invented data set."""
