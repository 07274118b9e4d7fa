"""From the small closed set of HTML elements that templates write to the document tree.

Elements: section, h1–h4, p, table (thead, tbody, tr, th, td), data, br, contents, aligned (left,
right), and
``form-table`` where a table of the form stands. Anything else is refused with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal, cast

from lxml import etree

from generator.document.lines import require_lines_alone, resolved
from generator.document.mistake import MarkupMistakeError, broken_markup
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

UNLISTED = "不列入"
"""What a heading says of itself that the contents leave out."""
ROLES = {1: "部分标题", 2: "一级标题", 3: "二级标题", 4: "正文"}
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "table", "contents", "aligned", "form-table"})
INLINES = frozenset({"data", "br"})

MOST_COLUMNS, MOST_ROWS, DEEPEST = 63, 10_000, 20
"""What Word takes of columns; more rows that one cell covers, or more characters of indent, nobody
means."""
ALIGNS, SCOPES = ("左", "中", "右", "两端"), ("col", "colgroup", "row", "rowgroup")

TableSource = Callable[[str], Table]


def build(markup: str, tables: TableSource, *, title: str, author: str, date: str) -> Document:
    """The tree of rendered templates; ``tables`` makes a form's table by name. Raises
    ``MarkupMistakeError``, and
    ``JoinedLinesError`` for texts whose lines could not stay lines."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(f"<document>{markup}</document>".encode(errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise broken_markup(str(error.msg), error.lineno or 0) from error
    require_lines_alone(root)
    builder = _Builder(tables)
    return Document(
        title, author, date, tuple(builder.section(e) for e in _children(root, {"section"}))
    )


def fits(table: Table) -> bool:
    """Whether every row fills the columns or leaves some at its end, and no cell reaches beyond
    them or the last row of its half."""
    for half in (table.head, table.body):
        below: dict[int, int] = {}
        for row in half:
            column, reaching = 0, {c: n - 1 for c, n in below.items() if n > 1}
            for cell in row.cells:
                while column in below:
                    column += 1
                covered = range(column, column + cell.colspan)
                if covered.stop > len(table.widths) or any(c in below for c in covered):
                    return False
                if cell.rowspan > 1:
                    reaching |= dict.fromkeys(covered, cell.rowspan - 1)
                column = covered.stop
            below = reaching
        if below:
            return False
    return True


def _children(
    element: etree._Element, allowed: frozenset[str] | set[str]
) -> Iterator[etree._Element]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag not in allowed:
            known = "、".join(sorted(allowed))
            raise MarkupMistakeError(
                f"<{child.tag}> 不能用在 <{etree.QName(element).localname}> 里（可用：{known}）",
                child.sourceline or 0,
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
                has_pages = element.get("pages", "是") == "是"
                return Contents(element.get("title", "目录"), has_pages=has_pages)
            case "aligned":
                sides = list(_children(element, {"left", "right"}))
                if [side.tag for side in sides] != ["left", "right"]:
                    raise _mistake(element, "里要先写一个 left，再写一个 right")
                left, right = sides
                return Aligned(_inlines(left), _inlines(right), element.get("class", "表头行"))
            case "form-table":
                try:
                    return self._tables(element.get("name", ""))
                except LookupError:
                    raise _mistake(
                        element, f"的 name 是“{element.get('name', '')}”，表样里没有这张表"
                    ) from None
            case _:
                return self._heading(element)

    def _heading(self, element: etree._Element) -> Heading:
        level = int(str(element.tag)[1])
        self._anchors += 1
        entry = element.get("contents", "")
        listed = element.get("listed", "是" if level <= 2 or entry else "否") == "是"
        return Heading(
            level=level,
            inlines=_inlines(element),
            anchor=f"h{self._anchors}",
            role=element.get("class", ROLES[level]),
            listed=listed and entry != UNLISTED,
            entry=entry if entry != UNLISTED else "",
            opens=element.get("part", ""),
        )


def _inlines(element: etree._Element) -> tuple[Inline, ...]:
    parts: list[Inline] = [Text(element.text or "")]
    for child in _children(element, INLINES):
        if child.tag == "br":
            parts.append(LineBreak())
        else:
            parts.append(Number(child.get("name", ""), child.text or "", child.get("value", "")))
        parts.append(Text(child.tail or ""))
    return resolved(parts)


def _table(element: etree._Element) -> Table:
    try:
        widths = [Decimal(w) for w in element.get("widths", "").split()]
    except InvalidOperation:
        widths = []
    if not (
        0 < len(widths) <= MOST_COLUMNS and all(w.is_finite() and 0 < w < MOST_ROWS for w in widths)
    ):
        raise _mistake(
            element, f"的 widths 要写各栏的宽（最多 {MOST_COLUMNS} 栏），例如 widths='10 30 20'"
        )
    total = sum(widths, Decimal(0))
    head: list[Row] = []
    body: list[Row] = []
    for group in _children(element, {"thead", "tbody"}):
        rows = [_row(tr) for tr in _children(group, {"tr"})]
        (head if group.tag == "thead" else body).extend(rows)
    caption = element.get("caption", "")
    shares = tuple(float(w * 100 / total) for w in widths)
    table = Table(caption, caption, shares, tuple(head), tuple(body), element.get("class", "表格"))
    if not fits(table):
        raise _mistake(
            element, f"的格子与 {len(widths)} 栏对不上：核对每行的格数、colspan 和 rowspan"
        )
    return table


def _row(element: etree._Element) -> Row:
    return Row(tuple(_cell(c) for c in _children(element, {"th", "td"})), element.get("class", ""))


def _cell(element: etree._Element) -> Cell:
    scope = element.get("scope", "row") if element.tag == "th" else ""
    align = element.get("align", "中" if element.tag == "th" else "左")
    if align not in ALIGNS or (scope and scope not in SCOPES):
        raise _mistake(
            element, f"的 align 只能是{'、'.join(ALIGNS)}，scope 只能是{'、'.join(SCOPES)}"
        )
    return Cell(
        _inlines(element),
        _whole(element, "rowspan", "1", range(1, MOST_ROWS)),
        _whole(element, "colspan", "1", range(1, MOST_COLUMNS + 1)),
        cast("Align", align),
        _whole(element, "indent", "0", range(DEEPEST + 1)),
        cast("Literal['', 'col', 'colgroup', 'row', 'rowgroup']", scope),
    )


def _whole(element: etree._Element, name: str, usual: str, allowed: range) -> int:
    text = element.get(name, usual)
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text) in allowed):
        raise _mistake(element, f"的 {name} 要写 {allowed[0]} 到 {allowed[-1]} 的整数")
    return int(text)


def _mistake(element: etree._Element, message: str) -> MarkupMistakeError:
    return MarkupMistakeError(
        f"<{etree.QName(element).localname}> {message}", element.sourceline or 0
    )
