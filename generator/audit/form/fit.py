"""A paper with the columns and codes that its form gives its tables, where those that are printed
cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from generator.audit.form.recognise import Followed, stated
from generator.audit.free.finding import Finding, contradiction, remark
from generator.catalogue.classification import Catalogue
from generator.catalogue.printed import Code, row_code
from generator.forms.spec import Column, TableSpec
from generator.published.model import At, Cell, Paper, Table, Title
from generator.published.numbers import alone
from generator.relations.columns import blocks
from generator.relations.labels import Names
from generator.relations.rows import Row, whole_code
from generator.relations.sheets import Sheet, sheets

SPLITS: Final = (slice(0, 3), slice(3, 5), slice(5, 7))
"""The 类, 款 and 项 of a code."""
SECTION: Final = 5
"""Digits of a 款."""
LOCAL: Final = "经济分类科目表里没有"
"""A 款 of the economic classification may be a local one."""


class Fitted(NamedTuple):
    """The paper, and what is wrong with its codes and their names."""

    paper: Paper
    findings: tuple[Finding, ...]


def fitted(paper: Paper, followed: Followed, catalogue: Catalogue) -> Fitted:
    """The same blocks in the same places, the tables of the form with its columns."""
    found = list(paper.blocks)
    for key, index in followed.tables.items():
        table = found[index]
        if isinstance(table, Table):
            found[index] = with_columns(table, followed.form.spec.tables[key])
    laid = replace(paper, blocks=tuple(found))
    findings: list[Finding] = []
    for sheet in sheets(laid, Names()):
        if sheet.index in followed.tables.values():
            mended, wrong = _with_codes(sheet, catalogue)
            found[sheet.index] = mended
            findings.extend(wrong)
    return Fitted(replace(paper, blocks=tuple(found)), tuple(findings))


# -- columns


def with_columns(table: Table, spec: TableSpec) -> Table:
    """The table under the form's titles, where it has as many columns and none of its own, or
    amounts under titles of names."""
    if len(spec.leaves()) != table.width:
        return table
    head = tuple(_titles(spec.columns, 0))
    title = table.title or stated(spec.title)
    laid = replace(table, head=head, title=title, unit=table.unit or spec.measure)
    return laid if not table.head or _amounts(laid) != _amounts(table) else table


def _titles(columns: Sequence[Column], start: int) -> Iterator[Title]:
    for column in columns:
        stop = start + len(column.leaves())
        below = tuple(_titles(column.columns, start))
        yield Title(stated(column.title), start, stop, below)
        start = stop


def _amounts(table: Table) -> list[int]:
    """Where a table's columns of amounts stand, as its titles are understood."""
    found: list[int] = []
    for part in blocks(table):
        found.extend(column.at for column in part.amounts)
    return found


# -- codes


def _with_codes(sheet: Sheet, catalogue: Catalogue) -> tuple[Table, list[Finding]]:
    """The table with the codes that its names stand for, where they are printed otherwise."""
    rows = list(sheet.table.rows)
    found: list[Finding] = []
    for part in sheet.parts:
        places = [column.at for column in part.block.heads if column.role == "code"]
        above = ""
        for row in part.rows if places else ():
            printed = [rows[row.at][place].text for place in places]
            if row.is_total or not any(printed):
                continue
            code = _code(printed, row, catalogue, above)
            if code.code == above:  # a 细目 of the department's own, below its 款
                code = replace(code, name_fault="")
            above = code.code or above
            found.extend(_findings(At(sheet.index, row.at), printed, row, code))
            if code.code and code.code != row.code:
                rows[row.at] = _written(rows[row.at], places, code.code)
    return replace(sheet.table, rows=tuple(rows)), found


def _code(printed: Sequence[str], row: Row, catalogue: Catalogue, above: str) -> Code:
    """The code of a row by its cells and its name; a level that is left blank before a filled one
    is that of the row above."""
    is_whole = len(printed) == 1
    known = _split(above)
    cells = _split(whole_code(printed[0], above)) if is_whole else _levels(printed, known)
    section = above[:SECTION] if len(above) >= SECTION else ""
    return row_code(cells, row.name, catalogue, economic=_is_economic(cells), above=section)


def _levels(printed: Sequence[str], above: Sequence[str]) -> list[str]:
    """One text a level; a cell may repeat the levels before it."""
    last = max(level for level, text in enumerate(printed) if text)
    cells: list[str] = []
    for level, text in enumerate(printed[: last + 1]):
        before = "".join(cells)
        own = text or (above[level] if level < len(above) else "")
        is_repeated = bool(before) and len(own) > len(before) and own.startswith(before)
        cells.append(own.removeprefix(before) if is_repeated else own)
    return cells


def _split(code: str) -> list[str]:
    return [code[level] for level in SPLITS if code[level]]


def _is_economic(cells: Sequence[str]) -> bool:
    return cells[0].startswith("3")


def _written(row: Sequence[Cell], places: Sequence[int], code: str) -> tuple[Cell, ...]:
    """A row with its code in the columns of codes."""
    pieces = [code] if len(places) == 1 else _split(code)
    cells = list(row)
    for level, place in enumerate(places):
        text = pieces[level] if level < len(pieces) else ""
        cells[place] = Cell(text, alone(text))
    return tuple(cells)


def _findings(at: At, printed: Sequence[str], row: Row, code: Code) -> Iterator[Finding]:
    """What is wrong with the code of a row, or with its name."""
    if code.fault:
        is_open = code.is_question or LOCAL in code.fault
        make = remark if is_open else contradiction
        text = " ".join(filter(None, (*printed, row.name)))
        yield make("编码", at, text, code.fault)
    if code.name_fault:
        yield contradiction("名称", at, row.name, code.name_fault)
