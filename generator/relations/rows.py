"""The rows of a block: what heads each of them, and which rows lie below which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.published.model import Cell, Table
from generator.published.numbers import BLANKS
from generator.relations.columns import ORDINAL, Block, is_unit_code
from generator.relations.facets import (
    AMONG,
    Facets,
    Meaning,
    core,
    understood,
    without_transfers,
)
from generator.relations.vocabulary import THIS_YEAR

LENGTHS: Final = (3, 5, 7)
"""Digits of a classification's 类, 款 and 项."""
WIDTH: Final = 2
"""Digits of a 款 or a 项 in a column of its own; some print 3 for 03."""
LEADING: Final = re.compile(
    r"^(?:[\[［【（(](?P<in_brackets>\d{3}|\d{5}|\d{7})[\]］】）)]\s*"
    r"|(?P<apart>\d{3}|\d{5}|\d{7})\s+(?=\D)"
    r"|(?P<long>[235]\d{4}|[235]\d{6})(?=[^\W\d])"
    r"|(?P<of_class>[235]\d{2})(?=[^\W\d]\S*(?:支出|补助)$))"
)
"""A code before a name: [201]一般公共服务支出, 201 一般公共服务支出, 2010301行政运行; of three
digits and nothing between only before the name of a 类, as 211工程 is a project."""
TOTAL: Final = re.compile(r"(?:合计|总计|小计)$")


class Row(NamedTuple):
    """A row: where in the table it is, its code (empty: none), name and project as printed, what
    the name says; ``is_total``: it is called one; ``indent`` in characters; ``unit``: the code of
    a unit; ``texts``: all that heads it, to the last that is filled."""

    at: int
    code: str
    name: str
    project: str
    meaning: Meaning
    is_total: bool
    indent: int
    unit: str = ""
    texts: tuple[str, ...] = ()

    @property
    def is_among(self) -> bool:
        """Whether it begins with 其中."""
        return self.name.lstrip().startswith(AMONG)


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the columns stand that head the rows."""

    codes: tuple[int, ...]
    names: tuple[int, ...]
    projects: tuple[int, ...]
    units: tuple[int, ...]
    all: tuple[int, ...]
    amounts: tuple[int, ...]

    @classmethod
    def of(cls, block: Block) -> _Heads:
        """Those of a block. Where no column is one of names, texts are, or projects."""
        places: dict[str, tuple[int, ...]] = {}
        for column in block.heads:
            places[column.role] = (*places.get(column.role, ()), column.at)
        projects = places.get("project", ())
        names = places.get("name", ()) or places.get("text", ())
        return cls(
            codes=places.get("code", ()),
            names=names or projects,
            projects=projects if names else (),
            units=tuple(column.at for column in block.heads if is_unit_code(column.title)),
            all=tuple(column.at for column in block.heads if not ORDINAL.search(column.title)),
            amounts=tuple(column.at for column in block.amounts),
        )


def read_rows(table: Table, block: Block) -> tuple[Row, ...]:
    """The rows of a block that hold anything."""
    found = list(_read(table, _Heads.of(block)))
    beside = {row.meaning.facets.fund for row in found}
    return tuple(row._replace(meaning=without_transfers(row.meaning, beside)) for row in found)


def _read(table: Table, heads: _Heads) -> Iterator[Row]:
    above: tuple[str, ...] = ()
    for at, cells in enumerate(table.rows):
        own = [cells[column].text for column in heads.codes]
        above = levels(own, above) if any(own) else above
        code = "".join(above) if any(own) else ""
        if _holds_anything(cells, heads):
            yield _row(at, cells, heads, code)


def _holds_anything(cells: Sequence[Cell], heads: _Heads) -> bool:
    has_amount = any(cells[column].text not in BLANKS for column in heads.amounts)
    return has_amount or any(cells[column].text for column in heads.all)


def _row(at: int, cells: Sequence[Cell], heads: _Heads, code: str) -> Row:
    named = _first(cells, heads.names)
    name = named.text
    if not code and (leading := LEADING.match(name)):
        code, name = leading[leading.lastgroup or 0], name[leading.end() :]
    code = code if code.isdigit() else ""
    texts = [cells[column].text for column in heads.all]
    is_total = not code and any(TOTAL.search(core(text)) for text in texts)
    meaning = Meaning() if code else _meaning(name)
    return Row(
        at=at,
        code=code,
        name=name,
        project=_first(cells, heads.projects).text,
        meaning=meaning,
        is_total=is_total,
        indent=named.indent,
        unit=_first(cells, heads.units).text,
        texts=_filled(texts),
    )


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts to the last that is not blank."""
    last = max((place for place, text in enumerate(texts) if text), default=-1)
    return tuple(texts[: last + 1])


def _meaning(name: str) -> Meaning:
    """What a row's name says; 本年收入 is a source here."""
    meaning = understood(name)
    if meaning.is_now and meaning.facets == Facets(side="收入"):
        return meaning._replace(facets=Facets(side="收入", fund=THIS_YEAR))
    return meaning


def _first(cells: Sequence[Cell], columns: Sequence[int]) -> Cell:
    """The first of the cells that holds a text."""
    return next((cells[column] for column in columns if cells[column].text), Cell())


def levels(cells: Sequence[str], above: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a row's code. A level left blank before a filled one is that of the rows above;
    a cell may repeat the levels before it (20103 in the column of 款)."""
    if len(cells) == 1:
        return (whole_code(cells[0], above[0] if above else ""),)
    filled = [cell.replace(" ", "") for cell in cells]
    last = max(level for level, cell in enumerate(filled) if cell)
    parts: list[str] = []
    for level, cell in enumerate(filled[: last + 1]):
        before = "".join(parts)
        if not cell:
            parts.append(above[level] if level < len(above) else "")
        elif before and len(cell) > len(before) and cell.startswith(before):
            parts.append(cell.removeprefix(before))
        else:
            parts.append(cell.zfill(WIDTH) if level else cell)
    return tuple(parts)


def whole_code(text: str, above: str) -> str:
    """A code that stands in one column: with blanks between its levels (201 03 01), or a 款 by
    itself (03), which is one of the 类 of the row above."""
    code = "".join(text.split())
    is_section = len(code) == WIDTH and code.isdigit() and len(above) >= LENGTHS[0]
    return above[: LENGTHS[0]] + code if is_section else code
