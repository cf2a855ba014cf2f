"""What can be asked, and short answers to what is no question about the figures."""

from __future__ import annotations

from datetime import date

from bot.answers.answer import HelpAnswer, TalkAnswer
from bot.answers.queries import Beyond, Choose, Talk, TalkKind, Unknown
from bot.data.spans import Span
from bot.replies.harmless import cell
from bot.replies.labels import labels
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def help_words(answer: HelpAnswer, w: Writer) -> Wording:
    """How to ask, in two lines; all commands where they are wanted; or what there is to say about one."""
    names, name = w.language.names, answer.query.command
    if name:
        forms = dict.fromkeys((w.command(name), w.command(name, _example(name, answer, w))))
        tries = w.tell("Try: {examples}", examples=" · ".join(forms))
        lines = (names.details[name], tries)
        return Wording(names.summaries[name], tuple(line for line in lines if line))
    if answer.query.everything:
        lines = [f"{w.command(each)} · {names.summaries[each]}" for each in names.commands]
        return Wording(w.tell("All commands"), tuple(lines), whole=True)
    return Wording(w.tell("What you can ask"), _first_steps(w))


def talk_words(answer: TalkAnswer, w: Writer) -> Wording:
    """A word back, and what the data can answer."""
    choices = labels(answer.choices, w)
    start, end = w.language.day(answer.span.start), w.language.day(answer.span.end)
    match answer.query:
        case Choose():
            return Wording(w.tell("Which do you mean?"), choices=choices)
        case Talk(kind):
            headline = {
                TalkKind.GREETING: w.tell("Hello!"),
                TalkKind.THANKS: w.tell("You're welcome."),
                TalkKind.GOODBYE: w.tell("Goodbye."),
                TalkKind.INSULT: w.tell("I'm sorry that I was no help."),
                TalkKind.OKAY: w.tell("All right."),
                TalkKind.REMARK: w.tell("Thank you for telling me."),
            }[kind]
            lines = {TalkKind.GREETING: _first_steps(w), TalkKind.INSULT: (_in_own_words(w),)}
            return Wording(headline, lines.get(kind, ()))
        case Unknown(why):
            headline = {
                Beyond.SUBJECT: w.tell("That I can't know."),
                Beyond.TODAY: w.tell("That I can't know: my main figures end on {day}.", day=end),
                Beyond.DETAIL: w.tell("That I can't know: nothing so detailed was published."),
                Beyond.OPINION: w.tell("That I can't know: I have figures, and no opinions or forecasts."),
            }[why]
            covers = w.text(w.data.declarations.subject.covers).format(start=start, end=end)
            lines = (w.tell("I have {what}.", what=covers), _in_own_words(w))
            return Wording(headline, lines, choices=choices)


def _in_own_words(w: Writer) -> str:
    """One line on asking in plain words, with an example that the data can answer."""
    return w.tell("Ask in your own words, for example: {example}", example=f"*{_question(w)}*")


def _question(w: Writer) -> str:
    examples = w.data.declarations.subject.examples.to(w.language.code)
    return next(cell(example.strip()) for example in examples.split("|") if example.strip())


def _first_steps(w: Writer) -> tuple[str, str]:
    """How to ask in plain words, and that there is something to press; in a terminal there is nothing."""
    if not w.prefix:
        names = ", ".join(map(w.command, w.language.names.commands))
        return _in_own_words(w), w.tell("Commands: {names}", names=names)
    return _in_own_words(w), w.tell(
        "Or press one of these. {help} and the name of a command tells more about it.",
        help=w.command("help"),
    )


def _example(name: str, answer: HelpAnswer, w: Writer) -> str:
    """Something that works behind a command; empty where it takes nothing."""
    declared, pages = w.data.declarations.commands.get(name), w.data.declarations.subject.pages
    given = answer.examples.get(name, "")
    if declared and declared.takes == "day" and given:
        return w.typed(Span.day(date.fromisoformat(given)))
    if declared and declared.takes == "period" and declared.measure == w.data.declarations.subject.main:
        return w.typed(answer.last)
    general = {
        "compare": f"{w.typed(answer.first)} vs {w.typed(answer.last)}",
        "total": w.typed(Span.day(answer.first.end)),
        "explain": w.page(pages.compare or pages.about).title.lower(),
        "data": next(iter(w.data.files), ""),
        "ask": _question(w),
    }
    return given or general.get(name, "")
