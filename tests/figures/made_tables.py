"""Tables made for tests from rows as people write them; `REVIEW` is the review of 2011-12."""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from bot.data.measures import Declarations, Kind
from bot.data.table import Table

_DIMENSIONS = {"start", "end", "as_of", "place", "group", "counted_by", "basis", "note", "sources"}
_ENDINGS = ("_low", "_high", "_about", "_printed")
_BASES = {"": 0, "published": 0, "derived": 1, "approximate": 2}


def table_of(declarations: Declarations, **files: str) -> Table:
    """A table of CSV files, by their names; a file without the column `sources` has the source "a"."""
    rows = [row for name, text in files.items() for row in _long_rows(f"{name}.csv", text, declarations)]
    frame = pd.DataFrame(rows)
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d").astype("datetime64[s]")
    categories = dict.fromkeys(("measure", "group", "place", "counted_by", "file"), "category")
    return Table(frame.astype({**categories, "value": float, "low": float, "high": float}), declarations)


def _long_rows(file: str, text: str, declarations: Declarations) -> Iterator[dict[str, Any]]:
    for line, cells in enumerate(csv.DictReader(io.StringIO(text)), 2):
        measures = dict.fromkeys(_measure(column) for column in cells if column not in _DIMENSIONS)
        for measure in measures:
            share = declarations.measures[measure].kind is Kind.SHARE
            if not cells.get(f"{measure}_printed" if share else measure):
                continue
            as_of = cells.get("as_of") or ""
            month_only = len(as_of) == len("2012-05")
            if month_only:
                as_of += f"-{monthrange(int(as_of[:4]), int(as_of[5:]))[1]}"
            yield {
                "measure": measure,
                "start": cells.get("start") or None,
                "end": as_of or cells["end"],
                **{name: cells.get(name) or "" for name in ("group", "place", "counted_by", "note")},
                **_numbers(cells, measure),
                "basis": 0 if share else _BASES[cells.get("basis") or ""],
                "about": bool(cells.get(f"{measure}_about")),
                "printed": cells.get(f"{measure}_printed") or "",
                "sources": tuple((cells.get("sources") or "a").split()),
                "file": file,
                "line": line,
                "month_only": month_only,
            }


def _numbers(cells: Mapping[str, str], measure: str) -> dict[str, float | None]:
    columns = {"value": measure, "low": f"{measure}_low", "high": f"{measure}_high"}
    return {name: float(cells[column]) if cells.get(column) else None for name, column in columns.items()}


def _measure(column: str) -> str:
    for ending in _ENDINGS:
        column = column.removesuffix(ending)
    return column


RATED: Mapping[str, Mapping[str, Any]] = {
    "reviewed": {"kind": "count"},
    "eligible": {"kind": "count"},
    "rate": {"kind": "share", "numerator": "eligible", "denominator": "reviewed"},
}
"""Two counts and the share of one in the other, which `declared` takes beside others."""


def declared(main: str = "rate", /, **measures: Mapping[str, Any]) -> Declarations:
    """Declarations of measures, each with what isn't its label."""
    text = {"en": "something"}
    return Declarations.model_validate(
        {
            "subject": {
                "title": text,
                "main": main,
                "period": text,
                "periods": text,
                "covers": text,
                "examples": text,
                "pages": {"about": "about"},
            },
            "measures": {name: {"label": text, **fields} for name, fields in measures.items()},
        }
    )


def _share(numerator: str, denominator: str, **fields: object) -> dict[str, Any]:
    return {"kind": "share", "numerator": numerator, "denominator": denominator, **fields}


REVIEW_DECLARATIONS = declared(
    reviewed={"kind": "count"},
    eligible={
        "kind": "count",
        "at_most": ["reviewed"],
        "parts": ["closed", "declined", "pending"],
        "not_to_mix": ["closed", "court_closures"],
    },
    rate=_share("eligible", "reviewed"),
    closed={
        "kind": "running",
        "at_most": ["eligible"],
        "not_to_mix": ["eligible", "court_closures", "nationality_closures"],
    },
    closed_share=_share("closed", "reviewed"),
    declined={"kind": "running", "at_most": ["eligible"]},
    pending={"kind": "stock", "at_most": ["eligible"]},
    answered={"kind": "running", "sum_of": ["closed", "declined"]},
    declined_share=_share("declined", "answered"),
    recommended={"kind": "running", "at_most": ["reviewed"], "not_to_mix": ["court_closures"]},
    recommended_share=_share("recommended", "reviewed"),
    court_closures={
        "kind": "running",
        "counted_by": {"en": "TRAC"},
        "not_to_mix": ["eligible", "closed", "recommended"],
    },
    court_pending={"kind": "stock"},
    court_share=_share("court_closures", "court_pending"),
    all_closures={"kind": "running"},
    all_share=_share("court_closures", "all_closures"),
    paused={"kind": "event"},
    nationality_closures={"kind": "running", "counted_by": {"en": "TRAC"}, "not_to_mix": ["closed"]},
    nationality_backlog={"kind": "stock"},
    nationality_share=_share("nationality_closures", "nationality_backlog"),
    filings={"kind": "count"},
    backlog={"kind": "stock"},
)

