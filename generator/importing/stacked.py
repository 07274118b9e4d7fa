"""Tables below each other in one sheet, each with its own header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.importing.columns import Layout, is_other_header, layout
from generator.importing.grid import Sheet
from generator.importing.titles import Words
from generator.importing.values import is_number


def stacked(sheet: Sheet, words: Words) -> Iterator[tuple[Sheet, Layout | None]]:
    """The tables of a sheet from top to bottom; most sheets have one. The measure that is said
    above the first holds for those that say none."""
    first, measure = 0, ""
    while True:
        rest = sheet.part(first, len(sheet.rows))
        found = layout(rest, words)
        if found is None:
            yield rest, None
            return
        measure = found.measure or measure
        end = _next(rest, found, words)
        yield sheet.part(first, end), replace(found, measure=measure)
        if end >= len(sheet.rows):
            return
        first = end


def _next(sheet: Sheet, found: Layout, words: Words) -> int:
    """Where the next table begins: at its header, or the texts right above that; the sheet's end
    for none."""
    for row in range(found.first, len(sheet.rows)):
        if not is_other_header(sheet, row, found, words):
            continue
        below = layout(sheet.part(row, len(sheet.rows)), words)
        if below is None or not below.of("金额"):
            continue
        while row - 1 > found.first and not any(map(is_number, sheet.rows[row - 1])):
            row -= 1  # noqa: PLW2901 - upwards over the titles
        return row
    return len(sheet.rows)
