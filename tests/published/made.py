"""Small files for the readers: Word by its XML, pages by Typst, workbooks by XlsxWriter."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
import xlsxwriter

from generator.diagnostics import Position
from generator.fonts import resolve
from generator.forms.library import Library, built_in
from generator.published.model import Heading, Paper, Paragraph, Table
from generator.published.readers import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FILLING = "示例县档案馆二〇二六年预算公开，收支总表按规定编制，各项支出据实列报。" * 4
"""Enough text to be taken for a disclosure."""


def saved(content: bytes, folder: Path, name: str = "公开") -> Paper:
    """The paper that a file with such content holds."""
    path = folder / name
    path.write_bytes(content)
    return read(path)


def tables(paper: Paper) -> list[Table]:
    return [table for _, table in paper.tables()]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def said(paper: Paper) -> list[str]:
    """Headings with their level, paragraphs, and ``表`` for a table."""
    found = []
    for block in paper.blocks:
        match block:
            case Heading():
                found.append(f"{block.level} {block.text}")
            case Paragraph():
                found.append(block.text)
            case Table():
                found.append("表")
    return [line for line in found if line != FILLING]


# -- Word


def run(text: str, tag: str = "t", properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else paragraph(run(content))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def grid(*rows: Sequence[str]) -> str:
    written = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{written}</w:tbl>"


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word file with a body, and other parts by name."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        text = paragraph(run(FILLING)) + body
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{text}</w:body></w:document>"
        )
        for name, part in (parts or {}).items():
            package.writestr(name, part)
    return stream.getvalue()


# -- pages


@cache
def _faces() -> typst.Fonts:
    look = Library((built_in(),)).form("2024", Position("")).look
    places = {face.path.parent for face in resolve(look).faces.values()}
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(places)
    )


def pages(markup: str, size: str = "width: 595pt, height: 842pt, margin: 60pt") -> bytes:
    """A PDF file with text by Typst."""
    setting = f'#set page({size})\n#set text(font: "FandolSong", size: 12pt, lang: "zh")\n'
    compiler = typst.Compiler(f"{setting}{FILLING}\n\n{markup}".encode(), font_paths=_faces())
    content = compiler.compile(format="pdf")
    assert isinstance(content, bytes)
    return content


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[int], more: str = "") -> str:
    """A table with ruled lines, for Typst."""
    columns = ", ".join(f"{width}pt" for width in widths)
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    return f"#table(columns: ({columns}), {more} {cells})\n"


# -- workbooks


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with sheets of rows."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return stream.getvalue()
