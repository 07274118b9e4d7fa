"""A table of a paper cut into its blocks: each with its columns, its rows and its row of totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.drafting.answers import Label
from generator.published.model import Cell, Table, Title

OF_CODES: Final = re.compile(r"编码|编号|代码|科目|序号|行次|^[类款项]$")
OF_AMOUNTS: Final = re.compile(r"[数费计入出额]$")
ZEROS: Final = ("-", "－", "—", "--", "——", "/")
"""How papers print a zero without a number."""
TOTAL: Final = re.compile(r"(?:合计|总计)$")


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its place in the table, the titles above it, and whether it holds numbers."""

    place: int
    titles: tuple[str, ...]
    has_numbers: bool


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block: the titles over it, its columns, its rows that are not blank, without that of
    totals, and that one."""

    titles: tuple[Title, ...]
    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None
    is_total_first: bool

    @property
    def labels(self) -> list[Label]:
        """What heads each row."""
        return [self.label(row) for row in self.rows]

    def label(self, row: Sequence[Cell]) -> Label:
        """What heads a row: the digits of its columns of text, and its first text without."""
        texts = [row[one.place].text.strip() for one in self.columns if not one.has_numbers]
        names = [text for text in texts if text and not text.isdigit()]
        code = "".join(text for text in texts if text.isdigit())
        return Label(code=code, name=names[0] if names else "")

    def amounts(self) -> Iterator[Cell]:
        """The cells of the columns of numbers, those of the totals last."""
        for row in (*self.rows, *((self.total,) if self.total else ())):
            for column in self.numbers():
                yield row[column.place]

    def numbers(self) -> Iterator[PrintedColumn]:
        """The columns of numbers."""
        return (one for one in self.columns if one.has_numbers)


def is_text(cell: Cell) -> bool:
    """Whether a cell says something that is no number and no mark of zero."""
    written = cell.text.strip()
    return bool(written) and cell.number is None and written not in ZEROS


def blocks_of(table: Table) -> list[PrintedBlock]:
    """The blocks that stand side by side in a table: each begins with a column of names."""
    columns = {one.place: one for one in _columns(table)}
    parts: list[list[Title]] = []
    for title in table.head:
        inside = [columns[place] for place in range(title.stop) if place >= title.start]
        before = parts[-1][0].start if parts else title.start
        has_amounts = any(columns[place].has_numbers for place in range(before, title.start))
        opens = has_amounts and not inside[0].has_numbers
        goes_on = any(one.has_numbers for one in columns.values() if one.place >= title.start)
        if not parts or (opens and goes_on):
            parts.append([])
        parts[-1].append(title)
    return [_block(table, part, columns) for part in parts]


def _span(title: Title) -> range:
    return range(title.start, title.stop)


def _columns(table: Table) -> Iterator[PrintedColumn]:
    has_amounts = False
    for titles, leaf in _leaves(table.head, ()):
        for place in _span(leaf):
            cells = [row[place] for row in table.rows]
            has_texts = any(is_text(cell) for cell in cells)
            is_of_codes = any(OF_CODES.search("".join(one.split())) for one in titles[-2:])
            is_amount = any(cell.number for cell in cells) or bool(OF_AMOUNTS.search(titles[-1]))
            is_amount = not has_texts and not is_of_codes and (is_amount or has_amounts)
            has_amounts = has_amounts or is_amount
            yield PrintedColumn(place, titles, has_numbers=is_amount)


def _leaves(
    titles: Sequence[Title], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Title]]:
    for title in titles:
        path = (*above, title.text)
        if title.below:
            yield from _leaves(title.below, path)
        else:
            yield path, title


def _block(table: Table, part: list[Title], columns: dict[int, PrintedColumn]) -> PrintedBlock:
    mine = tuple(columns[place] for place in range(part[0].start, part[-1].stop))
    rows = [row for row in table.rows if any(row[one.place].text.strip() for one in mine)]
    total, is_first = None, False
    for place in (-1, 0):
        if total is None and rows and _is_total(rows[place], mine):
            total, is_first = rows.pop(place), place == 0
    return PrintedBlock(
        titles=tuple(part),
        columns=mine,
        rows=tuple(rows),
        total=total,
        is_total_first=is_first and bool(rows),
    )


def _is_total(row: Sequence[Cell], columns: Sequence[PrintedColumn]) -> bool:
    texts = ["".join(row[one.place].text.split()) for one in columns if not one.has_numbers]
    return any(TOTAL.search(text) for text in texts)
