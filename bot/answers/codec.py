"""A Query as a short text for the id of a button, and back; both derived from the fields of the dataclasses.

A type is written as its position in `Query`, and a member of an enum as its position there, so that new ones
go to the end. Fields are separated by `.`, the items of a tuple, which is the last field of a query, by `~`.
A field with its default is left empty; from the second item on, an empty field is as in the item before, and
`-` is the default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from itertools import pairwise
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints

import numpy as np

from bot.answers.queries import Compute, HowSure, Query
from bot.data.spans import Span

LONGEST = 72
"""Letters of the longest text: a button's id has 100; version, action, language and asker take 28."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DEFAULT = "-"


class TooLongError(ValueError):
    """The query doesn't fit into a button's id."""


def encode(query: Query) -> str:
    """The query as a text that fits into a button's id.

    Raises:
        TooLongError: where it has more letters than LONGEST, as a sum of many figures may.
        ValueError: where a name in it has letters that no id has.
    """
    text = text_of(query)
    if len(text) > LONGEST:
        raise TooLongError(f"{len(text)} letters: {text}")
    return text


def sure_of(query: Query) -> HowSure:
    """How sure an answer is; without what was only asked about before, where there is no room for that."""
    sure = HowSure(query)
    if isinstance(query, Compute) and query.of_first and len(text_of(sure)) > LONGEST:
        return HowSure(replace(query, operands=query.subjects, of_first=0))
    return sure


def text_of(query: Query) -> str:
    """The query as a text of a-z, 0-9, `.`, `_`, `~` and `-`, however long.

    Raises:
        ValueError: where a name in it has letters that no id has.
    """
    items = [_DIGITS[get_args(Query).index(type(query))]], *_items(query)
    first, *others = items[0] + items[1], *items[2:]
    return "~".join(".".join(item).rstrip(".") for item in (first, *others))


def decode(text: str) -> Query:
    """The query that was made into this text.

    Raises:
        ValueError: where none was: it comes from another version, or was tampered with.
    """
    first, *others = (item.split(".") for item in text.split("~"))
    try:
        query = _member(Query, first, others)
        if text_of(query) == text:
            return query
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"not a query: {text!r}") from error
    raise ValueError(f"not a query: {text!r}")


@cache
def _fields(type_: type[Any]) -> list[tuple[Field[Any], Any]]:
    """The fields of a dataclass that are kept, with their types."""
    hints = get_type_hints(type_)
    return [(field, hints[field.name]) for field in fields(type_) if field.metadata.get("kept", True)]


def _bare(hint: Any) -> Any:  # noqa: ANN401  an annotation
    """What a field holds where it isn't None: one type, or a union of queries."""
    members = [member for member in get_args(hint) if member is not NoneType]
    return members[0] if len(members) == 1 and get_origin(hint) is not tuple else hint


# --- writing ---


def _items(part: object) -> list[list[str]]:
    """The fields of a dataclass as tokens, followed by the tokens of the further items of its tuple."""
    tokens: list[str] = []
    others: list[list[str]] = []
    for field, hint in _fields(type(part)):
        value: object = getattr(part, field.name)
        if get_origin(hint) is tuple:
            head, *others = _of_tuple(cast("tuple[Any, ...]", value)) or [[]]
            tokens += head
        elif value == field.default:
            tokens.append("")
        elif is_dataclass(value) and not isinstance(value, Span):
            head, *others = _items(value)
            choice = get_args(hint)
            tokens += [_DIGITS[choice.index(type(value))], *head] if choice else head
        else:
            tokens.append(_token(value))
    return [tokens, *others]


def _of_tuple(values: tuple[Any, ...]) -> list[list[str]]:
    items = [_items(value)[0] for value in values]
    return items[:1] + [
        ["" if token == before else token or _DEFAULT for token, before in zip(item, last, strict=True)]
        for last, item in pairwise(items)
    ]


def _token(value: object) -> str:
    match value:
        case int():
            return str(int(value))
        case Enum():
            return _DIGITS[list(type(value)).index(value)]
        case Span(start, end):
            first, last = (np.base_repr(day.toordinal(), 36).lower() for day in (start, end))
            return f"-{first}" if start == end else first.rjust(len(last), "0") + last
        case str() if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", value):
            return value
        case _:
            raise ValueError(f"{value!r} is no id")


# --- reading ---


def _member(union: Any, tokens: list[str], others: list[list[str]]) -> Any:  # noqa: ANN401  annotations
    """One of several dataclasses, by its place among them."""
    return _built(get_args(union)[_DIGITS.index(tokens.pop(0))], tokens, others)


def _built(type_: type[Any], tokens: list[str], others: list[list[str]]) -> Any:  # noqa: ANN401  any dataclass
    return type_(**dict(_values(type_, tokens, others)))


def _values(type_: type[Any], tokens: list[str], others: list[list[str]]) -> Iterator[tuple[str, Any]]:
    for field, hint in _fields(type_):
        if get_origin(hint) is tuple:
            yield field.name, _tuple(get_args(hint)[0], tokens, others)
        elif hint is not Span and is_dataclass(hint):
            yield field.name, _built(cast("type[Any]", hint), tokens, others)
        elif not tokens or not tokens[0]:
            del tokens[:1]
            if field.default is not MISSING:
                yield field.name, field.default
        elif len(get_args(_bare(hint))) > 1:
            yield field.name, _member(_bare(hint), tokens, others)
        else:
            yield field.name, _value(_bare(hint), tokens.pop(0))


def _tuple(type_: type[Any], tokens: list[str], others: list[list[str]]) -> tuple[Any, ...]:
    if not tokens and not others:
        return ()
    first, *others = ([*item, *[""] * (len(_fields(type_)) - len(item))] for item in (tokens, *others))
    items = [first]
    for other in others:
        pairs = zip(other, items[-1], strict=True)
        items.append(["" if token == _DEFAULT else token or before for token, before in pairs])
    return tuple(_built(type_, item, []) for item in items)


def _value(type_: type[Any], token: str) -> Any:  # noqa: ANN401  any type
    if type_ in (bool, int):
        return type_(int(token))
    if type_ is Span:
        half = len(token) // 2
        first, last = (token[1:], token[1:]) if token[0] == "-" else (token[:half], token[half:])
        return Span(date.fromordinal(int(first, 36)), date.fromordinal(int(last, 36)))
    if issubclass(type_, Enum):
        return list(type_)[_DIGITS.index(token)]
    return token
