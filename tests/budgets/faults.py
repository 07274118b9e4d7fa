"""Faults planted in a composed document, one at a time: what a wrong template, or a hand, may do to
it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.document.tree import (
    Block,
    Cell,
    Document,
    Inline,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
)

OPPOSITES = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}


@dataclass(frozen=True)
class Fault:
    """The document with one fault, and what was done where."""

    document: Document
    what: str


Plant = Callable[[Document, random.Random], Iterator[Fault]]


def changed(document: Document, old: Block, new: Block) -> Document:
    """The document with one block in another's place."""
    sections = tuple(
        replace(section, blocks=tuple(new if block is old else block for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections)


def other_digit(number: Number, chance: random.Random) -> Number:
    """The number with one of its digits replaced by another."""
    places = [i for i, character in enumerate(number.text) if character.isdigit()]
    place = chance.choice(places)
    digit = chance.choice([d for d in "0123456789" if d != number.text[place]])
    text = number.text[:place] + digit + number.text[place + 1 :]
    return Number(number.name, text, text.replace(",", ""))


def digits_of_cells(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A digit of an amount in a table."""
    for table in _tables(document):
        for at, row in enumerate(table.body):
            for column, cell in enumerate(row.cells):
                number = _only(cell)
                if number is not None and any(c.isdigit() for c in number.text):
                    fresh = other_digit(number, chance)
                    yield _with_cell(
                        document,
                        table,
                        at,
                        column,
                        fresh,
                        f"{table.name} {number.text}→{fresh.text}",
                    )


def blanks_filled(document: Document, chance: random.Random) -> Iterator[Fault]:
    """An amount where a table prints nothing."""
    for table in _tables(document):
        for at, row in enumerate(table.body):
            for column, cell in enumerate(row.cells):
                number = _only(cell)
                if number is not None and not any(c.isdigit() for c in number.text):
                    text = f"{chance.randint(1, 99)}.{chance.randint(10, 99)}"
                    fresh = Number(number.name, text, text)
                    yield _with_cell(
                        document, table, at, column, fresh, f"{table.name} {number.name} {text}"
                    )


def totals_wrong(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A total of a table that is something more than its rows."""
    for table in _tables(document):
        for at, row in enumerate(table.body):
            for column, cell in enumerate(row.cells):
                number = _only(cell)
                if row.role == "合计" and number is not None and number.text.strip("-"):
                    value = Decimal(number.value) + chance.randint(1, 9)
                    fresh = Number(number.name, f"{value:,f}", f"{value:f}")
                    yield _with_cell(
                        document,
                        table,
                        at,
                        column,
                        fresh,
                        f"{table.name} {number.text}→{fresh.text}",
                    )


def rows_lost(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A row with amounts that is not printed."""
    del chance
    for table in _tables(document):
        for at, row in enumerate(table.body):
            numbers = [n for cell in row.cells if (n := _only(cell)) and Decimal(n.value)]
            if numbers and not row.role and all(cell.rowspan == 1 for cell in row.cells):
                shorter = replace(table, body=(*table.body[:at], *table.body[at + 1 :]))
                yield Fault(changed(document, table, shorter), f"{table.name} 第{at + 1}行")


def digits_of_sentences(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A digit of an amount in a sentence."""
    for block, at, number in _spoken(document):
        if not number.name.endswith(("占比", "增减率", "增减")):
            fresh = other_digit(number, chance)
            yield _with_inline(
                document, block, at, fresh, f"{number.name} {number.text}→{fresh.text}"
            )


def percentages(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A digit of a share or a rate."""
    for block, at, number in _spoken(document):
        if number.name.endswith(("占比", "增减率")):
            fresh = other_digit(number, chance)
            yield _with_inline(
                document, block, at, fresh, f"{number.name} {number.text}→{fresh.text}"
            )


def directions(document: Document, chance: random.Random) -> Iterator[Fault]:
    """A direction word before an amount that is not zero, turned round."""
    del chance
    for block, at, number in _spoken(document):
        before = block.inlines[at - 1] if at else None
        word = before.text[-2:] if isinstance(before, Text) else ""
        if (
            word in OPPOSITES
            and Decimal(number.value)
            and number.name.endswith(("增减额", "增减率"))
        ):
            text = (
                Text(before.text[:-2] + OPPOSITES[word]) if isinstance(before, Text) else Text("")
            )
            yield _with_inline(document, block, at - 1, text, f"{number.name} {word}")


KINDS: dict[str, Plant] = {
    "表里一个数改一位": digits_of_cells,
    "空格里填上数": blanks_filled,
    "合计多一些": totals_wrong,
    "漏印一行": rows_lost,
    "句中金额改一位": digits_of_sentences,
    "占比、增减率改一位": percentages,
    "增减方向写反": directions,
}


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks() if isinstance(block, Table) and block.head)


def _only(cell: Cell) -> Number | None:
    """The number of a cell that holds nothing else."""
    if len(cell.inlines) == 1 and isinstance(cell.inlines[0], Number):
        return cell.inlines[0]
    return None


def _with_cell(
    document: Document,
    table: Table,
    at: int,
    column: int,
    number: Number,
    what: str,
) -> Fault:
    row = table.body[at]
    cells = list(row.cells)
    cells[column] = replace(cells[column], inlines=(number,))
    body = (*table.body[:at], Row(tuple(cells), row.role), *table.body[at + 1 :])
    return Fault(changed(document, table, replace(table, body=body)), what)


def _spoken(document: Document) -> Iterator[tuple[Paragraph, int, Number]]:
    """The numbers of sentences that are amounts of money, shares or rates."""
    for block in document.blocks():
        if isinstance(block, Paragraph):
            for at, inline in enumerate(block.inlines):
                if isinstance(inline, Number) and any(c.isdigit() for c in inline.text):
                    yield block, at, inline


def _with_inline(document: Document, block: Paragraph, at: int, inline: Inline, what: str) -> Fault:
    inlines = (*block.inlines[:at], inline, *block.inlines[at + 1 :])
    return Fault(changed(document, block, replace(block, inlines=inlines)), what)
