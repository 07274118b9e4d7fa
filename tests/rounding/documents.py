"""What a document prints, as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.document.tree import Document, Number, Table
from generator.explain.places import places
from generator.figures.model import MONEY, Figures
from generator.forms.spec import FormSpec

PER = {"万元": Decimal(10000), "元": Decimal(1)}


def printed_money(
    document: Document, figures: Figures, spec: FormSpec
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every amount that is printed: the figure's name, what is printed and the last place's unit,
    both in 元."""
    for place in places(document, ()):
        if figures[place.number.name].unit == MONEY:
            table = spec.tables.get(place.cell.key) if place.cell else None
            per, value = PER[table.measure if table else "万元"], Decimal(place.number.value)
            yield place.number.name, value * per, per.scaleb(int(value.as_tuple().exponent))


def tables(document: Document) -> dict[str, Table]:
    return {b.name: b for b in document.blocks() if isinstance(b, Table)}


def row(table: Table, role: str) -> list[list[Decimal | None]]:
    """The rows of a role as numbers, None in cells without."""
    rows = [r for r in table.body if r.role == role]
    return [
        [
            next((Decimal(i.value) for i in c.inlines if isinstance(i, Number)), None)
            for c in r.cells
        ]
        for r in rows
    ]


def uneven(table: Table) -> list[tuple[Decimal, Decimal]]:
    """Total and sum of the rows, for every column where they differ."""
    (total,) = row(table, "合计")
    columns = list(zip(*row(table, ""), strict=True))
    sums = [sum((v for v in column if v is not None), Decimal(0)) for column in columns] or [
        Decimal(0)
    ] * len(total)
    return [(t, s) for t, s in zip(total, sums, strict=True) if t is not None and t != s]
