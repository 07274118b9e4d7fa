"""Word: paragraphs and tables of the body as they read with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.audit.model import Block, Grid, Line, Published, UnreadableError
from generator.audit.readers import covered, opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DROPPED = {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SILENT = DROPPED | {FALLBACK, f"{W}pPr"}
ROW_DELETED = f"{W}trPr/{W}del"
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read(content: bytes) -> Published:
    """The body of a Word file. Raises ``UnreadableError``."""
    with opened(content) as package:
        try:
            root = etree.fromstring(package.read("word/document.xml"), _parser())
        except etree.XMLSyntaxError as error:
            raise UnreadableError("文件损坏，Word 正文读不出来。请重新下载或另存一份。") from error
    body = root.find(f"{W}body")
    return Published("Word", tuple(_blocks(body)) if body is not None else ())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _blocks(parent: etree._Element) -> Iterator[Block]:
    pending = ""
    for child in parent:
        if child.tag in DROPPED:
            continue
        if child.tag == f"{W}p":
            pending += _text(child)
            if not _mark_deleted(child):
                yield from _lines(pending)
                pending = ""
        elif child.tag == f"{W}tbl":
            yield _grid(child)
        else:
            yield from _blocks(child)
    if pending:
        yield Line(pending)


def _lines(paragraph: str) -> Iterator[Line]:
    """A paragraph's lines; a sentence may go on after a line break."""
    *broken, last = paragraph.split("\n")
    yield from (Line(part, whole=False) for part in broken)
    yield Line(last)


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end was deleted, so that it runs on into the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _text(node: etree._Element) -> str:
    parts: list[str] = []
    for child in node:
        if child.tag in SILENT:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in BREAKS:
            parts.append(BREAKS[child.tag])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _grid(table: etree._Element) -> Grid:
    rows = [
        row for row in table.iter(f"{W}tr") if _own(row, table) and row.find(ROW_DELETED) is None
    ]
    return Grid(tuple(tuple(_cells(row)) for row in rows))


def _own(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(f"{W}tbl"), None) is table


def _cells(row: etree._Element) -> Iterator[str]:
    before = row.find(f"{W}trPr/{W}gridBefore")
    yield from ("" for _ in range(_columns(before, 0)))
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is not row:
            continue
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val") != "restart"
        texts = [] if goes_on else [_text(p) for p in cell.iter(f"{W}p")]
        yield "\n".join(t for t in texts if t)
        yield from ("" for _ in range(_columns(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1))


def _columns(node: etree._Element | None, otherwise: int) -> int:
    return covered(node.get(f"{W}val") if node is not None else None, otherwise)
