"""The keys of a department's texts: where in the YAML each stands, in the words of figure names.

``项目.档案数字化.分配``, ``主要职能.受理群众来信来访``, ``原因.三公.合计.增减额``: items of lists
stand in a key by what they are called, never by place, so that a key goes on meaning the same when
the list around it changes. What is called so in the YAML by a key (an indicator, a term) has its
name under ``名称``, as items of lists have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.figures.name import CARRIED, PROJECT, UNIT_BELOW, identities, join, part
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, descend

Path = tuple[str | int, ...]
NAME: Final = "名称"
NAMED_BY_FIGURES: Final = ("原因", "用途")
"""Sections whose keys are names of figures, written as they are."""
LISTS: Final = {PROJECT: PROJECT, "上年结转结余": CARRIED, "下属单位": UNIT_BELOW}
"""Lists whose items figures are of, and the family of these."""
_CLAUSE: Final = re.compile("[，。；：！？\n]")
_LONGEST: Final = 30
"""Characters of a text that it is called by."""


class TextKeys:
    """The keys of the texts in the tree of a file; ``items`` are what projects, carry-over and
    units below are called in names, by family."""

    def __init__(self, root: Node, items: Mapping[str, Sequence[str]]) -> None:
        self._root = root
        self._items = items
        self._called: dict[Path, tuple[str, ...]] = {}
        self._keys: dict[Path, str] = {}
        self._paths: dict[str, Path] = {}

    def of(self, *path: str | int) -> str:
        """The key of the text at ``path``; empty where none stands there."""
        if isinstance(self._at(path[:-1]), LocatedStr):  # one value, where a list might stand
            path = path[:-1]
        return self._written(path) if isinstance(self._at(path), LocatedStr) else ""

    def of_name(self, *path: str | int) -> str:
        """The key of a name that is itself a key of the YAML: that at the end of ``path``."""
        parent = self._at(path[:-1])
        is_there = isinstance(parent, LocatedDict) and path[-1] in parent
        return join(self._written(path), NAME) if is_there else ""

    def path(self, key: str) -> Path:
        """The path of the text with this key; of a name that is a key of the YAML, the path that
        ends with it. Raises ``LookupError`` where the file has no such text."""
        if not self._paths:
            for path in _paths(self._root, ()):
                if written := self.of(*path):
                    self._paths[written] = path
            for path in _paths(self._root, ()):
                self._paths.setdefault(self.of_name(*path), path)
        return self._paths[key]

    def _at(self, path: Path) -> Node:
        return descend(self._root, path)

    def _written(self, path: Path) -> str:
        if path and path not in self._keys:
            self._keys[path] = join(self._written(path[:-1]), self._step(path))
        return self._keys.get(path, "")

    def _step(self, path: Path) -> str:
        """How the last step of a path is written."""
        *above, last = path
        if isinstance(last, str):
            return last if above and above[0] in NAMED_BY_FIGURES else part(last)
        named = self._names(tuple(above))
        return part(named[last]) if last < len(named) else str(last + 1)

    def _names(self, path: Path) -> tuple[str, ...]:
        """What the items of the list at ``path`` are called."""
        if path not in self._called:
            family = LISTS.get(str(path[0])) if len(path) == 1 else None
            listed = self._at(path)
            if family is not None and family in self._items:
                self._called[path] = tuple(self._items[family])
            else:
                items = listed if isinstance(listed, LocatedList) else []
                self._called[path] = called_by([_label(item) for item in items])
        return self._called[path]


def _paths(node: Node, path: Path) -> Iterator[Path]:
    """The paths of everything below a node."""
    match node:
        case LocatedDict():
            below: Iterable[tuple[str | int, Node]] = node.items()
        case LocatedList():
            below = enumerate(node)
        case _:
            return
    for step, value in below:
        yield (*path, step)
        yield from _paths(value, (*path, step))


def called_by(labels: Sequence[str]) -> tuple[str, ...]:
    """What the items of a list are called that have these texts: by the first clause where that is
    none other's, else by the whole text; those that are the same are numbered."""
    clauses = [_CLAUSE.split(label, maxsplit=1)[0][:_LONGEST].strip() for label in labels]
    times = Counter(clauses)
    chosen = []
    for clause, label in zip(clauses, labels, strict=True):
        is_own = bool(clause) and times[clause] == 1
        chosen.append(clause if is_own else label)
    return identities(chosen)


def _label(item: Node) -> str:
    """What an item of a list calls itself: a text, a mapping by its name or its first text."""
    if isinstance(item, LocatedStr):
        return " ".join(item.split())
    if isinstance(item, LocatedDict):
        named = item.get(NAME)
        first = next((value for value in item.values() if isinstance(value, LocatedStr)), "")
        return _label(named if isinstance(named, LocatedStr) else LocatedStr(first))
    return ""
