"""The words of the replies, as they are sent; what must hold of them is in test_rules.py."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.answers.queries import HowSure, Query, RawData
from bot.languages import Language
from tests.replies.conftest import Tell
from tests.replies.questions import ON_REVIEW

WORDED = {name: query for name, query in ON_REVIEW.items() if not isinstance(query, HowSure | RawData)}


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("query", WORDED.values(), ids=WORDED)
def test_words(
    query: Query, code: str, tell: Tell, languages: Mapping[str, Language], snapshot: SnapshotAssertion
) -> None:
    wording = tell(query, code=code).fitted(languages[code])
    told = vars(wording) | {"sources": [source.id for source in wording.sources]}
    assert {name: part for name, part in told.items() if part} == snapshot
