"""The sums that a reader can check in a table, from the text of its cells alone: rows by code,
columns by title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.document.tree import Number, Row, Table, plain

CODES = ("类", "款", "项", "编码", "经济分类编码")
TOTALS = re.compile(r"总计|合计|.*(小计|合计)$")
WHOLE = re.compile(r"(一、|二、)?(收入|支出)?(合计|总计)")


@dataclass(frozen=True)
class Sum:
    """A total and its parts as printed; ``where`` names them for a reader."""

    where: str
    total: Decimal
    parts: tuple[Decimal, ...]

    @property
    def holds(self) -> bool:
        return self.total == sum(self.parts, Decimal(0))


def amount(text: str) -> Decimal:
    """``1,227.23``; nothing printed, or a dash, is zero."""
    return Decimal(text.replace(",", "") or 0) if text != "-" else Decimal(0)


@dataclass(frozen=True)
class Line:
    """A row: its cells' texts, its full code (empty: none), its name and indent."""

    cells: tuple[str, ...]
    code: str
    name: str
    indent: int
    project: str

    @property
    def is_whole(self) -> bool:
        return not self.code and any(WHOLE.fullmatch(cell) for cell in self.cells)


class Sheet:
    """A table with its columns' titles from the top down and its rows."""

    def __init__(self, table: Table) -> None:
        self.name = table.name
        self.titles = titles(table.head)
        body = [r for r in table.body if len(r.cells) == len(self.titles)]
        numbers = {
            i
            for r in body
            for i, c in enumerate(r.cells)
            if any(isinstance(n, Number) for n in c.inlines)
        }
        self.columns = sorted(numbers)
        self.lines = list(self._lines(body))

    def _lines(self, body: list[Row]) -> Iterator[Line]:
        heads = [path[-1] for path in self.titles]
        coded = [i for i, head in enumerate(heads) if head in CODES]
        kept: dict[int, str] = {}
        for row in body:
            cells = tuple(plain(c.inlines) for c in row.cells)
            own = [i for i in coded if cells[i]]
            if own:
                kept = {i: kept[i] for i in coded if i < own[0] and i in kept} | {
                    i: cells[i] for i in own
                }
            code = "".join(kept[i] for i in sorted(kept)) if own else ""
            at = next(
                (i for i, head in enumerate(heads) if i not in coded and i not in self.columns), 0
            )
            project = cells[heads.index("项目名称")] if "项目名称" in heads and code else ""
            yield Line(cells, code, cells[at].strip(), row.cells[at].indent, project)

    def value(self, line: Line, column: int) -> Decimal:
        return amount(line.cells[column])

    def down(self) -> Iterator[Sum]:
        """Every code's row against the rows below it, and the row of totals against the highest."""
        coded = [n for n in self.lines if not n.is_whole and (n.code or not n.indent)]
        for line in self.lines:
            below = [n for n in coded if n is not line and _holds(line, n)]
            parts = [
                n for n in below if not any(_holds(other, n) for other in below if other is not n)
            ]
            if parts or line.is_whole:
                for column in self.columns:
                    values = tuple(self.value(n, column) for n in parts)
                    where = f"{self.name} {line.code or '合计'} {self.titles[column][-1]}"
                    yield Sum(where, self.value(line, column), values)

    def across(self) -> Iterator[Sum]:
        """Every row's totals against the columns that they head."""
        for total, parts in column_sums({i: self.titles[i] for i in self.columns}):
            for line in self.lines:
                values = tuple(self.value(line, part) for part in parts)
                where = f"{self.name} {line.code or line.name} 横 {self.titles[total][-1]}"
                yield Sum(where, self.value(line, total), values)

    def whole(self, title: str) -> Decimal:
        """The row of totals in the column of that title."""
        (line,) = [n for n in self.lines if n.is_whole]
        return self.value(line, self.column(title))

    def column(self, title: str) -> int:
        return next(i for i in self.columns if self.titles[i][-1] == title)


def _holds(above: Line, below: Line) -> bool:
    if above.is_whole:
        return not below.is_whole
    deeper = len(below.code) > len(above.code) or bool(below.project and not above.project)
    return bool(above.code) and below.code.startswith(above.code) and deeper and not above.project


def titles(head: tuple[Row, ...]) -> list[tuple[str, ...]]:
    """Titles of every column from the top down, each cell once."""
    depth = len(head)
    grid: list[dict[int, str]] = [{} for _ in range(depth)]
    found: dict[int, list[str]] = {}
    for level, row in enumerate(head):
        column = 0
        for cell in row.cells:
            while column in grid[level]:
                column += 1
            for c in range(column, column + cell.colspan):
                found.setdefault(c, []).append(plain(cell.inlines))
                for down in range(level, min(depth, level + cell.rowspan)):
                    grid[down][c] = ""
    return [tuple(found[c]) for c in sorted(found)]


def column_sums(columns: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Columns that total others by their titles: the first of a group, called 合计, 总计 or
    …小计."""
    groups: dict[str, dict[int, tuple[str, ...]]] = {}
    for i, path in columns.items():
        groups.setdefault(path[0], {})[i] = path[1:]
    leaves = {title: next(iter(g)) for title, g in groups.items() if g == {next(iter(g)): ()}}
    total = next((i for title, i in leaves.items() if TOTALS.fullmatch(title)), None)
    if total is not None and len(groups) > 1:
        yield total, tuple(i for g in groups.values() for i in _standing(g) if i != total)
    for title, group in groups.items():
        if title not in leaves:
            yield from column_sums(group)


def _standing(group: dict[int, tuple[str, ...]]) -> tuple[int, ...]:
    """The columns that stand for a group: its total, or all of it."""
    if () in group.values():
        return tuple(group)
    total = next(
        (i for i, path in group.items() if len(path) == 1 and TOTALS.fullmatch(path[0])), None
    )
    return tuple(group) if total is None else (total,)
