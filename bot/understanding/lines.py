"""What a line of text asks for: a command with what belongs to it, or a question in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers.problems import UnknownCommand, UnknownPage, UnknownPlace
from bot.answers.queries import (
    Asked,
    Choose,
    Compute,
    Explain,
    Help,
    HowSure,
    Manner,
    Parts,
    PlaceFacts,
    Query,
    Ranking,
    RawData,
    Safety,
    Series,
    Talk,
    TalkKind,
    Unknown,
    operands_of,
)
from bot.data.measures import Command
from bot.figures.figure import Operation
from bot.figures.operand import Operand
from bot.languages import Language
from bot.periods.reading import NoSuchPeriod, NotAPeriod, SeveralPeriods, Unreadable
from bot.understanding.command_names import command_called, command_like, commands_glued
from bot.understanding.commands import Answerable, Commands
from bot.understanding.dialogue.topic import after
from bot.understanding.reader import Understander
from bot.understanding.tagging.sentence import read_words
from bot.understanding.understood import Understood
from bot.understanding.unread_pieces import is_tied_to_number, unread_piece

_SHORT = 4
"""Words of a line that is likelier a command than a question."""
_NAME = 2
"""Words of the longest name of a command, behind the word for help."""
_UNREAD = (Unreadable, NotAPeriod, SeveralPeriods, UnknownPlace, UnknownPage)
"""Why what stands behind a command may be meant as words; what was read, and is wrong, isn't read anew."""
_GENERAL: Mapping[str, tuple[type, ...]] = {
    "compare": (Compute, Parts),
    "total": (Compute,),
    "explain": (Explain,),
    "sources": (HowSure,),
    "data": (RawData,),
}
"""What words behind a command of every data set may ask, for it to be still that command."""


_IN_WORDS = ("ask", "help")
"""Commands that take anything that is typed."""


