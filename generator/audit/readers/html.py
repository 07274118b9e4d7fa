"""Web pages: paragraphs and tables in reading order, spans resolved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from lxml import etree
from lxml import html as lxml_html

from generator.audit.model import Block, Grid, Line, Published, UnreadableError
from generator.audit.readers import covered

SKIPPED = {"script", "style", "head", "nav", "template"}
FLOW = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "div",
    "section",
    "body",
    "main",
    "article",
    "html",
    "td",
    "dd",
}


def read(text: str) -> Published:
    """The page's lines and tables. Raises ``UnreadableError``."""
    try:
        root = lxml_html.document_fromstring(
            text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError("网页读不出来，文件可能损坏。") from error
    return Published(
        "网页", tuple(b for b in _blocks(root) if isinstance(b, Grid) or b.text.strip())
    )


def _blocks(node: lxml_html.HtmlElement) -> Iterator[Block]:
    pending = node.text or ""
    for child in node:
        if not isinstance(child.tag, str) or child.tag in SKIPPED:
            pending += child.tail or ""
            continue
        if child.tag == "table" or _is_flow(child):
            yield Line(pending)
            pending = ""
            if child.tag == "table":
                yield _grid(child)
            else:
                yield from _blocks(child)
        elif child.tag == "br":
            yield Line(pending)
            pending = ""
        else:
            pending += "".join(child.itertext())
        pending += child.tail or ""
    yield Line(pending)


def _is_flow(node: lxml_html.HtmlElement) -> bool:
    return node.tag in FLOW or any(
        d.tag in FLOW or d.tag == "table" for d in node.iterdescendants()
    )


def _grid(table: lxml_html.HtmlElement) -> Grid:
    rows: list[list[str]] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(
        r for r in table.iter("tr") if next(r.iterancestors("table"), None) is table
    ):
        cells: list[str] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, len(cells)) in taken:
                cells.append("")
            wide, deep = (max(1, covered(cell.get(name), 1)) for name in ("colspan", "rowspan"))
            start = len(cells)
            cells += ["\n".join(t for t in cell.itertext() if t.strip()), *([""] * (wide - 1))]
            taken.update(product(range(number + 1, number + deep), range(start, start + wide)))
        while (number, len(cells)) in taken:
            cells.append("")
        rows.append(cells)
    return Grid(tuple(map(tuple, rows)))
