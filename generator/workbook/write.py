"""The fill-in workbook of a tree, as a file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import Final

from xlsxwriter import Workbook

from generator.budget.form_facts import FormFact
from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year
from generator.source.nodes import LocatedDict, Node, descend
from generator.workbook.computed import Computed
from generator.workbook.encode import encode
from generator.workbook.front import write_front
from generator.workbook.layout import layout
from generator.workbook.lists import Lists
from generator.workbook.places import Places, placed
from generator.workbook.sheet_writer import Shared, SheetWriter
from generator.workbook.styles import Styles

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The same input makes the same bytes."""


def workbook(root: Node, facts: Mapping[str, FormFact]) -> bytes:
    """The workbook that says what the tree ``root`` of a file says, with the cells that its form
    asks for beside (``facts``)."""
    content = io.BytesIO()
    book = Workbook(content, _OPTIONS)
    book.set_properties({"title": "预算公开填报簿", "created": MADE})
    filled = encode(root, layout(facts))
    computed = Computed(str(descend(root, ("计量单位",)) or "万元"))
    every = placed([one.sheet for one in filled], {})
    names = tuple(one.sheet.name for one in filled)
    shared = Shared(Styles(book), _lists(root), Places(every), computed, names)
    write_front(book, shared.styles, filled, root)
    for one, where in zip(filled, every, strict=True):
        SheetWriter(book.add_worksheet(one.sheet.name), where, shared).write(one)
    shared.lists.write(book)
    book.close()
    return content.getvalue()


def _lists(root: Node) -> Lists:
    year = str(descend(root, ("年度",)) or "")
    own = descend(root, ("科目名称",))
    names = {key: str(name) for key, name in own.items()} if isinstance(own, LocatedDict) else {}
    return Lists(Catalogue(int(year) if year.isdecimal() else newest_year()), names)
