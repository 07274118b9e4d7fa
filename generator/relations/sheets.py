"""Tables read: their parts with rows, every cell as a number in its place, and what each amount is
the amount of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.published.glued import in_table
from generator.published.model import At, Paper, Table
from generator.published.numbers import percent
from generator.relations.columns import Block, Column, blocks
from generator.relations.down import Down, Tree, tree
from generator.relations.facets import (
    NOTHING,
    NUMBERING,
    Facets,
    Meaning,
    all_combined,
    combined,
    core,
    understood,
)
from generator.relations.labels import Names
from generator.relations.rows import LENGTHS, Row, read_rows
from generator.relations.said import ZERO, Said

UNIT: Final = re.compile(r"[（(]\s*(?:单位[：:])?\s*([亿万千百]?元)\s*[）)]")
NUMBER: Final = re.compile(
    r"^(?:公开|附|预算|部门)?表?[\s（(]*\d{1,2}(?:-\d)?[）)]?表?[\s：:、.．]+"
)
"""What counts a table before its title: 公开08表, 表 3、."""
HEADING: Final = re.compile(r"名称|编码|代码")
SHORTEST: Final = 4
"""Characters of a name that is no word by chance."""
JOINED: Final = re.compile("[和、及]")
BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a table with its rows, and the sums among these."""

    block: Block
    tree: Tree
    sums: tuple[Down, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in order."""
        return self.tree.rows

    def project(self, row: Row) -> str:
        """The project that a row is of, empty where it is of none. Where names of projects are the
        only ones, they head the rows."""
        roles = {column.role for column in self.block.heads}
        is_named = "project" in roles and "name" not in roles
        is_other = row.is_total or (row.meaning.is_whole and row.meaning.facets != NOTHING)
        return row.project or (row.name if is_named and not is_other else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read: its index among the blocks of the paper, what its title says, the unit and the
    step of its amounts, its parts from left to right, whether its columns and codes are where they
    should be (a table that was taken apart and put together again may have them elsewhere), and
    whether it is of some things together, so that its total is its own."""

    index: int
    table: Table
    scope: Meaning
    unit: str
    step: Decimal
    parts: tuple[Part, ...]
    names: Names
    is_trusted: bool
    is_selection: bool
    _said: dict[tuple[int, int], Said] = field(default_factory=dict)

    def said(self, row: int, column: int) -> Said:
        """The number of a cell; a blank is nothing."""
        found = self._said.get((row, column))
        if found is None:
            cell = self.table.rows[row][column]
            number = cell.number or percent(cell.text)
            value, text = (number.value, number.text) if number else (ZERO, "")
            at = At(self.index, row, column)
            found = Said(value, self.unit, self.step, at, text, cell.mark)
            self._said[row, column] = found
        return found

    def facets(self, part: Part, place: int, column: Column) -> Facets | None:
        """What the cell of a row (by its place among the part's) and a column is the amount of;
        ``None`` where a word is not understood, or two exclude each other. Of which time it is, the
        column tells."""
        if not self.scope.is_whole or not column.is_known or column.facets is None:
            return None
        above = combined(self.scope.facets, column.facets)
        return all_combined((above, self._beside(part, place)))

    def _beside(self, part: Part, place: int) -> Facets | None:
        """What the head of a row says, within the rows that it lies below."""
        row = part.rows[place]
        if project := part.project(row):
            return Facets(name=core(project))
        if code := row.code or self.names.class_of(row.name):
            return _of_code(code)
        if row.is_total:
            is_own = self.is_selection and row.meaning.facets == NOTHING
            return row.meaning.facets if row.meaning.is_whole and not is_own else None
        path = [one.meaning for one in part.tree.path(place)]
        found = all_combined(m.facets if m.is_whole else None for m in path)
        return found if found != Facets() or not row.name else None


def sheets(paper: Paper, names: Names) -> tuple[Sheet, ...]:
    """Every table of the paper that has a header; the names of its codes are entered in
    ``names``."""
    found = [_sheet(index, table, names) for index, table in paper.tables() if table.head]
    for sheet in found:
        _learn(sheet, names)
    return tuple(found)


def _sheet(index: int, table: Table, names: Names) -> Sheet:
    title = NUMBER.sub("", names.without_unit(table.title))
    inside = UNIT.search(table.title)
    parts = tuple(_part(table, block) for block in blocks(table))
    return Sheet(
        index=index,
        table=table,
        scope=_scope(title),
        unit=table.unit or (inside[1] if inside else ""),
        step=_step(table),
        parts=parts,
        names=names,
        is_trusted=_is_whole(table, index) and all(map(_is_trusted, parts)),
        is_selection=_is_selection(title),
    )


def _part(table: Table, block: Block) -> Part:
    has_codes = any(column.role == "code" for column in block.heads)
    found = tree(read_rows(table, block), has_codes=has_codes)
    return Part(block, found, tuple(found.sums()))


def _is_whole(table: Table, index: int) -> bool:
    """Whether a table is no part of another that its reader took apart, and has all its columns."""
    return not any(in_table(table, index)) and bool(table.title or not table.is_guessed)


def _is_trusted(part: Part) -> bool:
    """No amounts under a title of names or codes, and only codes as long as those of the
    classification."""
    is_shifted = any(HEADING.search(core(column.title)) for column in part.block.amounts)
    return not is_shifted and all(len(row.code) in LENGTHS for row in part.rows if row.code)


def _scope(title: str) -> Meaning:
    """What a title says; of one that names several things, what they have in common."""
    meaning = understood(title)
    if not meaning.is_whole and (bare := BRACKETS.sub("", title)) != title:
        return _scope(bare)
    subjects = _subjects(title)
    return Meaning(_common(subjects)) if subjects and not meaning.is_whole else meaning


def _subjects(title: str) -> list[Facets]:
    """The several things that a title names; none of a title of one, or of words unknown."""
    parts = [understood(part) for part in JOINED.split(NUMBERING.sub("", title.strip()))]
    if len(parts) == 1 or not all(part.is_whole for part in parts):
        return []
    return [part.facets for part in parts]


def _is_selection(title: str) -> bool:
    """Whether a title names some funds, items or codes, whose sum no other table knows."""
    subjects = _subjects(title)
    common = _common(subjects)
    return any(one._replace(side=common.side, kind=common.kind) != common for one in subjects)


def _common(parts: Sequence[Facets]) -> Facets:
    """What all of them say alike."""
    alike = {}
    for axis in Facets._fields:
        said = {getattr(part, axis) for part in parts}
        if len(said) == 1:
            alike[axis] = said.pop()
    return Facets(**alike)


def _step(table: Table) -> Decimal:
    """What the amounts of a table are rounded to: by the number with the most decimals, because
    zeros may be left out."""
    most = 0
    for row in table.rows:
        for cell in row:
            if cell.number is not None:
                most = max(most, cell.number.decimals)
    return Decimal(1).scaleb(-most)


def _of_code(code: str) -> Facets | None:
    """A code of the classification by function (2…) or of the economic one (3…)."""
    match code[0]:
        case "2":
            return Facets(function=code)
        case "3":
            return Facets(economic=code)
        case _:
            return None


# -- names


def _learn(sheet: Sheet, names: Names) -> None:
    """The names that the rows of a table give to codes."""
    for part in sheet.parts:
        known = {row.code: row.name for row in part.rows if row.code and not row.project}
        for code, name in known.items():
            if len(code) == LENGTHS[0] and code.startswith("2"):
                names.add_class(name, code)
        names.items.update(_items(known))
        names.projects |= _projects(part)


def _projects(part: Part) -> set[str]:
    """The names of its projects that are no words by chance."""
    found = {core(part.project(row)) for row in part.rows if not row.is_total}
    return {name for name in found if len(name) >= SHORTEST}


def _items(known: Mapping[str, str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Each 项 with the names of its 类, 款 and its own."""
    for code, name in known.items():
        if len(code) == LENGTHS[-1] and code[:3] in known and code[:5] in known:
            yield Names.path(known[code[:3]], known[code[:5]], name), code
