"""A small invented data set on disk, which tests spoil one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.data.files import BadDataError
from bot.data.loading import Data, load_data

MEASURES = """\
[subject]
main = "rate"
title = { en = "School inspections" }
period = { en = "month" }
periods = { en = "months" }
covers = { en = "inspections, {start} through {end}" }
examples = { en = "How many passed in May?" }

[subject.pages]
about = "about"

[measures.inspected]
kind = "count"
label = { en = "schools inspected", es = "escuelas inspeccionadas" }

[measures.passed]
kind = "count"
label = { en = "schools that passed" }

[measures.failed]
kind = "count"
label = { en = "schools that failed" }

[measures.graded]
kind = "count"
parts = ["passed", "failed"]
label = { en = "schools graded" }

[measures.rate]
kind = "share"
numerator = "passed"
denominator = "inspected"
label = { en = "pass rate" }
command = "rate"

[measures.closed]
kind = "running"
at_most = ["passed"]
label = { en = "cases closed" }

[measures.reopened]
kind = "running"
label = { en = "cases reopened" }

[measures.handled]
kind = "running"
sum_of = ["closed", "reopened"]
label = { en = "cases handled" }

[measures.reopened_share]
kind = "share"
numerator = "reopened"
denominator = "handled"
label = { en = "share of handled cases that were reopened" }

[measures.waiting]
kind = "stock"
label = { en = "schools waiting" }

[measures.holiday]
kind = "event"
label = { en = "holidays" }

[measures.pupils]
kind = "count"
some_groups = true
label = { en = "pupils" }

[commands.rate]
does = "value"
measure = "rate"
names = { en = "rate" }
summary = { en = "The pass rate" }

[notes]
unsure = { en = "The day is unsure." }
"""

SOURCES = """\
id,title,publisher,date,url
report,"Inspections, a report",Lake County,2020-07,https://county.example/report
letter,A letter,Lake County,,https://county.example/letter
"""

PERIODS = """\
start,end,inspected,inspected_low,inspected_high,passed,passed_low,passed_high,basis,rate_printed,sources
2020-01-01,2020-01-31,1000,,,80,,,published,8.00%,report
2020-02-01,2020-02-29,2000,,,100,,,derived,5%,report letter
2020-03-01,2020-03-31,3000,2900,3100,90,85,95,approximate,3.0%,letter
"""

TOTALS = """\
as_of,inspected,passed,passed_about,rate_printed,sources
2020-01-31,1000,80,,8%,report
2020-02-29,3000,180,,6.0%,letter
2020-03-31,,270,yes,4.5%,letter
"""

CLOSED = """\
as_of,closed,closed_about,sources
2020-02-01,50,yes,report
2020-02-29,120,,report
2020-02-29,118,,letter
2020-03,150,,letter
"""

NAMES = """\
kind,id,language,name,aliases
group,big,en,big schools,large; huge
group,small,en,small schools,
group,tiny,en,tiny schools,
place,north,en,North Shore,the north
place,north,es,Costa Norte,
place,south,en,South Bay,
"""

ABOUT = """\
+++
title = "School inspections"
aliases = ["the inspections"]
sources = ["report"]
+++
How many passed: {figure: rate, period=last}.
"""


@dataclass(frozen=True)
class Made:
    """A data folder that can be changed at will."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands in {name} {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def load(self) -> Data:
        return load_data(self.folder)

    def faults(self) -> list[str]:
        """What is wrong, as it is printed, with the path inside the folder."""
        try:
            load_data(self.folder)
        except BadDataError as error:
            return [str(fault).replace(f"{self.folder}/", "") for fault in error.faults]
        return []

    def faults_with(self, name: str, text: str | bytes) -> list[str]:
        self.write(name, text)
        return self.faults()


def made_at(folder: Path) -> Made:
    made = Made(folder)
    for name, text in (
        ("measures.toml", MEASURES),
        ("sources.csv", SOURCES),
        ("periods.csv", PERIODS),
        ("totals.csv", TOTALS),
        ("closed.csv", CLOSED),
        ("names.csv", NAMES),
        ("pages/en/about.md", ABOUT),
    ):
        made.write(name, text)
    return made


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return made_at(tmp_path / "data")
