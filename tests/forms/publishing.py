"""A budget as text, published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator import pipeline
from generator.document.tree import Aligned, Document, Heading, Paragraph, Table, plain

Publish = Callable[..., "Published"]


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a budget: its findings and its document."""

    disclosure: pipeline.Disclosure
    document: Document

    @property
    def lines(self) -> list[str]:
        """Headings, paragraphs and the lines above tables as plain text."""
        found = []
        for block in self.document.blocks():
            if isinstance(block, Heading | Paragraph):
                found.append(plain(block.inlines))
            elif isinstance(block, Aligned):
                found.append(f"{plain(block.left)} {plain(block.right)}")
        return found

    def tables(self) -> list[Table]:
        return [b for b in self.document.blocks() if isinstance(b, Table)]

    def rows(self, name: str) -> list[list[str]]:
        """The body of a table as plain text."""
        table = next(t for t in self.tables() if t.name == name)
        return [[plain(c.inlines) for c in r.cells] for r in table.body]

    def findings(self, code: str) -> list[str]:
        return [d.message for d in self.disclosure.diagnostics if d.code == code]

    def one(self, part: str) -> str:
        """The one line that contains ``part``."""
        (line,) = [x for x in self.lines if part in x]
        return line
