"""The cells of a fill-in workbook as the tree of a file, every value with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.source.nodes import LocatedStr, Source
from generator.workbook.book import RawSheet, read_sheets
from generator.workbook.columns import Answer, Columns, columns_of
from generator.workbook.names import report_other_names
from generator.workbook.order import in_order
from generator.workbook.tables import take_table
from generator.workbook.tree import NOT_WHOLE, UNREAD, Tree
from generator.workbook.units import other_units

MEASURE: Final = ("计量单位",)


def read(path: Path) -> Source:
    """The input that a fill-in workbook is. Raises ``DisclosureError`` with all that cannot be
    understood of its cells."""
    sheets = read_sheets(path)
    if not any(sheet.mark for sheet in sheets):
        message = "这不是填报簿：各表都没有填报簿的标记"
        mend = "用 disclosure new 本单位.xlsx 新建一本；别的工作簿用 disclosure import 导入"
        found = Diagnostic(NOT_WHOLE, Severity.ERROR, Position(str(path)), message, mend)
        raise DisclosureError([found])
    return decode(sheets, str(path))


def decode(sheets: Sequence[RawSheet], name: str) -> Source:
    """The tree that the sheets say; ``name`` is what messages call the file. Raises
    ``DisclosureError``."""
    tree = Tree(name)
    marked = list(_marked(tree, sheets))
    tree.measure = _measure(marked)
    for sheet, columns in marked:
        for answer in columns.answers:
            _take_field(tree, sheet, answer)
        _report_columns(tree, sheet, columns)
    tables = []
    for sheet, columns in marked:
        tables += [(table, sheet) for table in columns.tables]
    for table, sheet in sorted(tables, key=lambda one: len(one[0].path)):
        take_table(tree, sheet, table)
    report_other_names(tree)
    if tree.found:
        raise DisclosureError(tree.found)
    return Source(name, "", in_order(tree.root, Budget), tuple(other_units(tree)))


def _marked(tree: Tree, sheets: Sequence[RawSheet]) -> Iterator[tuple[RawSheet, Columns]]:
    """The sheets that are to be read; what is missing, twice or strange is reported."""
    seen: set[str] = set()
    expected: dict[str, None] = {}
    for sheet in sheets:
        if sheet.mark is None:
            _report_strange(tree, sheet)
            continue
        expected |= dict.fromkeys(sheet.mark.every)
        if sheet.mark.name in seen:
            message = f"“{sheet.mark.name}”这张表有两份"
            tree.report(NOT_WHOLE, tree.at(sheet, (1, 1)), message, "删去多出来的一份")
            continue
        seen.add(sheet.mark.name)
        yield sheet, columns_of(sheet)
    for name in expected:
        if name not in seen:
            mend = "从备份里恢复它；没有这方面内容的，也留一张空表"
            tree.report(NOT_WHOLE, Position(tree.name), f"缺“{name}”这张表", mend)


def _report_strange(tree: Tree, sheet: RawSheet) -> None:
    """A sheet that somebody added, and numbers on it."""
    if not sheet.is_own and any(_is_number(cell.value) for cell in sheet.cells.values()):
        message = f"工作表“{sheet.name}”不是填报簿的，里面的数没有读"
        mend = "把内容填到填报簿的表里；只是自己用的，另存到别的文件"
        tree.report(UNREAD, tree.at(sheet, (1, 1)), message, mend)


def _report_columns(tree: Tree, sheet: RawSheet, columns: Columns) -> None:
    """What is in no column of ours, and which of ours are gone or there twice."""
    for place in columns.strays(sheet):
        mend = "移到有标题的列，或删去"
        tree.report(UNREAD, tree.at(sheet, place), "这一列不是填报簿的，没有读", mend)
    for column, title in columns.twice:
        at = tree.at(sheet, (1, column))
        tree.report(NOT_WHOLE, at, f"“{title}”这一列有两份", "删去多出来的一列")
    for title in columns.lost(sheet):
        mend = "从备份里恢复它；没有这方面内容的，也留着空的"
        tree.report(NOT_WHOLE, tree.at(sheet, (1, 1)), f"缺“{title}”这一栏", mend)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _measure(marked: Sequence[tuple[RawSheet, Columns]]) -> str:
    """The 计量单位 of the file."""
    for sheet, columns in marked:
        for answer in columns.answers:
            cell = sheet.at(*answer.place)
            if answer.mark.path == MEASURE and cell and str(cell.value).strip() == "元":
                return "元"
    return "万元"


def _take_field(tree: Tree, sheet: RawSheet, answer: Answer) -> None:
    """Put the value of a field into the tree."""
    at = tree.at(sheet, answer.place)
    path = answer.mark.path
    said = tree.said(sheet, answer.place, answer.mark)
    if said.is_blank:
        if answer.mark.is_required:
            tree.need(tree.root, path, at)
        tree.note(tree.root, path, at)
        tree.root.key_positions.setdefault(path[0], at)
        return
    holder = tree.mapping(tree.root, path[:-1], at)
    if holder is not None:
        tree.put(holder, path[-1], LocatedStr(said.text, at, said.style), at)
