"""Web pages of tables, as many systems export them under the name .xls."""

from __future__ import annotations

from lxml import html

from generator.importing import limits
from generator.importing.grid import Sheet, text
from generator.importing.limits import RefusedError

DAMAGED = "是网页，里面没有表格。把要导入的表存成 .xlsx 再试。"


def read(words: str, name: str) -> list[Sheet]:
    """Every outermost table of a page as a sheet. Raises ``RefusedError`` for none."""
    page = html.fromstring(words.encode(), parser=html.HTMLParser(encoding="utf-8"))
    tables = [t for t in page.iter("table") if not any(True for _ in t.iterancestors("table"))]
    if not tables:
        raise RefusedError(DAMAGED)
    if len(tables) > limits.SHEETS:
        raise RefusedError(f"有 {len(tables)} 张表，超过 {limits.SHEETS} 张。只留要导入的再试。")
    names = [name if number == 1 else f"{name}-{number}" for number in range(1, len(tables) + 1)]
    return [_sheet(table, one) for table, one in zip(tables, names, strict=True)]


def _sheet(table: html.HtmlElement, name: str) -> Sheet:
    sheet = Sheet(name)
    taken: set[tuple[int, int]] = set()
    areas: list[tuple[int, int, int, int]] = []
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            sheet.put(row, column, text(" ".join(cell.text_content().split())))
            if down > 1 or across > 1:
                areas.append((row, column, row + down - 1, column + across - 1))
                taken.update((r, column + c) for r in range(row, row + down) for c in range(across))
            column += across
    sheet.merge(areas)
    return sheet


def _span(cell: html.HtmlElement, name: str) -> int:
    """How many rows or columns a cell takes, within the limits."""
    stated = cell.get(name, "1").strip()
    return min(max(int(stated), 1), limits.COLUMNS) if stated.isdecimal() else 1
