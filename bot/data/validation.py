"""What pydantic finds wrong in a TOML file, in plain words and with its line."""

from __future__ import annotations

import re
from collections.abc import Collection

from pydantic_core import ErrorDetails

from bot.data.files import did_you_mean, shown

_BLOCK = "must be a block of keys, such as {{ en = ... }}"
_SENTENCES = {
    "bool_type": "must be true or false",
    "dict_type": _BLOCK,
    "enum": "must be {expected}, not {given}",
    "greater_than_equal": "must be at least {ge}, not {given}",
    "int_type": "must be a whole number, not {given}",
    "less_than_equal": "must be at most {le}, not {given}",
    "literal_error": "must be {expected}, not {given}",
    "mapping_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "model_type": _BLOCK,
    "string_too_long": "has more than {max_length} letters",
    "string_type": "must be text in quotation marks",
    "too_long": "has more than {max_length} letters",
    "too_short": "is empty",
    "tuple_type": "must be a list in square brackets",
    "value_error": "{error}",
}
"""What is said of a fault by pydantic's type of it."""


def sentence(detail: ErrorDetails, known: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The keys that lead to a fault, and what it is; `known` are the keys that may stand in its place."""
    keys = tuple(map(str, detail["loc"]))
    given = _given(detail["input"])
    match detail["type"]:
        case "missing":
            return keys[:-1] or keys, f"lacks {keys[-1]!r}"
        case "extra_forbidden":
            return keys, f"isn't known{did_you_mean(keys[-1], known)}"
        case "string_pattern_mismatch":
            rule = "a small letter, then at most 23 of a-z, 0-9 and _"
            return tuple(key for key in keys if key != "[key]"), f"{given} isn't an id: {rule}"
        case kind if kind in _SENTENCES:
            return keys, _SENTENCES[kind].format(given=given, **detail.get("ctx", {}))
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
