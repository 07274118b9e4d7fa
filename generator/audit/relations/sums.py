"""Totals within each table: 类 = Σ款, 款 = Σ项, 合计 = Σ类; sources, kinds, economic classes,
projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.audit.case import Reread
from generator.audit.facets import Axis, Facets, children, facets
from generator.audit.interval import total
from generator.audit.readings import UNKNOWN, Reading
from generator.audit.tables import TableReading
from generator.audit.verdict import Answer, Kind, Verdict, judged

AXES: tuple[Axis, ...] = ("item", "economic", "fund", "kind")
SHOWN = 6  # terms a computation spells out


def sums(case: Reread) -> Iterator[Verdict]:
    """Every amount of a table that other amounts of the same table add up to, along each axis."""
    for table in case.tables.found.values():
        yield from of_table(table, case.tables.project_codes)


def of_table(table: TableReading, project_codes: dict[int, str]) -> Iterator[Verdict]:
    """The sums of one table."""
    cells: dict[Facets, Reading] = {}
    for cell in (c for block in table.rows for row in block for c in row.cells):
        if found := facets(cell.name, project_codes):
            cells.setdefault(found, cell)
    for axis in AXES:
        groups: dict[Facets, dict[str, Reading]] = defaultdict(dict)
        for found, cell in cells.items():
            groups[replace(found, **{axis: ""})][getattr(found, axis)] = cell
        for group in groups.values():
            yield from _of_group(group)


def _of_group(group: dict[str, Reading]) -> Iterator[Verdict]:
    """The sums along one axis, by the places on it."""
    for path, cell in group.items():
        terms = [group[c] for c in children(path, set(group))]
        if cell.text == UNKNOWN or not terms:
            continue
        if any(t.text == UNKNOWN for t in terms):
            yield Verdict(
                Kind.SUM, Answer.UNCHECKED, cell.place, cell.text, computation="有的栏在提取时丢失"
            )
        elif cell.text or any(t.text for t in terms):
            yield of_terms(Kind.SUM, cell, terms)


def of_terms(kind: Kind, target: Reading, terms: list[Reading]) -> Verdict:
    """A printed total against its printed terms."""
    exact = sum((t.value for t in terms), start=terms[0].value * 0)
    return judged(kind, target, exact, total(t.interval for t in terms), spelled(terms), terms)


def spelled(terms: list[Reading]) -> str:
    """``1,370.16 + 237.06``, long sums shortened."""
    texts = [t.stated for t in terms if t.text] or ["0"]
    if len(texts) > SHOWN:
        return f"{' + '.join(texts[: SHOWN - 1])} + …（共 {len(texts)} 个数）"
    return " + ".join(texts)
