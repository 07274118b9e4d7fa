"""The document tree as the body of a page, for screens or, sparer, for paper.

On paper nobody asks a number its name, and every element costs the layout engine time: there,
numbers are plain text, and captions (which are not printed) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.grid import Placed
from generator.document.tree import (
    Aligned,
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    Inline,
    LineBreak,
    Number,
    Paragraph,
    Row,
    Section,
    Table,
)
from generator.output.contents_beside import CONTENTS_ID, MAIN_ID, back
from generator.output.elements import class_name, element, escape
from generator.output.row_names import columns_before, name_columns, placed_rows

ROW_NAME = "行名"


def section_id(index: int) -> str:
    """The id of the section at ``index``."""
    return f"section-{index + 1}"


def page_class(section: Section) -> str:
    """The class, and the name of the CSS page, of a section."""
    return class_name(f"页面-{section.page}" if section.numbered else f"页面-{section.page}-无页码")


@dataclass(frozen=True, slots=True)
class Body:
    """Writes a document's body; ``paper``: for print alone."""

    document: Document
    paper: bool = False

    def write(self) -> str:
        """All sections, in ``main``."""
        levels = nested_levels(self.document)
        written = "\n"
        for index, section in enumerate(self.document.sections):
            blocks = "\n"
            for block in section.blocks:
                blocks += self._block(block, levels) + "\n"
            written += self._section(section, blocks, section_id(index)) + "\n"
        return element("main", written, id=MAIN_ID) + "\n"

    def _section(self, section: Section, blocks: str, anchor: str) -> str:
        columns = max(map(_columns, section.blocks), default=0)
        room = f"--columns:{columns}" if columns and not self.paper else ""
        if section.numbered and not self.paper:
            blocks += back(self.document)
        return element("section", blocks, id=anchor, class_=page_class(section), style=room)

    def _block(self, block: Block, levels: dict[str, int]) -> str:
        if isinstance(block, Contents):
            return self._contents(block)
        if isinstance(block, Table):
            return self._table(block)
        role = class_name(block.role)
        if isinstance(block, Aligned):
            left = element("span", self._inlines(block.left))
            right = element("span", self._inlines(block.right))
            return element("p", left + right, class_=f"两端行 {role}")
        text = self._inlines(block.inlines)
        free = _free_title(block) if self.paper else ""
        if isinstance(block, Paragraph):
            return element("p", text, class_=role, style=free)
        level = f"h{levels[block.anchor]}"
        return element(level, text, id=block.anchor, class_=role, style=free)

    def _contents(self, contents: Contents) -> str:
        title = element("p", escape(contents.title), id=CONTENTS_ID, class_=class_name("目录标题"))
        entries = ""
        for entry in self.document.entries(contents):
            link = element("a", escape(entry.text), href=f"#{entry.anchor}")
            entries += element("li", link, class_=class_name(f"目录{entry.level}"))
        content = title + element("ol", entries)
        pages = "" if contents.has_pages else "无页码"
        return element("nav", content, aria_labelledby=CONTENTS_ID, class_=pages)

    def _table(self, table: Table) -> str:
        columns = "".join(f'<col style="width:{width:.4g}%">' for width in table.widths)
        names = frozenset() if self.paper else name_columns(table)
        head = element("thead", self._rows(table.head, names)) if table.head else ""
        body = element("tbody", self._rows(table.body, names))
        content = f"<colgroup>{columns}</colgroup>\n{head}{body}"
        role = class_name(table.role)
        if self.paper:
            return element("table", content, class_=role)
        content = element("caption", escape(table.caption)) + content
        return element(
            "div",
            element("table", content, class_=role, style=f"--columns:{len(table.widths)}"),
            class_="表格框",
            role="region",
            aria_label=table.caption,
            tabindex=0,
        )

    def _rows(self, rows: tuple[Row, ...], names: frozenset[int]) -> str:
        written = "\n"
        for row, placed in zip(rows, placed_rows(rows), strict=True):
            cells = "".join(self._cell(one, names) for one in placed)
            written += element("tr", cells, class_=class_name(row.role)) + "\n"
        return written

    def _cell(self, placed: Placed[Cell], names: frozenset[int]) -> str:
        cell = placed.cell
        align = "" if cell.align == "左" else cell.align
        before = columns_before(placed, names)
        named = "" if before is None else ROW_NAME
        named_before = f"--before:{before}" if before else ""
        classes = (align, indent_class(cell.indent), named)
        return element(
            "th" if cell.is_header else "td",
            self._inlines(cell.inlines),
            class_=" ".join(filter(None, classes)),
            style=_free(cell) if self.paper else named_before,
            scope=cell.scope,
            colspan=cell.colspan if cell.colspan > 1 else "",
            rowspan=cell.rowspan if cell.rowspan > 1 else "",
        )

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, LineBreak):
            return "<br>"
        if isinstance(inline, Number) and not self.paper:
            return element("data", escape(inline.text), value=inline.value, data_name=inline.name)
        return escape(inline.text)


def _columns(block: Block) -> int:
    """How many columns a table has; none for any other block."""
    return len(block.widths) if isinstance(block, Table) else 0


def _free_title(block: Heading | Paragraph) -> str:
    """What a title leaves free at its sides."""
    left, right = block.free
    return f"margin-left:{left:.3f}em;margin-right:{right:.3f}em" if left or right else ""


def _free(cell: Cell) -> str:
    """What a cell leaves free at its sides, for ``css.free_sides`` to add to its padding."""
    left, right = cell.free
    return f"--left:{left:.3f}em;--right:{right:.3f}em" if left or right else ""


def indent_class(characters: int) -> str:
    """The class of a cell indented by so many characters; none for none."""
    return f"缩进{characters}" if characters else ""


def nested_levels(document: Document) -> dict[str, int]:
    """The level of each heading by anchor, none deeper than one below the heading before it."""
    levels: dict[str, int] = {}
    before = 0
    for heading in document.headings():
        before = levels[heading.anchor] = min(heading.level, before + 1)
    return levels
