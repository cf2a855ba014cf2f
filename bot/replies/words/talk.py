"""Short answers to what is no question about the figures."""

from __future__ import annotations

from bot.answers.answer import TalkAnswer
from bot.answers.queries import Beyond, Choose, Talk, TalkKind, Unknown
from bot.replies.labels import labels
from bot.replies.wording import Wording
from bot.replies.words.help import first_steps, in_own_words
from bot.replies.writer import Writer


def talk_words(answer: TalkAnswer, w: Writer) -> Wording:
    """A word back, and what the data can answer."""
    _ = w.language.gettext
    match answer.query:
        case Talk(kind):
            return _talk(kind, w)
        case Unknown(why):
            lines = (_covers(answer, w), in_own_words(w))
            return Wording(_beyond(answer, why, w), lines, choices=labels(answer.choices, w))
        case Choose():
            return Wording(_("Which do you mean?"), choices=labels(answer.choices, w))


def _talk(kind: TalkKind, w: Writer) -> Wording:
    _ = w.language.gettext
    match kind:
        case TalkKind.GREETING:
            return Wording(_("Hello!"), first_steps(w))
        case TalkKind.THANKS:
            return Wording(_("You're welcome."))
        case TalkKind.GOODBYE:
            return Wording(_("Goodbye."))
        case TalkKind.INSULT:
            return Wording(_("I'm sorry that I was no help."), (in_own_words(w),))
        case TalkKind.OKAY:
            return Wording(_("All right."))


def _beyond(answer: TalkAnswer, why: Beyond, w: Writer) -> str:
    _ = w.language.gettext
    match why:
        case Beyond.SUBJECT:
            return _("That I can't know.")
        case Beyond.TODAY:
            return _("That I can't know: my figures end on {day}.").format(
                day=w.language.day(answer.span.end)
            )
        case Beyond.DETAIL:
            return _("That I can't know: nothing so detailed was published.")
        case Beyond.OPINION:
            return _("That I can't know: I have figures, and no opinions or forecasts.")


def _covers(answer: TalkAnswer, w: Writer) -> str:
    _, language = w.language.gettext, w.language
    covers = w.text(w.data.declarations.subject.covers)
    return _("I have {what}.").format(
        what=covers.format(start=language.day(answer.span.start), end=language.day(answer.span.end))
    )
