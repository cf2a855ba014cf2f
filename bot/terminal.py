"""`ask`: questions answered in a terminal, or as JSON for a script."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module

from bot.core.answers import Answer, TalkAnswer, answer
from bot.core.data import Data
from bot.core.language import Language
from bot.core.listening import Listener
from bot.core.problems import Problem
from bot.core.queries import Query
from bot.core.questions import Understander, Understood
from bot.operations.exits import Exit
from bot.output import say
from bot.replies.controls import Choice
from bot.replies.problems import explain_problem
from bot.replies.scripts import as_json
from bot.replies.terminal import as_text, choices, without_markdown
from bot.replies.voice import Voice
from bot.replies.words import word


class Terminal:
    """Answers questions one after the other; each may be about the answer before it.

    Args:
        data: what to answer from.
        languages: by code; English at least.
        language: the one to take where the words of the first question don't tell.
        json: whether to print a line of JSON for each answer, instead of text.
    """

    def __init__(
        self, data: Data, languages: Mapping[str, Language], language: Language, *, json: bool
    ) -> None:
        self._data = data
        self._listener = Listener(data, languages, Understander(data, languages))
        self._language = language
        self._json = json
        self._about: Query | None = None
        self._choices: tuple[Choice, ...] = ()

    def ask(self, question: str) -> Exit:
        """Prints the answer to one question.

        Returns:
            OK, or CANNOT where there was no answer, or more than one.
        """
        understood = self._read(question)
        self._language, asked = understood.language, understood.asked
        result = asked if isinstance(asked, Problem) else answer(asked, self._data, self._language.code)
        self._choices = () if isinstance(result, Problem) else choices(result, self._data, self._language)
        self._print(result)
        if isinstance(result, Problem):
            return Exit.CANNOT
        if not isinstance(result, TalkAnswer):
            self._about = result.query
        return Exit.CANNOT if self._choices else Exit.OK

    def ask_each_line(self) -> Exit:
        """Prints the answers to the lines of the standard input, until it ends or Ctrl-C is pressed.

        Returns:
            CANNOT where one of them had no answer.
        """
        end = Exit.OK
        try:
            for line in _lines():
                if line.strip():
                    end = max(end, self.ask(line))
        except (EOFError, KeyboardInterrupt):
            say("")  # the shell's prompt stands on a line of its own
        return end

    def _read(self, question: str) -> Understood:
        """What is asked; after a question back, a bare number picks from its list."""
        number = question.strip()
        if number.isdecimal() and 0 < int(number) <= len(self._choices):
            return Understood(self._language, self._choices[int(number) - 1].query)
        return self._listener.read(question, self._language, self._about)

    def _print(self, result: Answer | Problem) -> None:
        voice = Voice.about(self._data.table.span, self._language, "")
        if self._json:
            say(as_json(result, self._data, voice))
        elif isinstance(result, Problem):
            say(without_markdown(explain_problem(result, voice)), problem=True)
        else:
            say(as_text(word(result, voice), self._language, self._choices))


def _lines() -> Iterator[str]:
    if sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty():
        with suppress(ImportError):
            import_module("readline")  # gives `input` the arrow keys; Windows has no such module
        while True:
            yield input("> ")
    yield from sys.stdin or ()  # where it was closed it is None
