"""What the workbook says into a file that is there: only what says something else is written; every
other entry keeps its lines, its comments and its way of writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.authoring.emit import Flow, Tree
from generator.authoring.keeping import known_by
from generator.authoring.sections import with_sections
from generator.budget.form_facts import FormFact
from generator.diagnostics import DisclosureError, Position
from generator.source.nodes import NOWHERE, LocatedDict, LocatedList, LocatedStr, Node, Source
from generator.source.places import Path
from generator.source.reader import read_text
from generator.workbook.aliases import without_aliases
from generator.workbook.circle import as_filled_in

ORDERED: Final = ("补充", "指标", "名词解释", "经济科目细目")
"""Mappings whose entries are printed in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is another: where it stands in the file and in the workbook; empty where it is
    not there."""

    path: Path
    old: str
    new: str
    line: Position
    cell: Position

    def __str__(self) -> str:
        where = " › ".join(_piece(piece) for piece in self.path)
        shown = f"{self.old or '（没有）'} → {self.new or '（没有）'}"
        return f"{self.cell}（{self.line}）: {where}：{shown}"


def _piece(piece: str | int) -> str:
    return f"第 {piece + 1} 项" if isinstance(piece, int) else piece


@dataclass(frozen=True, slots=True)
class Update:
    """The new text of a file, and what changes in it."""

    text: str
    changes: tuple[Change, ...]


def updated(existing: Source, book: Source, facts: Mapping[str, FormFact]) -> Update:
    """The file ``existing`` with what the workbook ``book`` says. Raises ``DisclosureError``."""
    old = as_filled_in(existing.root, existing.name, facts).root
    changes: list[Change] = []
    merged = _Merge(changes).merge(existing.root, old, book.root, (), NOWHERE)
    if not isinstance(merged, LocatedDict) or not isinstance(old, LocatedDict):
        return Update(existing.text, ())
    keys = dict.fromkeys(str(change.path[0]) for change in changes)
    given: dict[str, Tree] = {key: merged.get(key) for key in keys}
    told_apart = without_aliases(existing, tuple(keys), {one.line.line for one in changes})
    return Update(_written(told_apart, given, book, facts), tuple(changes))


def _written(
    existing: Source, given: Mapping[str, Tree], book: Source, facts: Mapping[str, FormFact]
) -> str:
    """The text with the changed sections, by the gentlest way that says what the workbook says."""
    text = with_sections(existing, given)
    if _says(text, book, facts):
        return text
    bare = with_sections(existing, dict.fromkeys(given))
    return with_sections(read_text(bare, existing.name), given)


def _says(text: str, book: Source, facts: Mapping[str, FormFact]) -> bool:
    """Whether a text says what the workbook says."""
    try:
        root = as_filled_in(read_text(text, "").root, "", facts).root
    except DisclosureError:
        return False
    return is_same(root, book.root)


def is_same(one: Node, other: Node, *, is_ordered: bool = False) -> bool:
    """Whether two trees of the workbook say the same; the order of a mapping counts where it is
    printed."""
    match one, other:
        case LocatedDict(), LocatedDict():
            if set(one) != set(other) or (is_ordered and list(one) != list(other)):
                return False
            return all(
                is_same(one[key], other[key], is_ordered=is_ordered or key in ORDERED)
                for key in one
            )
        case LocatedList(), LocatedList():
            pairs = zip(one, other, strict=False)
            return len(one) == len(other) and all(is_same(a, b) for a, b in pairs)
    return one == other


class _Merge:
    """Puts the new tree together of what the file wrote, where it says the same, and of what is
    new."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes

    def merge(self, raw: Node, old: Node, new: Node, path: Path, at: Position) -> Any:
        """The value at ``path``, which stands at ``at`` in the file."""
        """``raw`` is the tree of the file, ``old`` the same as the workbook would give it back."""
        is_ordered = any(piece in ORDERED for piece in path)
        if is_same(old, new, is_ordered=is_ordered):
            return raw
        match raw, old, new:
            case LocatedDict(), LocatedDict(), LocatedDict():
                return self._mapping(raw, old, new, path)
            case LocatedList(), LocatedList(), LocatedList():
                return self._list(raw, old, new, path)
        self._changed(path, raw, new, at)
        return new

    def _mapping(self, raw: LocatedDict, old: LocatedDict, new: LocatedDict, path: Path) -> Any:
        found = LocatedDict(raw.position)
        before = len(self._changes)
        for key, value in new.items():
            here = (*path, str(key))
            if value is None and key not in raw:
                continue
            if key in old:
                at = raw.key_positions.get(key, raw.position)
                found[key] = self.merge(raw.get(key), old[key], value, here, at)
            else:
                self._changed(here, None, value, raw.position)
                found[key] = value
        for key in raw:
            if key not in new:
                at = raw.key_positions[key]
                self._changed((*path, str(key)), raw[key], None, at, new.position)
        if len(self._changes) == before:
            self._reordered(path, raw, new)
        return Flow(found) if is_on_one_line(raw) else found

    def _list(self, raw: LocatedList, old: LocatedList, new: LocatedList, path: Path) -> Node:
        found = LocatedList(raw.position)
        before = len(self._changes)
        taken: set[int] = set()
        for index, value in enumerate(new):
            place = _place(old, value, taken)
            here = (*path, index)
            if place is None:
                self._changed(here, None, value, raw.position)
                found.append(value)
            else:
                taken.add(place)
                at = raw.item_positions[place]
                found.append(self.merge(raw[place], old[place], value, here, at))
        for place, value in enumerate(raw):
            if place not in taken:
                at = raw.item_positions[place]
                self._changed((*path, place), value, None, at, new.position)
        if len(self._changes) == before:
            self._reordered(path, raw, new)
        return found

    def _reordered(self, path: Path, raw: Node, new: Node) -> None:
        """The same entries in another order."""
        line = raw.position if raw is not None else NOWHERE
        cell = new.position if new is not None else NOWHERE
        self._changes.append(Change(path, "原来的次序", "工作簿里的次序", line, cell))

    def _changed(
        self,
        path: Path,
        old: Node,
        new: Node,
        line: Position,
        cell: Position = NOWHERE,
    ) -> None:
        cell = new.position if new is not None else cell
        self._changes.append(Change(path, _told(old), _told(new), line, cell))


def _place(old: LocatedList, value: Node, taken: set[int]) -> int | None:
    """Which of the old items this one is: the same, or of the same name."""
    left = [place for place in range(len(old)) if place not in taken]
    same = (place for place in left if is_same(old[place], value))
    alike = (place for place in left if known_by(old[place]) == known_by(value))
    return next(same, next(alike, None))


def _told(node: Node) -> str:
    """A value in a list of changes: a text, or how a mapping or list begins."""
    match node:
        case LocatedStr():
            return node.strip()
        case LocatedDict():
            return "，".join(f"{key}: {_told(value)}" for key, value in node.items())
        case LocatedList():
            return "；".join(map(_told, node))
    return ""


def is_on_one_line(raw: LocatedDict) -> bool:
    """Whether a mapping is written in braces."""
    first = next(iter(raw), None)
    return first is not None and raw.key_positions[first] != raw.position
