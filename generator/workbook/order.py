"""A tree with its keys in the order of the models."""

from __future__ import annotations

from typing import Any

from generator.source import schema
from generator.source.model import SourceModel
from generator.source.nodes import LocatedDict, LocatedList, Node


def in_order(root: LocatedDict, model: type[SourceModel]) -> LocatedDict:
    """The mapping with the keys of ``model`` in its order; what the model does not have, last."""
    kinds = {key: schema.type_of(info) for key, info in schema.keys(model).items()}
    found = LocatedDict(root.position)
    found.key_positions = root.key_positions
    for key in sorted(root, key=lambda one: _rank(one, list(kinds))):
        below = next(schema.alternatives(kinds[key])) if key in kinds else None
        found[key] = _ordered(root[key], below)
    return found


def _rank(key: str, known: list[str]) -> int:
    return known.index(key) if key in known else len(known)


def _ordered(node: Node, kind: Any) -> Node:
    """A value with what stands below it in order."""
    if kind is None:
        return node
    bare = schema.bare(kind)
    if isinstance(node, LocatedDict) and schema.is_model(bare):
        return in_order(node, bare)
    item = schema.items(kind)
    if isinstance(node, LocatedList) and item is not None:
        inner = next(schema.alternatives(item))
        for index, one in enumerate(node):
            node[index] = _ordered(one, inner)
    return node
