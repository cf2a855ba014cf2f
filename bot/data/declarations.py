"""Loading data/measures.toml: every fault in it in a plain sentence, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from string import Formatter
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.data.files import Fault, did_you_mean, read_text, read_toml, shown
from bot.data.measures import Command, Declarations, Does, Kind, Measure, Subject, Text
from bot.data.validation import line_of, sentence

DIMENSIONS = ("start", "end", "as_of", "place", "group", "counted_by", "basis", "note", "sources")
"""Columns of a CSV file that say what a row is about; all others are measures."""

ENDINGS = ("_low", "_high", "_basis", "_about", "_printed")
"""Endings of columns that say more about the measure whose id stands before."""

_COUNTED = (Kind.COUNT, Kind.RUNNING, Kind.STOCK)
_SUMS = (Kind.COUNT, Kind.RUNNING)
_LONGEST = {"summary": 100, "button": 80}
_FOR_CHECKS = {"kind", "numerator", "denominator", "sum_of", "parts", "at_most", "some_groups"}
"""The keys that checking the figures of a measure takes; the others are words."""

_KeyFaults = Iterator[tuple[tuple[str, ...], str]]
"""For each fault the keys that lead to its place, and the sentence."""


def load_declarations(path: Path, faults: list[Fault]) -> tuple[Declarations | None, set[str]]:
    """The declarations in measures.toml, and the measures that can't be used.

    Where there are faults, only what it takes to check the figures of sound measures; None where the file
    can't be read.
    """
    text = read_text(path, faults) or ""
    values = read_toml(path, text, faults) if text else None
    if values is not None:
        declarations, wrong = _validated(values)
        faults += [Fault(path, line_of(text, keys), f"{'.'.join(keys)}: {what}") for keys, what in wrong]
        if not wrong and declarations:
            return declarations, set()
    rest, lost = _usable(values or {})
    if rest is None:
        faults.append(Fault(path, None, "until this is mended, only dates, places and sources are checked"))
    elif lost:
        names = ", ".join(map(repr, sorted(lost)))
        faults.append(Fault(path, None, f"until this is mended, the figures of {names} aren't checked"))
    return rest, lost


def _validated(values: Mapping[str, Any]) -> tuple[Declarations | None, list[tuple[tuple[str, ...], str]]]:
    try:
        declarations = Declarations.model_validate(values)
    except ValidationError as error:
        return None, [sentence(detail, _siblings(detail)) for detail in error.errors()]
    return declarations, list(_contradictions(declarations))


def _usable(values: Mapping[str, Any]) -> tuple[Declarations | None, set[str]]:
    """What figures can be checked against, and the measures whose figures can't be checked."""
    declared = cast("Mapping[str, Any]", values.get("measures"))
    if not isinstance(declared, dict):
        return None, set()
    measures: dict[str, Measure] = {}
    for name, block in declared.items():
        with suppress(ValidationError, AttributeError):
            needed = {key: value for key, value in block.items() if key in _FOR_CHECKS}
            measures[name] = Measure.model_validate({**needed, "label": {"en": name}})
    while wrong := [name for name in measures if any(_of_measure(name, measures))]:
        measures = {name: measure for name, measure in measures.items() if name not in wrong}
    subject, notes = values.get("subject"), values.get("notes")
    main: Any = cast("Mapping[str, Any]", subject).get("main") if isinstance(subject, dict) else ""
    is_sound = isinstance(main, str) and not any(_of_main(main, measures))
    rest = Declarations.model_construct(
        subject=Subject.model_construct(main=main if is_sound else ""),
        measures=measures,
        notes=notes if isinstance(notes, dict) else {},
    )
    return rest, declared.keys() - measures.keys()


def _contradictions(declarations: Declarations) -> _KeyFaults:
    for message in _of_main(declarations.subject.main, declarations.measures):
        yield ("subject", "main"), message
    yield from _wrong_placeholders(("subject", "covers"), declarations.subject.covers, {"start", "end"})
    for name, measure in declarations.measures.items():
        at = ("measures", name)
        yield from _of_measure(name, declarations.measures)
        if measure.command and measure.command not in declarations.commands:
            close = did_you_mean(measure.command, declarations.commands)
            yield (*at, "command"), f"{measure.command!r} isn't declared under commands{close}"
        yield from _wrong_placeholders((*at, "headline"), measure.headline, {"value", "day"})
        for language, written in measure.headline.root.items() if measure.headline else ():
            if "{value}" not in written:
                yield (*at, "headline"), f"doesn't say {{value}} in {language!r}"
        yield from _wrong_placeholders((*at, "set_right"), measure.set_right, {"other"})
    for name, command in declarations.commands.items():
        yield from _of_command(name, command, declarations)
    yield from _doubled_names(declarations.commands)


