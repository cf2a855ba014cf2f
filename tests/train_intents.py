"""Learns the weights of the intents from the questions in tests/questions: `python -m tests.train_intents`.

The old files say exactly what is wanted; the sittings only whether it is a figure, an explanation and so on.
Of what a sitting leaves open, the likeliest intent by the weights learned so far is taken, a few times over.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.data.loading import Data, default_folder, load_data
from bot.data.spans import Span
from bot.periods.calendar import Calendar
from bot.periods.extraction import find_periods
from bot.periods.reading import Mention
from bot.periods.vocabulary import load_vocabularies
from bot.understanding.intents.features import cue_names, of_any_data
from bot.understanding.intents.intents import Intent
from bot.understanding.reader import WEIGHTS
from bot.understanding.tagging.entities import Tagger
from bot.understanding.tagging.lexicon import load_lexicon
from bot.weights import Weights
from tests.learning import rows, tables, weights

QUESTIONS = Path(__file__).parent / "questions"
LOCALES = Path(str(files("bot"))) / "locales"
_STEPS, _TOLERANCE = 1000, 1e-4
"""Far enough that the weights hardly depend on where the fitting stops."""
_NEVER = -30.0
"""The bias of an intent of which there is no example."""
_BUCKETS = 1 << 13
"""Into so many places the runs of words and letters are hashed."""
_ROUNDS = 2
_STRENGTH = 30.0
"""The inverse of the regularisation."""

_FIGURES = (Intent.FIGURE, Intent.SERIES, Intent.RANKING, Intent.PARTS, Intent.PLACE)
_TALK = (
    Intent.GREETING,
    Intent.THANKS,
    Intent.GOODBYE,
    Intent.INSULT,
    Intent.OKAY,
    Intent.REMARK,
    Intent.ABOUT,
)
_RIGHT = {
    "answer": _FIGURES,
    "explain": (Intent.EXPLAIN, Intent.WHY, Intent.SURE, Intent.ABOUT),
    "refuse": (Intent.UNKNOWN, Intent.FIGURE, Intent.PLACE),
    "talk": _TALK,
    "silence": (Intent.OKAY,),
    "help": (Intent.TROUBLE,),
    "crisis": (Intent.CRISIS,),
    "ask": (Intent.ASK,),
}
"""What each outcome in the sittings may be."""
_OLD = {
    "rate": (Intent.FIGURE,),
    "compare": (Intent.FIGURE,),
    "total": (Intent.FIGURE,),
    "closed": (Intent.FIGURE,),
    "outcomes": (Intent.FIGURE,),
    "trend": (Intent.SERIES,),
    "periods": (Intent.SERIES,),
    "highest": (Intent.RANKING,),
    "lowest": (Intent.RANKING,),
    "detained": (Intent.FIGURE, Intent.PARTS),
    "courts": _FIGURES,
    "filings": (Intent.FIGURE, Intent.SERIES, Intent.RANKING),
    "explain": (Intent.EXPLAIN,),
    "why": (Intent.WHY,),
    "sources": (Intent.SURE,),
    "data": (Intent.DATA,),
    "help": (Intent.HELP,),
    "about": (Intent.ABOUT,),
    "greeting": (Intent.GREETING,),
    "thanks": (Intent.THANKS,),
    "trouble": (Intent.TROUBLE,),
    "crisis": (Intent.CRISIS,),
    "unanswerable": (Intent.UNKNOWN,),
    "ask": (Intent.ASK,),
}
"""What each expectation in the older files is."""
_HELD_OUT = "unseen"
_SMALL_TALK = "small_talk"

Example = tuple[str, tuple[Intent, ...]]


def examples() -> Iterator[Example]:
    """All questions to learn from, each with the intents that it may have."""
    for path in sorted(QUESTIONS.glob("*.csv")):
        if _HELD_OUT in path.stem or path.stem == _SMALL_TALK:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["question"], _OLD[row["expects"].split(".")[0]]
    for path in sorted((QUESTIONS / "sittings").glob("*.toml")):
        sitting = tomllib.loads(path.read_text(encoding="utf-8"))
        turns = [turn for conversation in sitting.get("conversation", ()) for turn in conversation["turns"]]
        for question in (*sitting.get("question", ()), *turns):
            if not question["text"].startswith("!"):
                yield question["text"], _RIGHT[question["right"]]
    with (QUESTIONS / f"{_SMALL_TALK}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["text"], (Intent(row["intent"]),)


def train(tagger: Tagger, groups: Sequence[str], start: Weights | None = None) -> Weights:
    """The weights for the intents.

    Args:
        tagger: tags the questions.
        groups: the groups of the lexicon.
        start: weights learned before, from which on is learned; without them, from nothing.
    """
    cues, labels = cue_names(groups), tuple(Intent)
    texts, allowed = zip(*examples(), strict=True)
    found = rows((of_any_data(tagger.tag(text)[0], cues, _BUCKETS) for text in texts), cues, _BUCKETS)
    may = np.array([[label in those for label in labels] for those in allowed])
    if start is None:
        chosen = may.sum(axis=1) == 1
        model = _fit(_model(), found[chosen], may[chosen].argmax(axis=1))
    else:
        model = _model()
        table, bias = tables(start)
        model.classes_ = np.flatnonzero(bias > _NEVER)
        model.coef_, model.intercept_ = table[model.classes_], bias[model.classes_]
    for _ in range(_ROUNDS if start is None else 1):
        likely = np.full(may.shape, -np.inf)
        likely[:, model.classes_] = model.predict_log_proba(found)
        model = _fit(model, found, np.where(may, likely, -np.inf).argmax(axis=1))
    table, bias = np.zeros((len(labels), _BUCKETS + len(cues))), np.full(len(labels), _NEVER)
    table[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    return weights(labels, cues, table, bias)


def _model() -> Any:  # noqa: ANN401  scikit-learn has no types
    return LogisticRegression(C=_STRENGTH, max_iter=_STEPS, tol=_TOLERANCE, warm_start=True)


def _fit(model: Any, found: Any, targets: Any) -> Any:  # noqa: ANN401  scikit-learn has no types
    """Fits the weights, from where they are on if they are of the same intents."""
    known = set(getattr(model, "classes_", targets))
    return (model if known == set(targets) else _model()).fit(found, targets)


def tagger_of(data: Data) -> tuple[Tagger, tuple[str, ...]]:
    """What tags questions about some data, and the groups of the lexicon."""
    vocabularies = load_vocabularies(sorted(path.parent for path in LOCALES.glob("*/periods.toml")))
    calendar = Calendar(data.table.periods)
    lexicon = load_lexicon(LOCALES, data, lambda word: bool(vocabularies.meanings(word)))

    def periods(text: str, language: str, about: Span | None) -> list[Mention]:
        return find_periods(text, calendar, vocabularies, language, about)

    return Tagger(lexicon, periods), lexicon.groups


def main() -> None:
    """Writes the weights that ship with the bot."""
    tagger, groups = tagger_of(load_data(default_folder()))
    (LOCALES / WEIGHTS).write_bytes(train(tagger, groups).dump())


if __name__ == "__main__":
    main()
