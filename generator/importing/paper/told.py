"""What a paper tells: every amount by what it is the amount of, in 元, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.importing.grid import letter
from generator.importing.paper.codes import find_codes
from generator.published.model import At, Paper, Table
from generator.published.places import place
from generator.relations.facets import Facets
from generator.relations.ledger import Ledger, Stated, ledger, plain_key
from generator.relations.reading import Reading, read

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Told:
    """A paper read, with all its amounts."""

    reading: Reading
    book: Ledger

    @property
    def paper(self) -> Paper:
        """The paper itself."""
        return self.reading.paper

    def stated(self, key: Facets, side: str = "") -> Stated | None:
        """The first statement of an amount, those of tables before those of sentences, blanks
        last."""
        known = plain_key(key)
        found = (*self.book.entries.get(known, ()), *self.book.blanks.get(known, ()))
        fitting = (one for one in found if not side or one.side in ("", side, "收支"))
        return next(fitting, None)

    def amount(self, key: Facets, side: str = "") -> Decimal | None:
        """An amount in 元; ``None`` where the paper has no place for it."""
        found = self.stated(key, side)
        return found.amount if found else None

    def tables(self) -> Iterator[tuple[Facets, Stated]]:
        """Every amount and every blank of a table."""
        for entries in (self.book.entries, self.book.blanks):
            for key, found in entries.items():
                yield from ((key, one) for one in found if one.is_table)

    def totals_in_words(self) -> Iterator[tuple[Facets, Stated]]:
        """The totals by source and kind that only sentences tell."""
        for key, found in self.book.entries.items():
            is_total = key == Facets(fund=key.fund, kind=key.kind)
            if is_total and not any(one.is_table for one in found):
                yield key, found[0]

    def where(self, at: At) -> str:
        """A place in words, with its page or the cell of a workbook where that is known."""
        block = self.paper.blocks[at.block]
        words = place(self.paper, at)
        if isinstance(block, Table) and block.origins and block.origins[max(at.row, 0)].sheet:
            origin = block.origins[max(at.row, 0)]
            cell = f"!{letter(at.column)}{origin.row}" if at.column >= 0 else ""
            return f"{origin.sheet}{cell} {words}"
        return f"第{block.page}页 {words}" if block.page else words


def told(paper: Paper, catalogues: Sequence[Catalogue]) -> Told:
    """The paper read; a 项 that no table lists by the code that the first of ``catalogues`` gives
    it."""
    reading = read(paper)
    find_codes(reading, catalogues)
    return Told(reading, ledger(reading))
