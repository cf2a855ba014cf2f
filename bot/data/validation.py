"""What pydantic finds wrong in a TOML file, in plain words and with its line."""

from __future__ import annotations

import re
from collections.abc import Collection

from pydantic_core import ErrorDetails

from bot.data.files import did_you_mean, shown


def sentence(detail: ErrorDetails, known: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The keys that lead to a fault, and what it is; `known` are the keys that may stand in its place."""
    keys = tuple(map(str, detail["loc"]))
    key, context = keys[-1], detail.get("ctx", {})
    given = _given(detail["input"])
    match detail["type"]:
        case "missing":
            return keys[:-1] or keys, f"lacks {key!r}"
        case "extra_forbidden":
            return keys, f"isn't known{did_you_mean(key, known)}"
        case "enum" | "literal_error":
            return keys, f"must be {context['expected']}, not {given}"
        case "string_pattern_mismatch":
            rule = "a small letter, then at most 23 of a-z, 0-9 and _"
            return tuple(key for key in keys if key != "[key]"), f"{given} isn't an id: {rule}"
        case "value_error":
            return keys, str(context["error"])
        case "string_type":
            return keys, "must be text in quotation marks"
        case "tuple_type":
            return keys, "must be a list in square brackets"
        case "dict_type" | "model_type" | "model_attributes_type" | "mapping_type":
            return keys, "must be a block of keys, such as { en = ... }"
        case "string_too_long" | "too_long":
            return keys, f"has more than {context['max_length']} letters"
        case "too_short":
            return keys, "is empty"
        case "bool_type":
            return keys, "must be true or false"
        case "int_type":
            return keys, f"must be a whole number, not {given}"
        case "greater_than_equal":
            return keys, f"must be at least {context['ge']}, not {given}"
        case "less_than_equal":
            return keys, f"must be at most {context['le']}, not {given}"
        case _:
            return keys, f"can't be {given}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _given(value: object) -> str:
    """A value as it stands in TOML, where it is short."""
    if isinstance(value, str):
        return shown(value)
    return str(value).lower() if isinstance(value, int | float) else "something else"


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line of a TOML file that comes closest to where some keys lead."""
    table: tuple[str, ...] = ()
    closest, found = 0, 1
    for number, line in enumerate(text.splitlines(), 1):
        if heading := re.match(r"\s*\[+([^\[\]=]+)\]+\s*(?:#.*)?$", line):
            here = table = _parts(heading[1])
        elif key := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            here = (*table, *_parts(key[1]))
        else:
            continue
        if len(here) > closest and here == keys[: len(here)]:
            closest, found = len(here), number
    return found


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
