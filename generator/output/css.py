"""CSS from the look of a form: what web page and PDF share. Each says how it writes a length
(``length``) and a font (``font``), and adds what only its medium has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Protocol

from generator.document.tree import Document, Section
from generator.look import Look, Style
from generator.output.body import indent_class, page_class
from generator.output.elements import class_name

Length = Callable[[Decimal], str]


class Font(Protocol):
    """Says which declarations draw a role of the look."""

    def __call__(self, role: str, *, bold: bool = False) -> str:
        """The declarations of the role, or of its bold."""


BASE = """\
body,h1,h2,h3,h4,p,ol{margin:0;padding:0}
body{overflow-wrap:anywhere}
h1,h2,h3,h4{font-weight:normal}
ol{list-style:none}
section{break-before:page}
section:first-child{break-before:auto}
tr{break-inside:avoid}
tr:last-child{break-before:avoid}
.两端行{display:flex;justify-content:space-between;align-items:flex-end}
.两端行>:last-child{white-space:nowrap}
"""
# Above and below the text of a cell, in pt; part of the row's height.
_CELL_PADDING = Decimal(1)
_ALIGNMENTS = {"左": "left", "中": "center", "右": "right", "两端": "justify"}


def points(value: Decimal) -> str:
    """A length on paper."""
    return f"{value:f}pt"


def styles(look: Look, font: Font, length: Length) -> str:
    """A rule for every style of the look."""
    return "".join(
        f".{class_name(role)}{{{_style(style, font, length)}}}\n"
        for role, style in look.styles.items()
    )


def tables(look: Look, document: Document, font: Font, length: Length) -> str:
    """The rules of all tables of ``document``."""
    table = look.table
    height = table.row_height - 2 * _CELL_PADDING - table.border
    padding = f"{length(_CELL_PADDING)} {length(table.padding)}"
    rules = [
        "table{border-collapse:collapse;table-layout:fixed;width:100%}",
        f"td,th{{border:{length(table.border)} solid #000;padding:{padding}}}",
        f"td,th{{height:{length(height)};font-weight:normal;text-align:left}}",
        f"th{{background:#{table.head_fill}}}",
        *(f".{name}{{text-align:{value}}}" for name, value in _ALIGNMENTS.items() if name != "左"),
        *_indents(document, length(table.padding)),
        *_bold_rows(look, document, font),
    ]
    return "\n".join(rules) + "\n"


def free_sides(look: Look) -> str:
    """The padding of cells on paper that leave something free at their sides."""
    padding = points(look.table.padding)
    sides = (f"padding-{side}:calc({padding} + var(--{side}))" for side in ("left", "right"))
    return f"td[style],th[style]{{{';'.join(sides)}}}\n"


def pages(look: Look, sections: Iterable[Section], font: Font) -> str:
    """Page geometry: a named page for every kind of section that there is; numbered ones carry the
    footer."""
    kinds = {page_class(section): section for section in sections}
    return "".join(_page(name, section, look, font) for name, section in kinds.items())


def _page(name: str, section: Section, look: Look, font: Font) -> str:
    page = look.pages[section.page]
    width, height = page.size
    margins = f"{page.top:f}mm {page.right:f}mm {page.bottom:f}mm {page.left:f}mm"
    footer = _footer(look, page.footer, font) if section.numbered else "counter-increment:page 0"
    geometry = f"size:{width}mm {height}mm;margin:{margins}"
    return f"@page {name}{{{geometry};{footer}}}\n.{name}{{page:{name}}}\n"


def _footer(look: Look, distance: Decimal, font: Font) -> str:
    """The page number, its foot ``distance`` mm above the paper's edge."""
    number = look.page_number
    style = look.styles[number.style]
    box = {"左": "@bottom-left", "右": "@bottom-right"}.get(style.align, "@bottom-center")
    text = f"{quoted(number.before)} counter(page) {quoted(number.after)}"
    size = f"font-size:{points(style.size)};line-height:{points(style.line_height)}"
    place = f"vertical-align:bottom;padding-bottom:{distance:f}mm"
    return f"{box}{{content:{text};{font(style.font)};{size};{place}}}"


def _style(style: Style, font: Font, length: Length) -> str:
    rules = [
        font(style.font),
        f"font-size:{length(style.size)}",
        f"line-height:{length(style.line_height)}",
        f"text-align:{_ALIGNMENTS[style.align]}",
        f"margin:{length(style.before)} 0 {length(style.after)}",
    ]
    if style.right or style.left:
        rules.append(f"padding:0 {style.right:f}em 0 {style.left:f}em")
    if style.first_line:
        rules.append(f"text-indent:{style.first_line:f}em")
    if style.tracking:
        rules.append(f"letter-spacing:{length(style.tracking)}")
    if style.keep_with_next == "是":
        rules.append("break-after:avoid;break-inside:avoid")
    return ";".join(rules)


def _indents(document: Document, padding: str) -> Iterator[str]:
    used: set[int] = set()
    for table in document.tables():
        for row in table.body:
            used.update(cell.indent for cell in row.cells if cell.indent)
    for indent in sorted(used):
        yield f".{indent_class(indent)}{{padding-left:calc({padding} + {indent}em)}}"


def _bold_rows(look: Look, document: Document, font: Font) -> Iterator[str]:
    for table in dict.fromkeys(table.role for table in document.tables()):
        bold = font(look.styles[table].font, bold=True)
        for row in look.table.bold_rows:
            yield f".{class_name(table)} .{class_name(row)}>*{{{bold}}}"


def quoted(text: str) -> str:
    """``text`` as a CSS string."""
    escaped = "".join(f"\\{ord(char):x} " if char in '"\\<\n' else char for char in text)
    return f'"{escaped}"'
