"""Where the rows of a printed block come from: a source that gives the same rows, or rows that the
form prescribes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Final

from generator.drafting.answers import Answers, matched, prints_as
from generator.drafting.known import Known, KnownColumn, likeness
from generator.drafting.printed import PrintedBlock
from generator.figures.name import TOTAL
from generator.forms.rows import RowData
from generator.forms.spec import Block, Rows
from generator.forms.tables import total_row
from generator.published.model import Cell
from generator.relations.facets import words_of

LEVELS: Final = (("类", "款", "项"), ("类", "款"), ("类",), ("项",), ("款", "项"), ("类", "项"))
ENOUGH: Final = 0.75
"""The share of rows that a source and a block have in common."""


@dataclass(frozen=True, slots=True)
class DraftedRows:
    """The rows of a block as the form states them, and the data of each printed row; ``total`` is
    that of the row of totals. ``missing`` tells rows that were not matched."""

    stated: Mapping[str, Any]
    by_place: Mapping[int, RowData]
    total: RowData | None = None
    total_stated: Mapping[str, Any] | None = None
    missing: tuple[str, ...] = field(default=())

    @property
    def source(self) -> str:
        """来源 of the rows."""
        return str(self.stated["来源"])


def drafted_rows(
    block: PrintedBlock, title: str, unit: str, known: Known, answers: Answers
) -> DraftedRows:
    """The rows of a block under a table's title, its amounts in ``unit``."""
    best = max(_sources(block, known, answers), key=lambda one: one[0], default=None)
    if best and best[0] >= ENOUGH:
        found = best[1]
    elif block.rows:
        found = _fixed(block, unit, known, answers)
    else:
        found = DraftedRows(stated=_of_title(block, title), by_place={})
    return _with_total(found, block, unit, known, answers)


def _sources(
    block: PrintedBlock, known: Known, answers: Answers
) -> Iterator[tuple[float, DraftedRows]]:
    labels = block.labels
    for spec in (*known.rows, *_every_source(known)):
        rows = answers.rows(spec)
        pairs = matched(rows, labels)
        if not pairs:
            continue
        share = 2 * len(pairs) / (len(rows) + len(labels))
        by_place = {place: rows[number] for place, number in pairs.items()}
        missing = tuple(
            f"行“{label.code}{label.name}”" for n, label in enumerate(labels) if n not in pairs
        )
        yield share, DraftedRows(stated=_stated(spec), by_place=by_place, missing=missing)


def _every_source(known: Known) -> Iterator[Rows]:
    """Functions and economic classes of each fund of the forms, at the levels that tables list."""
    named = dict.fromkeys(("", *(rows.fund for rows in known.rows)))
    for source, fund, levels in product(("功能科目", "经济科目"), named, LEVELS):
        written: dict[str, Any] = {"来源": source, "资金": fund, "层次": levels}
        yield Rows.model_validate(written)


def _stated(spec: Rows) -> dict[str, Any]:
    """A source of rows as it is written."""
    written = spec.model_dump(by_alias=True, exclude_defaults=True)
    return {key: list(v) if isinstance(v, tuple) else v for key, v in written.items() if v}


def _of_title(block: PrintedBlock, title: str) -> dict[str, Any]:
    """The source of rows of a block without rows, by its titles."""
    above = "".join("".join(column.titles) for column in block.columns)
    words = f"{title}{above}"
    source = "经济科目" if "经济" in words else "功能科目"
    if "项目名称" in words and "科目" not in words:
        source = "项目"
    named = [word.value for word in words_of(title) if word and word.axis == "fund"]
    fund = named[-1] if named else ""
    return {"来源": source, "资金": fund} if fund else {"来源": source}


