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
            lines = {TalkKind.GREETING: first_steps(w), TalkKind.INSULT: (in_own_words(w),)}
            return Wording(headline, lines.get(kind, ()))
        case Unknown(why):
            headline = {
                Beyond.SUBJECT: w.tell("That I can't know."),
                Beyond.TODAY: w.tell("That I can't know: my main figures end on {day}.", day=end),
                Beyond.DETAIL: w.tell("That I can't know: nothing so detailed was published."),
                Beyond.OPINION: w.tell("That I can't know: I have figures, and no opinions or forecasts."),
            }[why]
            covers = w.text(w.data.declarations.subject.covers).format(start=start, end=end)
            lines = (w.tell("I have {what}.", what=covers), in_own_words(w))
            return Wording(headline, lines, choices=choices)
