"""The sheets of a workbook as lines and tables."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.published.head import Box
from generator.published.model import Oddity, Origin
from generator.published.readers import tidy, titles
from generator.published.readers.package import opened
from generator.published.readers.pieces import End, Grid, Line, Pieces, UnreadableError
from generator.published.readers.workbook.shown import shown

BOOK: Final = "xl/workbook.xml"
MOST: Final = 500_000
"""Cells of a workbook; more are no disclosure."""
STRICT: Final = b"http://purl.oclc.org/ooxml/"
USUAL: Final = b"http://schemas.openxmlformats.org/"
NAMES: Final = {
    STRICT + b"spreadsheetml/main": USUAL + b"spreadsheetml/2006/main",
    STRICT + b"drawingml/main": USUAL + b"drawingml/2006/main",
    STRICT + b"officeDocument/": USUAL + b"officeDocument/2006/",
}
LONG: Final = 24
"""Characters from which the only text of a row is a sentence."""
UNCOUNTED: Final = "没有算好的公式"
BROKEN: Final = "出错的公式"


class Row(NamedTuple):
    """A row of a sheet that is shown: its number there, and its cells."""

    number: int
    boxes: tuple[Box, ...]

    @property
    def texts(self) -> list[str]:
        """What its cells show, blanks left out."""
        return [box.text for box in self.boxes if box.text.strip()]

    @property
    def is_line(self) -> bool:
        """Whether it is no row of a table, but a title, a note, or what stands above a table."""
        texts = [tidy.line(text).text for text in self.texts]
        return all(map(titles.is_above, texts)) or (len(texts) == 1 and self._is_alone(texts[0]))

    def _is_alone(self, text: str) -> bool:
        is_named = titles.is_title(text) or titles.level(text) or titles.NOTE.match(text)
        return bool(is_named) or len(text) > LONG


def read(content: bytes) -> Pieces:
    """The pieces of a workbook. Raises ``UnreadableError``."""
    with opened(content, BOOK) as package:
        if STRICT in package.read(BOOK):
            content = _usual(package)
    pieces = Pieces("Excel")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            counted = load_workbook(io.BytesIO(content), data_only=True)
            written = load_workbook(io.BytesIO(content))
    except MemoryError:
        raise
    except Exception as error:  # the library stumbles in any way
        raise UnreadableError(
            "工作簿的内部有损坏，读不出来。用 Excel 或 WPS 打开后另存再试。"
        ) from error
    pieces.title = counted.properties.title or ""
    for sheet, formulas in zip(counted.worksheets, written.worksheets, strict=True):
        if _is_index(sheet):
            continue
        if sheet.sheet_state == "visible":
            _sheet(pieces, sheet, formulas)
        else:
            pieces.note(Oddity.HIDDEN, f"工作表“{sheet.title}”")
    return pieces


def _usual(package: zipfile.ZipFile) -> bytes:
    """A strict workbook under the usual names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name in package.namelist():
            part = package.read(name)
            for strict, usual in NAMES.items():
                part = part.replace(strict, usual)
            written.writestr(name, part)
    return stream.getvalue()


def _sheet(pieces: Pieces, sheet: Any, formulas: Any) -> None:
    """What a sheet shows."""
    if sheet.max_row * sheet.max_column > MOST:
        raise UnreadableError(f"工作表“{sheet.title}”太大，不像是预算公开文件。")
    for kind, number in (("图片", len(sheet._images)), ("图表", len(sheet._charts))):  # noqa: SLF001
        if number:
            pieces.skip(kind, number)
    rows = list(_rows(pieces, sheet, formulas))
    for part in _parts(rows):
        _part(pieces, sheet, part)
    pieces.add(End())


def _is_index(sheet: Any) -> bool:
    """Whether a sheet only lists the others: most of its rows lead to one."""
    rows = leading = 0
    for cells in sheet.iter_rows():
        rows += any(cell.value is not None for cell in cells)
        leading += any(cell.hyperlink and cell.hyperlink.location for cell in cells)
    return leading * 2 > rows


