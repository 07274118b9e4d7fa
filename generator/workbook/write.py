"""The fill-in workbook of a tree, as a file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook

from generator.budget.form_facts import FormFact
from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.source.nodes import LocatedDict, Node, descend
from generator.workbook.cells import Shared
from generator.workbook.computed import Computed
from generator.workbook.encode import Filled, Row, encode
from generator.workbook.front import write_front
from generator.workbook.layout import layout
from generator.workbook.lists import SHEET as OFFERED
from generator.workbook.lists import Lists
from generator.workbook.places import Places, placed
from generator.workbook.reckoning import SHEET as RECKONED
from generator.workbook.reckoning import Reckoning, Wanted
from generator.workbook.shapes import Path_
from generator.workbook.sheet_writer import SheetWriter
from generator.workbook.styles import Styles

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The same input makes the same bytes."""


def workbook(root: Node, facts: Mapping[str, FormFact], wanted: Wanted | None = None) -> bytes:
    """The workbook that says what the tree ``root`` of a file says, with the cells that its form
    asks for beside (``facts``) and the texts that it wants."""
    content = io.BytesIO()
    book = Workbook(content, _OPTIONS)
    book.set_properties({"title": "预算公开填报簿", "created": MADE})
    filled = encode(root, layout(facts))
    styles, lists = Styles(book), _lists(root)
    write_front(book, styles, filled, root)
    papers = [book.add_worksheet(one.sheet.name) for one in filled]
    offered, reckoned = book.add_worksheet(OFFERED), book.add_worksheet(RECKONED)
    every = placed([one.sheet for one in filled])
    places = Places(every)
    reckoning = Reckoning(reckoned, places, wanted or Wanted())
    reckoning.write()
    shared = Shared(
        styles=styles,
        lists=lists,
        places=places,
        computed=Computed(places, reckoning, wanted or Wanted(), _rows(filled)),
        names=tuple(one.sheet.name for one in filled),
        measure=str(descend(root, ("计量单位",)) or "万元"),
    )
    for paper, one, where in zip(papers, filled, every, strict=True):
        SheetWriter(paper, where, shared).write(one)
    lists.write(offered)
    book.close()
    return content.getvalue()


def _rows(filled: Sequence[Filled]) -> dict[Path_, Sequence[Row]]:
    """The rows of all tables by their paths."""
    found: dict[Path_, Sequence[Row]] = {}
    for one in filled:
        for table, rows in zip(one.sheet.tables, one.tables, strict=True):
            found[table.path] = rows
    return found


def _lists(root: Node) -> Lists:
    year = str(descend(root, ("年度",)) or "")
    own = descend(root, ("科目名称",))
    names = {key: str(name) for key, name in own.items()} if isinstance(own, LocatedDict) else {}
    return Lists(Catalogue(int(year) if year.isdecimal() else newest_year()), names)
