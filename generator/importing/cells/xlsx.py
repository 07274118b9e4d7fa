"""An .xlsx workbook, read from its parts: what is stored, by its number format; what no cell's
value depends on (fills, fonts, properties) may be broken."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from generator.importing import limits
from generator.importing.cells.formats import BUILT_IN, BUILT_IN_DATES, DATE, Reader
from generator.importing.cells.hidden import Hidden
from generator.importing.cells.package import Package
from generator.importing.grid import UNCOUNTED, Sheet, Unreadable, text
from generator.importing.limits import RefusedError

REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
DAMAGED: Final = "工作簿的内部有损坏，读不出来。用 Excel 或 WPS 打开后另存再试。"
NO_FORMATS: Final = "数字格式读不出来，金额按存的读；表上显示的若是万元而存的是元，请核对。"
ON: Final = ("1", "true")
SHEET: Final = "worksheet"


def read(archive: zipfile.ZipFile) -> list[Sheet]:
    """All sheets of a workbook. Raises ``RefusedError`` for one that is damaged or too large."""
    try:
        return list(_Book(Package(archive)).sheets())
    except (KeyError, ValueError, IndexError, etree.LxmlError) as fault:
        raise RefusedError(DAMAGED) from fault


class _Book:
    """What the sheets of a workbook share: texts and number formats."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.workbook()
        self.links = package.links(self.main)
        self.texts = self._texts()
        self.formats, self.remark = self._formats()

    def sheets(self) -> Iterator[Sheet]:
        """Every worksheet, in order."""
        stated = [(e.get("name", ""), e.get("state", ""), _id(e)) for e in self._stated()]
        if len(stated) > limits.SHEETS:
            raise RefusedError(
                f"有 {len(stated)} 个工作表，超过 {limits.SHEETS} 个。只留要导入的再试。"
            )
        for name, state, link in stated:
            if self.links[link].kind == SHEET:
                sheet = Sheet(name, is_hidden=state in ("hidden", "veryHidden"))
                _Part(self, sheet).read(self.links[link].target)
                yield sheet

    def _stated(self) -> list[etree._Element]:
        return [element for _, element in self.package.open(self.main, "sheet")]

    def _texts(self) -> list[str]:
        part = self._part("sharedStrings")
        if not part:
            return []
        found: list[str] = []
        for _, element in self.package.open(part, "si"):
            found.append(_words(element))
            element.clear()
        return found

    def _formats(self) -> tuple[list[str], str]:
        """The number format of every style, and what is to be said where they cannot be read."""
        part = self._part("styles")
        if not part:
            return [], ""
        try:
            return _styles(self.package, part), ""
        except etree.XMLSyntaxError:
            return [], NO_FORMATS

    def _part(self, kind: str) -> str:
        for link in self.links.values():
            if link.kind == kind and self.package.has(link.target):
                return link.target
        return ""


def _id(sheet: etree._Element) -> str:
    return next(value for key, value in sheet.attrib.items() if str(key).endswith("}id"))


def _words(element: etree._Element) -> str:
    """The text of a string without its phonetic readings."""
    pieces = []
    for part in element.iter("{*}t"):
        parent = part.getparent()
        is_reading = parent is not None and etree.QName(parent).localname == "rPh"
        if not is_reading:
            pieces.append(part.text or "")
    return "".join(pieces)


def _styles(package: Package, part: str) -> list[str]:
    forms: dict[int, str] = dict(BUILT_IN)
    forms |= dict.fromkeys(BUILT_IN_DATES, DATE)
    found: list[str] = []
    for tag, element in package.open(part, "numFmt", "cellXfs"):
        if tag == "numFmt" and element.get("numFmtId", "").isdigit():
            forms[int(element.get("numFmtId", ""))] = element.get("formatCode", "")
        else:
            for style in element.iterchildren("{*}xf"):
                number = style.get("numFmtId", "0")
                found.append(forms.get(int(number), "") if number.isdigit() else "")
    return found


class _Part:
    """One sheet being read: its place so far, and what is hidden in it."""

    def __init__(self, book: _Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.numbers = Reader(sheet)
        self.hidden = Hidden()
        self.row = -1

    def read(self, part: str) -> None:
        """Read the part into the sheet."""
        areas: list[tuple[int, int, int, int]] = []
        for tag, element in self.book.package.open(part, "row", "col", "mergeCell"):
            if tag == "row":
                self._row(element)
                _forget(element)
            elif tag == "col":
                self._column(element)
            elif tag == "mergeCell":
                areas += _area(element.get("ref", ""))
        self.sheet.merge(areas)
        self.numbers.close()
        self.sheet.remarks += self.hidden.said(self.sheet)
        if self.book.remark:
            self.sheet.remarks.append(self.book.remark)

    def _row(self, element: etree._Element) -> None:
        self.row = int(element.get("r", self.row + 2)) - 1
        if element.get("hidden") in ON:
            self.hidden.rows.add(self.row)
        column = -1
        for cell in element.iterchildren("{*}c"):
            place = REFERENCE.fullmatch(cell.get("r", ""))
            column = _number(place[1]) if place else column + 1
            self._cell(cell, column)

    def _column(self, element: etree._Element) -> None:
        if element.get("hidden") in ON:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            self.hidden.columns.update(range(first - 1, min(last, limits.COLUMNS)))

    def _cell(self, cell: etree._Element, column: int) -> None:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            self.sheet.put(self.row, column, text(_words(cell)))
            return
        stored = cell.findtext("{*}v") or ""
        if not stored:
            is_open = kind != "str" and cell.find("{*}f") is not None
            self.sheet.put(self.row, column, UNCOUNTED if is_open else None)
        elif kind == "n":
            self.numbers.number(self.row, column, float(stored), self._form(cell))
        else:
            self.sheet.put(self.row, column, self._other(kind, stored))

    def _other(self, kind: str, stored: str) -> str | Unreadable | None:
        """A cell that holds no number."""
        if kind == "s":
            return text(self.book.texts[int(stored)])
        if kind == "e":
            return Unreadable(f"出错的公式 {stored}")
        if kind == "b":
            return Unreadable("是真假值，不是数")
        return Unreadable("是日期或时间，不是数") if kind == "d" else text(stored)

    def _form(self, cell: etree._Element) -> str:
        style = int(cell.get("s", "0"))
        return self.book.formats[style] if style < len(self.book.formats) else ""


def _forget(element: etree._Element) -> None:
    """Free an element and those before it."""
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            break
        del parent[0]


def _number(letters: str) -> int:
    """The column (from 0) of its letters."""
    found = 0
    for character in letters.upper():
        found = found * 26 + ord(character) - ord("A") + 1
    return found - 1


def _area(reference: str) -> Sequence[tuple[int, int, int, int]]:
    """A merged area as rows and columns; none for a reference that is no area."""
    corners = [REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    first, last = corners[0], corners[-1]
    if first is None or last is None:
        return ()
    return ((int(first[2]) - 1, _number(first[1]), int(last[2]) - 1, _number(last[1])),)
