"""The document tree as the body of a page, for screens or, sparer, for paper.

On paper nobody asks a number its name, and every element costs the layout engine time: there,
numbers are plain text, and captions (which are not printed) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.tree import (
    Aligned,
    Block,
    Cell,
    Contents,
    Document,
    Entry,
    Heading,
    Inline,
    LineBreak,
    Number,
    Paragraph,
    Row,
    Section,
    Table,
)
from generator.output.elements import attributes, class_name, element, escape

CONTENTS_ID = "contents"
MAIN_ID = "main"


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
        sections = (
            self._section(index, section, levels)
            for index, section in enumerate(self.document.sections)
        )
        return element("main", "\n" + "".join(sections), id=MAIN_ID) + "\n"

    def _section(self, index: int, section: Section, levels: dict[str, int]) -> str:
        blocks = "".join(self._block(block, levels) + "\n" for block in section.blocks)
        return (
            element("section", "\n" + blocks, id=section_id(index), class_=page_class(section))
            + "\n"
        )

    def _block(self, block: Block, levels: dict[str, int]) -> str:
        match block:
            case Heading():
                name = f"h{levels[block.anchor]}"
                return element(
                    name,
                    self._inlines(block.inlines),
                    id=block.anchor,
                    class_=class_name(block.role),
                )
            case Paragraph():
                return element("p", self._inlines(block.inlines), class_=class_name(block.role))
            case Table():
                return self._table(block)
            case Aligned():
                sides = "".join(
                    element("span", self._inlines(side)) for side in (block.left, block.right)
                )
                return element("p", sides, class_=f"两端行 {class_name(block.role)}")
            case Contents():
                return self._contents(block)

    def _contents(self, contents: Contents) -> str:
        title = element("p", escape(contents.title), id=CONTENTS_ID, class_=class_name("目录标题"))
        entries = "".join(
            element("li", _link(entry), class_=class_name(f"目录{entry.level}"))
            for entry in self.document.entries(contents)
        )
        content = title + element("ol", entries)
        if contents.has_pages:
            return element("nav", content, aria_labelledby=CONTENTS_ID)
        return element("nav", content, aria_labelledby=CONTENTS_ID, class_="无页码")

    def _table(self, table: Table) -> str:
        caption = "" if self.paper else element("caption", escape(table.caption))
        columns = "".join(f'<col style="width:{width:.4g}%">' for width in table.widths)
        head = element("thead", self._rows(table.head)) if table.head else ""
        content = f"{caption}<colgroup>{columns}</colgroup>\n{head}{element('tbody', self._rows(table.body))}"  # noqa: E501
        role = class_name(table.role)
        if self.paper:
            return element("table", content, class_=role)
        written = element("table", content, class_=role, style=f"--columns:{len(table.widths)}")
        return element(
            "div", written, class_="表格框", role="region", aria_label=table.caption, tabindex=0
        )

    def _rows(self, rows: tuple[Row, ...]) -> str:
        return "\n" + "".join(self._row(row) for row in rows)

    def _row(self, row: Row) -> str:
        cells = "".join(self._cell(cell) for cell in row.cells)
        return f"<tr{attributes(class_=class_name(row.role))}>{cells}</tr>\n"

    def _cell(self, cell: Cell) -> str:
        name = "th" if cell.is_header else "td"
        classes = " ".join(
            filter(None, ("" if cell.align == "左" else cell.align, indent_class(cell.indent)))
        )
        values = attributes(
            class_=classes,
            scope=cell.scope,
            colspan=cell.colspan if cell.colspan > 1 else "",
            rowspan=cell.rowspan if cell.rowspan > 1 else "",
        )
        return f"<{name}{values}>{self._inlines(cell.inlines)}</{name}>"

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, LineBreak):
            return "<br>"
        if isinstance(inline, Number) and not self.paper:
            return element("data", escape(inline.text), value=inline.value, data_name=inline.name)
        return escape(inline.text)


def indent_class(characters: int) -> str:
    """The class of a cell indented by so many characters; none for none."""
    return f"缩进{characters}" if characters else ""


def _link(entry: Entry) -> str:
    return element("a", escape(entry.text), href=f"#{entry.anchor}")


def nested_levels(document: Document) -> dict[str, int]:
    """The level of each heading by anchor, none deeper than one below the heading before it."""
    levels: dict[str, int] = {}
    before = 0
    for heading in document.headings():
        before = levels[heading.anchor] = min(heading.level, before + 1)
    return levels
