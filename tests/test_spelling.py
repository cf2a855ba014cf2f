from __future__ import annotations

import pytest

from bot.spelling import Mender

_MENDER = Mender(
    ["may", "march", "mayo", "marzo", "june", "july", "julio", "november", "noviembre", "hasta"],
    sounds=[("^h", ""), ("ll", "y"), ("z", "s"), (r"\Bn(?=[bv])", "m"), ("v", "b")],
    never=["match", "mayor"],
)


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("marhc", ("march",)),  # swapped
        ("mrach", ("march",)),
        ("mach", ("march",)),  # one too few
        ("marrch", ("march",)),  # one too many
        ("julyy", ("july",)),  # doubled
        ("mya", ("may",)),
        ("juny", ("june",)),  # as near to July, but less alike
        ("novienbre", ("noviembre",)),
        ("novembr", ("november",)),
        ("marso", ("marzo",)),
        ("mallo", ("mayo",)),
        ("asta", ("hasta",)),
    ],
)
def test_a_slip_or_a_sound_is_mended(letters: str, words: tuple[str, ...]) -> None:
    assert _MENDER.nearest(letters)[0] == words


@pytest.mark.parametrize("letters", ["ma", "many", "mai", "match", "mayor", "money", "xyz", "", "juan"])
def test_what_is_another_word_or_too_far_is_not_mended(letters: str) -> None:
    assert _MENDER.nearest(letters)[0] == ()


def test_the_same_sound_is_no_slip() -> None:
    assert _MENDER.nearest("marso")[1] == 0
    assert _MENDER.nearest("mach")[1] == 1


def test_a_word_of_its_own_is_like_another_only_where_that_is_asked_for() -> None:
    assert _MENDER.nearest("mayor")[0] == ()
    assert _MENDER.like("mayor")[0] == ("mayo",)