@dataclass(frozen=True)
class Lines:
    """Reads whatever people write to the bot.

    Args:
        commands: reads what stands behind commands.
        understander: reads questions in words.
        languages: by code; English at least.
    """

    commands: Commands
    understander: Understander
    languages: Mapping[str, Language]

    def read(self, line: str, language: str, about: Query | None = None) -> Understood:
        """Reads a command without its prefix, or a question, as people write them to the bot itself.

        Args:
            line: as somebody wrote it.
            language: the code of the language to take where the words don't tell.
            about: the question of the answer that the line replies to.
        """
        bare = line.strip()
        line = bare.lstrip("!/").strip()
        called, _, rest = line.partition(" ")
        called = called.rstrip("?!.,;:") or called
        if not called:
            return Understood(language, Asked(Help()))
        spoken, command = command_called(called, self.languages, language)
        is_of_shown = not rest or command == "compare" or (command and self.understander.points_back(rest))
        if about and line == bare and is_of_shown:
            understood = self.understander.understand(line, language, about)
            if understood.is_follow_up:
                return understood
        if not command:
            return self._glued(line) or self._in_words(line, called, language, about)
        if command == "ask" and rest.strip():
            return self.understander.understand(rest, spoken, about)
        if command == "trend" and (measure := self.understander.measure_in(rest)):
            return Understood(spoken, Asked(Series(Operand(measure)), Manner(echo=True)))
        if self._is_sentence(command, line, rest):
            return self.understander.understand(line, language, about)
        if self.commands.takes(command) == "place" and len(places := self.understander.places_in(rest)) > 1:
            return Understood(spoken, self.commands.of_places(command, places))
        asked = self._corrected(self.commands.read(command, rest, spoken), spoken)
        if isinstance(asked, Asked):
            # A sentence may begin with the name of a command ("why did ...", "total of the last two ..."):
            # such a name takes nothing, or takes something else.
            is_whole = not rest.strip() or bool(self.commands.takes(command))
            asked = replace(asked, query=after(asked.query, about))
            if is_whole:
                return Understood(spoken, asked)
            asked = replace(asked, manner=replace(asked.manner, unused=(rest.strip(),)))
            return self._sentence(line, spoken, about, asked)
        if not isinstance(asked, _UNREAD):
            return Understood(spoken, asked)
        if isinstance(asked, UnknownPlace) and self.understander.names_whose(rest):
            return self.understander.understand(line, spoken, about)  # something is known of one of them
        understood = self._sentence(line, spoken, about, asked)
        if isinstance(understood.asked, UnknownPlace):
            return understood
        query = understood.asked.query if isinstance(understood.asked, Asked) else None
        is_lost = isinstance(asked, UnknownPlace) and not self._is_of(command, query)
        # "court backlog in 2011" begins like a command; "court of Narnia" doesn't.
        # It may go on with words that nobody knows, where it begins with a measure: "court filings by ...".
        begins = rest.split()[:1]
        is_known = self._knows(rest) or any(map(self.understander.names_a_measure, begins))
        is_lost = is_lost and not (self.understander.names_a_measure(rest) and is_known)
        return Understood(spoken, asked) if is_lost else understood

    def command(self, command: str, text: str, language: str) -> Understood:
        """Reads what stands behind a command that was called by its name; words are read as a question."""
        if command == "ask":
            if not text.strip():
                return Understood(language, Asked(Help("ask")))
            return self.understander.understand(text, language)
        name = self.languages[language].names.commands[command][0]
        if self._is_sentence(command, f"{name} {text}", text):
            return self.understander.understand(f"{name} {text}", language)
        asked = self._corrected(self.commands.read(command, text, language), language)
        if not isinstance(asked, _UNREAD):
            return Understood(language, asked)
        understood = self._sentence(f"{name} {text}", language, None, asked)
        query = understood.asked.query if isinstance(understood.asked, Asked) else None
        return understood if self._is_of(command, query) else Understood(language, asked)

    def _is_sentence(self, command: str, line: str, rest: str) -> bool:
        """Whether a line only begins like a command: a cry for help, or "help me with the rate of May"."""
        words = len(rest.split())
        if words > 1 and self.understander.is_urgent(line):
            return True
        if command in ("total", "compare"):  # "total eligible through July 20" isn't `!total`
            return words > 1 and self.understander.names_a_measure(rest)
        takes_days = self.commands.takes(command) in ("period", "date")
        if takes_days and words > 1 and self.understander.names_whose(rest):
            return True  # "closures in LA by the end of May"
        declared = self.commands.data.declarations.commands.get(command)
        own = self._measures(declared) if declared else set[str]()
        if takes_days and own and words > 1 and self.understander.names_a_measure(rest, own):
            return True  # "closures in fiscal year 2012"
        if command == "about" and words > _NAME:  # "about how many were closed?"
            return True
        is_named = bool(self.commands.called(rest.strip().lstrip("!/").lower()))
        is_plain = rest.replace(" ", "").isalpha() and not is_named and self._knows(rest)  # "help me"
        return command == "help" and (words > _NAME or is_plain)

    def _is_of(self, command: str, query: Query | None) -> bool:
        """Whether a question is still about what a command answers, and not about something else."""
        declared = self.commands.data.declarations.commands.get(command)
        if isinstance(query, Safety):
            return True
        if declared is None:
            is_single = isinstance(query, Compute) and len(query.operands) == 1
            return isinstance(query, _GENERAL.get(command, ())) and not (command == "compare" and is_single)
        if isinstance(query, PlaceFacts):
            return declared.takes == "place"
        operands = operands_of(query)
        is_about = not self._measures(declared).isdisjoint(operand.measure for operand in operands)
        return is_about and _says_more(query, operands, declared)

    def _measures(self, declared: Command) -> set[str]:
        """The measures of a command, with those that a share is made of."""
        measures = self.commands.data.declarations.measures
        own = [name for name in (declared.measure, *declared.also) if name]
        parts = [part for name in own for part in (measures[name].numerator, measures[name].denominator)]
        return {*own, *filter(None, parts)}

    def _corrected(self, asked: Answerable, language: str) -> Answerable:
        """An unknown command together with one that it is like."""
        if not isinstance(asked, UnknownCommand):
            return asked
        return replace(asked, close=command_like(asked.typed, self.languages, language)[1])

    def _sentence(self, line: str, language: str, about: Query | None, otherwise: Answerable) -> Understood:
        """A line as a question in words, where all of it is understood; else what it was read as before."""
        if is_tied_to_number(otherwise, line):
            return Understood(language, otherwise)  # "30foo al 20 julio"
        understood = self.understander.understand(line, language, about)
        asked = understood.asked
        if isinstance(asked, UnknownPlace):
            return understood
        # A command with a misspelling, rather than a question or reply.
        is_short = understood.is_follow_up or len(read_words(line).words) <= _SHORT
        is_misspelt = is_short and not self._knows(line)
        if is_misspelt or not understood.is_sure or not isinstance(asked, Asked):
            return Understood(language, otherwise)
        left = set(asked.manner.unused).difference(understood.lost)
        if isinstance(asked.query, Unknown | Choose | Help) or left:
            return Understood(language, otherwise)
        entities = self.understander.tagger.tag(line)[0]
        missed = unread_piece(entities, otherwise)
        # Behind the command stands no word, or periods that are lost where it is read as words.
        is_bare = len(entities.words) == 1
        are_lost = isinstance(otherwise, SeveralPeriods) and not _are_dated(asked.query)
        if is_bare or are_lost:
            return Understood(language, otherwise)
        if any(
            word in entities.text(tag.start, tag.end) for tag in entities.cue("from_to") for word in missed
        ):
            return Understood(language, otherwise)  # "from graduation day to July 20"
        manner = replace(asked.manner, echo=True, unused=missed or understood.lost)
        return replace(understood, asked=replace(asked, manner=manner))

    def _knows(self, text: str) -> bool:
        words = [word.text for word in read_words(text).words if word.text.isalpha()]
        return all(map(self.understander.lexicon.knows, words))

    def _in_words(self, line: str, called: str, language: str, about: Query | None) -> Understood:
        understood = self.understander.understand(line, language, about)
        asked = understood.asked
        rest = line.removeprefix(called).strip()
        # Of a single word that means nothing by itself, a misspelt command is likelier than a question.
        is_misspelt = len(read_words(line).words) == 1 and self._means_nothing(line)
        is_unclear = isinstance(asked, Asked) and isinstance(asked.query, Choose)
        is_unknown = is_unclear or (isinstance(asked, Asked) and isinstance(asked.query, Unknown))
        # "rates 2": numbers of which the sentence makes nothing are periods behind a misspelt command.
        is_unread = any(map(str.isdigit, rest)) and len(read_words(rest).words) < _SHORT
        is_unread = is_unread and isinstance(asked, Asked) and not _are_dated(asked.query)
        # Nor is it a mere remark that begins with a word like a command's, and with no other: "raet last".
        is_remark = isinstance(asked, Asked) and _is_remark(asked.query)
        is_unread = is_unread or (is_remark and not self._knows(called))
        if not (is_unknown or is_misspelt or is_unread):
            return understood
        if is_unknown and (missing := self._missing_period(line)):
            return Understood(understood.language, missing)
        spoken, close = command_like(called, self.languages, language)
        if not close:
            return understood
        takes = self.commands.takes(close) if rest and close not in _IN_WORDS else ""
        if takes and isinstance(meant := self.commands.read(close, rest, spoken), Asked):
            return Understood(spoken, replace(meant, manner=replace(meant.manner, echo=True)))
        if (is_unclear and self._knows(called)) or not (is_unknown or is_misspelt):
            return understood
        return replace(understood, asked=UnknownCommand(typed=called, close=close))

    def _missing_period(self, line: str) -> NoSuchPeriod | None:
        """A period that is numbered and that there isn't: "period 7"."""
        if not any(map(str.isdigit, line)):
            return None  # "what next?"
        mentions = self.understander.tagger.tag(line)[0].mentions
        return next((found.what for found in mentions if isinstance(found.what, NoSuchPeriod)), None)

    def _means_nothing(self, line: str) -> bool:
        entities = self.understander.tagger.tag(line)[0]
        return not (entities.tags or entities.mentions)

    def _glued(self, line: str) -> Understood | None:
        """A command whose period was written right behind its name: "rateMay30-Jul20"."""
        for language, command, rest in commands_glued(line, self.languages):
            if self.commands.takes(command) in ("period", "date"):
                read = self.commands.read(command, rest, language)
                if isinstance(read, Asked):
                    return Understood(language, read)
        return None


def _is_remark(query: Query) -> bool:
    return isinstance(query, Talk) and query.kind is TalkKind.REMARK


def _are_dated(query: Query) -> bool:
    """Whether days are named of anything that is asked about."""
    return any(operand.span for operand in operands_of(query))


def _says_more(query: Query | None, operands: tuple[Operand, ...], declared: Command) -> bool:
    """Whether the words behind a command name something; where they don't, they weren't understood."""
    match declared.takes, query:
        case "place" | "group", Ranking(by=by) | Parts(by=by):
            return by == declared.takes
        case "place", _:
            return any(operand.place for operand in operands)
        case "group", _:
            return any(operand.group for operand in operands)
        case _, Compute(operation=Operation.VALUE) | Series():
            return any(operand.span or operand.group or operand.place for operand in operands)
        case _:
            return True
