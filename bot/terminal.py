"""`ask`: questions answered in a terminal, or as JSON for a script."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module

from bot.answers.answer import Answer, TalkAnswer
from bot.answers.answering import answer
from bot.answers.queries import Asked, Choose, Query, Unknown
from bot.data.loading import Data
from bot.figures.problems import Problem
from bot.languages import Language
from bot.operations.exits import Exit
from bot.output import say
from bot.replies.harmless import unmarked
from bot.replies.problems import explain_problem
from bot.replies.terminal import as_json, as_text
from bot.replies.words.answers import word
from bot.replies.writer import Writer
from bot.understanding.explaining import explained
from bot.understanding.loading import load_lines
from bot.understanding.understood import Understood


class Terminal:
    """Answers questions one after the other; each may be about the answer before it.

    Args:
        language: the code of the one to take where the words of the first question don't tell.
        json: whether to print JSON for each answer, instead of text.
        explain: whether to print first how each question was read; beside JSON, on the standard error output.
    """

    def __init__(
        self, data: Data, languages: Mapping[str, Language], language: str, *, json: bool, explain: bool
    ) -> None:
        self._data = data
        self._languages = languages
        self._lines = load_lines(data, languages)
        self._language = language
        self._json = json
        self._explain = explain
        self._about: Query | None = None
        self._choices: tuple[Query, ...] = ()

    def ask(self, question: str) -> Exit:
        """Prints the answer to one question.

        Returns:
            OK, or CANNOT where there was no answer, or more than one.
        """
        understood = self._read(question)
        if self._explain:  # in JSON, what scripts read stays free of it
            say(self._explained(question, understood), problem=self._json)
        self._language, asked = understood.language, understood.asked
        self._choices = ()
        if not isinstance(asked, Asked):
            return self._refuse(asked)
        result = answer(asked.query, self._data, self._language)
        if isinstance(result, Problem):
            return self._refuse(result)
        self._print(asked, result)
        if isinstance(result, TalkAnswer):
            self._choices = result.choices
        self._about = asked.query
        return Exit.CANNOT if isinstance(asked.query, Choose | Unknown) else Exit.OK

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

    @property
    def _writer(self) -> Writer:
        return Writer(self._data, self._languages[self._language], "", datetime.now(UTC).year)

    def _read(self, question: str) -> Understood:
        """What is asked; after a question back, a bare number picks from its list."""
        number = question.strip()
        if number.isdecimal() and 0 < int(number) <= len(self._choices):
            return Understood(self._language, Asked(self._choices[int(number) - 1]))
        return self._lines.read(question, self._language, self._about)

    def _explained(self, question: str, understood: Understood) -> str:
        """Why a question was read as it was; commands and choices have no weights, and are only named."""
        explanation = self._lines.understander.explain(question, self._language, self._about)
        if _meant(explanation.understood) == _meant(understood):
            return explained(replace(explanation, understood=understood))
        return f"read as a command or choice: {understood.asked} in {understood.language}"

    def _refuse(self, problem: Problem) -> Exit:
        if self._json:
            say(as_json(None, problem, self._writer))
        else:
            say(unmarked(explain_problem(problem, self._writer)), problem=True)
        return Exit.CANNOT

    def _print(self, asked: Asked, result: Answer) -> None:
        if self._json:
            say(as_json(asked, result, self._writer))
        else:
            wording = word(result, asked.manner, self._writer)
            say(as_text(wording, self._languages[self._language]))


def _meant(understood: Understood) -> Query | Problem:
    asked = understood.asked
    return asked.query if isinstance(asked, Asked) else asked


def _lines() -> Iterator[str]:
    if sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty():
        with suppress(ImportError):
            import_module("readline")  # gives `input` the arrow keys; Windows has no such module
        while True:
            yield input("> ")
    yield from sys.stdin or ()  # where it was closed it is None
