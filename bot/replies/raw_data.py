"""A table as a file: what is in it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.raw_data import RawDataAnswer
from bot.replies.helptext import marked
from bot.replies.voice import Voice
from bot.replies.wording import Wording

TABLES: Mapping[str, str] = {
    "periods": marked("the review periods"),
    "releases": marked("the running totals as sources print them"),
    "closures": marked("cases that ICE counted as closed"),
    "outcomes": marked("what became of the eligible cases"),
    "detention": marked("cases of people in detention and not"),
    "pilots": marked("what the pilots found"),
    "courts": marked("closures in the courts' records"),
    "pauses": marked("when courts paused their dockets"),
    "places": marked("what the courts are called"),
    "filings": marked("new cases filed in court"),
    "sources": marked("the pages behind the figures"),
}
"""What each table holds, by its name."""

COLUMNS: Mapping[str, str] = {
    "start": marked("first day, inclusive"),
    "end": marked("last day, inclusive"),
    "as_of": marked("the day, or the month, up to which was counted"),
    "reviewed": marked("cases reviewed"),
    "eligible": marked("cases found provisionally eligible"),
    "eligible_about": marked("`yes` where the source says “about”"),
    "about": marked("`yes` where the source says “about”"),
    "counts_basis": marked("published, derived or approximate"),
    "rate_printed": marked("the rate as a source prints it"),
    "share_printed": marked("the share as a source prints it"),
    "closed": marked("cases closed"),
    "declined": marked("offers that the person declined"),
    "pending": marked("cases still under consideration"),
    "group": marked("whose cases: detained or non-detained"),
    "place": marked("the court"),
    "recommended": marked("cases recommended for closure"),
    "counted_by": marked("who counted in the courts' records"),
    "closures": marked("closures with a prosecutorial-discretion code"),
    "base": marked("what the share is a share of"),
    "base_count": marked("how many cases these are"),
    "caveat": marked("what is unsure about it"),
    "filings": marked("new cases filed"),
    "sources": marked("ids of rows in sources.csv"),
}
"""What each column holds; those not listed say it by their name."""

_BOUNDS = ("_low", "_high")


def raw_data_words(answer: RawDataAnswer, voice: Voice) -> Wording:
    """What the table holds, column by column, and which others there are."""
    translate, language = voice.language.gettext, voice.language
    headline = translate(marked("The table {name}: {what}")).format(
        name=answer.name, what=translate(TABLES[answer.name]) if answer.name in TABLES else answer.name
    )
    rows = language.ngettext("{count} row, as CSV.", "{count} rows, as CSV.", answer.rows)
    lines = [rows.format(count=language.number(answer.rows))]
    lines += [f"• `{column}`: {translate(COLUMNS[column])}" for column in answer.columns if column in COLUMNS]
    if any(column.endswith(_BOUNDS) for column in answer.columns):
        lines.append(
            translate(marked("• `…_low`, `…_high`: the least and the most that an approximate count can be"))
        )
    others = " · ".join(voice.command("data", name) for name in answer.tables if name != answer.name)
    lines.append(translate(marked("Other tables: {tables}")).format(tables=others))
    return Wording(headline, tuple(lines))
