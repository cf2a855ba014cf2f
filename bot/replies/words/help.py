"""What can be asked, in words."""

from __future__ import annotations

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
        lines = [_line(name, answer, w) for name in commands(w)]
        return Wording(_("All commands"), tuple(lines), whole=True)
    return Wording(_("What you can ask"), (in_own_words(w), _pressing(w)))


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


def _pressing(w: Writer) -> str:
    _ = w.language.gettext
    return _("Or press one of these. {help} and the name of a command tells more about it.").format(
        help=w.voice.command("help")
    )


def _line(name: str, answer: HelpAnswer, w: Writer) -> str:
    example = answer.examples.get(name, "")
    return f"{w.voice.command(name, example)} · {summary(name, w.data.declarations, w.language)}"


def _command(answer: HelpAnswer, name: str, w: Writer) -> Wording:
    _ = w.language.gettext
    forms = dict.fromkeys((w.voice.command(name), w.voice.command(name, answer.examples.get(name, ""))))
    tries = _("Try: {examples}").format(examples=" · ".join(forms))
    text = detail(name, w.data.declarations, w.language)
    return Wording(
        summary(name, w.data.declarations, w.language), tuple(line for line in (text, tries) if line)
    )
