"""The lines of a file as messages and explanations may quote them: none of a flagged project.

Such a line may hold anything beside an amount: a name, a withheld text in the same braces, a
comment. So it is never quoted; what stands there is told anew, from the public tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import Position
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, Source, scalars
from generator.source.places import Path, Place
from generator.withheld.hidden import LINES, NAME, PROJECTS, SPENDING, word_of
from generator.withheld.tree import public_tree

_BEFORE_AN_ITEM = " -"
Mark = tuple[Position, bool]
"""Where a key or an item begins, and whether it belongs to a project that is flagged."""


@dataclass(frozen=True, slots=True)
class Quotable:
    """The lines of a file, those that may not be quoted (``veiled``, from 1), and what is told
    instead of the places on them."""

    lines: tuple[str, ...]
    veiled: frozenset[int]
    told: Mapping[Position, str]

    def raw(self, position: Position) -> str:
        """The line as it stands; not to be shown."""
        return self.lines[position.line - 1] if position.line <= len(self.lines) else ""

    def line(self, position: Position) -> str | None:
        """The line as it stands, or nothing where it may not be quoted."""
        return None if position.line in self.veiled else self.raw(position)


def quotable(source: Source) -> Quotable:
    """What may be quoted of a file."""
    lines = tuple(source.text.split("\n"))
    veiled = frozenset(_veiled(source))
    told = dict(_told(public_tree(source.root), ())) if veiled else {}
    return Quotable(lines, veiled, told)


def public_source(source: Source) -> Source:
    """A file as everything right of it may see it: its public tree, and a text without the lines
    that may not be quoted. A workbook has no text."""
    if not source.text:
        return Source(source.name, "", public_tree(source.root))
    found = quotable(source)
    lines = list(found.lines)
    for number in found.veiled:
        lines[number - 1] = ""
    return Source(source.name, "\n".join(lines), public_tree(source.root))


def _veiled(source: Source) -> Iterator[int]:
    """Every line on which something of a flagged project stands, up to where the next thing
    begins."""
    lines = source.text.split("\n")
    end = Position(source.name, len(lines) + 1), False
    marks = sorted(_marks(source.root, ()))
    for (at, is_hidden), (following, goes_on) in pairwise((*marks, end)):
        if not is_hidden:
            continue
        yield at.line
        yield from range(at.line, following.line)
        if not goes_on and following.line <= len(lines):
            before = lines[following.line - 1][: following.column - 1]
            if before.strip(_BEFORE_AN_ITEM):
                yield following.line


def _marks(node: Node, path: Path, *, is_hidden: bool = False) -> Iterator[Mark]:
    is_hidden = is_hidden or (_is_project(path) and bool(word_of(node)))
    match node:
        case LocatedDict():
            for key, value in node.items():
                yield node.key_positions[key], is_hidden
                yield from _marks(value, (*path, key), is_hidden=is_hidden)
        case LocatedList():
            for index, item in enumerate(node):
                yield node.item_positions.get(index, node.position), is_hidden
                yield from _marks(item, (*path, index), is_hidden=is_hidden)


def _is_project(path: Path) -> bool:
    return len(path) == len((PROJECTS, 0)) and path[0] == PROJECTS


def _told(node: Node, path: Path) -> Iterator[tuple[Position, str]]:
    """What is told of every place of a tree on which a figure may rest: of a project its entry, of
    anything else its path: ``人员 › 编制：20``."""
    if _is_project(path) and isinstance(node, LocatedDict):
        yield from _told_of_project(node)
        return
    match node:
        case LocatedStr():
            yield node.position, f"{Place(path, node, node.position)}：{node}"
        case LocatedDict():
            yield node.position, str(Place(path, node, node.position))
            for key, value in node.items():
                yield from _told(value, (*path, key))
        case LocatedList():
            for index, item in enumerate(node):
                yield from _told(item, (*path, index))


def _told_of_project(project: LocatedDict) -> Iterator[tuple[Position, str]]:
    """Its name, and its amounts: ``支出: {"302": 8.00}``."""
    yield project.position, f"- {NAME}: {project.get(NAME)}"
    spending, lines = project.get(SPENDING), project.get(LINES)
    yield from ((text.position, f"{SPENDING}: {_spelled(spending)}") for text in scalars(spending))
    for line in lines if isinstance(lines, LocatedList) else ():
        yield from ((text.position, f"- {_spelled(line)}") for text in scalars(line))


def _spelled(node: Node) -> str:
    """A value on one line, its scalars quoted as they are in the file."""
    match node:
        case LocatedStr():
            return _quoted(node)
        case LocatedDict():
            entries = (f"{_quoted(key)}: {_spelled(value)}" for key, value in node.items())
            return f"{{{', '.join(entries)}}}"
        case LocatedList():
            return f"[{', '.join(map(_spelled, node))}]"
    return ""


def _quoted(text: str) -> str:
    return f'"{text}"' if isinstance(text, LocatedStr) and text.style == "quoted" else text
