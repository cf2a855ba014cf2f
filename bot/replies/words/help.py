"""What can be asked, in words."""

from __future__ import annotations

from datetime import date

from bot.answers.answer import HelpAnswer
from bot.replies.harmless import cell
from bot.replies.helptext import SUMMARIES, detail, summary
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def help_words(answer: HelpAnswer, w: Writer) -> Wording:
    """How to ask, in two lines; all commands where they are wanted; or what there is to say about one."""
    _ = w.language.gettext
    if answer.query.command:
        return _command(answer, answer.query.command, w)
    if answer.query.everything:
        lines = [
            f"{w.voice.command(name)} · {summary(name, w.data.declarations, w.language)}"
            for name in commands(w)
        ]
        return Wording(_("All commands"), tuple(lines), whole=True)
    return Wording(_("What you can ask"), first_steps(w))


def commands(w: Writer) -> tuple[str, ...]:
    """The ids of all commands: first those of the data."""
    return (*w.data.declarations.commands, *SUMMARIES)


def in_own_words(w: Writer) -> str:
    """One line on asking in plain words, with an example that the data can answer."""
    _ = w.language.gettext
    return _("Ask in your own words, for example: {example}").format(example=f"*{examples(w)[0]}*")


def examples(w: Writer) -> list[str]:
    """Questions that the data can answer, as it declares them."""
    declared = w.data.declarations.subject.examples.to(w.language.code)
    return [cell(example.strip()) for example in declared.split("|") if example.strip()]


def first_steps(w: Writer) -> tuple[str, str]:
    """How to ask in plain words, and that there is something to press; in a terminal there is nothing."""
    return in_own_words(w), _pressing(w)


def _pressing(w: Writer) -> str:
    _ = w.language.gettext
    if not w.voice.prefix:
        names = ", ".join(w.voice.command(name) for name in commands(w))
        return _("Commands: {names}").format(names=names)
    return _("Or press one of these. {help} and the name of a command tells more about it.").format(
        help=w.voice.command("help")
    )


def _example(name: str, answer: HelpAnswer, w: Writer) -> str:
    """Something that works behind a command; empty where it takes nothing."""
    declared = w.data.declarations.commands.get(name)
    given = answer.examples.get(name, "")
    if declared and declared.takes == "day" and given:
        return w.voice.typed_day(date.fromisoformat(given))
    if declared and declared.takes == "period" and declared.measure == w.data.declarations.subject.main:
        return w.voice.typed(answer.last)
    pages = w.data.declarations.subject.pages
    general = {
        "compare": f"{w.voice.typed(answer.first)} vs {w.voice.typed(answer.last)}",
        "total": w.voice.typed_day(answer.first.end),
        "explain": w.page(pages.compare or pages.about).title.lower(),
        "data": next(iter(w.data.files), ""),
        "ask": examples(w)[0],
    }
    return given or general.get(name, "")


def _command(answer: HelpAnswer, name: str, w: Writer) -> Wording:
    _ = w.language.gettext
    forms = dict.fromkeys((w.voice.command(name), w.voice.command(name, _example(name, answer, w))))
    tries = _("Try: {examples}").format(examples=" · ".join(forms))
    text = detail(name, w.data.declarations, w.language)
    return Wording(
        summary(name, w.data.declarations, w.language), tuple(line for line in (text, tries) if line)
    )
