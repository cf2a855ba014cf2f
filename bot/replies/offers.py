"""What can be asked next: the questions that stand on the buttons and in the menu below an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

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
from bot.answers.codec import TooLongError, encode
from bot.answers.queries import (
    By,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
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
from bot.replies.helptext import summary
from bot.replies.labels import label, labels
from bot.replies.words.help import commands
from bot.replies.writer import Writer

_MENU = 25
"""Options that Discord takes in a menu."""
_BUTTONS = 4
"""Questions on buttons, with that for the rest of a reply."""
_OPTION = 100
"""Letters that Discord takes in an option."""


def controls_for(answer: Answer, w: Writer, *, has_more: bool = False) -> Controls:
    """The questions that follow from an answer.

    Args:
        answer: the answer.
        w: words them.
        has_more: whether the reply left something out, so that a button for it takes the place of another.
    """
    if not _fits(answer.query):
        # Without a button it can't be asked again, nor told in another language.
        return Controls(Choose())
    room = _BUTTONS - has_more
    match answer:
        case PageAnswer() | HelpAnswer() | TalkAnswer() | RawDataAnswer() | HowSureAnswer():
            controls = _without_figures(answer, w, room)
        case _:
            controls = _with_figures(answer, w, room)
    if not has_more:
        return controls
    more = Choice(w.language.gettext("More"), controls.own, Action.MORE)
    return replace(controls, buttons=(*controls.buttons, more))


def _with_figures(answer: Answer, w: Writer, room: int) -> Controls:
    """How sure comes last, and is never what there is no room for."""
    _, own = w.language.gettext, answer.query
    menu: Sequence[Choice] = ()
    title = ""
    match answer:
        case ValueAnswer():
            buttons = [*_neighbours(answer, w), *_offered(w, _trend(answer.found.operand))]
            menu, title = _menu_of_value(answer, w)
        case CombinedAnswer(founds=founds):
            series = _trend(founds[0].operand)
            buttons = _offered(w, series, _table(w) if series == Series(_main(w)) else None)
        case SeriesAnswer(query=query):
            again = Series(query.operand, counts=not query.counts) if query.operand == _main(w) else None
            buttons = _offered(w, *_page_commands(w)[:1], again, _comparison(answer))
        case RankingAnswer(query=query):
            other = Ranking(query.operand, query.by, highest=not query.highest, steps=query.steps)
            series = _trend(query.operand) if query.by is By.PERIOD else None
            buttons = _offered(w, other, series)
        case PartsAnswer():
            buttons = _offered(w, *_page_commands(w)[:1], Series(_main(w)))
        case PlacesAnswer(query=query, known=known):
            menu = [_option(w.data.names.name(place, w.language.code), PlaceFacts(place)) for place in known]
            title = _("A place")
            other = _places(w) if isinstance(query, PlaceFacts) else Ranking(query.operand, By.PLACE)
            buttons = _offered(w, other, *_page_commands(w)[:1])
        case _:
            buttons = []
    different = [choice for choice in dict.fromkeys(buttons) if choice.query != own]
    sure = [Choice(label(HowSure(own), w), HowSure(own), Action.TELL)] if _fits(HowSure(own)) else []
    return Controls(own, (*different[: room - 1], *sure), tuple(menu)[:_MENU], title)


def _fits(query: Query) -> bool:
    """Whether a question is short enough for the id of a button."""
    try:
        encode(query)
    except TooLongError:
        return False
    return True


def _without_figures(answer: Answer, w: Writer, room: int) -> Controls:
    _, own = w.language.gettext, answer.query
    match answer:
        case PageAnswer(query=Safety()):
            return Controls(own)
        case PageAnswer(page=page, help_page=help_page):
            buttons = [Choice(_further(page.more, w), Explain(page.more), Action.TELL)] if page.more else []
            if help_page:
                buttons.append(
                    Choice(_option(help_page.title, own).label, Explain(help_page.id), Action.TELL)
                )
            terms = [_option(w.page(id_).title, Explain(id_)) for id_ in _terms(w) if id_ != page.id]
            return Controls(own, tuple(buttons[:room]), tuple(terms)[:_MENU], _("Explain something else"))
        case HelpAnswer(query=Help(command="", everything=False)):
            return Controls(own, (*_three(w)[: room - 1], _everything(w)))
        case HelpAnswer():
            options = [
                _option(f"{w.language.names.commands[name][0]}: {_summary(name, w)}", Help(name))
                for name in commands(w)
            ]
            return Controls(own, (), tuple(options)[:_MENU], _("More about a command"))
        case RawDataAnswer(name=name, tables=tables):
            others = [_option(table, RawData(table)) for table in tables if table != name]
            return Controls(own, (), tuple(others)[:_MENU], _("Another table"))
        case HowSureAnswer():
            return Controls(own, tuple(_offered(w, RawData(_file_behind(answer, w)))))
        case TalkAnswer(query=Choose(), choices=choices):
            # The readings would be too long for the ids of the other controls.
            named = zip(labels(choices, w), choices, strict=True)
            shown = [Choice(text, query) for text, query in named if _fits(query)]
            return Controls(Choose(), tuple(shown[:_BUTTONS]))
        case TalkAnswer(query=Talk(kind=TalkKind.THANKS | TalkKind.GOODBYE | TalkKind.OKAY)):
            return Controls(own, tuple(_offered(w, Help())))
        case TalkAnswer(query=Talk(kind=TalkKind.GREETING)):
            return Controls(own, (*_three(w)[: room - 1], _everything(w)))
        case TalkAnswer(choices=choices):
            return Controls(own, tuple(_offered(w, *choices)[: room - 1] or _three(w)[: room - 1]))
        case _:
            return Controls(own)


def _everything(w: Writer) -> Choice:
    return Choice(label(Help(everything=True), w), Help(everything=True), Action.TELL)


def _offered(w: Writer, *queries: Query | None) -> list[Choice]:
    return [Choice(label(query, w), query) for query in queries if query and _fits(query)]


def _option(text: str, query: Query) -> Choice:
    return Choice(text if len(text) <= _OPTION else text[: _OPTION - 1] + "…", query)


def _summary(name: str, w: Writer) -> str:
    return summary(name, w.data.declarations, w.language)


def _main(w: Writer) -> Operand:
    return Operand(w.data.declarations.subject.main)


def _trend(operand: Operand) -> Query:
    return Series(Operand(operand.measure, group=operand.group, place=operand.place))


def _file_behind(answer: HowSureAnswer, w: Writer) -> str:
    """The file in which most of the figures stand; empty where it is the main one."""
    first = answer.figures[0].measure if answer.figures else ""
    measure = answer.main or first
    if measure in ("", w.data.declarations.subject.main):
        return ""
    return w.data.table.file_of(measure, w.measure(measure).numerator)


def _table(w: Writer) -> Query:
    return Series(_main(w), counts=True)


def _three(w: Writer) -> list[Choice]:
    """Three things to press, for who doesn't know what to ask."""
    latest = Compute(Operation.VALUE, (_main(w),))
    return _offered(w, latest, Series(_main(w)), *_page_commands(w)[:1])