def _of_main(main: str, measures: Mapping[str, Measure]) -> Iterator[str]:
    if main not in measures or measures[main].kind is not Kind.SHARE:
        yield f"{main!r} isn't a measure of the kind share"
        return
    parts = [name for name in measures[main].made_of if name in measures]
    if kinds := [name for name in parts if measures[name].kind is not Kind.COUNT]:
        yield f"its {min(kinds)!r} isn't of the kind count, so it has no periods"


def _of_measure(name: str, measures: Mapping[str, Measure]) -> _KeyFaults:
    """What is wrong with how a measure goes together with others."""
    measure, at = measures[name], ("measures", name)
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), "")
    if name in DIMENSIONS or (ending and name.removesuffix(ending) in measures):
        yield at, "has the name of a column that means something else"
    share = measure.kind is Kind.SHARE
    if share != bool(measure.numerator) or share != bool(measure.denominator):
        yield at, "a share, and nothing else, has a numerator and a denominator"
    if measure.sum_of and measure.kind not in _SUMS:
        yield (*at, "sum_of"), "only a measure of the kind count or running is a sum of others"
    for key in ("numerator", "denominator", "sum_of", "parts", "at_most", "not_to_mix"):
        others: str | tuple[str, ...] = getattr(measure, key)
        for other in filter(None, (others,) if isinstance(others, str) else others):
            if other not in measures:
                yield (*at, key), f"{other!r} isn't declared{did_you_mean(other, measures)}"
            elif other == name:
                yield (*at, key), "names the measure itself"
            elif key != "not_to_mix" and measures[other].kind not in _COUNTED:
                yield (*at, key), f"{other!r} isn't counted"
            elif key == "sum_of" and measures[other].sum_of:
                yield (*at, key), f"{other!r} is a sum itself"
            elif key == "sum_of" and measure.kind in _SUMS and measures[other].kind is not measure.kind:
                yield (*at, key), f"{other!r} isn't of the kind {measure.kind}, as the sum is"
    if share and measure.numerator == measure.denominator:
        yield (*at, "denominator"), "is the numerator, too"


def _of_command(name: str, command: Command, declarations: Declarations) -> _KeyFaults:
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
    for key, text in (("summary", command.summary), ("button", command.button)):
        for language, written in text.root.items() if text else ():
            if len(written) > _LONGEST[key]:
                yield (*at, key), f"has {len(written)} letters in {language!r}; {_LONGEST[key]} fit"


def _doubled_names(commands: Mapping[str, Command]) -> _KeyFaults:
    taken: dict[tuple[str, str], str] = {}
    for command, declared in commands.items():
        for language, names in declared.names.root.items():
            for name in (name.strip() for name in names.split(",")):
                at = ("commands", command, "names")
                if not re.fullmatch(r"[\w-]{1,32}", name) or name != name.lower():
                    yield at, f"{shown(name)} isn't a name of at most 32 small letters, digits and hyphens"
                elif (other := taken.setdefault((language, name), command)) != command:
                    yield at, f"{name!r} is a name of {other!r} too"


def _wrong_placeholders(at: tuple[str, ...], text: Text | None, allowed: set[str]) -> _KeyFaults:
    """Only names that are filled in may stand in braces."""
    for language, written in text.root.items() if text else ():
        try:
            fields = [field for field in Formatter().parse(written) if field[1] is not None]
        except ValueError:
            yield at, f"has a brace too many or too few in {language!r}"
            continue
        names = {name for _, name, _, _ in fields if name is not None}
        if any(spec or conversion for _, _, spec, conversion in fields):
            yield at, f"has ':' or '!' within braces in {language!r}, where only a name can stand"
        for name in sorted(names - allowed):
            known = " and ".join(f"{{{name}}}" for name in sorted(allowed))
            yield at, f"has {{{name}}} in {language!r}, where only {known} can be filled in"


def _siblings(detail: ErrorDetails) -> Collection[str]:
    """The keys that are known where an unknown one stands."""
    match detail["loc"]:
        case ("measures", _, _):
            return Measure.model_fields
        case ("commands", _, _):
            return Command.model_fields
        case (_,):
            return Declarations.model_fields
        case _:
            return ()
