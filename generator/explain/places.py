"""Every place in the document where a figure is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.document.tree import (
    Aligned,
    Block,
    Contents,
    Document,
    Heading,
    Inline,
    Number,
    Paragraph,
    Table,
    plain,
)
from generator.explain.grid import Grid, Slot

BEFORE, AFTER = 16, 8  # characters of a sentence shown around a number


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in a table: ``order`` counts the form's tables from 1 (0: another table); ``codes`` and
    ``name`` head the row, ``columns`` are the titles above it from the top down."""

    order: int
    key: str
    caption: str
    code: str
    name: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        table = f"表{self.order} {self.caption}" if self.order else self.caption
        row = " ".join(filter(None, (self.code, self.name)))
        return " / ".join(filter(None, (table, row, "·".join(self.columns))))


@dataclass(frozen=True, slots=True)
class Place:
    """A number as printed, under its headings: in a table's ``cell``, or in a paragraph counted
    from its heading (0: in the heading itself). ``around`` is the text at the number."""

    number: Number
    headings: tuple[str, ...]
    cell: CellPlace | None = None
    paragraph: int = 0
    around: str = ""

    def __str__(self) -> str:
        if self.cell:
            return str(self.cell)
        path = [
            *(h.split()[0] if i == 0 else h for i, h in enumerate(self.headings)),
            *self._paragraph(),
        ]
        return " › ".join(path)

    def _paragraph(self) -> list[str]:
        return [f"第 {self.paragraph} 段：{self.around}"] if self.paragraph else []


def places(document: Document, order: Sequence[str]) -> tuple[Place, ...]:
    """All of them, in reading order, empty prints (a zero that a form leaves blank) included;
    ``order`` are the keys of the form's tables."""
    return tuple(_Walk(tuple(order)).all(document))


def told(found: Iterable[Place]) -> frozenset[str]:
    """The names of the figures that are printed outside the form's tables, as sentences print
    them."""
    return frozenset(
        place.number.name for place in found if place.cell is None or not place.cell.order
    )


@dataclass(slots=True)
class _Walk:
    order: tuple[str, ...]
    headings: tuple[tuple[int, str], ...] = ()
    paragraph: int = 0

    def all(self, document: Document) -> Iterator[Place]:
        for block in document.blocks():
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Place]:
        match block:
            case Heading():
                text = " ".join(plain(block.inlines).split())
                self.headings = (
                    *(h for h in self.headings if h[0] < block.level),
                    (block.level, text),
                )
                self.paragraph = 0
                yield from self._inlines(block.inlines)
            case Paragraph():
                self.paragraph += 1
                yield from self._inlines(block.inlines)
            case Aligned():
                yield from self._inlines((*block.left, *block.right))
            case Table():
                yield from self._table(block)
            case Contents():
                pass

    @property
    def _path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings)

    def _inlines(self, inlines: tuple[Inline, ...]) -> Iterator[Place]:
        for index, inline in enumerate(inlines):
            if isinstance(inline, Number):
                yield Place(inline, self._path, None, self.paragraph, _around(inlines, index))

    def _table(self, table: Table) -> Iterator[Place]:
        grid = Grid(table)
        titles = grid.titles()
        slots = list(grid.slots())
        figures = {slot.column for slot, _ in slots if slot.numbers}
        order = self.order.index(table.name) + 1 if table.name in self.order else 0
        for slot, row in slots:
            if slot.numbers:
                code, name = _row_head(row, slot.column, figures if table.head else set())
                cell = CellPlace(order, table.name, table.caption, code, name, titles[slot.column])
                for number in slot.numbers:
                    yield Place(number, self._path, cell)


def _row_head(row: tuple[Slot | None, ...], column: int, figures: set[int]) -> tuple[str, str]:
    """Code and name at the left of a number: the nearest run of columns without ``figures``, or, in
    a table without a head, the nearest text."""
    run: list[str] = []
    for at in range(column - 1, -1, -1):
        slot = row[at]
        if at in figures or (slot and slot.numbers):
            if run:
                break
            continue
        if slot and slot.text:
            run.insert(0, slot.text)
            if not figures:
                break
    texts = list(dict.fromkeys(run)) if not figures else run
    code = "".join(t for t in texts if t.isdigit())
    return code, " ".join(t for t in texts if not t.isdigit())


def _around(inlines: tuple[Inline, ...], index: int) -> str:
    """The number within its sentence: ``…2,014.18万元，占99.95%，比上年…``."""
    before, after = (
        " ".join(plain(part).split()) for part in (inlines[:index], inlines[index + 1 :])
    )
    number = plain((inlines[index],))
    head = before if len(before) <= BEFORE else "…" + before[-BEFORE:]
    tail = after if len(after) <= AFTER else after[:AFTER] + "…"
    return f"{head}{number}{tail}"
