"""What can be asked next: the questions that stand on the buttons and in the menu below an answer."""

from __future__ import annotations

from collections.abc import Sequence
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
    Safety,
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
    if not _fits(answer.query):
        # Without a button it can't be asked again, nor told in another language.
        return Controls(Choose())
    help_page = w.legal_help if also_help else None
    room = _BUTTONS - has_more - bool(help_page)
    match answer:
        case PageAnswer() | HelpAnswer() | TalkAnswer() | RawDataAnswer() | HowSureAnswer():
            controls = _without_figures(answer, w, room)
        case _:
            controls = _with_figures(answer, w, room)
    buttons = controls.buttons[:room]
    if help_page:
        help_ = Explain(help_page.id)
        buttons = (Choice(label(help_, w), help_, Action.TELL), *buttons)
    if has_more:
        buttons = (*buttons, Choice(w.tell("More"), controls.own, Action.MORE))
    return replace(controls, buttons=buttons)


def _with_figures(answer: Answer, w: Writer, room: int) -> Controls:
    """How sure comes last, and always has room."""
    menu, title = list[Choice](), ""
    why, main = _pages_with_commands(w)[:1], Operand(w.data.declarations.subject.main)
    match answer:
        case ValueAnswer():
            buttons = [*_neighbours(answer, w), *_offered(w, _trend(answer.found.operand))]
            menu, title = _menu_of_value(answer, w)
        case CombinedAnswer(founds=founds):
            series = _trend(founds[0].operand)
            buttons = _offered(w, series, *([Series(main, counts=True)] if series == Series(main) else []))
        case SeriesAnswer(query=Series(operand, counts=counts), items=items):
            buttons = _offered(w, *why, *([Series(main, counts=not counts)] if operand == main else []))
            if answer.change and len(items) > 1:
                ends = items[0].operand, items[-1].operand
                buttons += _offered(w, Compute(Operation.DIFFERENCE, ends))
        case RankingAnswer(query=query):
            series = [_trend(query.operand)] if query.by is By.PERIOD else []
            buttons = _offered(w, replace(query, highest=not query.highest), *series)
        case PartsAnswer():
            buttons = _offered(w, *why, Series(main))
        case PlacesAnswer(query=query, known=known):
            menu = [_option(w.data.names.name(place, w.language.code), PlaceFacts(place)) for place in known]
            title = w.tell("A place")
            others = _places(w) if isinstance(query, PlaceFacts) else [Ranking(query.operand, By.PLACE)]
            buttons = _offered(w, *others, *why)
        case _:
            buttons = []
    own, sure = answer.query, sure_of(answer.query)
    different = [choice for choice in dict.fromkeys(buttons) if choice.query != own][: room - 1]
    if _fits(sure):
        different.append(Choice(label(sure, w), sure, Action.TELL))
    return _controls(own, different, menu, title)


def _without_figures(answer: Answer, w: Writer, room: int) -> Controls:
    own = answer.query
    everything = Choice(label(Help(everything=True), w), Help(everything=True), Action.TELL)
    match answer:
        case PageAnswer(query=Safety()):
            return Controls(own)
        case PageAnswer(page=page):
            more = Explain(page.more)
            buttons = [Choice(label(more, w), more, Action.TELL)] if page.more else []
            terms = [_option(w.page(id_).title, Explain(id_)) for id_ in _terms(w) if id_ != page.id]
            return _controls(own, buttons[:room], terms, w.tell("Explain something else"))
        case HelpAnswer(query=Help("", everything=False)) | TalkAnswer(query=Talk(TalkKind.GREETING)):
            return _controls(own, [*_three(w)[: room - 1], everything])
        case HelpAnswer():
            names = w.language.names
            options = [
                _option(f"{called[0]}: {names.summaries[name]}", Help(name))
                for name, called in names.commands.items()
            ]
            return _controls(own, [], options, w.tell("More about a command"))
        case RawDataAnswer(name=name, tables=tables):
            others = [_option(table, RawData(table)) for table in tables if table != name]
            return _controls(own, [], others, w.tell("Another table"))
        case HowSureAnswer():
            return _controls(own, _offered(w, RawData(_file_behind(answer, w))))
        case TalkAnswer(query=Choose(), choices=choices):
            # The readings would be too long for the ids of the other controls.
            named = zip(labels(choices, w), choices, strict=True)
            return _controls(Choose(), [Choice(text, query) for text, query in named if _fits(query)])
        case TalkAnswer(query=Talk(TalkKind.INSULT)):
            return _controls(own, _three(w)[: room - 1])
        case TalkAnswer(query=Talk()):
            return _controls(own, _offered(w, Help()))
        case TalkAnswer(choices=choices):
            return _controls(own, (_offered(w, *choices) or _three(w))[: room - 1])
        case _:
            return Controls(own)


