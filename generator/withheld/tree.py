"""The tree of a file in two: what may come out, and what may not (``Secret``)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.budget.projects import Project
from generator.diagnostics import Position
from generator.source import schema
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, follow
from generator.withheld.hidden import (
    CLASSIFIED,
    FLAGGED,
    LINE,
    LINES,
    NAME,
    PROJECTS,
    TRANSFER,
    blanked,
    is_flag,
    kept,
    name_is_public,
    rebuilt,
    relisted,
    shown_of,
    word_of,
)

NEUTRAL = f"{CLASSIFIED}{PROJECTS}"
"""What messages call a project whose name is withheld; documents call it as their form says."""
_FREE_KEYS = "补充"
_VALUE = "值"  # what every indicator has, and nothing else


@dataclass(frozen=True, slots=True)
class Secret:
    """What is withheld under one ``key`` of a project: every text there, and where it stands.

    ``project`` counts from 1; ``word`` flags it; ``name`` is what it may be called, empty where
    that is withheld too; ``is_known`` tells whether there is such a key.
    """

    project: int
    word: str
    name: str
    key: str
    is_known: bool
    texts: tuple[LocatedStr, ...]
    position: Position

    @property
    def owner(self) -> str:
        """What a message calls the project."""
        return f"项目“{self.name}”" if self.name else f"第 {self.project} 个项目"

    @property
    def is_name(self) -> bool:
        """Whether it is the project's name."""
        return self.key == NAME


def neutral_name(word: str, place: int, count: int) -> str:
    """What the project at ``place`` (from 1) among the ``count`` without a public name is called:
    ``word``, numbered where there are several."""
    return f"{word}{place}" if count > 1 else word


def public_tree(root: Node) -> Node:
    """The tree of a file without what is withheld, everything else at its place."""
    projects = _projects(root)
    if projects is None or not isinstance(root, LocatedDict):
        return root
    units = unit_names(root)
    count = sum(map(_is_nameless, projects))
    places = itertools.count(1)

    def shown(project: Node) -> Node:
        place = next(places) if _is_nameless(project) else 0
        return _public(project, neutral_name(NEUTRAL, place, count), units)

    return rebuilt(root, {**root, PROJECTS: relisted(projects, shown)})


def secrets(root: Node) -> tuple[Secret, ...]:
    """Everything withheld that stands in a file, in its order."""
    units = unit_names(root)
    found: list[Secret] = []
    for number, project in enumerate(_projects(root) or (), start=1):
        if isinstance(project, LocatedDict) and (word := word_of(project)):
            found += _secrets(project, number, word, units)
    return tuple(found)


def unit_names(root: Node) -> frozenset[str]:
    """The names of the unit itself and of those below it."""
    if not isinstance(root, LocatedDict):
        return frozenset()
    below = root.get("下属单位")
    holders = [root.get("单位"), *(below if isinstance(below, LocatedList) else ())]
    units = [holder for holder in holders if isinstance(holder, LocatedDict)]
    names = [unit.get(NAME) for unit in units] + [unit.get("文中称呼") for unit in units]
    return frozenset(name.strip() for name in names if isinstance(name, LocatedStr))


def _projects(root: Node) -> LocatedList | None:
    projects = root.get(PROJECTS) if isinstance(root, LocatedDict) else None
    return projects if isinstance(projects, LocatedList) else None


def _is_nameless(project: Node) -> bool:
    word = word_of(project)
    return isinstance(project, LocatedDict) and bool(word) and not name_is_public(project, word)


def _public(project: Node, neutral: str, units: frozenset[str]) -> Node:
    """A project without what is withheld; ``neutral`` is its name where it may not bear its own."""
    if isinstance(project, LocatedStr) and FLAGGED.search(project):
        return blanked(project)
    word = word_of(project)
    if not isinstance(project, LocatedDict) or not word:
        return project

    def renamed(name: Node) -> Node:
        if not isinstance(name, LocatedStr):
            return blanked(name)
        return LocatedStr(neutral, name.position, name.style)

    return kept(project, {NAME: renamed, **shown_of(project, word, units)})


def _secrets(
    project: LocatedDict,
    number: int,
    word: str,
    units: frozenset[str],
) -> Iterator[Secret]:
    name = str(project.get(NAME) or "") if name_is_public(project, word) else ""
    shown = shown_of(project, word, units)

    def secret(key: str, value: Node, *, is_known: bool) -> Secret:
        at = follow(project, project.position, (key,))
        return Secret(number, word, name, key, is_known, tuple(_texts(value, key)), at)

    for key, value in project.items():
        if key not in shown and key != TRANSFER and not is_flag(key):
            yield secret(key, value, is_known=key in schema.keys(Project))
        elif key == LINES and (strange := _strange(value)):
            yield secret(key, strange, is_known=False)


def _strange(lines: Node) -> LocatedList:
    """What lines (明细) hold under keys that no line has."""
    found = LocatedList(Position(""))
    for line in lines if isinstance(lines, LocatedList) else ():
        if isinstance(line, LocatedDict):
            found.extend(value for key, value in line.items() if key not in LINE)
    return found


def _texts(node: Node, key: str = "") -> Iterator[LocatedStr]:
    """The texts below a key, and the keys that staff choose: those of 补充 and of indicators."""
    match node:
        case LocatedDict():
            for name, value in node.items():
                is_indicator = isinstance(value, LocatedDict) and _VALUE in value
                if isinstance(name, LocatedStr) and (is_indicator or key == _FREE_KEYS):
                    yield name
                yield from _texts(value)
        case LocatedList():
            for value in node:
                yield from _texts(value)
        case LocatedStr():
            yield node
