"""Which form a paper follows, and which of its tables is which of the form's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from generator.catalogue.alike import bare, near
from generator.diagnostics import Position
from generator.forms.library import Form, Library
from generator.forms.spec import FormSpec, TableSpec
from generator.published.model import Paper, Table
from generator.relations.facets import NUMBERING

ALIKE: Final = 0.8
MOST: Final = Decimal("0.6")
"""The share of a form's tables that a paper which follows it has."""
PLACE: Final = re.compile(r"\{年度\}年|\{[^{}]*\}")
VARYING: Final = re.compile(r"^表(?:[一二三四五六七八九十]+|\d{1,2})|20\d\d年度?|部门|单位")
LOOSE: Final = re.compile(r"预算|体?情况(?=表$)")
"""What titles of one table may have or not: 收支总体情况表, 收支预算总表."""


class Followed(NamedTuple):
    """A form, and by the names of its tables which blocks of the paper they are."""

    form: Form
    tables: Mapping[str, int]


def followed(paper: Paper, library: Library) -> Followed | None:
    """The form of the paper's year most of whose tables it has, by their very titles."""
    forms = [one for one in library.forms(Position("", 1)) if _serves(one.spec, paper.year)]
    titles = {plain(table.title) for _, table in paper.tables()}
    found = [(_titled(one.spec, titles), one) for one in forms]
    fitting = [(most, one) for most, one in found if most >= MOST * len(one.spec.table_order)]
    if not fitting:
        return None
    _, best = max(fitting, key=lambda pair: 2 * pair[0] - len(pair[1].spec.table_order))
    return Followed(best, tables_of(paper, best.spec))


def _serves(spec: FormSpec, year: int) -> bool:
    return spec.years is not None and spec.years.cover(year)


def _titled(spec: FormSpec, titles: AbstractSet[str]) -> int:
    """How many tables of a form have one of the titles."""
    return sum(plain(spec.tables[key].title) in titles for key in spec.table_order)


def tables_of(paper: Paper, spec: FormSpec) -> dict[str, int]:
    """Each table of the form in the paper: by its title; without one, the only table not yet found
    that has its columns."""
    by_title = {core(spec.tables[key].title): key for key in spec.table_order}
    found: dict[str, int] = {}
    for index, table in paper.tables():
        key = _called(core(table.title), by_title)
        if key and key not in found:
            found[key] = index
    for index, table in paper.tables():
        if not table.title and index not in found.values():
            left = [key for key in spec.table_order if key not in found]
            fitting = [key for key in left if _has_columns(table, spec.tables[key])]
            if len(fitting) == 1:
                found[fitting[0]] = index
    return found


def plain(title: str) -> str:
    """A title without what varies between units and years: 部门, 单位, numbering."""
    return VARYING.sub("", bare(NUMBERING.sub("", stated(title))))


def core(title: str) -> str:
    """A title without what one table may be called with or without."""
    return LOOSE.sub("", plain(title))


def stated(title: str) -> str:
    """What a form's title says of any unit in any year."""
    return PLACE.sub("", title)


def _called(title: str, by_title: Mapping[str, str]) -> str:
    if title in by_title or not title:
        return by_title.get(title, "")
    best = max(by_title, key=lambda other: near(other, title))
    return by_title[best] if near(best, title) >= ALIKE else ""


def _has_columns(table: Table, spec: TableSpec) -> bool:
    """Whether a table has as many columns as one of the form, nearly all under its titles, or has
    none of its own."""
    columns = spec.leaves()
    if len(columns) != table.width:
        return False
    tops = chain.from_iterable(top.leaves() for top in table.head)
    own = [title.text for title in tops]
    pairs = zip(own, columns, strict=False)
    alike = sum(near(text, stated(column.title)) >= ALIKE for text, column in pairs)
    has_amounts = any(cell.number is not None for cell in table.rows[0]) if table.rows else False
    return alike >= ALIKE * table.width or (not own and has_amounts)
