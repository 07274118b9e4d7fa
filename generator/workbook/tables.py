"""The rows of a table of the workbook as the entries of a list or mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Position
from generator.source.model import NONE
from generator.source.nodes import LocatedDict, LocatedList, Node, descend
from generator.suggestion import did_you_mean
from generator.workbook.book import Place, RawSheet
from generator.workbook.columns import TableColumns
from generator.workbook.labels import NAME, labels, whole_label
from generator.workbook.marks import CellMark
from generator.workbook.shapes import EACH, Path_
from generator.workbook.texts import Said
from generator.workbook.tree import (
    CONTRADICTS,
    ODD,
    OWNERLESS,
    Tree,
    node_of,
)

LIST: Final = "list"
ONE: Final = "one"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A cell of a row: its column, its place, and what it says."""

    mark: CellMark
    place: Place
    said: Said


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that says anything."""

    answers: tuple[_Answer, ...]

    def of(self, role: str) -> tuple[_Answer, ...]:
        """Its cells of one role."""
        return tuple(answer for answer in self.answers if answer.mark.role == role)

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.answers[0].place

    @property
    def says_nothing(self) -> bool:
        """Whether it says that there is no entry: 无 in its first cell and nothing else."""
        first, *others = [one for one in self.answers if one.mark.role != "parent"]
        return first.said.text == NONE and all(one.said.is_blank for one in others)


def take_table(tree: Tree, sheet: RawSheet, table: TableColumns) -> None:
    """Put the rows of a table into the tree."""
    head = tree.at(sheet, (table.first - 1, table.columns[0][0]))
    tree.root.key_positions.setdefault(table.path[0], head)
    owners = _Owners.of(tree, table.path)
    closed: set[int] = set()
    for row in _rows(tree, sheet, table):
        start, path = _start(tree, sheet, table, owners, row)
        if start is None:
            continue
        at = tree.at(sheet, row.place)
        if id(start) in closed:
            message = f"上面写了“{NONE}”，这一行又有内容"
            tree.report(CONTRADICTS, at, message, f"清空“{NONE}”，或清空这一行")
        elif table.shape != ONE and row.says_nothing:
            closed.add(id(start))
            _state_none(tree, table, at, start, path)
        elif table.shape == LIST:
            _add_item(tree, sheet, row, start, path)
        else:
            _add_entry(tree, sheet, row, start, path)


def _rows(tree: Tree, sheet: RawSheet, table: TableColumns) -> Iterator[_Row]:
    """The rows that say anything."""
    for number in _used(sheet, table):
        answers = []
        for column, mark in table.columns:
            place = _shown(tree, sheet, (number, column), mark, table.first)
            answers.append(_Answer(mark, (number, column), tree.said(sheet, place, mark)))
        row = _Row(tuple(answers))
        if _says_anything(sheet, row):
            yield row


def _used(sheet: RawSheet, table: TableColumns) -> list[int]:
    """The rows in which any cell of the table is filled, or under a merged one."""
    numbers = {column for column, _ in table.columns}
    places = [*sheet.cells, *sheet.merged]
    return sorted({row for row, at in places if row >= table.first and at in numbers})


def _says_anything(sheet: RawSheet, row: _Row) -> bool:
    """Whether a cell of the row itself is filled, not only one that is merged over it."""
    own = [answer for answer in row.answers if answer.place not in sheet.merged]
    return any(not answer.said.is_blank for answer in own)


def _shown(tree: Tree, sheet: RawSheet, place: Place, mark: CellMark, first: int) -> Place:
    """Where the content of a cell stands: of a key or owner under a merged cell, where that
    begins."""
    begin = sheet.merged.get(place, place)
    is_from_above = begin[1] == place[1] and begin[0] < place[0] and begin[0] >= first
    if is_from_above and mark.role != "value":
        return begin
    if is_from_above and sheet.at(*begin) is not None:
        message = f"{mark.title}：合并的单元格盖着几行，不知道是哪一行的"
        tree.report(ODD, tree.at(sheet, place), message, "取消合并，每行各写各的")
    return place


class _Owners:
    """The items of the list above, by what rows may call them."""

    def __init__(self, by_label: dict[str, LocatedDict], several: frozenset[str]) -> None:
        self.by_label = by_label
        self.several = several
        """Names that more than one item has."""

    @classmethod
    def of(cls, tree: Tree, path: Path_) -> _Owners:
        """The owners of the rows of the table at ``path``."""
        items = _items_above(tree.root, path)
        own = str(descend(tree.root, ("单位", NAME)) or "")
        whole = [whole_label(item, own) for item in items]
        found = {name: one for name, one in zip(whole, items, strict=True) if _once(name, whole)}
        found |= zip(labels(items, own), items, strict=True)
        names = [str(item.get(NAME) or "") for item in items]
        return cls(found, frozenset(name for name in names if not _once(name, names)))


def _items_above(root: Node, path: Path_) -> list[LocatedDict]:
    """The items of the list that the table at ``path`` stands below."""
    above = descend(root, path[: path.index(EACH)]) if EACH in path else None
    items = above if isinstance(above, LocatedList) else []
    return [item for item in items if isinstance(item, LocatedDict)]


def _once(name: str, names: Sequence[str]) -> bool:
    return names.count(name) == 1


def _start(
    tree: Tree, sheet: RawSheet, table: TableColumns, owners: _Owners, row: _Row
) -> tuple[LocatedDict | None, Path_]:
    """The mapping from which the path of a row's entry leads on, and that path; ``None`` where
    nobody knows to which item the row belongs."""
    if EACH not in table.path:
        return tree.root, table.path
    place = table.path.index(EACH)
    rest, what = table.path[place + 1 :], table.path[place - 1]
    label = row.of("parent")[0]
    text = label.said.text
    item = owners.by_label.get(text)
    if item is None:
        at = tree.at(sheet, label.place)
        if text in owners.several:
            mend = f"写作“{text}（承担单位）”"
            tree.report(OWNERLESS, at, f"叫“{text}”的{what}不止一个，不知道是哪一个的", mend)
        elif text:
            known = [name for name in owners.by_label if name]
            hint = did_you_mean(text, known, otherwise=f"先在“{what}”表里写上它。")
            tree.report(OWNERLESS, at, f"“{what}”表里没有“{text}”", hint)
        else:
            tree.report(OWNERLESS, at, f"没有写是哪个{what}的", f"写上{what}的名称，或清空这一行")
    return item, rest


def _state_none(
    tree: Tree, table: TableColumns, at: Position, start: LocatedDict, path: Path_
) -> None:
    """Enter an empty list or mapping."""
    holder = tree.mapping(start, path[:-1], at)
    if holder is not None:
        empty: Node = LocatedList(at) if table.shape == LIST else LocatedDict(at)
        tree.put(holder, path[-1], empty, at)


def _add_item(tree: Tree, sheet: RawSheet, row: _Row, start: LocatedDict, path: Path_) -> None:
    at = tree.at(sheet, row.place)
    holder = tree.mapping(start, path[:-1], at)
    if holder is None:
        return
    items = holder.get(path[-1])
    if not isinstance(items, LocatedList):
        items = LocatedList(at)
        tree.put(holder, path[-1], items, at)
    items.item_positions[len(items)] = at
    items.append(_entry(tree, sheet, row))


def _add_entry(tree: Tree, sheet: RawSheet, row: _Row, start: LocatedDict, path: Path_) -> None:
    """Enter the entry of a mapping under its keys, or a section of its own."""
    keys = row.of("key")
    for key in keys:
        if key.said.is_blank:
            at = tree.at(sheet, key.place)
            tree.report(ODD, at, f"没有写“{key.mark.title}”", "写上它，或清空这一行")
            return
    at = tree.at(sheet, (keys[-1] if keys else row.answers[0]).place)
    whole = (*path, *(key.said.text for key in keys))
    holder = tree.mapping(start, whole[:-1], at)
    if holder is not None:
        tree.put(holder, whole[-1], _entry(tree, sheet, row), at)


def _entry(tree: Tree, sheet: RawSheet, row: _Row) -> Node:
    """What the value columns of a row say: one value, or a mapping."""
    answers = row.of("value")
    if [answer.mark.path for answer in answers] == [()]:
        answer = answers[0]
        at = tree.at(sheet, answer.place)
        return None if answer.said.is_blank else node_of(answer.said, answer.mark, at)
    found = LocatedDict(tree.at(sheet, row.place))
    for answer in answers:
        at = tree.at(sheet, answer.place)
        if not answer.said.is_blank:
            holder = tree.mapping(found, answer.mark.path[:-1], at)
            if holder is not None:
                node = node_of(answer.said, answer.mark, at)
                tree.put(holder, answer.mark.path[-1], node, at)
        elif answer.mark.is_required:
            tree.need(found, answer.mark.path, at)
    for answer in answers:
        tree.note(found, answer.mark.path, tree.at(sheet, answer.place))
    return found