def _controls(
    own: Query, buttons: Sequence[Choice], menu: Sequence[Choice] = (), title: str = ""
) -> Controls:
    return Controls(own, tuple(buttons[:_BUTTONS]), tuple(menu[:_MENU]), title)


def _fits(query: Query) -> bool:
    try:
        encode(query)
    except TooLongError:
        return False
    return True


def _offered(w: Writer, *queries: Query) -> list[Choice]:
    return [Choice(label(query, w), query) for query in queries if _fits(query)]


def _option(text: str, query: Query) -> Choice:
    return Choice(shortened(text, _OPTION), query)


def _trend(operand: Operand) -> Query:
    return Series(replace(operand, span=None, upto=False))


def _file_behind(answer: HowSureAnswer, w: Writer) -> str:
    """The file in which most of the figures stand; empty where it is the main one."""
    measure = answer.main or (answer.figures[0].measure if answer.figures else "")
    if measure in ("", w.data.declarations.subject.main):
        return ""
    return w.data.table.file_of(measure, w.measure(measure).numerator)


def _three(w: Writer) -> list[Choice]:
    """Three things to press, for somebody who doesn't know what to ask."""
    main = Operand(w.data.declarations.subject.main)
    return _offered(w, Compute(Operation.VALUE, (main,)), Series(main), *_pages_with_commands(w)[:1])


def _pages_with_commands(w: Writer) -> list[Query]:
    """The pages that have a command of their own: why it fell."""
    return [Explain(command.page) for command in w.data.declarations.commands_for(Does.PAGE)]


def _places(w: Writer) -> Sequence[Query]:
    """What is known by place, where a command asks for it."""
    commands = w.data.declarations.commands_for(Does.PLACES)[:1]
    return [Parts(Operand(command.measure), By.PLACE) for command in commands]


def _terms(w: Writer) -> list[str]:
    """The pages that explain something: not those for people in need, nor what another page leads to."""
    roles, pages = w.data.declarations.subject.pages, w.data.pages["en"]
    left_out = {roles.legal_help, roles.crisis, *(page.more for page in pages)}
    return [page.id for page in pages if page.id not in left_out]


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


def _menu_of_value(answer: ValueAnswer, w: Writer) -> tuple[list[Choice], str]:
    """The other days of a running count; of a period, a comparison with the first, and pages."""
    found, first = answer.found, w.data.table.periods[0]
    if answer.others:
        days = dict.fromkeys(figure.as_of for figure in answer.others if figure.as_of != found.figure.as_of)
        menu = list[Choice]()
        for day in days:
            operand = replace(found.operand, span=Span.day(day), upto=True)
            menu.append(_option(w.language.day(day), Compute(Operation.VALUE, (operand,))))
        return menu[-_MENU:], w.tell("As of another day")
    menu = []
    if _is_of_table(found, w) and found.span != first and answer.before:
        both = (replace(found.operand, span=first), replace(found.operand, span=found.span))
        menu = [Choice(w.tell("Compare with the first period"), Compute(Operation.DIFFERENCE, both))]
    compare = w.data.declarations.subject.pages.compare
    pages = [*_pages_with_commands(w), *([Explain(compare)] if compare else [])]
    return [*menu, *_offered(w, *pages)], w.tell("More about this")
