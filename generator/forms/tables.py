"""A table of the document from its description: header from the column tree, body from rows and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from generator.budget.settings import NumberFormat
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.tree import Align, Cell, Inline, Row, Table, Text
from generator.figures.model import Figure, Figures, UnknownFigureError, join
from generator.forms.numbers import number
from generator.forms.patterns import fill
from generator.forms.rows import RowData, RowSource
from generator.forms.spec import Block, Column, TableSpec
from generator.rounding.result import NEAREST, Rounding


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes tables of one disclosure; ``words`` are the document's variables (单位名称, 年度 …)."""

    source: RowSource
    styles: dict[str, NumberFormat]
    words: dict[str, str]
    rounding: Rounding = NEAREST

    def make(self, name: str, spec: TableSpec) -> Table:
        """The table ``name``. Raises ``DisclosureError`` where a pattern names no possible figure."""
        columns = tuple(leaf for block in spec.blocks for c in block.columns for leaf in c.leaves())
        total = sum((c.width for c in columns), Decimal(0))
        widths = tuple(float(c.width * 100 / total) for c in columns)
        caption = fill(spec.title, self.words, spec.at("标题"))
        head = header(tuple(c for block in spec.blocks for c in block.columns), self.words)
        return Table(name, caption, widths, head, self._body(spec), spec.role)

    def is_empty(self, spec: TableSpec) -> bool:
        """Whether the form's 空表依据 is zero."""
        return spec.empty_when is not None and not self._figure(spec.empty_when, {}, spec.at("空表依据")).value

    @property
    def _figures(self) -> Figures:
        return self.source.figures

    def _body(self, spec: TableSpec) -> tuple[Row, ...]:
        sides = [[self._cells(block, r, spec) for r in self.source.rows(block.rows)] for block in spec.blocks]
        roles = [r.role for r in self.source.rows(spec.blocks[0].rows)] if len(spec.blocks) == 1 else []
        blanks = [tuple(Cell() for c in b.columns for _ in c.leaves()) for b in spec.blocks]
        body = []
        for i, line in enumerate(zip_longest(*sides)):
            cells = tuple(c for part, blank in zip(line, blanks, strict=True) for c in (part or blank))
            body.append(Row(cells, roles[i] if roles else ""))
        totals = self._totals(spec)
        return (*totals, *body) if spec.total_first == "是" else (*body, *totals)

    def _totals(self, spec: TableSpec) -> tuple[Row, ...]:
        if not any(block.total for block in spec.blocks):
            return ()
        cells: list[Cell] = []
        for block in spec.blocks:
            name, key = (block.total.name, block.total.key) if block.total else ("", "")
            fund = block.rows.fund
            base = ".".join(filter(None, ("支出", fund, "项目支出" if block.rows.source == "项目" else "")))
            variables = {"名称": name, "键": key, "基": base, **dict.fromkeys(("码", "类", "款", "项", "号"), "")}
            variables["项目"] = name if block.rows.source == "项目" else ""
            if block.rows.source == "项目":
                variables["名称"] = ""
            cells += self._cells(block, RowData(variables, 0, "合计", block.total is not None), spec)
        return (Row(tuple(cells), "合计"),)

    def _cells(self, block: Block, row: RowData, spec: TableSpec) -> tuple[Cell, ...]:
        leaves = [leaf for c in block.columns for leaf in c.leaves()]
        return tuple(self._cell(leaf, row, spec) for leaf in leaves)

    def _cell(self, column: Column, row: RowData, spec: TableSpec) -> Cell:
        indent = row.indent if column.indented == "是" else 0
        if column.figure is None:
            text = fill(column.text or "", row.variables, column.at("文")).strip()
            inlines: tuple[Inline, ...] = (Text(text),) if text else ()
            centred = row.role == "合计" and bool(text)
            align: Align = "中" if centred else (column.align or "左")
            return Cell(inlines, align=align, indent=indent)
        if not row.has_figures:
            return Cell(align="右")
        figure = self._figure(column.figure, row.variables, column.at("数"))
        styles = {**self.styles, **spec.numbers}
        printed = number(figure, styles, measure=spec.measure, rounding=self.rounding)
        return Cell((printed,), align=column.align or "右")

    def _figure(self, pattern: str, variables: dict[str, str], at: Position) -> Figure:
        """The figure a pattern names."""
        name = figure_name(pattern, variables, at)
        try:
            return self._figures[name]
        except UnknownFigureError as error:
            mend = f"是不是 {error.suggestions[0]}？" if error.suggestions else "用 disclosure figures 查看数名。"
            raise DisclosureError([Diagnostic("F105", Severity.ERROR, at, f"没有叫“{name}”的数。", mend)]) from error


def figure_name(pattern: str, variables: Mapping[str, str], at: Position) -> str:
    """A figure's name from a pattern; empty parts are left out: ``支出.{码}.金额`` → ``支出.合计.金额``."""
    return join(*fill(pattern, variables, at).split("."))


def header(columns: tuple[Column, ...], words: dict[str, str]) -> tuple[Row, ...]:
    """Header rows of a column tree: groups span their columns, leaves reach down to the last row."""
    depth = max(c.depth() for c in columns)
    rows: list[list[Cell]] = [[] for _ in range(depth)]

    def place(column: Column, level: int) -> None:
        group = bool(column.columns)
        span = len(column.leaves())
        down = 1 if group else depth - level
        title = fill(column.title, words, column.at("标题"))
        cell = Cell((Text(title),), down, span, "中", scope="colgroup" if group else "col")
        rows[level].append(cell)
        for child in column.columns:
            place(child, level + 1)

    for column in columns:
        place(column, 0)
    return tuple(Row(tuple(cells)) for cells in rows)
