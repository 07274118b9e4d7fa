"""A tree without what is wrong in it, so that the rest can still be judged."""

from __future__ import annotations

from collections.abc import Collection

from generator.diagnostics import Position
from generator.source.nodes import LocatedDict, LocatedList, Node

Path = tuple[str | int, ...]


def pruned(root: Node, wrong: Collection[Position]) -> tuple[Node, list[Path]]:
    """A copy of a tree without the entries and items that stand at ``wrong``, and the paths of
    what is gone. An entry stands at its key and at its value."""
    gone: list[Path] = []
    return _copy(root, (), frozenset(wrong), gone), gone


def _copy(node: Node, path: Path, wrong: frozenset[Position], gone: list[Path]) -> Node:
    if isinstance(node, LocatedDict):
        return _mapping(node, path, wrong, gone)
    if isinstance(node, LocatedList):
        return _list(node, path, wrong, gone)
    return node


def _mapping(
    node: LocatedDict, path: Path, wrong: frozenset[Position], gone: list[Path]
) -> LocatedDict:
    copy = LocatedDict(node.position)
    for key, value in node.items():
        if node.key_positions[key] in wrong or _stands_at(value, wrong):
            gone.append((*path, key))
        else:
            copy.key_positions[key] = node.key_positions[key]
            copy[key] = _copy(value, (*path, key), wrong, gone)
    return copy


def _list(
    node: LocatedList, path: Path, wrong: frozenset[Position], gone: list[Path]
) -> LocatedList:
    copy = LocatedList(node.position)
    for number, value in enumerate(node):
        place = node.item_positions.get(number, node.position)
        if place in wrong or _stands_at(value, wrong):
            gone.append((*path, number))
        else:
            copy.item_positions[len(copy)] = place
            copy.append(_copy(value, (*path, number), wrong, gone))
    return copy


def _stands_at(value: Node, wrong: frozenset[Position]) -> bool:
    return value is not None and value.position in wrong
