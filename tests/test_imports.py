"""Imports run one way: from the data to the app, room by room."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
ROOMS = ("data", "figures", "periods", "answers", "understanding", "replies", "commands", "app")
"""Each may import only itself, those before it, and what stands beside the rooms."""
STEPS = ("tagging", "slots", "pages", "intents", "frames", "dialogue")
"""The rooms of understanding: the same holds for them."""
BESIDE = "beside"
"""What stands beside them in understanding, and comes after all of them."""
MODULES = sorted(BOT.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(BOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """The modules of the bot that a module needs when it runs; not those only named in its types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {name_of(module) for module in MODULES}
    for node in running(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("bot"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those under `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.If)
            and isinstance(child.test, ast.Name)
            and child.test.id == "TYPE_CHECKING"
        ):
            continue
        yield child
        yield from running(child)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def step_of(module: str) -> str:
    """The room of understanding that a module stands in; nothing for what is elsewhere."""
    if room_of(module) != "understanding":
        return ""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 and parts[2] in STEPS else BESIDE


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name_of(path): set(imported(path)) - {name_of(path)} for path in MODULES}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError with the circle in it
    assert len(order) == len(MODULES)


def test_no_rooms_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        room = room_of(name_of(path))
        if room in ROOMS:
            graph.setdefault(room, set()).update(set(map(room_of, imported(path))) & set(ROOMS) - {room})
    assert set(TopologicalSorter(graph).static_order()) == set(ROOMS)


def assert_only_those_before(place: str, order: tuple[str, ...], place_of: Callable[[str], str]) -> None:
    """Each module in a place imports nothing of the places that come after it in their order."""
    later = order[order.index(place) + 1 :]
    paths = [path for path in MODULES if place_of(name_of(path)) == place]
    assert paths
    wrong = {(name_of(path), other) for path in paths for other in imported(path) if place_of(other) in later}
    assert wrong == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_those_before_it(room: str) -> None:
    assert_only_those_before(room, ROOMS, room_of)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_understanding_imports_only_those_before_it(step: str) -> None:
    assert_only_those_before(step, (*STEPS, BESIDE), step_of)