def _page_commands(w: Writer) -> list[Query]:
    """The pages that have a command of their own: why it fell."""
    declared = w.data.declarations.commands.values()
    return [Explain(command.page) for command in declared if command.does is Does.PAGE]


def _places(w: Writer) -> Query | None:
    """What is known by place, where a command asks for it."""
    declared = w.data.declarations.commands.values()
    return next(
        (Parts(Operand(command.measure), By.PLACE) for command in declared if command.does is Does.PLACES),
        None,
    )


def _terms(w: Writer) -> list[str]:
    """The pages that explain something: not those for people in need, nor what another page leads to."""
    roles = w.data.declarations.subject.pages
    pages = list(w.data.pages["en"])
    further = {page.more for page in pages}
    return [page.id for page in pages if page.id not in {roles.legal_help, roles.crisis, *further}]


def _further(page: str, w: Writer) -> str:
    return label(Explain(page), w)


def _neighbours(answer: ValueAnswer, w: Writer) -> list[Choice]:
    """The periods before and after the one that was answered with."""
    _, found, periods = w.language.gettext, answer.found, w.data.table.periods
    operand, at = found.operand, found.positions
    if not _is_of_table(found, w):
        return []

    def move(span: Span) -> Query:
        there = Operand(operand.measure, span, operand.group, operand.place)
        return Compute(answer.query.operation, (there,))

    choices: list[Choice] = []
    if at.start:
        choices.append(Choice(_("← Earlier"), move(periods[at.start - 1])))
    if at.stop < len(periods):
        choices.append(Choice(_("Later →"), move(periods[at.stop])))
    return choices


def _is_of_table(found: Found, w: Writer) -> bool:
    """Whether a figure is of whole periods of the table; some measures have periods of their own."""
    at, periods = found.positions, w.data.table.periods
    if found.operand.upto or not at or at.stop > len(periods):
        return False
    return (periods[at.start].start, periods[at.stop - 1].end) == (found.span.start, found.span.end)


def _menu_of_value(answer: ValueAnswer, w: Writer) -> tuple[list[Choice], str]:
    """The other days of a running count; of a period, a comparison with the first, and pages."""
    _, operand = w.language.gettext, answer.found.operand
    if answer.others:
        shown = answer.found.figure.as_of
        days = [day for day in dict.fromkeys(figure.as_of for figure in answer.others) if day != shown]
        return [_option(w.language.day(day), _as_of(operand, day)) for day in days[-_MENU:]], _(
            "As of another day"
        )
    menu: list[Choice] = []
    first = w.data.table.periods[0]
    if _is_of_table(answer.found, w) and answer.found.span != first and answer.before:
        earlier = Operand(operand.measure, first, operand.group, operand.place)
        later = Operand(operand.measure, answer.found.span, operand.group, operand.place)
        compared = Compute(Operation.DIFFERENCE, (earlier, later))
        menu.append(Choice(_("Compare with the first period"), compared))
    pages = w.data.declarations.subject.pages
    others = [*_page_commands(w), *([Explain(pages.compare)] if pages.compare else [])]
    return [*menu, *_offered(w, *others)], _("More about this")


def _as_of(operand: Operand, day: date) -> Query:
    there = Operand(operand.measure, Span.day(day), operand.group, operand.place, upto=True)
    return Compute(Operation.VALUE, (there,))


def _comparison(answer: SeriesAnswer) -> Query | None:
    """The first of a series against the last."""
    first, last = answer.items[0], answer.items[-1]
    if answer.change is None or len(answer.items) == 1:
        return None
    return Compute(Operation.DIFFERENCE, (first.operand, last.operand))
