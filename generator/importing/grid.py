"""A workbook's cells as exact values: text, decimals, or what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.importing import limits
from generator.importing.limits import RefusedError
from generator.published.readers.workbook.shown import exact as cut

Place = tuple[int, int]
"""Row and column, from 0."""
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds neither text nor number; ``why`` is for staff."""

    why: str


UNCOUNTED = Unreadable("公式没有算好的值，用 Excel 或 WPS 打开保存一次")
Value = str | Decimal | Unreadable | None


@dataclass(slots=True)
class Sheet:
    """A sheet's rows (from 0) and, for cells under a merged one, where that begins."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merged: dict[Place, Place] = field(default_factory=dict)
    is_hidden: bool = False
    measures: dict[Place, str] = field(default_factory=dict)
    """万元, 千元 or 元 of the cells whose number format says one."""
    remarks: list[str] = field(default_factory=list)
    """What staff cannot see in the sheet, or see otherwise than it is stored."""

    def at(self, row: int, column: int) -> Value:
        """The value of a cell itself; nothing beyond the row's or the sheet's end."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def shown(self, row: int, column: int) -> Value:
        """The value that a reader sees there: that of the merged cell which covers it."""
        return self.at(*self.merged.get((row, column), (row, column)))

    def ref(self, row: int, column: int) -> str:
        """``支出!C5``."""
        return f"{self.name}!{letter(column)}{row + 1}"

    def part(self, first: int, last: int) -> Sheet:
        """The rows from ``first`` up to ``last``, each where it stands."""
        return replace(self, rows=[*([] for _ in range(first)), *self.rows[first:last]])

    def put(self, row: int, column: int, value: Value) -> None:
        """Hold a value; blanks take no room. Raises ``RefusedError`` beyond the limits."""
        if value is None:
            return
        if row >= limits.ROWS:
            raise RefusedError(f"工作表“{self.name}”超过 {limits.ROWS} 行。只留要导入的行再试。")
        if column >= limits.COLUMNS:
            raise RefusedError(f"工作表“{self.name}”超过 {limits.COLUMNS} 列。只留要导入的列再试。")
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value

    def merge(self, areas: Iterable[tuple[int, int, int, int]]) -> None:
        """Note merged cells: first row, first column, last row, last column (from 0). Raises
        ``RefusedError`` beyond the limits."""
        covered = 0
        for count, (top, left, bottom, right) in enumerate(areas, start=1):
            if count > limits.MERGES:
                raise RefusedError(f"合并的单元格超过 {limits.MERGES} 处。取消合并再试。")
            last = min(bottom, len(self.rows) - 1)
            if right >= limits.COLUMNS or top > last:
                continue
            covered += (last - top + 1) * (right - left + 1)
            if covered > limits.MERGED_CELLS:
                raise RefusedError(f"工作表“{self.name}”合并的单元格太大。取消合并再试。")
            self._cover(top, left, last, right)

    def _cover(self, top: int, left: int, bottom: int, right: int) -> None:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.merged[row, column] = (top, left)


def letter(column: int) -> str:
    """The letters of a column (from 0): ``27`` → ``AB``."""
    found = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        found = chr(ord("A") + rest) + found
    return found


def exact(value: float) -> Decimal | Unreadable:
    """The decimal number that the user sees.

    Workbooks store binary doubles; ``repr`` is the shortest decimal that gives the same double,
    which is what was typed. A formula's result may carry binary noise beyond the 15 digits that
    Excel itself keeps: those are cut off.
    """
    number = cut(value)
    return whole(number) if number.is_finite() else Unreadable("不是有限的数")


def whole(number: Decimal) -> Decimal:
    """A number without zeros behind its point: ``10`` for ``10.0``."""
    is_whole = number == number.to_integral_value()
    return number.to_integral_value() if is_whole else number.normalize()


def text(value: str) -> str | None:
    """A text without blanks around it; nothing for blanks alone."""
    return value.strip()[: limits.TEXT] or None
