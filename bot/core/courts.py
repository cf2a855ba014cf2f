"""Where: the pilots, closures in the courts' records, and the calendar of the pauses, by court.

data/pilots.csv holds what ICE's pilots found, data/courts.csv closures with a prosecutorial-discretion code
in the courts' records as TRAC (or EOIR) counted them, data/pauses.csv when courts paused their dockets for
the review. What the pilots found and court closures are different measures.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from bot.core.cells import AsOf, AsOfCell, Blank, Count, Day, MaybeCount, MaybePositive, RateCell
from bot.core.certainty import How, Working
from bot.core.figures import Basis, Figure, Measure, figures_in, share
from bot.core.places import Places
from bot.core.problems import NoCourtFigures, NoFigures, Problem
from bot.core.queries import Courts, Topic
from bot.core.rows import CitedRow, Fault, SpanRow, load_rows
from bot.core.sources import Answered
from bot.core.spans import Span

NATION = "nation"
"""The id that stands for the whole country."""

_PlaceId = Annotated[str, Field(pattern=r"^[a-z-]{2,40}$")]


class Base(StrEnum):
    """Which cases court closures are a share of."""

    PENDING = "pending"
    """Those pending when the review began, or at the time of the count."""
    ALL_CLOSURES = "all-closures"
    """All cases that the court closed since October 2011, for whatever reason."""
    CASES = "cases"
    """The court's cases, as the page counts them."""


class Caveat(StrEnum):
    """What is unsure about a count, beyond its number."""

    DATE_UNSURE = "date-unsure"
    PLACE_UNSURE = "place-unsure"


class PilotRow(CitedRow):
    """What ICE's pilot at one court found; results of the day on which they came out."""

    place: _PlaceId
    as_of: Day
    reviewed: Annotated[int, Field(ge=1)]
    recommended: Count

    @model_validator(mode="after")
    def _is_a_share(self) -> Self:
        if self.recommended > self.reviewed:
            raise ValueError("has more recommended cases than reviewed ones")
        return self


class CourtRow(CitedRow):
    """Closures with a prosecutorial-discretion code in one court's records up to a day."""

    place: _PlaceId
    as_of: AsOfCell
    counted_by: Annotated[str, Field(min_length=1, max_length=20)]
    closures: MaybeCount
    base: Annotated[Base | None, Blank]
    base_count: MaybePositive
    share_printed: RateCell
    caveat: Annotated[Caveat | None, Blank]

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.closures is None and self.share_printed is None:
            raise ValueError("has neither closures nor share_printed")
        if (self.base_count is not None or self.share_printed is not None) and self.base is None:
            raise ValueError("a share needs its base")
        if self.closures is None or self.base_count is None:
            return self
        if self.closures > self.base_count:
            raise ValueError("has more closures than cases that they are a share of")
        if self.share_printed and not self.share_printed.agrees_with(self.closures / self.base_count):
            raise ValueError("share_printed doesn't agree with the counts")
        return self


class PauseRow(SpanRow):
    """The days on which a court heard no cases of people not detained, for the review."""

    place: _PlaceId


@dataclass(frozen=True)
class Pilot:
    """What a pilot found: cases reviewed, and those recommended for closure."""

    reviewed: Figure
    recommended: Figure
    rate: Figure


@dataclass(frozen=True)
class CourtCount:
    """Court closures up to a day.

    Args:
        as_of: the day, or the month where no more is known.
        counted_by: who counted them in the records.
        closures: the count; None where only a share is printed.
        cases: those of which the share is one; None where their number isn't known.
        share: their share of these; None where it isn't known.
        base: which cases these are.
        caveat: what is unsure about it.
    """

    as_of: AsOf
    counted_by: str
    closures: Figure | None
    cases: Figure | None
    share: Figure | None
    base: Base | None
    caveat: Caveat | None


@dataclass(frozen=True)
class Pause:
    """The days on which a court paused its docket for the review."""

    place: str
    span: Span
    sources: tuple[str, ...]


