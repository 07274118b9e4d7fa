"""A table of the document from its description: header from the column tree, body from rows and
figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import takewhile, zip_longest

from generator.budget.settings import NumberFormat
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.text_lines import as_inlines
from generator.document.tree import Align, Cell, Number, Row, Table
from generator.figures.model import Figure, Figures, UnknownFigureError
from generator.figures.name import (
    FORM_FACT,
    TOTAL,
    aspect_of,
    basis_of,
    beside,
    join,
    parse,
    part,
    summed,
    tidied,
)
from generator.forms.numbers import number
from generator.forms.patterns import PLACE, fill
from generator.forms.printed import Printed
from generator.forms.rows import CODED, NUMBERED, OF_PROJECTS, RowData, RowSource
from generator.forms.spec import Block, Column, FormSpec, TableSpec


def is_empty(table: Table, figures: Figures) -> bool:
    """Whether no amount stands in a table: by its cells, not by its total, because amounts may
    cancel each other; and by the amounts themselves: a cent is printed 0.00 in 万元, and is an
    amount all the same."""
    for row in table.body:
        for cell in row.cells:
            for inline in cell.inlines:
                if isinstance(inline, Number) and figures.is_budgeted(inline.name):
                    return False
    return True


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes the tables of one disclosure, each once; ``words`` are the document's variables
    (单位名称, 年度 …)."""

    source: RowSource
    form: FormSpec
    words: dict[str, str]
    prints: Printed
    _made: dict[str, Table] = field(default_factory=dict)

    def make(self, name: str) -> Table:
        """The table ``name``. Raises ``KeyError`` for a table that the form has not, and
        ``DisclosureError`` where a pattern names no possible figure."""
        if name not in self._made:
            self._made[name] = self._table(name, self.form.tables[name])
        return self._made[name]

    def note(self, name: str) -> str | None:
        """The note below a table: 空表备注 below one without amounts, else 备注. A form's 空表依据
        names the figure that must not have any amount either. Raises ``DisclosureError`` where
        there is no such figure."""
        spec = self.form.tables[name]
        at = spec.at("空表依据")
        basis = spec.empty_when and self._figure(figure_name(spec.empty_when, {}, at), at).name
        is_bare = is_empty(self.make(name), self._figures)
        if (
            spec.empty_note is not None
            and is_bare
            and not (basis and self._figures.is_budgeted(basis))
        ):
            return spec.empty_note
        return spec.note

    def _table(self, name: str, spec: TableSpec) -> Table:
        columns = spec.leaves()
        total = sum((c.width for c in columns), Decimal(0))
        widths = tuple(float(c.width * 100 / total) for c in columns)
        caption = fill(spec.title, self.words, spec.at("标题"))
        head = header(spec.columns, self.words)
        return Table(name, caption, widths, head, self._body(spec), spec.role)

    @property
    def _figures(self) -> Figures:
        return self.source.figures

    def _body(self, spec: TableSpec) -> tuple[Row, ...]:
        sides = [self.source.rows(block) for block in spec.blocks]
        body = []
        for line in zip_longest(*sides):
            cells: list[Cell] = []
            for block, row in zip(spec.blocks, line, strict=True):
                cells += self._cells(block, row, spec) if row else _blank_cells(block)
            rows = [row for row in line if row]
            role = rows[0].role if len(spec.blocks) == 1 else ""
            item = "/".join(row.item for row in rows if row.item)
            body.append(Row(tuple(cells), role, item))
        totals = self._totals(spec)
        return (*totals, *body) if spec.total_first == "是" else (*body, *totals)

    def _totals(self, spec: TableSpec) -> tuple[Row, ...]:
        if not any(block.total for block in spec.blocks):
            return ()
        cells: list[Cell] = []
        for block in spec.blocks:
            total = self._cells(block, self._total_row(block), spec)
            cells += _across(block, total) if block.total else total
        return (Row(tuple(cells), "合计", TOTAL),)

    def _total_row(self, block: Block) -> RowData:
        """The row of totals; of rows that leave codes out, what those come to."""
        row = total_row(block)
        if not block.total or not block.totals_rows:
            return row
        listed = [r for r in self.source.rows(block) if not r.is_blank]
        match block.rows.source:
            case "项目":
                parts = tuple(r for r in listed if r.role != "小计")
            case "单位":
                parts = tuple(listed)
            case _:
                parts = outermost(listed)
        return replace(row, has_figures=bool(parts), parts=parts)

    def _cells(self, block: Block, row: RowData, spec: TableSpec) -> tuple[Cell, ...]:
        if row.is_blank:
            return tuple(_blank_cell(leaf, row) for leaf in block.leaves())
        return tuple(self._cell(leaf, row, spec) for leaf in block.leaves())

    def _cell(self, column: Column, row: RowData, spec: TableSpec) -> Cell:
        indent = row.indent if column.indented == "是" else 0
        if column.figure is None:
            key = "各级" if row.level in column.by_level else "文"
            text = fill(column.text_of(row.level), row.in_marks, column.at(key))
            inlines = as_inlines(text, self.source.owners)
            centred = row.role == "合计" and bool(inlines)
            align: Align = "中" if centred else (column.align or "左")
            return Cell(inlines, align=align, indent=indent)
        if not row.has_figures:
            return Cell(align="右")
        at = column.at("数")
        name = summed(cell_names(column, row, at))
        if self._lacks_rate(name) or is_left_out(name, self._figures):
            return Cell(align=column.align or "右")
        formats = self.form.formats(spec)
        if column.zero is not None:
            zero = NumberFormat.model_validate({"零": column.zero})
            formats = {unit: style.changed_by(zero) for unit, style in formats.items()}
        printed = number(self._figure(name, at), formats, measure=spec.measure, prints=self.prints)
        return Cell((printed,), align=column.align or "右")

    def _lacks_rate(self, name: str) -> bool:
        """Whether a cell asks for the rate of a change that has none."""
        basis = basis_of(aspect_of(name))
        if basis is None or aspect_of(name) != basis.rate:
            return False
        return self._figures.knows(beside(name, basis.change)) and not self.prints.has(name)

    def _figure(self, name: str, at: Position) -> Figure:
        """The figure of that name, which the form tells at ``at``."""
        try:
            return self._figures[name]
        except UnknownFigureError as error:
            mend = error.hint or "用 disclosure figures 查看数名。"
            raise DisclosureError(
                [Diagnostic("F105", Severity.ERROR, at, f"没有叫“{name}”的数。", mend)]
            ) from error


