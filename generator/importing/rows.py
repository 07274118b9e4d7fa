"""A sheet's rows as records: codes, names, amounts and labels, before it is known which of them are
totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SECTION
from generator.importing.amounts import AMOUNTS, Column
from generator.importing.by_name import Heading
from generator.importing.columns import Layout, is_other_header
from generator.importing.grid import Sheet, Unreadable
from generator.importing.titles import Words, plain
from generator.importing.values import (
    SCALE,
    amount,
    code,
    count_numbers,
    is_code,
    is_number,
    is_total,
    measured,
    piece,
    totalled,
    unit_name,
)

CODES = ("功能科目", "经济科目", "科目")
FUNCTION = ("功能科目", "功能科目名称")
SAME = frozenset(("同上", "〃", "″", '"', "“", "”", "-", "—", "——", "/"))
"""What says that a row is of the function above it."""
NAMED = ("单位", "项目")
"""Columns in which a total may name what it is the total of (甲局小计)."""
NO_KIND = re.compile("延续|续建|一次性|新增|阶段性|经常性|常年|长期|本级|对下|转移支付")
"""What a column 项目类型 may say besides the nature of its money."""
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood, and where: ``支出!C5``."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}  {self.message}"


@dataclass(slots=True)
class Record:
    """A row with amounts; ``amounts`` by column index, in the sheet's measure."""

    row: int
    function: str = ""
    economic: str = ""
    project: str = ""
    unit: str = ""
    kind: str = ""
    fund: str = ""
    label: str = ""
    names: dict[str, str] = field(default_factory=dict)
    amounts: dict[int, Decimal] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    words: str = ""
    """All its texts, of a row that holds nothing else (制表人：…)."""

    @property
    def has_money(self) -> bool:
        """Whether any amount is not nought."""
        return any(self.amounts.values())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    layout: Layout
    words: Words
    catalogue: Catalogue
    headings: dict[str, Heading] = field(init=False)
    filled: list[int] = field(default_factory=list)
    """Rows (from 1) that took codes from the row above them."""

    def __post_init__(self) -> None:
        names = {"功能科目": self.catalogue.functions, "经济科目": self.catalogue.economics}
        headings = {kind: Heading(known) for kind, known in names.items()}
        object.__setattr__(self, "headings", headings)

    def records(self) -> Iterator[Record]:
        """Every row below the header that holds an amount, or something that should be one."""
        skipped = self.words.mapping.skipped.get(self.sheet.name, ())
        before = Record(0)
        for row in range(self.layout.first, len(self.sheet.rows)):
            if row + 1 not in skipped and not self._is_numbering(row):
                record = self._record(row)
                before = self._filled(record, before)
                if record.words and is_other_header(self.sheet, row, self.layout, self.words):
                    yield self._stopped(row)
                    return
                if record.amounts and self._says_nothing(row):
                    record.label = "合计"
                if record.amounts or record.problems or record.words:
                    yield record

    def _says_nothing(self, row: int) -> bool:
        """Whether a row holds nothing but amounts: a total without a word."""
        keys = [c.index for c in self.layout.columns if c.field not in AMOUNTS]
        return all(self.sheet.shown(row, index) is None for index in keys)

    def _is_numbering(self, row: int) -> bool:
        """The row 栏次: 1, 2, 3 … under the header."""
        if row > self.layout.first:
            return False
        numbers = [
            v for v in (amount(x) for x in self.sheet.rows[row] if x is not None) if v is not None
        ]
        return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))

    def _record(self, row: int) -> Record:
        record = Record(row)
        for column in self.layout.columns:
            if column.field in AMOUNTS:
                self._amount(record, column)
        if record.problems and not record.amounts and (words := self._words(row)):
            return Record(row, words=words)
        if record.amounts or record.problems:
            self._codes(record)
            for column in self.layout.columns:
                self._text(record, column)
            self._by_name(record)
        return record

    def _filled(self, record: Record, before: Record) -> Record:
        """Take from the row before what a row leaves blank because it is the same, and return what
        the next row may take. Only rows that state an economic item go on so: a function alone is
        a sum."""
        is_line = record.amounts and not record.label
        if not is_line or len(record.economic) != SECTION or not self.layout.of("功能科目"):
            return before
        if record.function:
            return record
        if not before.function or record.problems:
            return before
        if unknown := self._unknown(record.row):
            record.problems.append(unknown)
            return before
        record.function = before.function
        record.project = record.project or before.project
        record.kind = record.kind or before.kind
        record.fund = record.fund or before.fund
        record.unit = record.unit or before.unit
        self.filled.append(record.row + 1)
        return record

    def _unknown(self, row: int) -> Problem | None:
        """What a row says of its function that is neither a code nor a known name, nor that it is
        the one above."""
        for column in self.layout.columns:
            value = self.sheet.at(row, column.index)
            text = str(value).strip() if isinstance(value, str | Decimal) else ""
            if column.field in FUNCTION and text and text not in SAME:
                message = f"“{text}”不是功能科目的编码或名称，这一行没有读入。"
                return Problem(self.sheet.ref(row, column.index), message)
        return None

    def _words(self, row: int) -> str:
        """The texts of a row without number, code or name of a project; nothing for any other
        row."""
        cells = [(c, self.sheet.at(row, c.index)) for c in self.layout.columns]
        texts = [v for _, v in cells if isinstance(v, str)]
        is_data = any(not isinstance(v, str) for _, v in cells if v is not None) or any(
            is_code(v) or c.field == "项目" for c, v in cells if isinstance(v, str)
        )
        return "" if is_data else " ".join(texts)[:SHOWN]

    def _stopped(self, row: int) -> Record:
        left = count_numbers(self.sheet.rows[row:])
        message = (
            f"像是另一张表的表头，从这一行起有 {left} 个数没有读入。请把两张表分在两个工作表里。"
        )
        return Record(row, problems=[Problem(self.sheet.ref(row, 0), message)])

    def _amount(self, record: Record, column: Column) -> None:
        if self._is_shared(record.row, column.index):
            above = self.sheet.ref(*self.sheet.merged[record.row, column.index])
            message = f"与 {above} 合并成一格，分不清各是多少，没有读入。"
            place = self.sheet.ref(record.row, column.index)
            record.problems.append(Problem(place, message))
            return
        value = self.sheet.at(record.row, column.index)
        found, typed = measured(value)
        if found is None:
            why = value.why if isinstance(value, Unreadable) else f"“{value}”不是金额"
            record.problems.append(
                Problem(self.sheet.ref(record.row, column.index), f"{why}，没有读入。")
            )
        elif found or value is not None:
            headed = column.measure or self.layout.measure
            shown = self.sheet.measures.get((record.row, column.index), headed)
            scale = SCALE[typed or shown] / SCALE[self.layout.measure]
            record.amounts[column.index] = found * scale

    def _is_shared(self, row: int, index: int) -> bool:
        """Whether the amount of a row above stands for a row too that has a code of its own."""
        above, _ = self.sheet.merged.get((row, index), (row, index))
        keys = [c.index for c in self.layout.columns if c.field in CODES]
        has_code = any(self.sheet.at(row, key) is not None for key in keys)
        return above < row and has_code and is_number(self.sheet.shown(row, index))

    def _codes(self, record: Record) -> None:
        for name in ("功能科目", "经济科目"):
            columns = self.layout.of(name)
            pieces = [c for c in columns if c.piece]
            found = self._joined(record.row, pieces) if pieces else ""
            for column in columns:
                if not column.piece and not found:
                    found, beside = code(self.sheet.shown(record.row, column.index))
                    self._named(record, found, beside)
            self._take(record, found)
        for column in self.layout.of("科目"):
            found, beside = code(self.sheet.shown(record.row, column.index))
            self._named(record, found, beside)
            self._take(record, found)

    def _joined(self, row: int, pieces: list[Column]) -> str:
        found = ""
        for column in pieces:
            part = piece(self.sheet.shown(row, column.index), column.piece)
            if not part:
                break
            found = part if found and part.startswith(found) else found + part
        return found

    def _take(self, record: Record, found: str) -> None:
        """Functions begin with 2, economic classes with 3."""
        if found.startswith("2"):
            record.function = found
        elif found.startswith("3"):
            record.economic = found
        elif found:
            record.problems.append(
                Problem(self.sheet.ref(record.row, 0), f"“{found}”不是科目编码，这一行没有读入。")
            )

    def _named(self, record: Record, found: str, name: str) -> None:
        if found and name and not is_total(name):
            record.names[found] = name

    def _text(self, record: Record, column: Column) -> None:
        value = self.sheet.shown(record.row, column.index)
        if not isinstance(value, str):
            return
        whole, label = totalled(value)
        if label and (not whole or column.field in NAMED):
            record.label, value = value, whole
        if not value:
            return
        if column.field == "项目" and self.words.kind(value) == "基本支出":
            record.kind = "基本支出"
        elif column.field == "项目":
            record.project = value
            record.kind = record.kind or self.words.mapping.kinds.get(value, "")
        elif column.field == "单位":
            record.unit = unit_name(value)
        elif column.field == "性质":
            record.kind = self._known(record, column, value, self.words.kind(value))
        elif column.field == "资金来源":
            record.fund = self._known(record, column, value, self.words.fund(value))

    def _known(self, record: Record, column: Column, value: str, found: str | None) -> str:
        if column.field == "性质" and found is None and NO_KIND.search(value):
            return ""
        if found is None and record.has_money:
            known = f"不知道“{value}”是哪一种{column.field}，这一行没有读入。请在对照文件的“{column.field}”下写明。"  # noqa: E501
            record.problems.append(Problem(self.sheet.ref(record.row, column.index), known))
        return found or ""

    def _by_name(self, record: Record) -> None:
        """Codes from names where a sheet has only names; names of codes that the catalogue does not
        know."""
        for kind, heading in self.headings.items():
            held = record.function if kind == "功能科目" else record.economic
            column, name = self._name_of(record, kind)
            if held:
                heading.note(held)
                self._named(record, held, code(name)[1] if name else "")
            elif column and name:
                self._resolve(record, column, name, heading)

    def _name_of(self, record: Record, kind: str) -> tuple[Column | None, str]:
        """The column that holds a row's name of a function or economic class, and the name."""
        for column in self.layout.columns:
            value = self.sheet.shown(record.row, column.index)
            is_name = column.field in (f"{kind}名称", kind)
            if is_name and isinstance(value, str) and not is_total(value):
                return column, value
        return None, ""

    def _resolve(self, record: Record, column: Column, name: str, heading: Heading) -> None:
        found = heading.candidates(plain(name))
        if len(found) == 1:
            heading.note(found[0])
            self._take(record, found[0])
        elif found and record.has_money:
            message = f"“{name}”有几个编码：{'、'.join(found)}，这一行没有读入。请在表上写明编码。"
            record.problems.append(Problem(self.sheet.ref(record.row, column.index), message))
