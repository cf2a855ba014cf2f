"""One sentence, and the Query that it is: the rules by which its words are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.cues import Cues
from bot.core.glossary import CLOSURE, COMPARISON, ELIGIBLE
from bot.core.language import Language
from bot.core.mentions import Mentions, joined
from bot.core.periods import Reading
from bot.core.problems import Outside, Problem, TwoPeriods
from bot.core.queries import (
    About,
    Beyond,
    Choose,
    Compare,
    Courts,
    Explain,
    Extreme,
    Greeting,
    Help,
    LegalHelp,
    Periods,
    Query,
    Rate,
    Sources,
    Thanks,
    Total,
    Trend,
    Why,
    span_of,
)
from bot.core.span_figures import figures_of
from bot.core.spans import Span
from bot.core.table import Table
from bot.core.topics import Named, asked_beyond_periods

_FIGURES = (Rate, Compare, Trend, Total, Periods, Extreme, Why, Sources)

_SUBJECTS = {"rate", "number", "trend", "highest", "lowest", "total"}
"""Cues behind which it stands what is asked about."""
_ANYWHERE = ("thanks", "greeting", "help", "about", "needs_help", "help_word", "count", "number", "explain")
"""Cues that an aside may hold too."""
_SMALL_TALK = ("greeting", "thanks", "help", "about")
_FIGURE_CUES = ("rate", "number", "count", "closed", "compare", "change", "total", "trend", "sources", "sure")
"""Cues of the data itself: beside one of them, a strange word is likely only chatter."""
_PAIR = 2
_CLEAR = 3
"""Words of the shortest comparison that says what is to be compared."""


class Question:
    """One sentence and what was found in it."""

    def __init__(self, text: str, cues: Cues, language: Language, table: Table, named: Named) -> None:
        self._cues = cues
        clear = cues.without("aside", text)
        self._hints = cues.hints(clear) | cues.hints(text).intersection(_ANYWHERE)
        self._named = named
        self._term = named.term
        self._table = table
        self._words_in_all = len(text.split())
        self._mentions = Mentions(clear, table, language.vocabulary)
        self._text = self._mentions.text
        self._periods = self._mentions.readings

    def _hint(self, *names: str) -> bool:
        return not self._hints.isdisjoint(names)

    # ------------------------------------------------------------ a reply to an answer

    def follow_up(self, about: Query) -> Query | Problem | None:
        """What is meant by "and before that?"; None where the sentence stands by itself."""
        span = span_of(about)
        if span is None or (self._periods and not self._hint("compare")):
            return None
        figures = figures_of(span, self._table)
        if isinstance(figures, Problem):
            return None
        if self._hint("before_that"):
            return self._neighbour(figures.positions.start - 1, figures.span.start - timedelta(1))
        if self._hint("after_that"):
            return self._neighbour(figures.positions.stop, figures.span.end + timedelta(1))
        if self._hint("compare") and len(self._periods) < _PAIR:
            first = self._periods[0] if self._periods else Reading(self._table.rows[0].span, literal=True)
            return first if isinstance(first, Problem) else Compare(span, first.span, echo=True)
        if self._hint("sources", "sure"):
            return Sources(span, echo=True)
        if self._hint("rate", "count") and not self._hint("total", "trend", "highest", "lowest", "outside"):
            return Rate(span, echo=True)
        return None

    def _neighbour(self, position: int, day: date) -> Query | Problem:
        if 0 <= position < len(self._table):
            return Rate(self._table.rows[position].span, echo=True)
        nearest = 0 if position < 0 else -1
        return Outside("", Span.day(day), self._table.span, self._table.rows[nearest].span)

    # ------------------------------------------------------------ a question by itself

    def read(self) -> Query | Problem:
        """The rules, the surest first."""
        asked = (
            self._about_the_bot()
            or self._beyond_periods()
            or self._words()
            or self._figures()
            or self._small_talk()
            or self._unsure()
            or Beyond()
        )
        if self._hint("closed") and isinstance(asked, _FIGURES):
            return replace(asked, mistaken=True)
        return asked

    def _beyond_periods(self) -> Query | None:
        spans = [found.span for found in self._periods if isinstance(found, Reading)]
        asked = asked_beyond_periods(self._hints, self._named, spans or self._mentions.quoted)
        if isinstance(asked, Courts) and not self._hint("court", *_FIGURE_CUES):
            # a city alone may be named for anything
            return None if self._cues.strangers(self._text) else asked
        return asked

    def _words(self) -> Query | None:
        """Explanations, reasons, and what the data can't know."""
        # "what was eligible in June" asks for figures, "what was Morton's memo of June" doesn't
        general = self._term in (CLOSURE, ELIGIBLE, COMPARISON)
        figures = self._hint("rate", "number") or (
            general and (self._periods or self._hint("change", "highest", "lowest", "total"))
        )
        if (
            self._term
            and self._hint("explain", "compare")
            and not (figures or {"why", "closed"} <= self._hints)
        ):
            return Explain(self._term)
        strange = self._cues.strangers(self._text)
        if self._hint("why"):
            anchored = self._hint("rate", "number", "count", "closed", "change", "trend", "that")
            return Beyond() if strange and not anchored else Why()
        if self._hint("outside"):
            return Beyond()
        if self._term and not general and not figures and not self._hint("closed", "periods", *_SMALL_TALK):
            return Explain(self._term)
        if self._cues.strange_subject(self._text, *_SUBJECTS & self._cues.patterns.keys()):
            return Beyond()
        if any(self._cues.strange_object(self._text[found.end :]) for found in self._mentions.found):
            return Beyond()
        if strange and self._mentions.found and not self._hint(*_FIGURE_CUES):
            return Beyond()
        return None

    def _figures(self) -> Query | Problem | None:
        two = next((found for found in self._periods if isinstance(found, TwoPeriods)), None)
        problem = next((found for found in self._periods if isinstance(found, Problem)), None)
        spans = [found.span for found in self._periods if isinstance(found, Reading)]
        if two:
            spans, problem = [two.first, two.second], None
        if problem and self._hint("sources", "sure"):
            return problem
        if self._hint("sources", "sure"):
            span = next(iter(spans or self._mentions.quoted), None)
            if span is None and self._hint("at_last") and not self._hint("at_first"):
                span = self._table.rows[-1].span
            return Sources(span, echo=span is not None)
        if self._hint("negated"):
            return self._unclear()
        numbered = [] if spans else self._mentions.numbered()
        if self._hint("highest", "lowest") and self._hint("compare") and len(numbered) == _PAIR:
            return self._compare(numbered)
        if self._hint("bounds") and len(spans) != 1 and not self._hint("rate", "number", "count"):
            return Periods()
        if {"highest", "lowest"} <= self._hints and not spans:
            return Choose(readings=(Extreme(highest=True), Extreme(highest=False), Trend()))
        if self._hint("highest", "lowest") and not spans:
            if self._hint("steepest"):
                return Trend()
            # of counts, rather than of rates, the table shows which is the highest
            counts = self._hint("quantity") and not self._hint("rate")
            return Periods() if counts else Extreme(self._hint("highest"))
        if problem:
            return problem
        if not self._hint("compare", "change"):
            spans = self._mentions.distinct(spans)
        return self._several(spans) or (self._one(spans[0]) if spans else self._none())

    def _several(self, spans: list[Span]) -> Query | Problem | None:
        """What takes more than one period."""
        # "all four together" is a number of them
        if self._hint("middle") and (whole := joined(middle := self._mentions.middle())):
            return self._compare(middle) if self._hint("compare") else self._rate(whole)
        numbered = self._mentions.numbered()
        parts = spans or (numbered if len(set(numbered)) > 1 else [])
        if pair := self._mentions.arrowed():
            return self._compare(pair)
        if self._hint("together", "total") and not spans and self._mentions.counts_all():
            return Total()
        if self._hint("together") and (whole := joined(parts)):
            return self._rate(whole)
        if self._hint("adding") and len(parts) > 1 and not self._hint("compare"):
            return self._unclear()
        if self._hint("except") and len(spans) == 1 and (rest := self._mentions.rest(spans[0])):
            return self._rate(rest)
        if self._hint("compare") or len(spans) > 1:
            return self._compare(spans)
        sides = self._mentions.sides()
        if self._hint("change") and spans and len(sides) > 1 and spans[0] not in self._rows():
            return self._compare(sides)
        ends = self._hint("at_first") and self._hint("at_last")
        if not spans and (ends or len(self._mentions.quoted) > 1 or {"change", "extent"} <= self._hints):
            return self._compare(self._mentions.quoted)
        return None

    def _rows(self) -> list[Span]:
        return [row.span for row in self._table.rows]

    def _one(self, span: Span) -> Query | Problem:
        whole = self._table.span
        if self._hint("as_of") or (self._hint("total") and not self._mentions.counts_all()):
            if span == whole:
                return Total(echo=True)
            running = span.start in (whole.start, span.end)
            return Total(span.end, echo=True) if running else self._rate(span)
        touched = self._table.touched(span)
        if self._hint("next_to") and span != whole and len(touched) > 1:
            # "right before the last" is the one that ends there, not all up to it
            if span.start == whole.start:
                return self._rate(self._table.rows[touched[-1]].span)
            if span.end == whole.end:
                return self._rate(self._table.rows[touched[0]].span)
        return self._rate(span)

    def _none(self) -> Query | Problem | None:
        """What names no period."""
        if {"total", "together"} <= self._hints and not self._hint("change"):
            return Total()
        if self._hint("trend", "change"):
            return Trend()
        if self._hint("total") and self._hint("rate", "number"):
            return Total()
        if self._hint("at_first"):
            return self._rate(self._table.rows[0].span)
        if self._hint("periods"):
            return Periods()
        if self._hint("total"):
            return Total()
        if self._hint("at_last"):
            return self._rate(self._table.rows[-1].span)
        return self._rate(self._mentions.quoted[0]) if self._mentions.quoted else None

    def _unclear(self) -> Query:
        """Asks back about figures that the words leave open, or that aren't in the table as such."""
        return Choose(readings=(Rate(self._table.rows[-1].span), Total(), Trend()))

    def _rate(self, span: Span) -> Query | Problem:
        figures = figures_of(span, self._table)
        if isinstance(figures, Problem):
            return replace(figures, typed=self._text.strip())
        (reading,) = [found for found in self._periods if isinstance(found, Reading)][:1] or [None]
        return Rate(span, echo=not (reading and reading.literal and reading.span == span))

    def _compare(self, spans: list[Span]) -> Query | Problem | None:
        rows = self._table.rows
        if len(spans) < _PAIR:
            sides = self._mentions.sides()
            spans = sides if len(sides) > len(spans) else spans or self._mentions.quoted
        if len(spans) == 1:
            if self._hint("before_that"):
                figures = figures_of(spans[0], self._table)
                if isinstance(figures, Problem):
                    return figures
                spans = [*spans, rows[max(figures.positions.start - 1, 0)].span]
            elif spans[0] == rows[0].span:
                return self._rate(spans[0])
            else:
                spans = [*spans, rows[0].span]
        if not spans:
            if self._hint("trend") or len(rows) < _PAIR:
                return Trend()
            if self._words_in_all < _CLEAR:
                pair = Compare(rows[0].span, rows[-1].span)
                return Choose(readings=(pair, Compare(rows[-1].span, rows[-2].span), Trend()))
            spans = [rows[0].span, rows[-1].span]
        for span in spans[:2]:
            figures = figures_of(span, self._table)
            if isinstance(figures, Problem):
                return replace(figures, typed=self._text.strip())
        return Compare(spans[0], spans[1], echo=True)

    def _about_the_bot(self) -> Query | None:
        if self._periods or self._term or self._hint("rate", "number", "closed", "sources"):
            return None
        if self._hint("about"):
            return About()
        return Help() if self._hint("help") and not self._hint("trend", "periods", "sure") else None

    def _small_talk(self) -> Query | None:
        if self._hint("about"):
            return About()
        if self._hint("help"):
            return Help()
        if self._hint("rate", "number", "count"):
            return None
        if self._hint("needs_help"):
            return Choose(readings=(LegalHelp(), Help()))
        if self._hint("thanks"):
            return Thanks()
        if self._hint("greeting"):
            return Greeting()
        return Help() if self._hint("help_word") else None

    def _unsure(self) -> Query | None:
        # "eligible?" may be asked of what it means or of how many were
        if self._term not in ("", ELIGIBLE) and not self._hint("rate", "number"):
            return Explain(self._term)
        if self._hint("rate", "number", "count"):
            if not self._hint("rate") and (
                self._cues.strangers(self._text) or any(map(str.isdigit, self._text))
            ):
                return Beyond()
            return self._unclear()
        return Explain(self._term) if self._term else None
