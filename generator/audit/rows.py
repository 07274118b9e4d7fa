"""One row of a published table: which row of the form it is, and the figures of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.audit.codes import Code, row_code
from generator.audit.model import Place
from generator.audit.readings import UNKNOWN, Reading, amount
from generator.audit.tables import TableReading, TableRow, Tables
from generator.audit.words import bare, figure_name, is_number, near
from generator.catalogue.classification import Catalogue
from generator.forms.spec import Block, Column

ALIKE = 0.8
SECTION = 5  # digits of a 款
TOTAL = re.compile(r"(收入|支出)?[合总]计")

Part = list[tuple[Column, str, int | None]]
Words = dict[str, str]


@dataclass(slots=True)
class RowReader:
    """A row of one block: ``part`` pairs the block's columns with the cells and where these stand
    in the sheet."""

    block: Block
    part: Part
    place: Place
    reading: TableReading
    tables: Tables
    catalogue: Catalogue
    index: int
    code: Code = field(default_factory=lambda: Code(""))
    number: int = 0

    def row(self) -> TableRow | None:
        """The row with the readings of its cells; ``None`` where it is empty."""
        printed = tuple(cell for _, cell, _ in self.part)
        if not any(printed):
            return None
        words = self._words()
        cells = () if words is None else tuple(self._cells(words))
        return TableRow(
            self.code,
            self.name,
            self.project,
            self.place,
            self.is_total,
            self.number,
            cells,
            printed,
        )

    @property
    def texts(self) -> Words:
        """The cells of text columns by the column's pattern."""
        return {column.text: cell for column, cell, _ in self.part if column.text is not None}

    @property
    def name(self) -> str:
        """The row's name as printed."""
        return self.texts.get("{名称}", self.texts.get("{码} {名称}", ""))

    @property
    def project(self) -> str:
        """The project's name as printed."""
        return self.texts.get("{项目}", "")

    @property
    def is_total(self) -> bool:
        """Whether this is the row of totals."""
        alone = "".join(self.texts.values()) if not self.name else ""
        return any(TOTAL.fullmatch(text) for text in (self.name, self.project, alone))

    def _cells(self, words: Words) -> Iterator[Reading]:
        for column, cell, position in self.part:
            text = re.sub(r"\s", "", cell)
            if (
                column.figure is None
                or position is None
                or not (text in ("", UNKNOWN) or is_number(text))
            ):
                continue
            label = self.project or self.name or self.code.code
            at = Place(
                self.place.block,
                "",
                self.place.page,
                self.place.table,
                self.place.row,
                position + 1,
                label,
            )
            scale = self.reading.sheet.scale
            value = amount(text.strip(UNKNOWN) or "0") / scale
            name, places = figure_name(column.figure, words), self.reading.places
            yield Reading(name, value, text, at, self.reading.source, scale, places)

    def _words(self) -> Words | None:
        """The words of the columns' patterns, as the form's own row sources give them."""
        source, fund = self.block.rows.source, self.block.rows.fund
        if source == "固定":
            key = self._fixed_key()
            return {"码": "", "键": key} if key else None
        if self.is_total:
            base = ".".join(filter(None, ("支出", fund, "项目支出" if source == "项目" else "")))
            return {
                "码": "",
                "键": self.block.total.key if self.block.total else "合计",
                "基": base,
            }
        if source == "功能类目":
            return self._class()
        return None if source == "结转" else self._coded(fund)

    def _class(self) -> Words | None:
        match = re.match(r"(2\d\d)(.*)", self.name)
        if not match:
            return None
        self.code = row_code([match[1]], match[2], self.catalogue)
        return {"码": match[1], "键": match[1]}

    def _coded(self, fund: str) -> Words | None:
        cells = self._levels([self.texts.get(f"{{{level}}}", "") for level in ("类", "款", "项")])
        above = next(
            (
                r.code.code
                for r in reversed(self.reading.rows[self.index])
                if len(r.code.code) == SECTION
            ),
            "",
        )
        is_economic = self.block.rows.source == "经济科目"
        self.code = row_code(cells, self.name, self.catalogue, economic=is_economic, above=above)
        if not self.code.code:
            return None
        base = ".".join(filter(None, ("支出", fund, self.code.code, "项目支出")))
        if self.project:
            self.number = self._project()
            base = f"项目.{self.number}.{fund}"
        return {"码": self.code.code, "键": self.code.code, "基": base}

    def _levels(self, cells: list[str]) -> list[str]:
        """The parts of the row's code; those left blank before a filled one are those of the rows
        above."""
        coded = (row.code.code for row in reversed(self.reading.rows[self.index]) if row.code.code)
        above = next(coded, "")
        parts = (above[:3], above[3:5], above[5:7])
        last = max((level for level, cell in enumerate(cells) if cell), default=-1)
        return [cell or (parts[level] if level < last else "") for level, cell in enumerate(cells)]

    def _project(self) -> int:
        """The row's project: a new one, unless the sentences were read before."""
        text = next((cell for column, cell, _ in self.part if column.figure is not None), "")
        value = amount(text) / self.reading.sheet.scale if is_number(text) else Decimal(0)
        taken = set(self.tables.project_codes)
        is_known = self.tables.spoken_first
        number = (
            self.tables.spoken_project(self.project, value, taken)
            if is_known
            else self.tables.enter(self.project, value)
        )
        self.tables.project_codes[number] = self.code.code
        return number

    def _fixed_key(self) -> str:
        """The key of a prescribed row: the next one of that name after the rows already read."""
        if self.is_total and self.block.total:
            return self.block.total.key
        rows = self.block.rows.fixed
        if len(rows) == 1 and not rows[0].name:
            return rows[0].key or ""
        done = len(self.reading.rows[self.index])
        order = [*rows[done:], *rows[:done]]
        exact = next((r for r in order if bare(r.name) == bare(self.name)), None)
        alike = exact or max(order, key=lambda r: near(r.name, self.name))
        return (alike.key or "") if near(alike.name, self.name) >= ALIKE else ""
