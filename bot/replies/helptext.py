"""What each command does and an example of it: for `help`, and for Discord's own list of slash commands."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.answers import AboutAnswer, HelpAnswer
from bot.replies.voice import Voice


def marked(message: str) -> str:
    """Marks a sentence for translation; it is looked up where it is shown."""
    return message


SUMMARIES: Mapping[str, str] = {
    "rate": marked("The rate of a period, with its counts"),
    "compare": marked("Two periods side by side"),
    "trend": marked("How the rate went, with a chart"),
    "total": marked("All cases up to a day, or to the end"),
    "periods": marked("The table of all periods"),
    "closed": marked("How many cases were really closed, with a chart"),
    "detained": marked("Detained people's cases and the others"),
    "courts": marked("What is known by court; alone, an overview"),
    "filings": marked("New cases that ICE filed in court"),
    "explain": marked("What a term means; alone, closure versus deferred action"),
    "why": marked("Possible reasons why the rate fell"),
    "sources": marked("Where the figures come from"),
    "data": marked("A table as a file"),
    "ask": marked("A question in your own words"),
    "help": marked("What you can ask; with a command, more about it"),
    "about": marked("What this bot is"),
}
"""Each command in a line; Discord shows at most 100 letters of it."""

_GROUPS = (
    (marked("Figures"), ("rate", "compare", "trend", "total", "periods")),
    (marked("What became of the cases, and whose they were"), ("closed", "detained", "courts", "filings")),
    (marked("Explanations"), ("explain", "why", "sources", "data")),
    (marked("Plain words"), ("ask",)),
    (marked("This bot"), ("help", "about")),
)

_DETAILS: Mapping[str, str] = {
    "rate": marked(
        "Write the period as you like: two dates, a month, a day, `before March 5`, `first`, `last`, `2`, "
        "`all`. Without one you get the latest."
    ),
    "compare": marked(
        "Write two periods, with `vs` between them if need be. With one, it is compared with the first; "
        "with none, the latest is."
    ),
    "trend": marked("Every period's rate, how far it fell or rose, and a chart."),
    "total": marked(
        "All cases reviewed and found eligible up to a date; without one, to the end of the table."
    ),
    "periods": marked("Every review period with its rate, its counts and how sure they are."),
    "closed": marked(
        "ICE's own count of cases closed up to a date, its share of the cases reviewed, and what became of "
        "the eligible ones; without a date, the latest count."
    ),
    "detained": marked(
        "People in detention and not, period by period, and how much of the fall their mix explains."
    ),
    "courts": marked(
        "The pilots in two cities, closures in the courts' records, and when courts paused; with a court, "
        "all about it."
    ),
    "filings": marked("New deportation cases by quarter and month, as far as they are known."),
    "explain": marked("A term of the review, explained briefly; misspellings are fine."),
    "why": marked("The reasons that have been suggested, and why the table can't tell which is right."),
    "sources": marked(
        "How sure the figures are, the arithmetic behind them, and the pages that print them; of one period, "
        "or of `closed`, `detained`, `courts` or `filings`, if you name it."
    ),
    "data": marked("The table as a CSV file, with what its columns hold; `periods` where you name none."),
    "ask": marked("Ask as you would ask a person, in English or Spanish. In direct messages just write."),
    "help": marked("What you can ask; with the name of a command, more about it."),
    "about": marked("What the bot covers, and what it does with what you write: nothing."),
}


def examples(answer: HelpAnswer, voice: Voice) -> Mapping[str, tuple[str, ...]]:
    """What can be typed behind each command; all of it works with the table at hand."""
    first, last, translate = answer.first, answer.last, voice.language.gettext
    return {
        "rate": (voice.typed(last), translate(marked("first"))),
        "compare": (translate(marked("first last")), f"{voice.typed(first)} vs {voice.typed(last)}"),
        "trend": ("",),
        "total": ("", voice.typed_day(first.end)),
        "periods": ("",),
        "closed": ("", *(voice.typed_day(day) for day in answer.closed_on)),
        "detained": ("",),
        "courts": ("", *answer.courts),
        "filings": ("",),
        "explain": ("", answer.term),
        "why": ("",),
        "sources": ("", translate(marked("last"))),
        "data": ("", *answer.tables),
        "ask": (translate(marked("how many were found eligible in June?")),),
        "help": ("", "rate"),
        "about": ("",),
    }


def help_lines(answer: HelpAnswer, voice: Voice) -> tuple[str, tuple[str, ...]]:
    """Headline and lines of the help: an overview, or what there is to say about one command."""
    translate = voice.language.gettext
    known = examples(answer, voice)
    name = answer.query.command
    if name in SUMMARIES:
        tries = " · ".join(voice.command(name, argument) for argument in known[name])
        return translate(SUMMARIES[name]), (
            translate(_DETAILS[name]),
            translate(marked("Try: {examples}")).format(examples=tries),
        )
    lines: list[str] = []
    for group, names in _GROUPS:
        lines.append(f"**{translate(group)}**")
        lines += [
            f"{voice.command(command, known[command][0])} · {translate(SUMMARIES[command])}"
            for command in names
        ]
    return translate(marked("What you can ask")), tuple(lines)


def about_lines(answer: AboutAnswer, voice: Voice) -> tuple[str, tuple[str, ...]]:
    """Headline and lines about the bot itself."""
    language, translate = voice.language, voice.language.gettext
    return answer.entry.title, (
        answer.entry.text,
        language.ngettext(
            "It covers {count} review period, {start} through {end}.",
            "It covers {count} review periods, {start} through {end}.",
            answer.periods,
        ).format(
            count=language.number(answer.periods),
            start=language.day(answer.table.start),
            end=language.day(answer.table.end),
        ),
        translate(marked("It stores nothing: not what you write, not who you are.")),
        translate(marked("It can't give legal advice, and it isn't part of any government.")),
        translate(marked("Version {version}.")).format(version=answer.version),
    )
