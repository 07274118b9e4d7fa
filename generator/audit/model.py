"""What every reader makes of a published file: lines of text and grids of cells, in reading
order."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line of text; ``page`` counts from 1, 0 where the format has no pages;
    ``whole`` is False for a line that may go on in the next one (PDF, plain text)."""

    text: str
    page: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: rows of cell texts; places that a merged cell covers are empty.
    ``columns_lost``: the extraction left only the filled cells of a row."""

    rows: tuple[tuple[str, ...], ...]
    page: int = 0
    columns_lost: bool = False


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Published:
    """A published file: ``kind`` is what staff call its format."""

    kind: str
    blocks: tuple[Block, ...]

    @property
    def cells_apart(self) -> bool:
        """Whether cells stand apart in a line that is all there is of a row: in a PDF without rules
        they may touch."""
        return self.kind != "PDF"

    @property
    def tables_apart(self) -> bool:
        """Whether tables stand apart from the text around them: in plain text they may run
        together."""
        return self.kind != "文本"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is printed. ``block`` is its index in the file; ``row`` and ``column`` count
    from 1 in the part of the table that stands there."""

    block: int
    section: str = ""
    page: int = 0
    table: str = ""
    row: int = 0
    column: int = 0
    label: str = ""

    def at(self, label: str) -> Place:
        """The same place, pointing at some words of it."""
        return replace(self, label=label)

    def __str__(self) -> str:
        parts = [f"第{self.page}页"] if self.page else []
        if self.table:
            parts += [self.table]
            parts += (
                [f"第{self.row}行" + (f"第{self.column}栏" if self.column else "")]
                if self.row
                else []
            )
        elif self.section:
            parts += [self.section]
        if self.label:
            parts.append(f"“{self.label}”")
        return " ".join(parts) or "全文"