def _fixed(block: PrintedBlock, unit: str, known: Known, answers: Answers) -> DraftedRows:
    """Rows that stand in the form: each of the key whose figures print the most of its numbers."""
    fixed: list[dict[str, Any]] = []
    by_place: dict[int, RowData] = {}
    missing: list[str] = []
    for place, row in enumerate(block.rows):
        name = block.label(row).name
        numbers = [row[one.place] for one in block.numbers()]
        key = best_key(name, numbers, unit, known, answers)
        if key is None and any(cell.number for cell in numbers):
            missing.append(f"行“{name}”")
        fixed.append({"名称": name} if key is None else {"名称": name, "键": key})
        variables = {"名称": name, "键": key or ""}
        by_place[place] = RowData(variables, has_figures=key is not None)
    return DraftedRows(
        stated={"来源": "固定", "固定": fixed}, by_place=by_place, missing=tuple(missing)
    )


def best_key(name: str, cells: list[Cell], unit: str, known: Known, answers: Answers) -> str | None:
    """The key of a fixed row: one that a form at hand gives such a row, else one whose figure
    prints the number."""
    has_value = any(cell.number and cell.number.value for cell in cells)
    by_value = _keys_by_value(cells, unit, known, answers)
    ranked: list[tuple[int, float, str]] = []
    for key in dict.fromkeys((*known.keys_of(name), *by_value)):
        row = RowData({"名称": name, "键": key})
        fits = _fits(cells, row, unit, known, answers)
        ranked.append((fits, likeness(name, key), key))
    fits, _, key = max(ranked, default=(0, 0.0, ""))
    if key and (fits or not has_value):
        return key
    return "合计" if not name else None


def _fits(cells: list[Cell], row: RowData, unit: str, known: Known, answers: Answers) -> int:
    """How many of the numbers of a row some pattern of fixed rows prints."""
    count = 0
    for cell in cells:
        if cell.number and cell.number.value:
            figures = (answers.figure(one.pattern, row) for one in _of_fixed(known))
            count += any(one and prints_as(one, cell.number, unit) for one in figures)
    return count


def _of_fixed(known: Known) -> list[KnownColumn]:
    return [one for one in known.figures if one.source == "固定"]


def _keys_by_value(cells: list[Cell], unit: str, known: Known, answers: Answers) -> list[str]:
    keys: dict[str, None] = {}
    patterns = {one.pattern for one in _of_fixed(known) if "{键}" in one.pattern}
    for cell in cells:
        if not cell.number or not cell.number.value:
            continue
        for figure in answers.printed_as(cell.number._replace(unit=unit)):
            for pattern in patterns:
                shape = re.escape(pattern).replace(re.escape("{键}"), r"([^.]+)")
                if found := re.fullmatch(shape, figure.name):
                    keys[found[1]] = None
    return list(keys)


def _with_total(
    rows: DraftedRows, block: PrintedBlock, unit: str, known: Known, answers: Answers
) -> DraftedRows:
    """The rows with that of totals, where the block has one."""
    if block.total is None:
        return rows
    name = block.label(block.total).name
    stated: dict[str, Any] = {"名称": name}
    if rows.source == "固定":
        numbers = [block.total[one.place] for one in block.numbers()]
        whole = RowData({"名称": name, "键": TOTAL})
        is_whole = _fits(numbers, whole, unit, known, answers) > 0
        key = TOTAL if is_whole else best_key(name, numbers, unit, known, answers) or TOTAL
        if key != TOTAL:
            stated["键"] = key
    if _stands_left(block):
        stated["通栏"] = "是"
    written = {"列": [{"标题": "栏"}], "行": dict(rows.stated), "合计": stated}
    return replace(rows, total=total_row(Block.model_validate(written)), total_stated=stated)


def _stands_left(block: PrintedBlock) -> bool:
    """Whether the name of the totals stands in another column than those of rows."""
    texts = [one for one in block.columns if not one.has_numbers]
    if block.total is None or len(texts) < 2:
        return False
    is_left = bool(block.total[texts[0].place].text.strip())
    if not block.rows:
        return is_left
    return is_left and any(
        row[texts[0].place].text.strip().isdigit() or not row[texts[0].place].text.strip()
        for row in block.rows
    )
