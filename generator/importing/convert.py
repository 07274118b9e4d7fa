"""From a workbook that was read to the text of a unit's file."""

from __future__ import annotations

from generator.authoring.emit import Tree
from generator.authoring.sections import with_sections
from generator.authoring.skeleton import skeleton
from generator.catalogue.classification import Catalogue
from generator.importing.book import Book
from generator.importing.facts import measure_of, sections
from generator.source.nodes import Source, descend
from generator.source.pending import MARK


def new_file(book: Book, form: str, year: int) -> str:
    """A skeleton that holds what the workbook says."""
    measure = measure_of(book.entries)
    found = sections(book.entries, measure, Catalogue(year), book.names)
    given: dict[str, Tree] = {"计量单位": measure, **{key: value for key, value in found.items() if value}}
    if book.unit:
        given["单位"] = {"名称": book.unit}
    return _marked(skeleton(form, year, given), book)


def updated(book: Book, existing: Source) -> str:
    """A file with its money from the workbook; sections of which the workbook says nothing stay."""
    measure, year = (str(descend(existing.root, (key,)) or "") for key in ("计量单位", "年度"))
    found = sections(book.entries, measure or "万元", Catalogue(int(year) if year.isdigit() else 0), book.names)
    names = descend(existing.root, ("科目名称",))
    own = dict(names) if isinstance(names, dict) else {}
    local = found["科目名称"]
    found["科目名称"] = {**(local if isinstance(local, dict) else {}), **{str(k): str(v) for k, v in own.items()}}
    return _marked(with_sections(existing, {key: value for key, value in found.items() if value}), book)


def _marked(text: str, book: Book) -> str:
    """What was not understood stays at the end of the file until a person deletes it."""
    lines = [f"# {MARK}，导入时没有读懂或对不上：{problem}" for problem in book.problems]
    return "\n".join([text.rstrip("\n"), *([""] if lines else []), *lines]) + "\n"
