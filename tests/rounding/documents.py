"""What a document prints, as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.document.tree import Document, Number, Table
from generator.explain.places import places

LEAVES = ("收入总体", "支出总体", "一般公共预算支出", "基本支出", "项目支出", "政府性基金")


def numbers(document: Document) -> Iterator[Number]:
    return (p.number for p in places(document, ()))


def value(number: Number) -> Decimal:
    return Decimal(number.value)


def tables(document: Document) -> dict[str, Table]:
    return {b.name: b for b in document.blocks() if isinstance(b, Table)}


def row(table: Table, role: str) -> list[list[Decimal | None]]:
    """The rows of a role as numbers, None in cells without."""
    rows = [r for r in table.body if r.role == role]
    return [[next((value(i) for i in c.inlines if isinstance(i, Number)), None) for c in r.cells] for r in rows]


def uneven(table: Table) -> list[tuple[Decimal, Decimal]]:
    """Total and sum of the rows, for every column where they differ."""
    (total,) = row(table, "合计")
    columns = list(zip(*row(table, ""), strict=True))
    sums = [sum((v for v in column if v is not None), Decimal(0)) for column in columns] or [Decimal(0)] * len(total)
    return [(t, s) for t, s in zip(total, sums, strict=True) if t is not None and t != s]
