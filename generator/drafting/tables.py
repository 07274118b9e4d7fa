"""A printed table as a table of the form, and what of it is left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from generator.drafting.answers import Answers
from generator.drafting.columns import Block, column_tree, drafted_columns
from generator.drafting.known import Known
from generator.drafting.printed import ZEROS, PrintedBlock, blocks_of
from generator.drafting.rows import drafted_rows
from generator.published.model import Table

IS_EMPTY: Final = re.compile(r"空表|无.{0,20}(?:预算|拨款|收支|支出)|没有")
THOUSAND: Final = 1000
WIDE: Final = 7
"""Columns that a page across is taken for."""


@dataclass(frozen=True, slots=True)
class DraftedTable:
    """A table as the form states it, and its places that are left open."""

    key: str
    stated: Mapping[str, Any]
    left_open: tuple[str, ...] = field(default=())
    income: tuple[str, ...] = field(default=())
    """The keys of its fixed rows of income."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paper that differ from paper to paper: unit and year."""

    unit: str
    year: int

    def pattern(self, text: str) -> str:
        """A text with them as places: ``2027年某局`` → ``{年度}年{单位名称}``."""
        written = " ".join(text.split())
        if self.unit:
            written = written.replace(self.unit, "{单位名称}")
        if self.year:
            written = written.replace(str(self.year), "{年度}")
            written = written.replace(str(self.year - 1), "{上年度}")
        return written


def drafted_table(
    table: Table, words: Words, known: Known, answers: Answers
) -> DraftedTable | None:
    """The table; none of one without titles over its columns."""
    if not table.head:
        return None
    title = words.pattern(table.title)
    key = table_key(table.title, words)
    measure = table.unit if table.unit in ("元", "万元") else "万元"
    blocks: list[dict[str, Any]] = []
    left_open: list[str] = []
    income: list[str] = []
    printed = blocks_of(table)
    for number, block in enumerate(printed, start=1):
        rows = drafted_rows(block, table.title, measure, known, answers)
        left_open += rows.missing
        made = Block(block, rows, table.title, measure, known, answers)
        held = drafted_columns(made)
        if any(one.figure.startswith("收入") for one in held.values()):
            income += [row["键"] for row in rows.stated.get("固定", ()) if row.get("键")]
        left_open += [
            f"栏“{'·'.join(one.titles)}”" for one in block.columns if held[one.place].is_open
        ]
        stated: dict[str, Any] = {"键": f"区{number}"} if len(printed) > 1 else {}
        stated["列"] = [column_tree(one, held) for one in block.titles]
        stated["行"] = dict(rows.stated)
        if rows.total_stated:
            stated["合计"] = dict(rows.total_stated)
        blocks.append(stated)
    width = sum(len(block.columns) for block in printed)
    found: dict[str, Any] = {
        "标题": title,
        "计量单位": measure,
        "页面": "横向" if width > WIDE else "纵表",
        "数字格式": {measure: _number_format(printed)},
        "区": blocks,
    }
    if any(block.is_total_first for block in printed):
        found["合计在前"] = "是"
    found |= _notes(table, words)
    return DraftedTable(key=key, stated=found, left_open=tuple(left_open), income=tuple(income))


def table_key(title: str, words: Words) -> str:
    """What a table is called in the form: its title without unit, year and brackets."""
    plain = re.sub(
        r"\{[^}]*\}|年度?|预算|部门|单位|公开|[\s（）()“”\".·、：:]|^表[一二三四五六七八九十\d]*|^[一二三四五六七八九十]+、",
        "",
        words.pattern(title),
    )
    return plain or "表"


def _number_format(blocks: list[PrintedBlock]) -> dict[str, Any]:
    """How the amounts of a table are printed."""
    cells = list(chain.from_iterable(block.amounts() for block in blocks))
    numbers = [cell.number for cell in cells if cell.number]
    zeros = [cell.text.strip() for cell in cells if cell.text.strip() in ZEROS]
    zeros += [one.text for one in numbers if not one.value]
    decimals = max((one.decimals for one in numbers), default=2)
    has_commas = any("," in one.text for one in numbers)
    is_large = any(abs(one.value) >= THOUSAND for one in numbers)
    found: dict[str, Any] = {"小数": decimals}
    found["千分位"] = "是" if has_commas or not is_large else "否"
    if not zeros or zeros[0] != f"{0:.{decimals}f}":
        found["零"] = zeros[0] if zeros else ""
    return found


def _notes(table: Table, words: Words) -> dict[str, str]:
    """The notes below a table: under an empty one, that it is; else as they are."""
    note = " ".join(words.pattern(one) for one in table.notes)
    if not note:
        return {}
    return {"空表备注" if IS_EMPTY.search(note) else "备注": note}
