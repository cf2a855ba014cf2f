"""What can be asked next: the questions that stand on the buttons and in the menu below an answer."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.answer import (
    Answer,
    CombinedAnswer,
    HelpAnswer,
    HowSureAnswer,
    PageAnswer,
    PartsAnswer,
    PlacesAnswer,
    RankingAnswer,
    RawDataAnswer,
    SeriesAnswer,
    TalkAnswer,
    ValueAnswer,
)
from bot.answers.codec import TooLongError, encode, sure_of
from bot.answers.queries import (
    By,
    Choose,
    Compute,
    Explain,
    Help,
    Operand,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Series,
    Talk,
    TalkKind,
)
from bot.data.measures import Does
from bot.data.spans import Span
from bot.figures.figure import Operation
from bot.figures.found import Found
from bot.replies.controls import Action, Choice, Controls
from bot.replies.harmless import shortened
from bot.replies.labels import label, labels
from bot.replies.writer import Writer

_MENU = 25
"""Options that Discord takes in a menu."""
_BUTTONS = 4
"""The most buttons with questions, the one for the rest of the reply included."""
_OPTION = 100
"""Letters that Discord takes in an option."""


def controls_for(answer: Answer, w: Writer, *, has_more: bool = False, also_help: bool = False) -> Controls:
    """The questions that follow from an answer; more of the reply and legal help take the place of others."""
    own = answer.query
    if not _fits(own):
        # Without a button it can't be asked again, nor told in another language.
        return Controls(Choose())
    help_page = w.legal_help if also_help else None
    first = _told(w, Explain(help_page.id)) if help_page else []
    more = [Choice(w.tell("More"), own, Action.MORE)] if has_more else []
    # Where it asks back, nothing stands behind the readings.
    room = _BUTTONS - len(first) - len(more) - (not isinstance(own, Choose))
    others = [choice for choice in dict.fromkeys(_buttons(answer, w)) if choice.query != own][:room]
    title, menu = _menu(answer, w)
    options = [Choice(shortened(text, _OPTION), query) for text, query in menu[:_MENU]]
    return Controls(own, (*first, *others, *_last(answer, w), *more), tuple(options), title)


def _buttons(answer: Answer, w: Writer) -> list[Choice]:
    """What is likely asked next, the likeliest first."""
    why, main = _pages_with_commands(w)[:1], Operand(w.data.declarations.subject.main)
    match answer:
        case ValueAnswer(found=found):
            return [*_neighbours(answer, w), *_offered(w, _trend(found.operand))]
        case CombinedAnswer(founds=founds):
            series = _trend(founds[0].operand)
            return _offered(w, series, *([Series(main, counts=True)] if series == Series(main) else []))
        case SeriesAnswer(query=Series(operand, counts=counts), items=items):
            table = [Series(main, counts=not counts)] if operand == main else []
            ends = items[0].operand, items[-1].operand
            steps = [Compute(Operation.DIFFERENCE, ends)] if answer.change and len(items) > 1 else []
            return _offered(w, *why, *table, *steps)
        case RankingAnswer(query=query):
            series = [_trend(query.operand)] if query.by is By.PERIOD else []
            return _offered(w, replace(query, highest=not query.highest), *series)
        case PartsAnswer():
            return _offered(w, *why, Series(main))
        case PlacesAnswer(query=Parts(operand)):
            return _offered(w, Ranking(operand, By.PLACE), *why)
        case PlacesAnswer():
            # what is known by place, where a command asks for it
            commands = w.data.declarations.commands_for(Does.PLACES)[:1]
            return _offered(w, *(Parts(Operand(each.measure), By.PLACE) for each in commands), *why)
        case PageAnswer(query=Explain(), page=page) if page.more:
            return _told(w, Explain(page.more))
        case HowSureAnswer():
            return _offered(w, RawData(_file_behind(answer, w)))
        case TalkAnswer(query=Talk(kind)) if kind not in (TalkKind.GREETING, TalkKind.INSULT):
            return _offered(w, Help())
        case TalkAnswer(choices=choices) if choices:
            named = zip(labels(choices, w), choices, strict=True)
            return [Choice(text, query) for text, query in named if _fits(query)]
        case TalkAnswer() | HelpAnswer(query=Help("", everything=False)):
            # three things to press, for somebody who doesn't know what to ask
            return _offered(w, Compute(Operation.VALUE, (main,)), Series(main), *why)
        case _:
            return []


def _last(answer: Answer, w: Writer) -> list[Choice]:
    """What always has room: how sure the figures are; for who starts, all commands."""
    match answer:
        case HelpAnswer(query=Help("", everything=False)) | TalkAnswer(query=Talk(TalkKind.GREETING)):
            return _told(w, Help(everything=True))
        case PageAnswer() | HelpAnswer() | TalkAnswer() | RawDataAnswer() | HowSureAnswer():
            return []
        case _:
            sure = sure_of(answer.query)
            return _told(w, sure) if _fits(sure) else []


def _menu(answer: Answer, w: Writer) -> tuple[str, list[tuple[str, Query]]]:
    """What else there is of the same kind, under a title."""
    match answer:
        case ValueAnswer(found=found, others=others) if others:
            days = dict.fromkeys(figure.as_of for figure in others if figure.as_of != found.figure.as_of)
            menu = list[tuple[str, Query]]()
            for day in list(days)[-_MENU:]:
                operand = replace(found.operand, span=Span.day(day), upto=True)
                menu.append((w.language.day(day), Compute(Operation.VALUE, (operand,))))
            return w.tell("As of another day"), menu
        case ValueAnswer():
            return w.tell("More about this"), _about_period(answer, w)
        case PlacesAnswer(known=known):
            code = w.language.code
            return w.tell("A place"), [(w.data.names.name(id_, code), PlaceFacts(id_)) for id_ in known]
        case PageAnswer(query=Explain(), page=page):
            others = [w.page(id_) for id_ in _terms(w) if id_ != page.id]
            return w.tell("Explain something else"), [(other.title, Explain(other.id)) for other in others]
        case HelpAnswer(query=Help(command, everything=everything)) if command or everything:
            names = w.language.names
            called = {id_: all_names[0] for id_, all_names in names.commands.items()}
            menu = [(f"{name}: {names.summaries[id_]}", Help(id_)) for id_, name in called.items()]
            return w.tell("More about a command"), [*menu]
        case RawDataAnswer(name=name, tables=tables):
            return w.tell("Another table"), [(table, RawData(table)) for table in tables if table != name]
        case _:
            return "", []


def _fits(query: Query) -> bool:
    try:
        encode(query)
    except TooLongError:
        return False
    return True


def _offered(w: Writer, *queries: Query) -> list[Choice]:
    return [Choice(label(query, w), query) for query in queries if _fits(query)]


def _told(w: Writer, query: Query) -> list[Choice]:
    """What is answered only to who presses it."""
    return [Choice(label(query, w), query, Action.TELL)]


def _trend(operand: Operand) -> Query:
    return Series(replace(operand, span=None, upto=False))


def _file_behind(answer: HowSureAnswer, w: Writer) -> str:
    """The file in which most of the figures stand; empty where it is the main one."""
    measure = answer.main or (answer.figures[0].measure if answer.figures else "")
    if measure in ("", w.data.declarations.subject.main):
        return ""
    return w.data.table.file_of(measure, w.measure(measure).numerator)


def _pages_with_commands(w: Writer) -> list[Query]:
    """The pages that have a command of their own: why it fell."""
    return [Explain(command.page) for command in w.data.declarations.commands_for(Does.PAGE)]


def _terms(w: Writer) -> list[str]:
    """The pages that explain something: not those for people in need, nor what another page leads to."""
    further = {page.more for page in w.data.pages["en"]}
    return [page.id for page in w.data.terms("en") if page.id not in further]


def _neighbours(answer: ValueAnswer, w: Writer) -> list[Choice]:
    found, periods = answer.found, w.data.table.periods
    if not _is_of_table(found, w):
        return []
    beside = ((w.tell("← Earlier"), found.positions.start - 1), (w.tell("Later →"), found.positions.stop))
    return [
        Choice(text, Compute(answer.query.operation, (replace(found.operand, span=periods[at]),)))
        for text, at in beside
        if 0 <= at < len(periods)
    ]


def _is_of_table(found: Found, w: Writer) -> bool:
    """Whether a figure is of whole periods of the table; some measures have periods of their own."""
    at, periods = found.positions, w.data.table.periods
    if found.operand.upto or not at or at.stop > len(periods):
        return False
    return (periods[at.start].start, periods[at.stop - 1].end) == (found.span.start, found.span.end)


def _about_period(answer: ValueAnswer, w: Writer) -> list[tuple[str, Query]]:
    """A comparison with the first period, and pages."""
    found, first, menu = answer.found, w.data.table.periods[0], list[tuple[str, Query]]()
    if _is_of_table(found, w) and found.span != first and answer.before:
        both = replace(found.operand, span=first), replace(found.operand, span=found.span)
        menu.append((w.tell("Compare with the first period"), Compute(Operation.DIFFERENCE, both)))
    compare = w.data.declarations.subject.pages.compare
    pages = [*_pages_with_commands(w), *([Explain(compare)] if compare else [])]
    return [*menu, *((label(page, w), page) for page in pages)]
