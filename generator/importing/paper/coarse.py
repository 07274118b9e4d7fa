"""Papers that list functions by 类 and 款 alone: an input needs the 项."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from generator.catalogue.terms import CLASS, SECTION
from generator.importing.paper.told import Told
from generator.published.model import At, Table

LEVELS: Final = {CLASS: "类", SECTION: "款"}
COARSE: Final = (
    "功能科目只列到{level}（{number} 行，如“{row}”），没有项级的，金额没有读入。"
    "请换列到项级的文件（预算批复、支出预算明细表）。"
)


def coarse_tables(paper: Told) -> Iterator[tuple[str, str]]:
    """The tables that go deepest, if none has a 项: each by its place, with its level, how many
    rows it has, and one of them."""
    tables = _coded_rows(paper)
    codes = chain.from_iterable(rows.values() for rows in tables.values())
    deepest = max(map(len, codes), default=0)
    if deepest not in LEVELS:
        return
    for block, rows in tables.items():
        row = next((number for number, code in rows.items() if len(code) == deepest), None)
        if row is not None:
            shown = _shown(paper, block, row)
            message = COARSE.format(level=LEVELS[deepest], number=len(rows), row=shown)
            yield paper.where(At(block)), message


def _coded_rows(paper: Told) -> dict[int, dict[int, str]]:
    """The codes of functions with money, by table and row."""
    found: dict[int, dict[int, str]] = {}
    for key, one in paper.tables():
        if key.function and one.amount:
            found.setdefault(one.said.at.block, {})[one.said.at.row] = key.function
    return found


def _shown(paper: Told, block: int, row: int) -> str:
    """The words of a row without its numbers."""
    table = paper.paper.blocks[block]
    if not isinstance(table, Table):
        return ""
    amounts = {one.said.at.column for _, one in paper.tables() if one.said.at.block == block}
    cells = enumerate(table.rows[row])
    return " ".join(cell.text for column, cell in cells if cell.text and column not in amounts)
