"""The project's own documents, written in every format, and what they were made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import pipeline
from generator.document.tree import Document
from generator.fonts import resolve
from generator.look import Look
from generator.output import docx, html, pdf, xlsx
from generator.output.estimate import estimate
from generator.published.from_document import from_document
from generator.published.model import Cell, Heading, Paper, Table

INPUTS = sorted((Path(__file__).parents[2] / "inputs").glob("20*.yaml"))


@dataclass(frozen=True, slots=True)
class Own:
    """A disclosure composed: the tree, the look, and the paper that it is."""

    document: Document
    look: Look
    disclosure: pipeline.Disclosure
    paper: Paper

    def written(self, kind: str) -> bytes:
        """The file in a format, or by an engine."""
        form = self.disclosure.form
        match kind:
            case "docx":
                pages = estimate(self.document, self.look)
                return docx.write(self.document, self.look, pages=pages, reference=form.reference)
            case "html":
                return html.write(self.document, self.look, extra_css=form.css)
            case "xlsx":
                return xlsx.write(self.document, self.look, form.spec, self.disclosure.figures)
            case engine:
                fonts = resolve(self.look)
                return pdf.write(self.document, self.look, fonts=fonts, engine=engine).content


@cache
def own(path: Path) -> Own:
    disclosure = pipeline.load(path)
    document = pipeline.compose(disclosure)
    numbers = disclosure.form.spec.numbers["文字"]
    paper = from_document(document, {unit: style.places for unit, style in numbers.items()})
    return Own(document, disclosure.form.look, disclosure, paper)


def bare(text: str) -> str:
    """A text without blanks, which a format may set otherwise."""
    return re.sub(r"\s", "", text)


def lines(paper: Paper) -> list[str]:
    """Headings and paragraphs in order, and where tables stand among them."""
    return list(_lines(paper))


def _lines(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        match block:
            case Table():
                yield f"【{bare(block.title)}】"
            case Heading():
                yield f"{block.level} {bare(block.text)}"
            case paragraph:
                yield bare(paragraph.text)


def tables(paper: Paper) -> list[object]:
    """All of every table but the marks of our own figures and rows that print nothing."""
    return [_table(table) for _, table in paper.tables()]


def _table(table: Table) -> object:
    rows = [[_cell(cell) for cell in row] for row in table.rows if any(c.text for c in row)]
    notes = tuple(map(bare, table.notes))
    return bare(table.title), table.unit, table.year, _titles(table.head), rows, notes


def _titles(head: tuple[object, ...]) -> object:
    return [(bare(t.text), t.start, t.stop, _titles(t.below)) for t in head]  # type: ignore[attr-defined]


def _cell(cell: Cell) -> tuple[str, str, int, bool]:
    number = cell.number.text if cell.number else ""
    return bare(cell.text), number, cell.indent, cell.is_covered
