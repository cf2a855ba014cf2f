"""How well questions are understood: `python -m tests.score [-v] [sitting ...]`.

For each sitting and language it counts replies that are right, that ask back, that refuse, and that answer
something else. A reply is right when its outcome is the one that is expected, and its text holds what must
stand in it and nothing that mustn't. In a conversation each turn replies to the answer before it.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel

from bot.answers.answer import Answer
from bot.answers.answering import answer
from bot.answers.problems import Problem
from bot.answers.queries import Choose, Explain, HowSure, Need, Query, Safety, Talk, Unknown
from bot.data.loading import Data, default_folder, load_data
from bot.languages import Language, load_languages
from bot.periods.reading import PeriodProblem, Reversed
from bot.periods.vocabulary import load_vocabularies
from bot.replies.problems import explain_problem
from bot.replies.terminal import as_text
from bot.replies.voice import Voice
from bot.replies.words.answers import word
from bot.understanding.commands import Commands
from bot.understanding.reader import Reader, Understander, Understood
from bot.understanding.sentence import fold

SITTINGS = Path(__file__).parent / "questions" / "sittings"
_YEAR = 2026


class _Turn(BaseModel):
    """One text, and what is right."""

    text: str
    right: str
    says: list[str] = []
    never: list[str] = []


class _Question(_Turn):
    language: str


class _Conversation(BaseModel):
    language: str
    turns: list[_Turn]


class Sitting(BaseModel):
    """A file of questions that one person wrote."""

    style: str
    question: list[_Question]
    conversation: list[_Conversation] = []


@dataclass(frozen=True)
class Bot:
    """All that it takes to reply.

    Args:
        data: what can be asked about.
        languages: by code.
        reader: reads what people write.
        understander: the part of it that reads questions.
    """

    data: Data
    languages: Mapping[str, Language]
    reader: Reader
    understander: Understander

    def text(self, understood: Understood) -> tuple[str, Answer | Problem | PeriodProblem]:
        """The reply in words, and what it says."""
        language = self.languages[understood.language]
        voice = Voice.about(self.data.table.span, language, "!", _YEAR)
        asked = understood.asked
        if isinstance(asked, Problem | PeriodProblem):
            return explain_problem(asked, self.data, voice), asked
        result = answer(asked.query, self.data, language.code)
        if isinstance(result, Problem):
            return explain_problem(result, self.data, voice), result
        return as_text(word(result, asked.manner, self.data, voice), language), result


def load_bot() -> Bot:
    """The bot with the data that ship with it."""
    data = load_data(default_folder())
    languages = load_languages(data.declarations.commands)
    locales = Path(str(files("bot"))) / "locales"
    vocabularies = load_vocabularies(sorted(path.parent for path in locales.glob("*/periods.toml")))
    understander = Understander(data, vocabularies, locales)
    called = {
        code: {name: id_ for id_, names in language.names.commands.items() for name in names}
        for code, language in languages.items()
    }
    reader = Reader(understander, Commands(data, vocabularies, called))
    return Bot(data, languages, reader, understander)


def load_sitting(name: str) -> Sitting:
    """A sitting by the name of its file."""
    text = (SITTINGS / f"{name}.toml").read_text(encoding="utf-8")
    return Sitting.model_validate(tomllib.loads(text))


def outcomes(understood: Understood, result: Answer | Problem | PeriodProblem) -> set[str]:
    """As what a reply may be meant, in the words of the sittings."""
    if isinstance(result, Reversed):
        return {"ask"}
    if isinstance(result, Problem | PeriodProblem):
        return {"refuse"}
    match result.query:
        case Safety(Need.CRISIS):
            return {"crisis"}
        case Safety():
            return {"help"}
        case Talk():
            return {"talk", "silence"}
        case Unknown():
            return {"refuse"} if understood.is_sure else {"refuse", "silence"}
        case Choose():
            return {"ask"}
        case Explain(page):
            return {"explain", "answer", "talk"} if page == "about" else {"explain", "answer"}
        case HowSure():
            return {"explain", "answer"}
        case _:
            return {"answer", "explain"}


def holds(text: str, says: Sequence[str]) -> bool:
    """Whether a text holds each of some strings, of which one may offer several, parted by |."""
    folded = " ".join(fold(text).split())
    return all(any(fold(one) in folded for one in each.split("|")) for each in says)


@dataclass
class Score:
    """Counts of replies, by sitting, language and how they were."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter[tuple[str, str, str]])

    def add(self, sitting: str, language: str, how: str) -> None:
        """Counts a reply."""
        self.counts[sitting, language, how] += 1

    def share(self, how: str, kind: str = "") -> float:
        """The share of replies that are so, of all or of the sittings whose name ends in a word."""
        chosen = {key: count for key, count in self.counts.items() if key[0].endswith(kind)}
        return sum(count for key, count in chosen.items() if key[2] == how) / max(1, sum(chosen.values()))


def judged(turn: _Turn, understood: Understood, bot: Bot) -> tuple[str, str]:
    """How a reply is, and its text."""
    text, result = bot.text(understood)
    is_right = turn.right in outcomes(understood, result)
    if is_right and holds(text, turn.says) and not any(holds(text, [never]) for never in turn.never):
        return "right", text
    if not isinstance(result, Answer):
        return ("asked back" if isinstance(result, Reversed) else "refused"), text
    if isinstance(result.query, Choose):
        return "asked back", text
    return ("refused" if isinstance(result.query, Unknown) else "something else"), text


def replies(name: str, bot: Bot) -> Iterator[tuple[str, _Turn, str, str, str]]:
    """For each text of a sitting: its kind, itself, the language, how the reply is, and its text."""
    sitting = load_sitting(name)
    for question in sitting.question:
        how, text = judged(question, bot.reader.read(question.text, question.language), bot)
        yield f"{name}: questions", question, question.language, how, text
    for conversation in sitting.conversation:
        about: Query | None = None
        for turn in conversation.turns:
            understood = bot.reader.read(turn.text, conversation.language, about)
            how, text = judged(turn, understood, bot)
            kind = "questions" if turn is conversation.turns[0] else "follow-ups"
            yield f"{name}: {kind}", turn, conversation.language, how, text
            asked = understood.asked
            if not isinstance(asked, Problem | PeriodProblem) and not isinstance(asked.query, Talk | Unknown):
                about = asked.query


def score(names: Sequence[str], bot: Bot, *, verbose: bool = False) -> Score:
    """Counts how the replies to some sittings are."""
    counted = Score()
    for name in names:
        for kind, turn, language, how, text in replies(name, bot):
            counted.add(kind, language, how)
            if verbose and how != "right":
                sys.stdout.write(
                    f"{kind} [{how}, not {turn.right} {turn.says}] {turn.text}\n    {text[:300]!r}\n"
                )
    return counted


def main(arguments: Sequence[str]) -> None:
    """Prints the score of the sittings named, or of all."""
    names = [name for name in arguments if not name.startswith("-")]
    names = names or sorted(path.stem for path in SITTINGS.glob("*.toml"))
    counted = score(names, load_bot(), verbose="-v" in arguments)
    hows = ("right", "asked back", "refused", "something else")
    keys = sorted({key[:2] for key in counted.counts})
    for kind, language in keys:
        numbers = "  ".join(f"{how} {counted.counts[kind, language, how]}" for how in hows)
        sys.stdout.write(f"{kind} ({language}): {numbers}\n")
    for kind in ("questions", "follow-ups"):
        shares = "  ".join(f"{how} {counted.share(how, kind):.1%}" for how in hows)
        sys.stdout.write(f"all {kind}: {shares}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
