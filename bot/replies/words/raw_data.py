"""A table as a file: what is in it, in words."""

from __future__ import annotations

from bot.answers.answer import RawDataAnswer
from bot.replies import sentences
from bot.replies.harmless import cell
from bot.replies.wording import Wording
from bot.replies.writer import Writer

_ENDINGS = ("_low", "_high", "_basis", "_about", "_printed")


def raw_data_words(answer: RawDataAnswer, w: Writer) -> Wording:
    """The table, its columns, and which others there are."""
    _, language = w.language.gettext, w.language
    told = language.ngettext("{count} row, as CSV", "{count} rows, as CSV", answer.rows)
    headline = _("The table {name}: {rows}").format(
        name=cell(answer.name), rows=told.format(count=language.number(answer.rows))
    )
    columns = sentences.listed(
        [
            _("`{column}`: {what}").format(column=column, what=what)
            for column in answer.columns
            if (what := _what(column, w))
        ]
    )
    others = " · ".join(w.voice.command("data", name) for name in answer.tables if name != answer.name)
    lines = [_("Other tables: {tables}").format(tables=others)] if others else []
    return Wording(headline, tuple(lines), tuple(columns))


def _what(column: str, w: Writer) -> str:
    """What a column holds; empty where nobody can tell."""
    _, measures = w.language.gettext, w.data.declarations.measures
    known = {
        "start": _("first day, inclusive"),
        "end": _("last day, inclusive"),
        "as_of": _("the day, or the month, up to which was counted"),
        "place": _("where"),
        "group": _("whose"),
        "counted_by": _("who counted"),
        "basis": _("published, derived or approximate"),
        "note": _("what is unsure about it"),
        "sources": _("ids of rows in sources.csv"),
    }
    if column in known:
        return known[column]
    ending = next((ending for ending in _ENDINGS if column.endswith(ending)), "")
    measure = column.removesuffix(ending)
    if measure not in measures:
        return ""
    said = {
        "": "{label}",
        "_low": _("{label}: the least it can be"),
        "_high": _("{label}: the most it can be"),
        "_basis": _("{label}: published, derived or approximate"),
        "_about": _("{label}: `yes` where the source says “about”"),
        "_printed": _("{label}: as a source prints it"),
    }
    return said[ending].format(label=w.label(measure))
