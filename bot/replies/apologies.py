"""What is said instead of an answer when it isn't the question's fault."""

from __future__ import annotations

from bot.languages import Language


def please_wait(seconds: int, language: Language) -> str:
    """Said to somebody who asks too often."""
    return language.tell_count(
        "That was quick. Please wait {count} second.", "That was quick. Please wait {count} seconds.", seconds
    )


def something_broke(number: str, language: Language) -> str:
    """Said after an error, with its number in the log."""
    return language.tell(
        "Something went wrong on my side, and I have no answer. The error's number is {number}.",
        number=number,
    )


def may_not_write(channel: str, command: str, language: Language) -> str:
    """Said in private to somebody who asked where the bot may not write; `channel` is a mention of it."""
    return language.tell(
        "I'm not allowed to write in {place}. Slash commands such as {command} work there all the same.",
        place=channel,
        command=command,
    )
