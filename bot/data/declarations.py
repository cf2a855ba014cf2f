"""Loading data/measures.toml: every fault in it in a plain sentence, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.data.files import Fault, decode, did_you_mean, read_bytes, read_toml, shown
from bot.data.measures import Command, Declarations, Does, Kind, Measure, Text
from bot.data.validation import line_of, sentence

DIMENSIONS = ("start", "end", "as_of", "place", "group", "counted_by", "basis", "note", "sources")
"""Columns of a CSV file that say what a row is about; all others are measures."""

ENDINGS = ("_low", "_high", "_basis", "_about", "_printed")
"""Of columns that say more about the measure whose id stands before."""

_COUNTED = (Kind.COUNT, Kind.RUNNING, Kind.STOCK)
_LONGEST_SUMMARY, _LONGEST_BUTTON = 100, 80
_Wrong = Iterator[tuple[tuple[str, ...], str]]
"""For each fault the keys that lead to its place, and the sentence."""


def load_declarations(path: Path, faults: list[Fault]) -> Declarations | None:
    """What measures.toml declares; None where it has a fault.

    Args:
        path: the file.
        faults: whatever is wrong is added here.
    """
    if (raw := read_bytes(path, faults)) is None or (text := decode(path, raw, faults)) is None:
        return None
    if (values := read_toml(path, text, faults)) is None:
        return None
    declarations: Declarations | None = None
    try:
        declarations = Declarations.model_validate(values)
        wrong = list(_contradictions(declarations))
    except ValidationError as error:
        wrong = [sentence(detail, _siblings(detail)) for detail in error.errors()]
    faults += [Fault(path, line_of(text, keys), f"{'.'.join(keys)}: {what}") for keys, what in wrong]
    return None if wrong else declarations


def _contradictions(declarations: Declarations) -> _Wrong:
    main = declarations.measures.get(declarations.subject.main)
    if main is None or main.kind is not Kind.SHARE:
        yield ("subject", "main"), f"{declarations.subject.main!r} isn't a measure of the kind share"
    elif kinds := {
        part
        for part in (main.numerator, main.denominator)
        if part in declarations.measures and declarations.measures[part].kind is not Kind.COUNT
    }:
        yield (
            ("subject", "main"),
            f"its {min(kinds)!r} isn't of the kind count, so it has no periods",
        )
    yield from _wrong_places(("subject", "covers"), declarations.subject.covers, {"start", "end"})
    for name, measure in declarations.measures.items():
        yield from _of_measure(name, measure, declarations)
    for name, command in declarations.commands.items():
        yield from _of_command(name, command, declarations)
    yield from _doubled_names(declarations.commands)


def _of_measure(name: str, measure: Measure, declarations: Declarations) -> _Wrong:
    measures, at = declarations.measures, ("measures", name)
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    if name in DIMENSIONS or (ending and name.removesuffix(ending) in measures):
        yield at, "has the name of a column that means something else"
    share = measure.kind is Kind.SHARE
    if share != bool(measure.numerator) or share != bool(measure.denominator):
        yield at, "a share, and nothing else, has a numerator and a denominator"
    if measure.sum_of and measure.kind not in (Kind.COUNT, Kind.RUNNING):
        yield (*at, "sum_of"), "only a measure of the kind count or running is a sum of others"
    for key, others, counted in (
        ("numerator", (measure.numerator,), True),
        ("denominator", (measure.denominator,), True),
        ("sum_of", measure.sum_of, True),
        ("parts", measure.parts, True),
        ("at_most", measure.at_most, True),
        ("not_to_mix", measure.not_to_mix, False),
    ):
        for other in filter(None, others):
            if other not in measures:
                yield (*at, key), f"{other!r} isn't declared{did_you_mean(other, measures)}"
            elif other == name:
                yield (*at, key), "names the measure itself"
            elif counted and measures[other].kind not in _COUNTED:
                yield (*at, key), f"{other!r} isn't counted"
            elif key == "sum_of" and measures[other].sum_of:
                yield (*at, key), f"{other!r} is a sum itself"
    if measure.command and measure.command not in declarations.commands:
        close = did_you_mean(measure.command, declarations.commands)
        yield (*at, "command"), f"{measure.command!r} isn't declared under commands{close}"
    yield from _wrong_places((*at, "headline"), measure.headline, {"value", "day"})
    yield from _wrong_places((*at, "set_right"), measure.set_right, {"other"})


def _of_command(name: str, command: Command, declarations: Declarations) -> _Wrong:
    at = ("commands", name)
    if command.does is Does.PAGE and not command.page:
        yield at, "shows a page, and doesn't name it (page)"
    if command.does is not Does.PAGE and not command.measure:
        yield at, "doesn't name its measure"
    for key, others in (("measure", (command.measure,)), ("also", command.also)):
        for other in filter(None, others):
            if other not in declarations.measures:
                close = did_you_mean(other, declarations.measures)
                yield (*at, key), f"{other!r} isn't declared under measures{close}"
    for key, text, longest in (
        ("summary", command.summary, _LONGEST_SUMMARY),
        ("button", command.button, _LONGEST_BUTTON),
    ):
        for language, written in text.root.items() if text else ():
            if len(written) > longest:
                yield (*at, key), f"has {len(written)} letters in {language!r}; {longest} fit"


def _doubled_names(commands: Mapping[str, Command]) -> _Wrong:
    taken: dict[tuple[str, str], str] = {}
    for command, declared in commands.items():
        for language, names in declared.names.root.items():
            for name in (name.strip() for name in names.split(",")):
                at = ("commands", command, "names")
                if not re.fullmatch(r"[\w-]{1,32}", name) or name != name.lower():
                    yield at, f"{shown(name)} isn't a name of at most 32 small letters, digits and hyphens"
                elif (other := taken.setdefault((language, name), command)) != command:
                    yield at, f"{name!r} is a name of {other!r} too"


def _wrong_places(at: tuple[str, ...], text: Text | None, allowed: set[str]) -> _Wrong:
    """What stands in braces must be one of those that are filled in."""
    for language, written in text.root.items() if text else ():
        try:
            names = {name for _, name, _, _ in Formatter().parse(written) if name is not None}
        except ValueError:
            yield at, f"has a brace too many or too few in {language!r}"
            continue
        for name in sorted(names - allowed):
            known = " and ".join(f"{{{name}}}" for name in sorted(allowed))
            yield at, f"has {{{name}}} in {language!r}, where only {known} can be filled in"


def _siblings(detail: ErrorDetails) -> Collection[str]:
    """What may stand where a key does that isn't known."""
    match detail["loc"]:
        case ("measures", _, _):
            return Measure.model_fields
        case ("commands", _, _):
            return Command.model_fields
        case (_,):
            return Declarations.model_fields
        case _:
            return ()
