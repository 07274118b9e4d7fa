"""From the location in a pydantic error to the place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import ErrorDetails

from generator.diagnostics import Position
from generator.source.nodes import NOWHERE, LocatedDict, LocatedList, Node, Source

Path = tuple[str | int, ...]
IS_KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Place:
    """The path of keys and indexes to a value, the value, and where it stands.

    ``union`` is the path and the member's name where the first union on the way was tried.
    ``of_key`` says that the fault is in the last key itself.
    """

    path: Path
    node: Node
    position: Position
    union: tuple[Path, str] | None = None
    of_key: bool = False

    def __str__(self) -> str:
        return " › ".join(
            f"第 {piece + 1} 项" if isinstance(piece, int) else piece for piece in self.path
        )


def place_of(source: Source, error: ErrorDetails) -> Place:
    """Follow an error's location; pieces that the file does not have are names of union members."""
    location = list(error["loc"])
    missing = location.pop() if error["type"] == "missing" else None
    of_key = error["type"] == "extra_forbidden"
    if location and location[-1] == IS_KEY:
        of_key = True
        location.pop()
    path: Path = ()
    node = source.root
    position = node.position if node is not None else NOWHERE
    union: tuple[Path, str] | None = None
    for rest, piece in zip(range(len(location), 0, -1), location, strict=True):
        if isinstance(node, LocatedDict) and piece in node:
            position, node = node.key_positions[str(piece)], node[str(piece)]
            path = (*path, str(piece))
        elif isinstance(node, LocatedList) and isinstance(piece, int):
            position, node = node.item_positions.get(piece, position), node[piece]
            path = (*path, piece)
        elif union is None:
            union = (path, str(piece))
            continue
        else:
            continue
        if node is not None and not (of_key and rest == 1):
            position = node.position
    if missing is not None:
        path = (*path, str(missing))
        if isinstance(node, LocatedDict):
            position = node.key_positions.get(str(missing), position)
    return Place(path, node, position, union, of_key)
