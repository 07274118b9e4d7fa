"""Codes and names: against the catalogue of the year, between tables, and of sentences against the
tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from generator.audit.free.finding import Finding, contradiction, remark
from generator.audit.free.numbers import NO_COLUMNS
from generator.catalogue.classification import Catalogue, written_otherwise
from generator.catalogue.printed import Code, row_code
from generator.published.model import At, Paragraph
from generator.relations.facets import core
from generator.relations.labels import CLASS_ENDS, ITEM, PIECES, Names
from generator.relations.reading import Reading
from generator.relations.rows import Row
from generator.relations.sheets import Part, Sheet
from generator.relations.vocabulary import vocabulary

KIND: Final = "名称"
ALIKE: Final = 0.8
OLDER: Final = {old: now for old, now in written_otherwise().items() if old != now}
"""Names of catalogues that the program does not have, and wrong ones that are often printed."""
AROUND: Final = '“”"1234567890.、 '
"""What may stand before the name of a 类."""
LOCAL: Final = "经济分类科目表里没有"
"""A 款 of the economic classification may be a local one."""


def names(reading: Reading) -> Iterator[Finding]:
    """Every code and name."""
    source = reading.paper.source
    is_text = source is not None and source.kind in NO_COLUMNS
    if is_text:
        yield from _spoken(reading)
        return
    if reading.paper.year:
        catalogue = Catalogue(reading.paper.year)
        for sheet in reading.sheets:
            if sheet.is_trusted:
                yield from _rows(sheet, catalogue)
        yield from _classes(reading, catalogue)
        known = {**catalogue.all_functions(), **catalogue.economics}
        yield from _twice(reading, known)
    else:
        yield from _twice(reading, {})
    yield from _spoken(reading)
    yield from _lacking(reading)
    yield from _notes(reading)


# -- rows of tables


def _rows(sheet: Sheet, catalogue: Catalogue) -> Iterator[Finding]:
    for part in sheet.parts:
        is_mixed = _is_mixed(part)
        above = ""
        for row in part.rows:
            if row.code and not row.project:
                may_be_another = is_mixed or row.code == above
                yield from _row(sheet, row, catalogue, may_be_another=may_be_another)
                above = row.code


def _is_mixed(part: Part) -> bool:
    """Whether the column of names holds those of projects or units too: 单位名称（科目、项目）."""
    titles = [core(column.title) for column in part.block.heads if column.role != "code"]
    together = "\n".join(titles)
    return any(word in together for word in vocabulary().lists["不是科目"])


def _row(
    sheet: Sheet,
    row: Row,
    catalogue: Catalogue,
    *,
    may_be_another: bool,
) -> Iterator[Finding]:
    """The code and the name of a row; ``may_be_another``: what is no name of the classification may
    be that of a project or a unit under the code."""
    code = row.code
    cells = [piece for piece in (code[:3], code[3:5], code[5:7]) if piece]
    is_economic = code.startswith("3")
    found = row_code(cells, row.name, catalogue, economic=is_economic)
    at = At(sheet.index, row.at)
    printed = f"{' '.join(cells)} {row.name}"
    if found.fault:
        is_open = found.is_question or LOCAL in found.fault
        make = remark if is_open else contradiction
        yield make("编码", at, printed, found.fault)
    elif found.name_fault and not (may_be_another and _is_no_name(row, catalogue)):
        yield _name(at, row, found, catalogue)


def _is_no_name(row: Row, catalogue: Catalogue) -> bool:
    """Whether what stands beside a code is nothing like its name."""
    known = {**catalogue.all_functions(), **catalogue.economics}
    name, official = core(row.name), core(known.get(row.code, ""))
    return SequenceMatcher(None, name, official, autojunk=False).ratio() < ALIKE


def _name(at: At, row: Row, found: Code, catalogue: Catalogue) -> Finding:
    """A name that the catalogue of the year does not give the code."""
    former = catalogue.former_names()
    if row.name in former:
        why = f"是旧科目的名称，{catalogue.year} 年是“{former[row.name]}”"
        return contradiction(KIND, at, row.name, why, former[row.name])
    return contradiction(KIND, at, row.name, found.name_fault)


def _twice(reading: Reading, official: Mapping[str, str]) -> Iterator[Finding]:
    """One code that the catalogue does not name has one name in all tables."""
    known: dict[str, str] = {}
    for sheet in reading.sheets:
        for part in sheet.parts:
            rows = [row for row in part.rows if row.code and row.name and not row.project]
            for row in rows if sheet.is_trusted else ():
                if row.code in official:
                    continue
                first = known.setdefault(row.code, row.name)
                if _plain(first) != _plain(row.name):
                    at = At(sheet.index, row.at)
                    why = f"别的表里 {row.code} 是“{first}”"
                    yield contradiction(KIND, at, row.name, why, first)


def _plain(name: str) -> str:
    return core(name).removesuffix(CLASS_ENDS)


# -- names in sentences


def _spoken(reading: Reading) -> Iterator[Finding]:
    """类, 款 and 项 named in sentences have the names of the tables."""
    known = reading.names.items
    for index, block in enumerate(reading.paper.blocks):
        if not isinstance(block, Paragraph):
            continue
        for found in ITEM.finditer(block.text):
            if not found["item"]:
                continue
            class_ = PIECES.split(found["class"])[-1].strip(AROUND)
            path = Names.path(class_, found["section"], found["item"])
            nearest = max(known, key=lambda other: _alike(path, other), default=None)
            if path in known or nearest is None or _alike(path, nearest) < ALIKE:
                continue
            printed = [one for one, right in zip(path, nearest, strict=True) if one != right]
            expected = [right for one, right in zip(path, nearest, strict=True) if one != right]
            why = f"表里 {known[nearest]} 是“{'、'.join(expected)}”"
            at = At(index, start=found.start())
            yield contradiction(KIND, at, "、".join(printed), why, "、".join(expected))


def _lacking(reading: Reading) -> Iterator[Finding]:
    """A 项 with money in a sentence is one of those that the tables have under its 款."""
    known = reading.names.items
    sections = {path[:2]: code[:5] for path, code in known.items()}
    for claim in reading.claims:
        block = reading.paper.blocks[claim.block]
        if not isinstance(block, Paragraph) or not claim.is_unlisted_item:
            continue
        found = ITEM.search(block.text)
        if not found or not found["item"] or claim.amount is None or not claim.amount.value:
            continue
        class_ = PIECES.split(found["class"])[-1].strip(AROUND)
        path = Names.path(class_, found["section"], found["item"])
        code = sections.get(path[:2])
        if code and max(_alike(path, other) for other in known) < ALIKE:
            listed = [other[2] for other, item in known.items() if item.startswith(code)]
            why = f"表里 {code} 之下只有“{'、'.join(listed)}”"
            yield contradiction(KIND, claim.at, found["item"], why)


def _alike(path: tuple[str, str, str], other: tuple[str, str, str]) -> float:
    """How alike two paths of names are: as their least alike name, 0 to 1."""
    pairs = zip(path, other, strict=True)
    return min(SequenceMatcher(None, one, right, autojunk=False).ratio() for one, right in pairs)


def _classes(reading: Reading, catalogue: Catalogue) -> Iterator[Finding]:
    """No 类 is called by the name of an older catalogue."""
    former = catalogue.former_names()
    for index, block in enumerate(reading.paper.blocks):
        if not isinstance(block, Paragraph):
            continue
        for found in ITEM.finditer(block.text):
            for name in (found["class"], found["section"], found["item"]):
                bare = core(PIECES.split(name or "")[-1])
                now = former.get(bare) or OLDER.get(bare, "")
                if now:
                    at = At(index, start=found.start())
                    why = f"是旧科目的名称，{catalogue.year} 年是“{now}”"
                    yield contradiction(KIND, at, bare, why, now)


# -- notes


def _notes(reading: Reading) -> Iterator[Finding]:
    """The note of an empty table speaks of that table's fund."""
    empty = vocabulary().lists["空表"]
    for sheet in reading.sheets:
        title = sheet.scope.facets.fund
        for note in sheet.table.notes:
            said = _fund(note)
            if title and said and any(word in note for word in empty) and not _same(title, said):
                why = f"备注说的是“{said}”，表题说的是“{title}”"
                yield contradiction("说法", At(sheet.index), note[:24], why)


def _fund(note: str) -> str:
    """The first fund that a note names, the longest word first."""
    known = vocabulary()
    for start in range(len(note)):
        for word in known.by_first.get(note[start], ()):
            if note.startswith(word, start) and known.words[word].axis == "fund":
                return known.words[word].value
    return ""


def _same(one: str, other: str) -> bool:
    forest = vocabulary().funds
    return one == other or forest.is_below(one, other) or forest.is_below(other, one)
