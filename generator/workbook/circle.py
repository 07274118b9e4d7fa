"""The circle without a file: the tree of an input as the workbook would give it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.budget.form_facts import FormFact
from generator.source.nodes import Node, Source
from generator.workbook import marks
from generator.workbook.book import Cell, Place, RawSheet
from generator.workbook.decode import decode
from generator.workbook.encode import Filled, encode
from generator.workbook.layout import layout
from generator.workbook.places import ANSWER, FIRST, HELPS, MARK_OF_FIELD, Placed, placed


def as_filled_in(root: Node, name: str, facts: Mapping[str, FormFact]) -> Source:
    """The input ``root`` in the shape that the workbook gives it: the same facts, each spelled in
    the one way of the workbook. Raises ``DisclosureError``."""
    filled = encode(root, layout(facts))
    return decode(raw_sheets(filled), name)


def raw_sheets(filled: Sequence[Filled]) -> list[RawSheet]:
    """The cells that a workbook would have."""
    names = [one.sheet.name for one in filled]
    every = placed([one.sheet for one in filled])
    return [_raw(one, where, names) for one, where in zip(filled, every, strict=True)]


def _raw(filled: Filled, where: Placed, names: Sequence[str]) -> RawSheet:
    sheet = filled.sheet
    texts: dict[Place, str] = {(HELPS, 0): marks.HEAD}
    if sheet.fields:
        texts[0, MARK_OF_FIELD] = marks.of_own(marks.FIELDS)
        texts[0, ANSWER] = marks.of_own(marks.ANSWERS)
    for field, text in zip(sheet.fields, filled.fields, strict=True):
        place = where.answer(field)
        texts[place[0], MARK_OF_FIELD] = marks.of_field(field)
        texts[place] = text
    for table, rows in zip(sheet.tables, filled.tables, strict=True):
        for column in table.columns:
            texts[0, where.column(table, column)] = marks.of_column(table, column)
        for number, row_texts in enumerate(rows):
            for column, text in zip(table.columns, row_texts, strict=True):
                texts[FIRST + number, where.column(table, column)] = text
    cells = {(row + 1, at + 1): Cell(text) for (row, at), text in texts.items() if text}
    mark = marks.SheetMark(sheet.name, tuple(names), tuple(marks.titles_of(sheet)))
    return RawSheet(name=sheet.name, mark=mark, is_own=False, cells=cells)
