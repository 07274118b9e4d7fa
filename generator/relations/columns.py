"""The columns of a table: what heads its rows, and which columns hold amounts, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from generator.published.model import Table
from generator.published.numbers import BLANKS
from generator.published.places import titles
from generator.relations.across import Across, across
from generator.relations.facets import (
    LAST_YEAR,
    NOTHING,
    PERCENT,
    YEAR,
    Facets,
    Meaning,
    all_combined,
    core,
    understood,
    without_transfers,
)

Role = Literal["code", "name", "project", "text", "amount", "rate"]
COUNTED: Final = ("amount", "rate")
"""Roles of columns that head no rows."""
ORDINAL: Final = re.compile(r"序号|行次|栏次|行号")
FIGURES: Final = re.compile(r"[23](?:\d{2}|\d{4}|\d{6})")
"""What a code of a classification looks like."""
CODE: Final = re.compile(r"编码|代码")
OF_UNIT: Final = re.compile(r"^(?!.*科目).*(?:单位|部门|项目)")
LEVELS: Final = ("类", "款", "项")
PROJECT: Final = re.compile(r"项目名称|^预算项目$")
NAME: Final = re.compile(r"名称|科目|功能分类|经济分类|内容|^项目$|^单位$|^部门$")
MONEY: Final = re.compile(r"预算数|金额|数$|（[亿万千]?元）$")


class Column(NamedTuple):
    """A column: where it is, its role, what the title right above it says, and what all titles
    above it say together (``None``: they exclude each other); ``is_known``: all understood;
    ``is_whole``: and of this year; ``is_earlier``: it is of another time, and no change or
    percentage."""

    at: int
    role: Role
    title: str
    leaf: Meaning
    facets: Facets | None
    is_whole: bool
    is_known: bool
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that belong together: those that head the rows, the amounts with the sums among
    these, and percentages; a table of two sides has two."""

    heads: tuple[Column, ...]
    amounts: tuple[Column, ...]
    rates: tuple[Column, ...]
    sums: tuple[Across, ...]


def is_unit_code(title: str) -> bool:
    """Whether a column holds codes of units or projects, which are none of the classification."""
    return bool(CODE.search(core(title)) and OF_UNIT.search(core(title)))


def blocks(table: Table) -> tuple[Block, ...]:
    """The blocks of a table, left to right; none where labels stand beside the cells."""
    if not table.head:
        return ()
    columns = _dated(table, _blank_filled(table, [_column(table, at) for at in range(table.width)]))
    beside = {column.leaf.facets.fund for column in columns}
    parts = _parted([_settled(column, beside) for column in columns])
    found = [_block(table, part) for part in parts]
    return tuple(block for block in found if block.amounts)


def _block(table: Table, part: Sequence[Column]) -> Block:
    heads = tuple(column for column in part if column.role not in COUNTED)
    amounts = tuple(column for column in part if column.role == "amount")
    rates = tuple(column for column in part if column.role == "rate")
    sums = across(table.head, {column.at: column for column in amounts})
    return Block(heads, amounts, rates, tuple(sums))


def _blank_filled(table: Table, columns: Sequence[Column]) -> list[Column]:
    """The columns; one with nothing in it behind amounts is one of amounts, whatever its title."""
    found: list[Column] = []
    for column in columns:
        is_behind = bool(found) and found[-1].role in COUNTED
        is_blank = column.role == "text" and _counted(table, column.at) == (0, 0)
        found.append(column._replace(role="amount") if is_behind and is_blank else column)
    return found


def _parted(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """A new block begins where a column that heads rows follows amounts."""
    part: list[Column] = []
    for column in columns:
        if part and part[-1].role in COUNTED and column.role not in COUNTED:
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _column(table: Table, at: int) -> Column:
    above = [title for title in titles(table, at) if not title.isdigit()]  # 栏次 numbers columns
    meanings = [understood(title) for title in above]
    leaf = meanings[-1] if meanings else Meaning(is_whole=False)
    facets = all_combined(meaning.facets for meaning in meanings)
    is_known = bool(above) and all(m.is_whole for m in meanings)
    is_whole = is_known and not any(m.is_apart for m in meanings)
    times = {m.apart for m in meanings if m.apart}
    is_earlier = times == {LAST_YEAR}
    role = _role(table, at, above, leaf)
    return Column(
        at, role, above[-1] if above else "", leaf, facets, is_whole, is_known, is_earlier
    )


def _dated(table: Table, columns: Sequence[Column]) -> list[Column]:
    """The columns, those whose titles name an earlier year than others' as last year's."""
    years = [_year(table, column.at) for column in columns]
    latest = max(years, default="")
    return [
        _of_last_year(column) if year and year < latest else column
        for column, year in zip(columns, years, strict=True)
    ]


def _year(table: Table, at: int) -> str:
    """The year that a column's titles name, the later where they compare two."""
    return max(YEAR.findall("".join(titles(table, at))), default="")


def _of_last_year(column: Column) -> Column:
    apart = column.leaf.apart or LAST_YEAR
    return column._replace(
        leaf=column.leaf._replace(apart=apart), is_whole=False, is_earlier=apart == LAST_YEAR
    )


def _role(table: Table, at: int, above: Sequence[str], leaf: Meaning) -> Role:
    """By the titles where they say it, else by what stands in the column."""
    title = core(above[-1]) if above else ""
    is_level = title in LEVELS and (len(above) > 1 or _is_beside_level(table, at, title))
    numbers, texts = _counted(table, at)
    says_amount = leaf.facets != NOTHING or leaf.total or MONEY.search(title)
    is_name = NAME.search(title)
    role: Role = "text"
    if is_level or (CODE.search(title) and not is_unit_code(title)):
        role = "code"
    elif is_unit_code(title) or ORDINAL.search(title):
        role = "text"
    elif leaf.apart == PERCENT:
        role = "rate"
    elif is_name and _are_codes(table, at):
        role = "code"
    elif numbers > texts:
        role = "amount"
    elif PROJECT.search(title):
        role = "project"
    elif is_name:
        role = "name"
    elif says_amount and not texts:
        role = "amount"
    return role


def _is_beside_level(table: Table, at: int, title: str) -> bool:
    """Whether 类, 款 and 项 stand side by side."""
    place = LEVELS.index(title)
    beside = [(at - 1, place - 1), (at + 1, place + 1)]
    for column, level in beside:
        if 0 <= column < table.width and 0 <= level < len(LEVELS):
            above = titles(table, column)
            if above and core(above[-1]) == LEVELS[level]:
                return True
    return False


def _are_codes(table: Table, at: int) -> bool:
    """Whether everything that a column holds looks like a code."""
    texts = [row[at].text for row in table.rows if row[at].text and not row[at].is_covered]
    return bool(texts) and all(FIGURES.fullmatch(text) for text in texts)


def _counted(table: Table, at: int) -> tuple[int, int]:
    """How many cells of a column hold a number, or a place for one, and how many other text."""
    numbers = texts = 0
    for row in table.rows:
        cell = row[at]
        if cell.number is not None or cell.mark:
            numbers += 1
        elif cell.text not in BLANKS and not cell.is_covered:
            texts += 1
    return numbers, texts


def _settled(column: Column, beside: set[str]) -> Column:
    """A fund beside whose column stands one for its transfers is meant without them."""
    leaf = without_transfers(column.leaf, beside)
    if leaf is column.leaf or column.facets is None:
        return column
    return column._replace(leaf=leaf, facets=column.facets._replace(fund=leaf.facets.fund))
