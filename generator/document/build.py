"""From the small closed set of HTML elements that templates write to the document tree.

Elements: section, h1–h4, p, table (thead, tbody, tr, th, td), data, br, contents, aligned (left, right), and
``form-table`` where a table of the form stands. Anything else is refused with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, cast

from lxml import etree

from generator.document.tree import (
    Align,
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
    Text,
)

LINE = re.compile(r"[ \t]*[\r\n]\s*")
ROLES = {1: "部分标题", 2: "一级标题", 3: "二级标题", 4: "正文"}
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "table", "contents", "aligned", "form-table"})
INLINES = frozenset({"data", "br"})

TableSource = Callable[[str], Table]


class MarkupMistakeError(ValueError):
    """Markup that the document cannot hold; ``line`` is the line of the rendered text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def build(markup: str, tables: TableSource, *, title: str, author: str, date: str) -> Document:
    """The tree of rendered templates; ``tables`` makes a form's table by name. Raises ``MarkupMistakeError``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(f"<document>{markup}</document>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise MarkupMistakeError(f"标记写错了：{error.msg}", error.lineno or 0) from error
    builder = _Builder(tables)
    return Document(title, author, date, tuple(builder.section(e) for e in _children(root, {"section"})))


def _children(element: etree._Element, allowed: frozenset[str] | set[str]) -> Iterator[etree._Element]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag not in allowed:
            known = "、".join(sorted(allowed))
            raise MarkupMistakeError(
                f"<{child.tag}> 不能用在 <{etree.QName(element).localname}> 里（可用：{known}）", child.sourceline or 0
            )
        yield child


class _Builder:
    def __init__(self, tables: TableSource) -> None:
        self._tables = tables
        self._anchors = 0

    def section(self, element: etree._Element) -> Section:
        page = element.get("page", "纵向")
        numbered = element.get("numbered", "是") == "是"
        return Section(page, tuple(self._block(e) for e in _children(element, BLOCKS)), numbered)

    def _block(self, element: etree._Element) -> Block:
        match element.tag:
            case "p":
                return Paragraph(_inlines(element), element.get("class", "正文"))
            case "table":
                return _table(element)
            case "contents":
                return Contents(element.get("title", "目录"))
            case "aligned":
                left, right = _children(element, {"left", "right"})
                return Aligned(_inlines(left), _inlines(right), element.get("class", "表头行"))
            case "form-table":
                return self._tables(element.get("name", ""))
            case _:
                return self._heading(element)

    def _heading(self, element: etree._Element) -> Heading:
        level = int(str(element.tag)[1])
        self._anchors += 1
        listed = element.get("listed", "是" if level <= 2 else "否") == "是"
        return Heading(level, _inlines(element), f"h{self._anchors}", element.get("class", ROLES[level]), listed)


def _inlines(element: etree._Element) -> tuple[Inline, ...]:
    parts: list[Inline] = []

    def text(value: str | None) -> None:
        cleaned = LINE.sub("", value or "")
        if cleaned:
            parts.append(Text(cleaned))

    text(element.text)
    for child in _children(element, INLINES):
        if child.tag == "br":
            parts.append(LineBreak())
        else:
            parts.append(Number(child.get("name", ""), child.text or "", child.get("value", "")))
        text(child.tail)
    return tuple(parts)


def _table(element: etree._Element) -> Table:
    widths = [Decimal(w) for w in element.get("widths", "").split()]
    total = sum(widths, Decimal(0)) or Decimal(1)
    head: list[Row] = []
    body: list[Row] = []
    for group in _children(element, {"thead", "tbody"}):
        rows = [_row(tr) for tr in _children(group, {"tr"})]
        (head if group.tag == "thead" else body).extend(rows)
    caption = element.get("caption", "")
    shares = tuple(float(w * 100 / total) for w in widths)
    return Table(caption, caption, shares, tuple(head), tuple(body), element.get("class", "表格"))


def _row(element: etree._Element) -> Row:
    return Row(tuple(_cell(c) for c in _children(element, {"th", "td"})), element.get("class", ""))


def _cell(element: etree._Element) -> Cell:
    scope = element.get("scope", "row") if element.tag == "th" else ""
    return Cell(
        _inlines(element),
        int(element.get("rowspan", "1")),
        int(element.get("colspan", "1")),
        cast("Align", element.get("align", "中" if element.tag == "th" else "左")),
        int(element.get("indent", "0")),
        cast("Literal['', 'col', 'colgroup', 'row', 'rowgroup']", scope),
    )