def _rows(pieces: Pieces, sheet: Any, formulas: Any) -> Iterator[Row]:
    """The rows that are shown, hidden columns left out."""
    covered, reach = _merged(sheet)
    columns = [number for number in range(1, _width(sheet) + 1) if not _is_hidden(sheet, number)]
    for cells in sheet.iter_rows():
        number = cells[0].row
        boxes = []
        for cell in (cells[column - 1] for column in columns if column <= len(cells)):
            if (number, cell.column) in covered:
                continue
            down, across = reach.get((number, cell.column), (1, 1))
            text = _text(pieces, cell, formulas)
            boxes.append(Box(text, down, across, int(cell.alignment.indent or 0)))
        if sheet.row_dimensions[number].hidden:
            pieces.note(Oddity.HIDDEN, " ".join(box.text for box in boxes if box.text))
        else:
            yield Row(number, tuple(boxes))


def _text(pieces: Pieces, cell: Any, formulas: Any) -> str:
    written = formulas.cell(cell.row, cell.column).value
    is_formula = isinstance(written, str) and written.startswith("=")
    if is_formula and cell.value is None:
        pieces.skip(UNCOUNTED)
    if cell.data_type == "e":
        pieces.skip(BROKEN)
    return shown(cell.value, cell.number_format)


def _merged(sheet: Any) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """The places that merged cells cover, and how far each of them reaches."""
    covered: set[tuple[int, int]] = set()
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        down, across = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        reach[area.min_row, area.min_col] = down, across
        covered.update((row, column) for row, column in area.cells)
        covered.discard((area.min_row, area.min_col))
    return covered, reach


def _width(sheet: Any) -> int:
    """Columns up to the last that holds anything."""
    cells = chain.from_iterable(sheet.iter_rows())
    used = (cell.column for cell in cells if cell.value is not None)
    merged = (area.max_col for area in sheet.merged_cells.ranges)
    return max((*used, *merged), default=0)


def _is_hidden(sheet: Any, number: int) -> bool:
    return bool(sheet.column_dimensions[get_column_letter(number)].hidden)


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The parts of a sheet: after a blank row, one that begins with a line begins anew."""
    part: list[Row] = []
    is_parted = False
    for row in rows:
        if not row.texts:
            is_parted = True
            continue
        if part and is_parted and row.is_line:
            yield part
            part = []
        part.append(row)
        is_parted = False
    if part:
        yield part


def _part(pieces: Pieces, sheet: Any, part: list[Row]) -> None:
    """The lines above a table, the table, and the lines below it."""
    first = next((number for number, row in enumerate(part) if not _is_above(row)), len(part))
    last = len(part)
    while last > first and part[last - 1].is_line:
        last -= 1
    for row in part[:first]:
        pieces.add(Line("\t".join(row.texts)))
    if part[first:last]:
        pieces.add(_grid(sheet, part[first:last]))
    for row in part[last:]:
        pieces.add(Line("\t".join(row.texts)))


def _is_above(row: Row) -> bool:
    """Whether a row stands above the table of its part."""
    return row.is_line or len(row.texts) == 1


def _grid(sheet: Any, rows: Sequence[Row]) -> Grid:
    heads = _printed_heads(sheet) - rows[0].number + 1
    return Grid(
        rows=tuple(row.boxes for row in rows),
        heads=max(heads, 0),
        origins=tuple(Origin(sheet=sheet.title, row=row.number) for row in rows),
        caption=tidy.line(sheet.title).text,
    )


def _printed_heads(sheet: Any) -> int:
    """The last row that is printed on every page as a head, 0 where none is."""
    stated = str(sheet.print_title_rows or "").replace("$", "").rpartition(":")[2]
    return int(stated) if stated.isdigit() else 0
