"""A form laid over the form it extends: mappings key by key, items of lists by their names, never
by their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Diagnostic, Position, Severity
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node
from generator.suggestion import did_you_mean

DELETED: Final = "删去"
"""What is written in place of an inherited entry that this form has not."""
PLACE: Final = "放在"
"""Where an entry of a list stands: ``合计之前``, ``合计之后``."""
BEFORE, AFTER = "之前", "之后"
NAMING: Final = ("键", "标题", "名称")
"""The keys that an item may be called by, the first that tells it from the others."""


@dataclass(slots=True)
class Merger:
    """Lays descriptions over each other; ``faults`` collects what names nothing."""

    faults: list[Diagnostic] = field(default_factory=list)

    def merge(self, base: Node, over: Node) -> Node:
        """What ``over`` says, and of ``base`` whatever ``over`` does not say."""
        if over is None:
            return base
        if isinstance(base, LocatedDict) and isinstance(over, LocatedDict):
            return self._mapping(base, over)
        if isinstance(base, LocatedList) and isinstance(over, LocatedDict):
            return self._items(base, over)
        return over

    def _mapping(self, base: LocatedDict, over: LocatedDict) -> LocatedDict:
        merged = LocatedDict(over.position)
        for key in {**base, **over}:
            if over.get(key) == DELETED:
                if key not in base:
                    self._unknown(key, over.key_positions[key], list(base))
                continue
            value = self.merge(base.get(key), over[key]) if key in over else base[key]
            origin = over if key in over else base
            merged[key] = value
            merged.key_positions[key] = origin.key_positions[key]
        return merged

    def _items(self, base: LocatedList, over: LocatedDict) -> LocatedList:
        """The items of a list, changed, left out and added by name."""
        items = [*base]
        for name, change in over.items():
            at = over.key_positions[name]
            found = named(items, name)
            if len(found) > 1:
                self._fault(at, f"叫“{name}”的有 {len(found)} 项。", "给它们写上不同的“键”。")
            elif change == DELETED:
                if found:
                    items.remove(found[0])
                else:
                    self._unknown(name, at, _names(items))
            elif found:
                self._change(items, found[0], change, at)
            else:
                self._add(items, name, change, at)
        merged = LocatedList(base.position)
        merged.extend(items)
        merged.item_positions = {n: _position(item, base) for n, item in enumerate(items)}
        return merged

    def _change(self, items: list[Node], old: Node, change: Node, at: Position) -> None:
        stated, place = _without_place(change)
        new = _still_called(name_of(old), self.merge(old, stated), at)
        index = _index(items, old)
        items[index] = new
        if place:
            del items[index]
            self._insert(items, new, place, at)

    def _add(self, items: list[Node], name: str, change: Node, at: Position) -> None:
        """A new item, which is called by the name it is stated under."""
        stated, place = _without_place(change)
        if not isinstance(stated, LocatedDict):
            self._unknown(name, at, _names(items))
            return
        is_word = bool(items) and isinstance(items[0], LocatedStr)
        new: Node = LocatedStr(name, at) if is_word else _called(stated, name, at)
        self._insert(items, new, place, at)

    def _insert(self, items: list[Node], new: Node, place: str, at: Position) -> None:
        if not place:
            items.append(new)
            return
        other, word = place[: -len(BEFORE)], place[-len(BEFORE) :]
        found = named(items, other)
        if word not in (BEFORE, AFTER) or len(found) != 1:
            mend = f"写成“某一项{BEFORE}”或“某一项{AFTER}”；有：{'、'.join(_names(items))}。"
            self._fault(at, f"不知道“{place}”是哪里。", mend)
            return
        items.insert(_index(items, found[0]) + (word == AFTER), new)

    def _unknown(self, name: str, at: Position, known: list[str]) -> None:
        listed = f"有：{'、'.join(known)}。"
        by_place = "请写名称，不写第几个。" if name.isdigit() else ""
        mend = by_place + did_you_mean(name, known, otherwise=listed)
        self._fault(at, f"继承的表样这里没有“{name}”。", mend)

    def _fault(self, at: Position, message: str, mend: str) -> None:
        self.faults.append(Diagnostic("F106", Severity.ERROR, at, message, mend))


def named(items: list[Node], name: str) -> list[Node]:
    """The items that are called so: by the first of their naming keys under which any is."""
    for key in NAMING:
        if found := [item for item in items if _says(item, key) == name]:
            return found
    return [item for item in items if name_of(item) == name]


def name_of(item: Node) -> str:
    """What an item of a list is called: itself, its naming key, or what its first column is."""
    if isinstance(item, LocatedList):
        return name_of(item[0]) if item else ""
    if not isinstance(item, LocatedDict):
        return str(item or "")
    for key in NAMING:
        if said := _says(item, key):
            return said
    columns = item.get("列")
    return name_of(columns) if isinstance(columns, LocatedList) else ""


def _says(item: Node, key: str) -> str:
    return str(item.get(key) or "") if isinstance(item, LocatedDict) else ""


def _names(items: list[Node]) -> list[str]:
    return [name_of(item) for item in items]


def _index(items: list[Node], wanted: Node) -> int:
    return next(n for n, item in enumerate(items) if item is wanted)


def _without_place(change: Node) -> tuple[Node, str]:
    """A stated item without where it stands, and where that is."""
    if not isinstance(change, LocatedDict) or PLACE not in change:
        return change, ""
    rest = LocatedDict(change.position)
    for key, value in _others(change):
        rest[key] = value
        rest.key_positions[key] = change.key_positions[key]
    return rest, str(change[PLACE] or "")


def _others(change: LocatedDict) -> Iterator[tuple[str, Node]]:
    return ((key, value) for key, value in change.items() if key != PLACE)


def _called(stated: LocatedDict, name: str, at: Position) -> LocatedDict:
    """A new item, called ``name`` where it does not say what it is called."""
    if "键" in stated:
        return stated
    new = LocatedDict(stated.position)
    new.update(stated)
    new.key_positions.update(stated.key_positions)
    new["键"] = LocatedStr(name, at)
    new.key_positions["键"] = at
    return new


def _still_called(name: str, item: Node, at: Position) -> Node:
    """A column with another title, still called as before."""
    is_retitled = isinstance(item, LocatedDict) and "标题" in item and name_of(item) != name
    return _called(item, name, at) if isinstance(item, LocatedDict) and is_retitled else item


def _position(item: Node, base: LocatedList) -> Position:
    return base.position if item is None else item.position
