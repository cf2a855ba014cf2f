"""A table as a file: what is in it, in words."""

from __future__ import annotations

from bot.answers.answer import RawDataAnswer
from bot.replies import sentences
from bot.replies.harmless import cell
from bot.replies.wording import Wording
from bot.replies.writer import Writer


def raw_data_words(answer: RawDataAnswer, w: Writer) -> Wording:
    """The table, its columns, and which others there are."""
    rows = w.tell_count("{count} row, as CSV", "{count} rows, as CSV", answer.rows)
    headline = w.tell("The table {name}: {rows}", name=cell(answer.name), rows=rows)
    known = _columns(w)
    columns = [f"`{column}`: {known[column]}" for column in answer.columns if column in known]
    others = " · ".join(w.command("data", name) for name in answer.tables if name != answer.name)
    lines = (w.tell("Other tables: {tables}", tables=others),) if others else ()
    return Wording(headline, lines, tuple(sentences.listed(columns)))


def _columns(w: Writer) -> dict[str, str]:
    columns = {
        "start": w.tell("first day, inclusive"),
        "end": w.tell("last day, inclusive"),
        "as_of": w.tell("the day, or the month, up to which was counted"),
        "place": w.tell("where"),
        "group": w.tell("whose"),
        "counted_by": w.tell("who counted"),
        "basis": w.tell("published, derived or approximate"),
        "note": w.tell("what is unsure about it"),
        "sources": w.tell("ids of rows in sources.csv"),
    }
    endings = {
        "_low": w.tell("the least it can be"),
        "_high": w.tell("the most it can be"),
        "_basis": w.tell("published, derived or approximate"),
        "_about": w.tell("`yes` where the source says “about”"),
        "_printed": w.tell("as a source prints it"),
    }
    for measure in w.data.declarations.measures:
        label = w.label(measure)
        columns[measure] = label
        columns |= {f"{measure}{ending}": f"{label}: {told}" for ending, told in endings.items()}
    return columns
