"""The tree of a file as the rows of the workbook: texts as the file spells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.source.model import NONE
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, descend
from generator.workbook.labels import labels
from generator.workbook.shapes import EACH, TEXT, Column, Field, Path_, Sheet, Table, Value

EMPTY = "''"
"""How a text of no characters is written, as in the file itself."""
Row = tuple[str, ...]
"""The texts of a row, one for each column; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet with what stands in its fields and in the rows of its tables."""

    sheet: Sheet
    fields: tuple[str, ...]
    tables: tuple[tuple[Row, ...], ...]


def encode(root: Node, sheets: Sequence[Sheet]) -> tuple[Filled, ...]:
    """The sheets filled in with what a tree says."""
    return tuple(_filled(sheet, root) for sheet in sheets)


def _filled(sheet: Sheet, root: Node) -> Filled:
    fields = tuple(_field(field, root) for field in sheet.fields)
    tables = tuple(tuple(_rows(table, root)) for table in sheet.tables)
    return Filled(sheet, fields, tables)


def _field(field: Field, root: Node) -> str:
    return _spelled(descend(root, field.path), field.value)


def _spelled(node: Node, value: Value) -> str:
    """What a cell of this kind says of a value."""
    if value.several and isinstance(node, LocatedList):
        return "\n".join(str(one).strip() for one in node)
    if not isinstance(node, LocatedStr):
        return ""
    text = node.strip()
    return text if text or value.kind != TEXT else EMPTY


def _rows(table: Table, root: Node) -> Iterator[Row]:
    for label, node in _holders(table.path, root):
        for keys, entry in _entries(table, node):
            yield _row(table, label, keys, entry)


def _holders(path: Path_, root: Node) -> Iterator[tuple[str, Node]]:
    """What stands at the path of a table; below a list, with each item's label."""
    if EACH not in path:
        yield "", descend(root, path)
        return
    place = path.index(EACH)
    items = descend(root, path[:place])
    if not isinstance(items, LocatedList):
        return
    own = str(descend(root, ("单位", "名称")) or "")
    for label, item in zip(labels(items, own), items, strict=True):
        yield label, descend(item, path[place + 1 :])


def _entries(table: Table, node: Node) -> Iterator[tuple[tuple[str, ...], Node]]:
    """The entries that are rows: the keys of each, and what stands there. An empty list or mapping
    is one row that says so."""
    is_stated_empty = isinstance(node, LocatedDict | LocatedList) and not node
    if node is None:
        return
    if table.shape == "one":
        yield (), node
    elif is_stated_empty or node == NONE:
        yield (), LocatedStr(NONE)
    elif isinstance(node, LocatedList):
        for item in node:
            yield (), item
    else:
        depth = sum(column.role == "key" for column in table.columns)
        yield from _nested(node, (), depth)


def _nested(
    node: Node, keys: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], Node]]:
    if len(keys) == depth:
        yield keys, node
    elif isinstance(node, LocatedDict):
        for key, below in node.items():
            yield from _nested(below, (*keys, str(key)), depth)


def _row(table: Table, label: str, keys: tuple[str, ...], entry: Node) -> Row:
    if entry == NONE and not keys and table.shape != "one":
        return tuple(_of_nothing(table.columns, label))
    left = iter(keys)
    texts = []
    for column in table.columns:
        if column.role == "parent":
            texts.append(label)
        elif column.role == "key":
            texts.append(next(left))
        else:
            node = descend(entry, column.path) if column.path else entry
            texts.append(_spelled(node, column.value))
    return tuple(texts)


def _of_nothing(columns: Sequence[Column], label: str) -> Iterator[str]:
    """The row of a table that is stated as empty: 无 in its first cell."""
    is_said = False
    for column in columns:
        if column.role == "parent":
            yield label
        else:
            yield "" if is_said else NONE
            is_said = True
