"""Data made for tests: the review's table with a few pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.data.loading import Data
from bot.data.names import Names
from bot.data.pages import Page, Pages
from bot.data.table import Table
from tests.figures.made_tables import REVIEW, REVIEW_FILES


def page(id_: str, text: str, short: str = "") -> Page:
    """A page that rests on the source "a" and begins on line 7 of its file."""
    head = {"title": id_.title(), "sources": ("a",)} | ({"short": short} if short else {})
    return Page.model_validate({**head, "id": id_, "text": text, "file": Path(f"{id_}.md"), "line": 7})


PAGES = (page("about", "All of it."), page("closing", "By then {figure: closed, by=2012-04-16} were closed."))


def data_of(table: Table, *pages: Page, files: Mapping[str, str] | None = None) -> Data:
    """Data with these pages in English, and without names."""
    content = {name: text.encode() for name, text in (files or {}).items()}
    in_english = Pages({page.id: page for page in pages})
    return Data(table, table.declarations, {}, {"en": in_english}, Names(), content)


DATA = data_of(REVIEW, *PAGES, files=REVIEW_FILES)
