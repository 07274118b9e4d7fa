"""Blocks in reading order, each table with the title and unit above it and the notes below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from generator.published.model import Block, Heading, Paragraph, Table

MEASURE: Final = re.compile(r"单位[：:]\s*(?:人民币)?\s*([亿万千百]?元)")
YEAR: Final = re.compile(r"(20\d\d)\s*年")


@dataclass(slots=True)
class Flow:
    """The blocks so far, and what the next table is under."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    unit: str = ""
    noted: int = -1

    def end(self) -> None:
        """A section ends: a title or unit that stands in it is of no table in the next."""
        self.title = self.unit = ""
        self.noted = -1

    def heading(self, heading: Heading) -> None:
        """A heading, which may be the title of a table and state its unit."""
        found = MEASURE.search(heading.text)
        self.title, self.noted = heading.text, -1
        self.unit = found[1] if found else ""
        self.blocks.append(heading)

    def paragraph(self, paragraph: Paragraph, *, is_note: bool = True) -> None:
        """A paragraph, which may state the unit of the next table or be a note of the last."""
        if found := MEASURE.search(paragraph.text):
            self.unit = found[1]
        if not is_note:
            self.noted = -1
        if paragraph.text:
            self._note(paragraph.text)
            self.blocks.append(paragraph)

    def table(self, table: Table) -> None:
        """A table, which may bring its own title and unit."""
        title, unit = table.title or self.title, table.unit or self.unit
        found = YEAR.search(title)
        year = int(found[1]) if found else 0
        self.noted = len(self.blocks)
        self.blocks.append(replace(table, title=title, unit=unit, year=year))
        self.title = ""

    def _note(self, text: str) -> None:
        table = self.blocks[self.noted] if self.noted >= 0 else None
        if isinstance(table, Table):
            note = text.replace("\n", "").strip()
            self.blocks[self.noted] = replace(table, notes=(*table.notes, note))
