"""Values of a YAML file that stand in several places of its tree: ``&name`` where they are written,
``*name`` where they are used again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.authoring.emit import scalar
from generator.authoring.sections import with_value
from generator.diagnostics import Position
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, Source, descend

Path = tuple[str | int, ...]
ALIAS: Final = re.compile(r"\*[^\s,\]\}]+")
ANCHOR: Final = re.compile(r"&\S+\s+")


@dataclass(frozen=True, slots=True)
class Shared:
    """How a text is shared: the lines of the ``*name`` that use it again, and where the one stands
    that gives it this place alone (``None``: it is not itself a ``*name`` here)."""

    lines: tuple[int, ...]
    alias: Position | None


def shared(source: Source, path: Path) -> Shared | None:
    """How the text at ``path`` is shared; ``None`` where it stands for this place alone."""
    target = descend(source.root, path)
    uses = [one for one in _uses(source.root) if one.node is target]
    own = next(one for one in uses if one.path == path)
    aliases = [one.alias for one in uses if one.alias]
    if not aliases:
        return None
    is_here = own.alias is not None and own.alias == own.position
    lines = sorted({alias.line for alias in aliases})
    return Shared(tuple(lines), own.alias if is_here else None)


class _Use(NamedTuple):
    """A value with the path to it, where that stands, and the last ``*name`` on the way."""

    path: Path
    node: Node
    position: Position | None = None
    alias: Position | None = None


def _uses(node: Node) -> Iterator[_Use]:
    """Every value of a tree, by every path to it."""
    waiting = [_Use((), node)]
    while waiting:
        use = waiting.pop()
        yield use
        for step, below, position in _below(use.node):
            # What is used again was written further up.
            is_alias = below is not None and below.position < position
            alias = position if is_alias else use.alias
            waiting.append(_Use((*use.path, step), below, position, alias))


def _below(node: Node) -> Iterator[tuple[str | int, Node, Position]]:
    match node:
        case LocatedDict():
            for key, value in node.items():
                yield key, value, node.key_positions[key]
        case LocatedList():
            for number, value in enumerate(node):
                yield number, value, node.item_positions.get(number, node.position)


def with_all(source: Source, value: LocatedStr, new: str) -> str:
    """The text of a file with a shared value anew wherever it stands."""
    here = source.line(value.position)[value.position.column - 1 :]
    anchor = ANCHOR.match(here)
    return with_value(source, value, f"{anchor[0] if anchor else ''}{scalar(new)}")


def with_this(source: Source, alias: Position, new: str) -> str:
    """The text of a file with one ``*name`` replaced by a value of its own."""
    lines = source.text.split("\n")
    line = lines[alias.line - 1]
    head, rest = line[: alias.column - 1], line[alias.column - 1 :]
    lines[alias.line - 1] = head + ALIAS.sub(lambda _: scalar(new), rest, count=1)
    return "\n".join(lines)
