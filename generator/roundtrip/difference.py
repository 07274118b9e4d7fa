"""What differs between two files: facts, figures with why, texts, paragraphs and rows, items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import chain
from typing import NamedTuple, cast

from generator.roundtrip import anew
from generator.roundtrip.base import (
    FIGURE,
    FIXED,
    Base,
    Block,
    Paragraph,
    Pieces,
    TableBase,
    printed,
)
from generator.roundtrip.listed import row_words, spot_of
from generator.roundtrip.merging import stretches
from generator.roundtrip.sides import Side


class FigureChange(NamedTuple):
    """A printed figure: its name, the texts before and after, what it changed by (empty: one is no
    number), and the lines of the facts that moved."""

    name: str
    old: str
    new: str
    change: str
    why: tuple[str, ...] = ()

    @property
    def size(self) -> Decimal:
        """How much it changed."""
        return abs(_number(self.change) or Decimal(0))


class TextChange(NamedTuple):
    """A text: its key (empty: words of the form, or of a document that nobody knows the owners of),
    where it stands, and how it read and reads."""

    key: str
    where: str
    old: str
    new: str


@dataclass(slots=True)
class Difference:
    """All that differs. ``parts`` are paragraphs, rows and tables that came (``+``) or went
    (``-``); ``items`` projects and units likewise."""

    old: str
    new: str
    items: list[str] = field(default_factory=list)
    figures: dict[str, FigureChange] = field(default_factory=dict)
    texts: list[TextChange] = field(default_factory=list)
    parts: list[TextChange] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.items or self.figures or self.texts or self.parts)

    def by_size(self) -> list[FigureChange]:
        """The figures, the greatest change first."""
        return sorted(self.figures.values(), key=lambda one: -one.size)

    def facts(self) -> list[str]:
        """The lines of all facts that moved, each once."""
        lines = chain.from_iterable(one.why for one in self.by_size())
        return [*dict.fromkeys(lines)]


def difference(old: Side, new: Side) -> Difference:
    """What differs between two files."""
    finding = _Finding(old, new, Difference(old.name, new.name))
    finding.run()
    return finding.found


@dataclass(slots=True)
class _Finding:
    old: Side
    new: Side
    found: Difference

    def run(self) -> None:
        blocks = anew.blocks(self.old.base, self.new.base)
        before, after = self.old.base.blocks, self.new.base.blocks
        for (was,), (now,) in blocks.pairs():
            self.block(was, before[was], after[now])
        for was in blocks.gone():
            where = spot_of(before, was).words
            self.found.parts.append(TextChange("", where, _text(before[was]), ""))
        for now in blocks.added():
            where = spot_of(after, now).words
            self.found.parts.append(TextChange("", where, "", _text(after[now])))
        self.found.items = [*_came_and_went(self.old.base, self.new.base)]

    def block(self, at: int, old: Block, new: Block) -> None:
        """A block that stands on both sides."""
        where = spot_of(self.old.base.blocks, at).words
        if isinstance(old, Paragraph):
            self.text(where, old.pieces, cast("Paragraph", new).pieces)
            return
        table = cast("TableBase", new)
        rows = anew.rows(old, table)
        for (was,), (now,) in rows.pairs():
            row = f"{where}“{row_words(old.rows[was].texts[:2])}”一行"
            for (one,), (other,) in anew.cells(old.rows[was], table.rows[now]).pairs():
                self.text(row, old.rows[was].cells[one], table.rows[now].cells[other])
        for was in rows.gone():
            self.found.parts.append(TextChange("", where, row_words(old.rows[was].texts), ""))
        for now in rows.added():
            self.found.parts.append(TextChange("", where, "", row_words(table.rows[now].texts)))

    def text(self, where: str, old: Pieces, new: Pieces) -> None:
        """A text that stands on both sides, piece by piece."""
        if printed(old) == printed(new):
            return
        for stretch in stretches(old, new):
            pieces = old[stretch.first : stretch.last]
            was, now = printed(pieces), printed(stretch.new)
            owners = [piece.owner for piece in (*pieces, *stretch.new) if piece.owner.kind != FIXED]
            if was == now:
                continue
            if owners and owners[0].kind == FIGURE and len(pieces) == len(stretch.new) == 1:
                self.figure(owners[0].key, was, now)
            else:
                key = owners[0].key if owners else ""
                self.found.texts.append(TextChange(key, where, was, now))

    def figure(self, name: str, old: str, new: str) -> None:
        """A figure that is printed otherwise."""
        if name not in self.found.figures:
            change = FigureChange(name, old, new, _change(old, new), tuple(self.why(name)))
            self.found.figures[name] = change

    def why(self, name: str) -> Iterator[str]:
        """The lines of the facts under a figure that are not the same on both sides."""
        before, after = self.old.facts.lines_of(name), self.new.facts.lines_of(name)
        if not before or not after:
            return
        texts_before = {line.text for line in before}
        texts_after = {line.text for line in after}
        yield from (f"原 {line}" for line in before if line.text not in texts_after)
        yield from (f"现 {line}" for line in after if line.text not in texts_before)


def _came_and_went(old: Base, new: Base) -> Iterator[str]:
    before, after = anew.items(old), anew.items(new)
    yield from (f"- {item}" for item in before if item not in after)
    yield from (f"+ {item}" for item in after if item not in before)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(row_words(row.texts) for row in block.rows)


def _change(old: str, new: str) -> str:
    """What a printed number changed by, with its sign."""
    before, after = _number(old), _number(new)
    return "" if before is None or after is None else f"{after - before:+,f}"


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
