"""What python-calamine does not tell of an .ods workbook: merged cells and what is hidden."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.importing import limits
from generator.importing.cells.hidden import Hidden

CONTENT: Final = "content.xml"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFTEN: Final = 1 << 20
"""Rows or columns that are repeated to the sheet's end."""


@dataclass(slots=True)
class Shape:
    """The merged areas of a sheet (first row, first column, last row, last column, from 0), and
    what is hidden."""

    areas: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)


def shapes(archive: zipfile.ZipFile) -> dict[str, Shape]:
    """The shape of every sheet by its name. Raises ``etree.XMLSyntaxError`` for a broken part."""
    found: dict[str, Shape] = {}
    with archive.open(CONTENT) as stream:
        events = etree.iterparse(
            stream, tag=f"{TABLE}table", resolve_entities=False, no_network=True
        )
        for _, table in events:
            found[table.get(f"{TABLE}name", "")] = _shape(table)
            table.clear()
    return found


def _shape(table: etree._Element) -> Shape:
    shape = Shape()
    for column, element in _counted(table.iter(f"{TABLE}table-column"), "columns"):
        if _is_hidden(element):
            last = min(column + _number(element, "columns-repeated"), limits.COLUMNS)
            shape.hidden.columns.update(range(column, last))
    for row, element in _counted(table.iter(f"{TABLE}table-row"), "rows"):
        if _is_hidden(element):
            last = min(row + _number(element, "rows-repeated"), limits.ROWS)
            shape.hidden.rows.update(range(row, last))
        for column, cell in _counted(element.iterchildren(), "columns"):
            down, across = _number(cell, "rows-spanned"), _number(cell, "columns-spanned")
            if down > 1 or across > 1:
                shape.areas.append((row, column, row + down - 1, column + across - 1))
    return shape


def _counted(elements: Iterator[etree._Element], kind: str) -> Iterator[tuple[int, etree._Element]]:
    """Elements with their places; some stand for several of their kind."""
    place = 0
    for element in elements:
        yield place, element
        place += _number(element, f"{kind}-repeated")


def _number(element: etree._Element, name: str) -> int:
    stated = element.get(f"{TABLE}number-{name}", "1")
    return min(int(stated), OFTEN) if stated.isdecimal() else 1


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{TABLE}visibility") in ("collapse", "filter")
