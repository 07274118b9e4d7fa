"""What an import would change in a file that is there: old and new values with their lines and
cells, and the text that comes of it; whatever is not named stays character by character."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from generator.authoring.emit import Tree, scalar
from generator.authoring.sections import width, with_sections, with_value
from generator.importing.result import Doubt, Path
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Source, descend, follow
from generator.source.reader import read_text

SHOWN = 40
"""Characters of a value that a line of the list shows."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that changes (``old``), or is new (``""``), and the cells that say so."""

    line: int
    name: str
    old: str
    new: str
    cells: str

    def __str__(self) -> str:
        was = f"{self.old} → " if self.old else "新增 "
        cells = f"（{self.cells}）" if self.cells else ""
        return f"第 {self.line} 行  {self.name}：{was}{self.new}{cells}"


@dataclass(slots=True)
class Plan:
    """The changes of one file, gathered and then made."""

    source: Source
    changes: list[Change] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What the file has and the import says nothing of; it stays."""
    unsure: list[str] = field(default_factory=list)
    """What differs and cannot be mended by the import."""
    doubts: list[Doubt] = field(default_factory=list)
    """What had to be chosen of what is new, at its path in the file as it will be."""
    _values: list[tuple[Path, Tree]] = field(default_factory=list)
    _additions: list[tuple[Path, Tree]] = field(default_factory=list)

    def at(self, path: Path) -> Any:
        """What stands at a path of the file."""
        return descend(self.source.root, path)

    def line(self, path: Path) -> int:
        """The line on which it stands; of what is missing, that of what it would stand in."""
        root = self.source.root
        return follow(root, root.position, path).line if root is not None else 1

    def change(self, path: Path, new: Tree, cells: str = "") -> None:
        """Give the value at a path anew."""
        self._note(path, _shown(self.at(path)), new, cells)
        self._values.append((path, new))

    def add(self, path: Path, new: Tree, cells: str = "") -> None:
        """Put a value where there is none: under a key, or behind the items of a list."""
        self._note(path, "", new, cells)
        self._additions.append((path, new))

    def next(self, path: Path) -> int:
        """The place behind the last item of a list, and behind those that were added."""
        listed = self.at(path)
        added = sum(known[:-1] == path for known, _ in self._additions)
        return (len(listed) if isinstance(listed, LocatedList) else 0) + added

    def _note(self, path: Path, old: str, new: Tree, cells: str) -> None:
        self.changes.append(Change(self.line(path), self.named(path), old, _shown(new), cells))

    def named(self, path: Path) -> str:
        """A path in words: items of lists by their names or codes."""
        words = []
        for number, piece in enumerate(path):
            item = self.at(path[: number + 1]) if isinstance(piece, int) else None
            words.append(_item(item, piece) if isinstance(piece, int) else str(piece))
        return " › ".join(words)

    def text(self) -> str:
        """The file's text with all changes. Raises ``DisclosureError`` where the file is not
        written key by key on lines of its own."""
        rest = [(path, new) for path, new in self._values if not self._is_simple(path, new)]
        text = self._with_simple()
        source = read_text(text, self.source.name)
        sections = self._sections(source, [*rest, *self._additions])
        return with_sections(source, sections) if sections else text

    def _is_simple(self, path: Path, new: Tree) -> bool:
        """Whether one scalar on its line takes the place of another."""
        old = self.at(path)
        if not isinstance(old, LocatedStr) or isinstance(new, dict | list):
            return False
        rest = self.source.line(old.position)[old.position.column - 1 :]
        return width(rest, old) > 0 and "\n" not in scalar(new)

    def _with_simple(self) -> str:
        simple = [(self.at(path), new) for path, new in self._values if self._is_simple(path, new)]
        simple.sort(key=lambda one: (one[0].position.line, one[0].position.column), reverse=True)
        text = self.source.text
        for old, new in simple:
            text = with_value(Source(self.source.name, text, None), old, scalar(new))
        return text

    def _sections(self, source: Source, given: list[tuple[Path, Tree]]) -> dict[str, Tree]:
        """The top-level sections in which ``given`` is put."""
        root: dict[str, Any] = {}
        for path, new in given:
            key = str(path[0])
            if key not in root:
                root[key] = copy.deepcopy(descend(source.root, (key,)))
            _put(root, path, new)
        return root


def _put(root: Any, path: Path, new: Tree) -> None:
    """Put a value into a tree; what is missing on the way is made."""
    last = path[-1]
    for piece, following in pairwise(path):
        if isinstance(root, dict) and not root.get(str(piece)):
            root[str(piece)] = [] if isinstance(following, int) else {}
        root = root[piece]
    if isinstance(root, list) and isinstance(last, int) and last >= len(root):
        root.append(new)
    else:
        root[last] = new


def _item(item: object, number: int) -> str:
    """What an item of a list is called."""
    if not isinstance(item, LocatedDict):
        return f"第 {number + 1} 条"
    known = (item.get("名称"), item.get("功能科目"), item.get("经济科目"), item.get("资金来源"))
    words = [str(word) for word in known if word]
    return " ".join(words[:1] if item.get("名称") else words) or f"第 {number + 1} 条"


def _shown(value: object) -> str:
    """A value on one line, cut where it is long."""
    if isinstance(value, LocatedDict | LocatedList | dict | list):
        text = scalar_of(value)
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}……"


def scalar_of(value: Any) -> str:
    """A mapping or list in one line of words."""
    if isinstance(value, dict):
        return "，".join(f"{key} {scalar_of(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "；".join(scalar_of(one) for one in value)
    return " ".join(str(value).split())
