"""Folders of data, written by tests: each is one of those here with something of its own."""

from __future__ import annotations

import re
import shutil
from calendar import monthrange
from pathlib import Path

from bot.data.loading import default_folder

SCHOOLS = Path(__file__).parent / "schools"
"""An invented data set."""


def many_months(folder: Path, count: int) -> Path:
    """The inspections of that many months from January 2019 on, and nothing else of the invented data.

    Args:
        folder: where to write it, into a new folder.
        count: how many months.
    """
    made = shutil.copytree(SCHOOLS, folder / "many-months")
    (made / "districts.csv").unlink()
    (made / "yearly-totals.csv").unlink()
    (made / "names.csv").unlink()
    months = [(2019 + number // 12, number % 12 + 1) for number in range(count)]
    rows = [
        f"{year}-{month:02}-01,{year}-{month:02}-{monthrange(year, month)[1]},40,20,county-report"
        for year, month in months
    ]
    header = "start,end,inspected,passed,sources"
    (made / "inspections.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return made


def without_nationalities(folder: Path) -> Path:
    """The shipped data without all that it says by nationality: the file, its measures, command and names.

    Args:
        folder: where to write it, into a new folder.
    """
    made = shutil.copytree(default_folder(), folder / "without-nationalities")
    (made / "nationalities.csv").unlink()
    declared = (made / "measures.toml").read_text(encoding="utf-8")
    declared = re.sub(r"^\[\w+\.nationalit[^\]]*\]\n(?:[^\[\n].*\n)+", "", declared, flags=re.MULTILINE)
    declared = declared.replace('"nationality_closures", ', "")
    (made / "measures.toml").write_text(declared, encoding="utf-8")
    names = (made / "names.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in names if not line.startswith("group,") or "detained" in line]
    (made / "names.csv").write_text("\n".join([*kept, ""]), encoding="utf-8")
    return made


def periods_for_days(folder: Path) -> Path:
    """The shipped data, in which all commands that take a day take a period.

    Args:
        folder: where to write it, into a new folder.
    """
    made = shutil.copytree(default_folder(), folder / "periods-for-days")
    declared = (made / "measures.toml").read_text(encoding="utf-8")
    (made / "measures.toml").write_text(declared.replace('takes = "day"', 'takes = "period"'), "utf-8")
    return made