@dataclass(frozen=True)
class CourtEvidence:
    """All that is known by court; empty where the data has nothing. Counts are in order of their days."""

    pilots: Mapping[str, Pilot] = field(default_factory=dict[str, Pilot])
    counts: Mapping[str, tuple[CourtCount, ...]] = field(default_factory=dict[str, tuple[CourtCount, ...]])
    pauses: tuple[Pause, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the courts of which something is known."""
        known = {*self.pilots, *self.counts, *(pause.place for pause in self.pauses)}
        return tuple(sorted(known - {NATION}))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them."""
        return tuple(figures_in((*self.pilots.values(), *self.counts.values())))

    def workings(self) -> tuple[Working, ...]:
        """The arithmetic behind the pilots' rates, and behind shares that no source prints."""
        return (
            *(
                Working(pilot.rate, How.DIVIDED, (pilot.recommended, pilot.reviewed))
                for pilot in self.pilots.values()
            ),
            *(
                Working(count.share, How.DIVIDED, (count.closures, count.cases))
                for counts in self.counts.values()
                for count in counts
                if count.share and count.closures and count.cases and count.share.basis is Basis.DERIVED
            ),
        )


@dataclass(frozen=True)
class CourtsAnswer(Answered):
    """What is known of one court, or of all.

    Args:
        query: the question.
        pilots: what the pilots found, by place.
        counts: court closures by place; of all courts only the latest count, and the whole country.
        pauses: in order of their days.
        places: the ids of all courts of which something is known.
        names: what places are called.
    """

    query: Courts
    pilots: Mapping[str, Pilot]
    counts: Mapping[str, tuple[CourtCount, ...]]
    pauses: tuple[Pause, ...]
    places: tuple[str, ...]
    names: Places


def answer_courts(
    query: Courts, courts: CourtEvidence, names: Places, language: str
) -> CourtsAnswer | Problem:
    """What is known of a court, or of all of them; a problem where nothing is."""
    if courts.places and not query.place:
        return CourtsAnswer(query, courts.pilots, courts.counts, courts.pauses, courts.places, names)
    if query.place not in courts.places:
        return no_court_figures(query.place, courts, names, language)
    here = query.place
    return CourtsAnswer(
        query,
        {place: pilot for place, pilot in courts.pilots.items() if place == here},
        {place: counts for place, counts in courts.counts.items() if place == here},
        tuple(pause for pause in courts.pauses if pause.place == here),
        courts.places,
        names,
    )


def no_court_figures(
    place: str, courts: CourtEvidence, names: Places, language: str
) -> NoCourtFigures | NoFigures:
    """The problem that nothing is known of a place, or of any; where it is none at all, an empty name."""
    if not courts.places:
        return NoFigures("", Topic.COURTS)
    known = tuple(sorted(names.name(known, language) for known in courts.places))
    return NoCourtFigures("", names.name(place, language) if place in names else "", known)


def load_courts(
    folder: Path, places: Container[str], known: Container[str], faults: list[Fault]
) -> CourtEvidence:
    """What pilots.csv, courts.csv and pauses.csv hold; a data folder may lack them.

    Args:
        folder: the data folder.
        places: ids of the places that have a name.
        known: ids of the sources that rows may name.
        faults: whatever is wrong is added here.
    """
    pilots = load_rows(folder / "pilots.csv", PilotRow, known, faults)
    counts = load_rows(folder / "courts.csv", CourtRow, known, faults)
    pauses = load_rows(folder / "pauses.csv", PauseRow, known, faults)
    for name, named in (
        ("pilots.csv", [row.place for row in pilots]),
        ("courts.csv", [row.place for row in counts if row.place != NATION]),
        ("pauses.csv", [row.place for row in pauses]),
    ):
        faults += [
            Fault(folder / name, None, f"names the place {place!r}, which places.csv lacks")
            for place in dict.fromkeys(named)
            if place not in places
        ]
    if len({row.place for row in pilots}) < len(pilots):
        faults.append(Fault(folder / "pilots.csv", None, "has two rows for one place"))
    by_place: dict[str, tuple[CourtCount, ...]] = {}
    for row in sorted(counts, key=lambda row: row.as_of.day):
        by_place[row.place] = (*by_place.get(row.place, ()), _count(row))
    return CourtEvidence(
        {row.place: _pilot(row) for row in pilots},
        by_place,
        tuple(Pause(row.place, row.span, row.sources) for row in sorted(pauses, key=lambda row: row.start)),
    )


def _pilot(row: PilotRow) -> Pilot:
    reviewed = _figure(row, row.as_of, Measure.REVIEWED, row.reviewed)
    recommended = replace(reviewed, measure=Measure.RECOMMENDED, value=row.recommended)
    return Pilot(reviewed, recommended, share(Measure.RECOMMENDED_SHARE, recommended, reviewed))


def _count(row: CourtRow) -> CourtCount:
    day = row.as_of.day
    closures = cases = part = None
    if row.closures is not None:
        closures = _figure(row, day, Measure.COURT_CLOSURES, row.closures)
    if row.base_count is not None:
        cases = _figure(row, day, Measure.COURT_CASES, row.base_count)
    if printed := row.share_printed:
        part = _figure(row, day, Measure.COURT_SHARE, printed.value)
        part = replace(part, decimals=printed.decimals, numerator=row.closures, denominator=row.base_count)
    elif closures and cases:
        part = share(Measure.COURT_SHARE, closures, cases)
    return CourtCount(row.as_of, row.counted_by, closures, cases, part, row.base, row.caveat)


def _figure(row: PilotRow | CourtRow, day: date, measure: Measure, value: float) -> Figure:
    return Figure(
        measure=measure,
        span=Span.day(day),
        value=value,
        basis=Basis.PUBLISHED,
        sources=row.sources,
        as_of=day,
        whose=row.place,
    )
