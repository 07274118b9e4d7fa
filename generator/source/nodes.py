"""Plain Python trees that remember where they were written: the result of reading a YAML file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

from generator.diagnostics import Diagnostic, Position

Style = Literal["plain", "quoted", "block"]
NOWHERE = Position("", 1, 1)


class LocatedStr(str):
    """A scalar as spelled in the file (quotes removed); numbers stay text.

    ``style`` tells a bare ``0301`` from a quoted ``"0301"``.
    """

    __slots__ = ("position", "style")
    position: Position
    style: Style

    def __new__(cls, text: str, position: Position = NOWHERE, style: Style = "plain") -> Self:
        """Attach a place and a style to ``text``."""
        self = super().__new__(cls, text)
        self.position = position
        self.style = style
        return self


class LocatedList(list["Node"]):
    """A YAML sequence; ``item_positions`` tells where its items stand, empty ones too."""

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.item_positions: dict[int, Position] = {}


class LocatedDict(dict[str, "Node"]):
    """A YAML mapping; its keys are ``LocatedStr`` and ``key_positions`` tells where each stands, or
    would stand where there is a place for it (in a workbook)."""

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.key_positions: dict[str, Position] = {}


Node: TypeAlias = LocatedDict | LocatedList | LocatedStr | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name as given by the user, its text with plain line ends, its
    tree, and what is to be asked about it (``notes``)."""

    name: str
    text: str
    root: Node
    notes: tuple[Diagnostic, ...] = ()

    def line(self, position: Position) -> str:
        """The line of the text on which ``position`` lies; nothing where that is another file, or a
        workbook, which has no text."""
        is_mine = position.file == self.name and not position.sheet
        return self.text.split("\n")[position.line - 1] if is_mine else ""


def follow(node: Node, position: Position, path: tuple[str | int, ...]) -> Position:
    """Where the value at ``path`` below ``node`` stands; of a missing key, where its mapping
    stands.

    ``position`` is the place of ``node`` itself. An empty value stands at its key.
    """
    for piece in path:
        if isinstance(node, LocatedDict) and piece in node:
            position = node.key_positions[str(piece)]
            node = node[str(piece)]
        elif isinstance(node, LocatedList) and isinstance(piece, int) and 0 <= piece < len(node):
            position = node.item_positions.get(piece, node.position)
            node = node[piece]
        else:
            if isinstance(node, LocatedDict):
                position = node.key_positions.get(str(piece), position)
            break
        position = node.position if node is not None else position
    return position


def scalars(node: Node) -> Iterator[LocatedStr]:
    """Every scalar below ``node``, keys included."""
    match node:
        case LocatedDict():
            for key, value in node.items():
                if isinstance(key, LocatedStr):
                    yield key
                yield from scalars(value)
        case LocatedList():
            for value in node:
                yield from scalars(value)
        case LocatedStr():
            yield node
        case None:
            return


def descend(node: Node, path: tuple[str | int, ...]) -> Node:
    """The value at ``path`` below ``node``, or ``None``."""
    for piece in path:
        if isinstance(node, LocatedDict):
            node = node.get(str(piece))
        elif isinstance(node, LocatedList) and isinstance(piece, int) and piece < len(node):
            node = node[piece]
        else:
            return None
    return node
