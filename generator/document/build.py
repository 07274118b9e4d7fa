"""From the small closed set of HTML elements that templates write to the document tree.

Elements: section, h1–h4, p, table (thead, tbody, tr, th, td), data, br, contents, aligned (left,
right), and ``form-table`` where a table of the form stands. Anything else is refused with its
place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal, InvalidOperation
from typing import cast

from lxml import etree

from generator.document.grid import fits
from generator.document.mistake import MarkupMistakeError, broken_markup
from generator.document.owners import Owners, bare
from generator.document.text_lines import require_lines_alone, resolved
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
    Scope,
    Section,
    Table,
    Text,
)

UNLISTED = "不列入"
"""What a heading says of itself that the contents leave out."""
LISTED_LEVELS = 2
"""Headings of these levels are in the contents, where nothing else is said."""
ROLES = {1: "部分标题", 2: "一级标题", 3: "二级标题", 4: "正文"}
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "table", "contents", "aligned", "form-table"})
INLINES = frozenset({"data", "br"})

MOST_COLUMNS, MOST_ROWS, DEEPEST = 63, 10_000, 20
"""What Word takes of columns; more rows that one cell covers, or more characters of indent, nobody
means."""
ALIGNS, SCOPES = ("左", "中", "右", "两端"), ("col", "colgroup", "row", "rowgroup")

TableSource = Callable[[str], Table]
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def build(
    markup: str,
    tables: TableSource,
    *,
    title: str,
    author: str,
    date: str,
    owners: Owners | None = None,
) -> Document:
    """The tree of rendered templates; ``tables`` makes a form's table by name, ``owners`` knows the
    marks of texts. Raises ``MarkupMistakeError``, and ``JoinedLinesError`` for texts whose lines
    could not stay lines."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(f"<document>{markup}</document>".encode(errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise broken_markup(str(error.msg), error.lineno or 0) from error
    require_lines_alone(root)
    _take_marks_out_of_attributes(root)
    builder = _Builder(tables, owners or Owners())
    sections = [builder.section(element) for element in _children(root, {"section"})]
    return Document(title, author, date, tuple(sections))


def _children(element: Element, allowed: Collection[str]) -> Iterator[Element]:
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


def _take_marks_out_of_attributes(root: Element) -> None:
    """What an attribute says is not printed as a text of its own."""
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, bare(value))


class _Builder:
    def __init__(self, tables: TableSource, owners: Owners) -> None:
        self._tables = tables
        self._owners = owners
        self._anchors = 0

    def section(self, element: Element) -> Section:
        blocks = [self._block(child) for child in _children(element, BLOCKS)]
        is_numbered = element.get("numbered", "是") == "是"
        return Section(element.get("page", "纵向"), tuple(blocks), is_numbered)

    def _block(self, element: Element) -> Block:
        match element.tag:
            case "p":
                return Paragraph(self._inlines(element), element.get("class", "正文"))
            case "table":
                return self._table(element)
            case "contents":
                has_pages = element.get("pages", "是") == "是"
                return Contents(element.get("title", "目录"), has_pages=has_pages)
            case "aligned":
                return self._aligned(element)
            case "form-table":
                return self._form_table(element)
            case _:
                return self._heading(element)

    def _form_table(self, element: Element) -> Table:
        name = element.get("name", "")
        try:
            return self._tables(name)
        except LookupError:
            raise _mistake(element, f"的 name 是“{name}”，表样里没有这张表") from None

    def _heading(self, element: Element) -> Heading:
        level = int(str(element.tag)[1])
        self._anchors += 1
        entry = element.get("contents", "")
        usual = "是" if level <= LISTED_LEVELS or entry else "否"
        is_listed = element.get("listed", usual) == "是"
        return Heading(
            level=level,
            inlines=self._inlines(element),
            anchor=f"h{self._anchors}",
            role=element.get("class", ROLES[level]),
            listed=is_listed and entry != UNLISTED,
            entry="" if entry == UNLISTED else entry,
            opens=element.get("part", ""),
        )

    def _aligned(self, element: Element) -> Aligned:
        sides = list(_children(element, {"left", "right"}))
        if [side.tag for side in sides] != ["left", "right"]:
            raise _mistake(element, "里要先写一个 left，再写一个 right")
        left, right = sides
        return Aligned(self._inlines(left), self._inlines(right), element.get("class", "表头行"))

    def _inlines(self, element: Element) -> tuple[Inline, ...]:
        parts: list[Inline] = [Text(element.text or "")]
        for child in _children(element, INLINES):
            if child.tag == "br":
                parts.append(LineBreak())
            else:
                parts.append(
                    Number(child.get("name", ""), child.text or "", child.get("value", ""))
                )
            parts.append(Text(child.tail or ""))
        return resolved(self._owners.taken_out(parts))

    def _table(self, element: Element) -> Table:
        widths = _widths(element)
        rows: dict[str, list[Row]] = {"thead": [], "tbody": []}
        for group in _children(element, rows):
            rows[str(group.tag)] += [self._row(child) for child in _children(group, {"tr"})]
        caption = element.get("caption", "")
        table = Table(
            name=caption,
            caption=caption,
            widths=tuple(float(width * 100 / sum(widths)) for width in widths),
            head=tuple(rows["thead"]),
            body=tuple(rows["tbody"]),
            role=element.get("class", "表格"),
        )
        if not fits(table):
            mend = "核对每行的格数、colspan 和 rowspan"
            raise _mistake(element, f"的格子与 {len(widths)} 栏对不上：{mend}")
        return table

    def _row(self, element: Element) -> Row:
        cells = [self._cell(child) for child in _children(element, {"th", "td"})]
        return Row(tuple(cells), element.get("class", ""))

    def _cell(self, element: Element) -> Cell:
        is_header = element.tag == "th"
        scope = element.get("scope", "row") if is_header else ""
        align = element.get("align", "中" if is_header else "左")
        if align not in ALIGNS or scope not in ("", *SCOPES):
            allowed = f"的 align 只能是{'、'.join(ALIGNS)}，scope 只能是{'、'.join(SCOPES)}"
            raise _mistake(element, allowed)
        return Cell(
            inlines=self._inlines(element),
            rowspan=_whole(element, "rowspan", "1", range(1, MOST_ROWS)),
            colspan=_whole(element, "colspan", "1", range(1, MOST_COLUMNS + 1)),
            align=cast("Align", align),
            indent=_whole(element, "indent", "0", range(DEEPEST + 1)),
            scope=cast("Scope", scope),
        )


def _widths(element: Element) -> list[Decimal]:
    try:
        widths = [Decimal(width) for width in element.get("widths", "").split()]
    except InvalidOperation:
        widths = []
    is_possible = all(width.is_finite() and 0 < width < MOST_ROWS for width in widths)
    if not is_possible or not 0 < len(widths) <= MOST_COLUMNS:
        said = f"的 widths 要写各栏的宽（最多 {MOST_COLUMNS} 栏），例如 widths='10 30 20'"
        raise _mistake(element, said)
    return widths


def _whole(element: Element, name: str, usual: str, allowed: range) -> int:
    text = element.get(name, usual)
    if re.fullmatch("[0-9]{1,8}", text) and int(text) in allowed:
        return int(text)
    raise _mistake(element, f"的 {name} 要写 {allowed[0]} 到 {allowed[-1]} 的整数")


def _mistake(element: Element, message: str) -> MarkupMistakeError:
    name = etree.QName(element).localname
    return MarkupMistakeError(f"<{name}> {message}", element.sourceline or 0)
