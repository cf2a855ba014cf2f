"""What a line of text asks for: a command with what belongs to it, or a question in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.core.commands import BARE, COMMANDS, Asking, unknown_command
from bot.core.data import Data
from bot.core.language import Language
from bot.core.problems import NoCountYet, Problem
from bot.core.queries import Beyond, Help, Query
from bot.core.questions import Understander, Understood


@dataclass(frozen=True)
class Listener:
    """Reads whatever people write to the bot.

    Args:
        data: what can be asked about.
        languages: by code; English at least.
        understander: reads questions in words.
    """

    data: Data
    languages: Mapping[str, Language]
    understander: Understander

    def read(self, line: str, language: Language, about: Query | None = None) -> Understood:
        """Reads a command without its prefix, or a question, as people write them to the bot itself.

        A sentence may start with the name of a command ("why did …", "rate in …"). It is one where what
        follows can't be read as what the command takes, but is made of nothing but words that belong in a
        question; else the word that is in the way is to be named, as after a prefix.

        Args:
            line: as somebody wrote it.
            language: the one to take where the words don't tell.
            about: what the answer answered that the line replies to.
        """
        line = line.strip().lstrip("!/")
        called, _, rest = line.partition(" ")
        if not called:
            return Understood(language, Help())
        problem: Understood | None = None
        for spoken, name in self._commands(called, language):
            if name == "ask" and not rest.strip():
                return Understood(spoken, Help(name))
            if name == "ask":
                return self.understander.understand(rest, language, about)
            if name in BARE and not rest.strip():
                return Understood(spoken, BARE[name]())
            if name in COMMANDS:
                asked = COMMANDS[name](rest, self.asking(spoken))
                if not isinstance(asked, Problem):
                    return Understood(spoken, asked)
                problem = problem or Understood(spoken, asked)
        if problem and isinstance(problem.asked, NoCountYet):
            return problem  # it was read, and has no answer
        if problem and not self.understander.knows(rest, problem.language):
            return problem
        understood = self.understander.understand(line, language, about)
        if isinstance(understood.asked, Problem) and understood.asked.typed:
            return problem or replace(understood, asked=replace(understood.asked, typed=line))
        misspelled = unknown_command(called, [understood.language])
        if misspelled.close and not problem and isinstance(understood.asked, Beyond):
            return replace(understood, asked=misspelled)
        return understood

    def asking(self, language: Language) -> Asking:
        """What a command given in a language is read with."""
        return self._asking[language.code]

    @cached_property
    def _asking(self) -> Mapping[str, Asking]:
        names = tuple(language.names for language in self.languages.values())
        return {code: Asking(self.data, language, names) for code, language in self.languages.items()}

    def _commands(self, called: str, language: Language) -> list[tuple[Language, str]]:
        """The languages that have a command of this name, the wanted one first, and its English name."""
        spoken = sorted(self.languages.values(), key=lambda other: other.code != language.code)
        named = ((other, other.names.command(called.lower())) for other in spoken)
        return [(other, name) for other, name in named if name]
