from __future__ import annotations

from hypothesis import given, strategies as st

from bot.understanding.tagging.phrases import Phrases, split_phrases
from bot.understanding.tagging.sentence import LONGEST, fold, read_words


def words(text: str) -> list[str]:
    return [word.text for word in read_words(text).words]


def test_words_lose_case_accents_and_apostrophes() -> None:
    assert words("¿Cuántos años? Don't, mom’s 100%") == ["cuantos", "anos", "dont", "moms", "100", "%"]


@given(st.text())
def test_every_word_keeps_its_place_in_what_was_typed(text: str) -> None:
    sentence = read_words(text)
    assert sentence.typed == text[:LONGEST]
    for word in sentence.words:
        typed = fold(sentence.typed[word.start : word.end])
        assert typed.replace("'", "").replace(".", "") == word.text  # of "N.T.A.", the letters


def test_full_stops_part_sentences_but_decimals_do_not() -> None:
    parted = read_words("It fell. By 4.56 points").words
    assert [word.sentence for word in parted] == [0, 0, 1, 1, 1, 1]


def found(phrases: str, text: str, **classes: str) -> list[str]:
    made = Phrases({"group": split_phrases(phrases)}, {k: split_phrases(v) for k, v in classes.items()})
    sentence = read_words(text)
    return [
        sentence.part(sentence.words[hit.first].start, sentence.words[hit.last - 1].end)
        for hit in made.find(sentence.words)
    ]


def test_phrases_are_runs_of_words_with_endings_gaps_and_classes() -> None:
    assert found("one in", "One in six, oneness in") == ["One in"]
    assert found("revis*", "revisaron y revisó") == ["revisaron", "revisó"]
    assert found("*mother", "my grandmother") == ["grandmother"]
    assert found("how .. stop", "how can we ever stop it. how. stop") == ["how can we ever stop"]
    assert found("my <kin>", "my dad and my cat", kin="dad, mom*") == ["my dad"]
    assert found("check-in", "the check in") == ["check in"]


def test_a_gap_stays_within_its_sentence_and_four_words() -> None:
    assert found("a .. b", "a 1 2 3 4 b") == ["a 1 2 3 4 b"]
    assert found("a .. b", "a 1 2 3 4 5 b") == []
    assert found("a .. b", "a 1. b") == []