REVIEW_FILES = {
    "closures": """\
as_of,closed,closed_about,closed_share_printed,sources
2012-03-08,1500,yes,1%,freespeech
2012-04-16,2722,,,hispanically
2012-05-29,4403,,,upi colorlines
2012-05-29,4363,,,scpr kdminer
2012-07-20,7186,,,scpr-july
""",
    "courts": """\
place,as_of,counted_by,court_closures,court_pending,court_share_printed,all_closures,all_share_printed,note,sources
,2012-03-28,TRAC,2609,298173,,,,,trac-278
,2012-05-31,TRAC,4585,298173,1.5%,,,,trac-284
,2012-06-28,TRAC,5684,298173,1.9%,,,,trac-july
,2012-09-30,TRAC,9616,298173,3.2%,,,,lexisnexis
,2013-12,TRAC,28983,,,440949,6.6%,,trac-339
baltimore,2012-03,TRAC,230,5256,,,,,huffpost
chicago,2013-12,TRAC,,,,,5.0%,,trac-339
denver,2012-05-31,TRAC,401,,,,,,trac-284
houston,2013-12,TRAC,,,,,1.7%,,trac-339
los-angeles,2012-03,TRAC,218,,,,,,huffpost
los-angeles,2012-05-31,TRAC,534,,,,,,trac-284
los-angeles,2012-07,TRAC,707,,,,,date_unsure,blog
los-angeles,2013-12,TRAC,,,,,23.7%,,trac-339
new-orleans,2012-05,TRAC,3,3373,,,,,gambit
new-orleans,2012-07-26,EOIR,13,3420,,,,,gambit
san-francisco,2012-05-31,TRAC,387,,,,,,trac-284
seattle,2013-12,TRAC,,,,,29.8%,,trac-339
seattle,2015-02,TRAC,,,,,26.3%,,florida
""",
    "detention": """\
as_of,group,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis,rate_printed,note,sources
2012-03-05,non_detained,142441,142364,142517,13190,13164,13190,approximate,9.26%,worked_back,ice hispanically
2012-03-05,detained,23030,22954,23107,0,0,26,approximate,,worked_back,ice hispanically
2012-04-16,non_detained,179518,,,16518,,,published,9%,,hispanically
2012-04-16,detained,40036,,,26,,,published,,,hispanically
2012-05-29,non_detained,232181,,,20608,,,published,9%,,scpr
2012-05-29,detained,56180,,,40,,,published,,,scpr
""",
    "filings": """\
start,end,filings
2011-07-01,2011-09-30,58639
2011-10-01,2011-12-31,39331
2012-07-01,2012-07-31,17671
2012-08-01,2012-08-31,17278
2012-09-01,2012-09-30,17276
2012-10-01,2012-10-31,15836
2012-11-01,2012-11-30,14926
2012-12-01,2012-12-31,14898
""",
    "backlog": "as_of,backlog\n2011-09-30,298173\n2012-03-31,305556\n2012-06-28,314147\n",
    "nationalities": """\
as_of,group,nationality_closures,nationality_backlog,nationality_share_printed
2012-06-28,mexico,3060,,2.9%
2012-06-28,south_korea,,,3.9%
2012-06-28,cameroon,,,3.6%
2012-06-28,india,,,0.8%
2012-06-28,china,63,26579,0.2%
""",
    "outcomes": """\
as_of,group,reviewed,eligible,closed,declined,pending,sources
2012-05-29,non_detained,232181,20608,4363,3998,12247,scpr
""",
    "pauses": """\
place,start,end,paused
detroit,2012-04-23,2012-05-04,1
los-angeles,2012-07-09,2012-07-20,1
""",
    "periods": """\
start,end,reviewed,reviewed_low,reviewed_high,eligible,eligible_low,eligible_high,basis,rate_printed,sources
2011-11-17,2012-03-05,165471,,,13190,,,published,7.97%,ice announcement
2012-03-06,2012-04-16,54083,,,3354,,,derived,6.2%,ice scpr-april colorlines article
2012-04-17,2012-05-29,68807,,,4104,,,derived,,scpr-april colorlines upi denverlawshark
2012-05-30,2012-07-20,68387,68141,69074,2332,2330,2350,approximate,3.41%,upi denverlawshark click article
""",
    "pilots": """\
place,as_of,reviewed,recommended
denver,2012-01-19,7923,1301
baltimore,2012-01-19,3759,366
""",
    "releases": """\
as_of,reviewed,eligible,eligible_about,rate_printed,sources
2012-03-05,165471,13190,,7.97%,ice
2012-04-16,219554,16544,,7.5%,scpr-april colorlines
2012-05-29,288361,20648,,7.2%,upi denverlawshark
2012-07-20,,22980,yes,6%,click
2012-07-20,,23000,,6.4%,article
""",
}

REVIEW = table_of(REVIEW_DECLARATIONS, **REVIEW_FILES)