def total_row(block: Block) -> RowData:
    """The row of totals of a block; one without figures where it has none."""
    is_of_projects = block.rows.source == "项目"
    name, key = (block.total.name, block.total.key) if block.total else ("", "")
    base = join("支出", block.rows.fund, "项目支出" if is_of_projects else "")
    named = {"项目": name} if is_of_projects else {"名称": name}
    blank = dict.fromkeys(("名称", "性质", *CODED, *OF_PROJECTS, *NUMBERED), "")
    variables = {**blank, **named, "键": key, "基": base}
    if block.rows.fact:
        variables |= _total_of_facts(block) | {"名称": name}
    return RowData(variables, 0, "合计", block.total is not None, level="合计")


def outermost(rows: Iterable[RowData]) -> tuple[RowData, ...]:
    """The rows that are not inside of others of them."""
    found: list[RowData] = []
    for row in rows:
        code = row.variables["码"]
        if not any(code.startswith(other.variables["码"]) for other in found):
            found.append(row)
    return tuple(found)


def _blank_cells(block: Block) -> tuple[Cell, ...]:
    return (Cell(),) * len(block.leaves())


def _blank_cell(column: Column, row: RowData) -> Cell:
    """A cell of a blank row, which knows nothing but its place among all rows."""
    text = column.text_of("")
    asked = set(PLACE.findall(text))
    if not asked or not asked <= row.variables.keys():
        return Cell()
    return Cell(as_inlines(fill(text, row.variables, column.at("文"))), align=column.align or "左")


def _across(block: Block, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A block's row of totals, its name across the columns of text where it says 通栏."""
    texts = tuple(takewhile(lambda leaf: leaf.figure is None, block.leaves()))
    if block.total is None or block.total.across == "否" or len(texts) < 2:
        return cells
    name = Cell(as_inlines(block.total.name), colspan=len(texts), align="中")
    return (name, *cells[len(texts) :])


def cell_names(column: Column, row: RowData, at: Position) -> tuple[str, ...]:
    """The figures whose sum stands in a cell; in a total of some rows, those of these rows."""
    names: list[str] = []
    for part_row in row.parts or (row,):
        names += (figure_name(term, part_row.variables, at) for term in column.terms)
    return tuple(names)


def _total_of_facts(block: Block) -> dict[str, str]:
    """The variables of the total of rows of 另填: no texts."""
    texts = (leaf.text or "" for leaf in block.leaves())
    variables = dict.fromkeys(PLACE.findall("".join(texts)), "")
    return {**variables, "基": join(FORM_FACT, part(block.rows.fact), TOTAL)}


def is_left_out(name: str, figures: Figures) -> bool:
    """Whether a name is of a fact of the form's own that the department left out."""
    return name in figures.absent and parse(name).family == FORM_FACT


def figure_name(pattern: str, variables: Mapping[str, str], at: Position) -> str:
    """A figure's name from a pattern; empty parts are left out: ``支出.{码}.金额`` →
    ``支出.合计.金额``."""
    return tidied(fill(pattern, variables, at))


def header(columns: tuple[Column, ...], words: dict[str, str]) -> tuple[Row, ...]:
    """Header rows of a column tree: groups span their columns, leaves reach down to the last
    row."""
    depth = max(c.depth() for c in columns)
    rows: list[list[Cell]] = [[] for _ in range(depth)]

    def place(column: Column, level: int) -> None:
        group = bool(column.columns)
        span = len(column.leaves())
        down = 1 if group else depth - level
        title = fill(column.title, words, column.at("标题"))
        cell = Cell(as_inlines(title), down, span, "中", scope="colgroup" if group else "col")
        rows[level].append(cell)
        for child in column.columns:
            place(child, level + 1)

    for column in columns:
        place(column, 0)
    return tuple(Row(tuple(cells)) for cells in rows)
