"""Tables whose labels stand beside the cells (绩效目标表): amounts that are the sum of others by
their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.published.model import At, Cell, Paragraph, Printed, Table
from generator.published.numbers import spots
from generator.relations.facets import Facets, core
from generator.relations.ledger import Ledger
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said, said_of
from generator.relations.verdict import Allowance, Kind, Verdict, holds, of_sum
from generator.relations.vocabulary import vocabulary


def labelled(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """The sums of every table without a header, and of the lines that are left of one."""
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Paragraph):
            yield from _in_line(block, index, allowance)
        elif isinstance(block, Table) and not block.head:
            amounts = _amounts(block, index)
            yield from _sums(amounts, allowance)
            yield from _of_unit(amounts, book, allowance)


def _in_line(block: Paragraph, index: int, allowance: Allowance) -> Iterator[Verdict]:
    """A row of such a table whose cells a text has lost, with all its numbers and only some of its
    labels: 年度资金总额 130万元 120万元 其他资金 10万元."""
    numbers = [said_of(spot.number, At(index, start=spot.start)) for spot in block.spots]
    for rule in vocabulary().lists["并排"]:
        place = len(numbers) - len(rule["各项"]) - 1
        if place < 0:
            continue
        total, *parts = numbers[place:]
        if core(block.text[: total.at.start]).endswith(tuple(rule["合计"])):
            yield of_sum(Kind.PARTS, total, parts, allowance, is_sure=False)


def _of_unit(amounts: Mapping[str, Said], book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """What a unit has from all sources is all that it spends; from its treasury, 财政拨款."""
    for rule in vocabulary().lists["全部资金"]:
        parts = [amounts[label] for label in rule["各项"] if label in amounts]
        if len(parts) < len(rule["各项"]) or not all(part.is_money for part in parts):
            continue
        exact = sum((part.amount for part in parts), ZERO)
        off = sum(map(allowance.off, parts), ZERO)
        for stated in book.of(Facets(fund=rule["来源"])):
            if abs(stated.amount - exact) <= off + allowance.off(stated.said):
                yield holds(Kind.TIE, parts[0], *parts[1:], stated.said)
                break


def _sums(amounts: Mapping[str, Said], allowance: Allowance) -> Iterator[Verdict]:
    for rule in vocabulary().lists["并排"]:
        total = _first(amounts, rule["合计"])
        parts = [_first(amounts, labels) for labels in rule["各项"]]
        printed = [part for part in parts if part is not None]
        if total is not None and len(printed) == len(parts):
            yield of_sum(Kind.PARTS, total, printed, allowance, is_sure=True)


def _first(amounts: Mapping[str, Said], labels: Sequence[str]) -> Said | None:
    return next((amounts[label] for label in labels if label in amounts), None)


def _amounts(table: Table, index: int) -> dict[str, Said]:
    """The number beside each label: in the next cell of the row that is no label itself."""
    found: dict[str, Said] = {}
    for row, cells in enumerate(table.rows):
        label = ""
        for column, cell in enumerate(cells):
            number = _number(cell, At(index, row, column), table.unit)
            if number is not None and label:
                found.setdefault(label, number)
                label = ""
            elif cell.text and number is None:
                label = core(cell.text)
    return found


def _number(cell: Cell, at: At, unit: str) -> Said | None:
    """The number of a cell that holds one, with its unit or without."""
    if cell.number is not None:
        return _said(cell.number, at, unit, cell.mark)
    if not cell.text[:1].isdigit() and not cell.text.startswith("-"):
        return None
    found = list(spots(cell.text))
    if len(found) != 1 or found[0].stop + len(found[0].number.unit) != len(cell.text):
        return None
    return _said(found[0].number, at, unit, cell.mark)


def _said(number: Printed, at: At, unit: str, mark: str) -> Said:
    step = Decimal(1).scaleb(-number.decimals)
    return Said(number.value, number.unit or unit, step, at, number.text, mark)
