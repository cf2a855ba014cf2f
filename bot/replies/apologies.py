"""What is said instead of an answer when it isn't the question's fault."""

from __future__ import annotations

from bot.core.language import Language


def please_wait(seconds: int, language: Language) -> str:
    """To somebody who asks too often."""
    return language.ngettext(
        "That was quick. Please wait {seconds} second.",
        "That was quick. Please wait {seconds} seconds.",
        seconds,
    ).format(seconds=language.number(seconds))


def something_broke(number: str, language: Language) -> str:
    """After an error, with its number in the log."""
    return language.gettext(
        "Something went wrong on my side, and I have no answer. The error's number is {number}."
    ).format(number=number)
