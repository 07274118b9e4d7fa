"""The sheet for the leaders as a document: totals, what was found, what was accepted and why, what
changed since the last rendering, room to sign. Any writer of documents writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.batch.deadline import deadline
from generator.batch.sums import amount, change
from generator.document.tree import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    LineBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from generator.report.state import State
from generator.roundtrip.differences import Part

PAGE: Final = "纵表"
TITLE: Final = "表题"
PART: Final = "表号"
SAID: Final = "备注"
NUMBER_WIDTH: Final = 15
"""Of a column of numbers, in %."""
LEFT: Final[Align] = "左"
RIGHT: Final[Align] = "右"
LONGEST: Final = 60
"""Characters of a text in a row."""
TOTALS: Final = {
    "收入合计": "收入.合计.金额",
    "支出合计": "支出.合计.金额",
    "财政拨款支出": "支出.财政拨款.金额",
    "“三公”经费": "三公.合计.金额",
}
SIGNERS: Final = ("经办人", "审核人", "分管领导", "主要负责人")
NOT_RENDERED: Final = "有错误，没有排出全文，没有总数。"
NO_BASE: Final = "没有找到上次生成的 Word 文件的记录，没有比较。"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width in %, and how its cells stand."""

    head: str
    width: float
    align: Align = LEFT


def sheet(state: State, most: int) -> Document:
    """The document; lists have at most so many rows, and say how many more there are."""
    blocks: list[Block] = [
        Heading(1, (Text(f"{state.title}审核单"),), "report", TITLE),
        *_totals(state),
        *_findings(state, most),
        *_accepted(state, most),
        *_changes(state, most),
        *_signatures(),
    ]
    section = Section(PAGE, tuple(blocks), numbered=False)
    return Document(f"{state.title}审核单", state.unit, state.date, (section,))


def _totals(state: State) -> Iterable[Block]:
    yield _part("一、总数（万元）")
    if not state.facts.get("totals"):
        yield _said(NOT_RENDERED)
    else:
        columns = (
            Column("项目", 34),
            Column("本年", 22, RIGHT),
            Column("上年", 22, RIGHT),
            Column("增减", 22, RIGHT),
        )
        yield _table("总数", columns, [_total(state, *one) for one in TOTALS.items()])
    for line in deadline(state.facts).lines:
        yield _said(line)


def _total(state: State, word: str, name: str) -> tuple[str, ...]:
    now = amount(state.facts["totals"].get(name))
    before = amount(state.facts["last_year"].get(name))
    shown = ["" if one is None else f"{one:,.2f}" for one in (now, before)]
    return (word, *shown, change(now, before))


def _findings(state: State, most: int) -> Iterable[Block]:
    yield _part("二、检查出的问题")
    yield _said(state.summary)
    rows = [
        (one.severity.label, one.code, one.position.spot, one.message) for one in state.findings
    ]
    columns = (Column("级别", 9), Column("编号", 9), Column("位置", 12), Column("问题", 70))
    yield from _listed("检查出的问题", columns, rows, most)


def _accepted(state: State, most: int) -> Iterable[Block]:
    yield _part("三、已接受的问题和理由")
    if not state.accepted:
        yield _said("没有。")
    rows = [(one.diagnostic.code, one.diagnostic.message, one.reason) for one in state.accepted]
    columns = (Column("编号", 9), Column("问题", 51), Column("理由", 40))
    yield from _listed("已接受的问题", columns, rows, most)


def _changes(state: State, most: int) -> Iterable[Block]:
    yield _part("四、比上次生成改了什么")
    yield _said(state.changes.headline if state.changes else NO_BASE)
    for part in state.changes.parts if state.changes else ():
        kept = [at for at in range(len(part.heads)) if any(row[at] for row in part.rows)]
        rows = [tuple(row[at] for at in kept) for row in part.rows]
        yield _said(f"{part.title}：")
        yield from _listed(part.title, _columns(part, kept), rows, most)


def _columns(part: Part, kept: Sequence[int]) -> list[Column]:
    """The columns of a part that say anything; those with words share what numbers leave."""
    numbers = [at for at in kept if at in part.numbers]
    left = 100 - NUMBER_WIDTH * len(numbers)
    width = left / max(1, len(kept) - len(numbers))
    columns = []
    for at in kept:
        is_number = at in numbers
        share, align = (NUMBER_WIDTH, RIGHT) if is_number else (width, LEFT)
        columns.append(Column(part.heads[at], share, align))
    return columns


def _signatures() -> Iterable[Block]:
    yield _part("五、签字")
    columns = tuple(Column(word, 100 / len(SIGNERS), "中") for word in SIGNERS)
    room = Cell((LineBreak(), LineBreak(), LineBreak()))
    date = Cell((Text("　　年　月　日"),), align="右")
    rows = (Row((room,) * len(SIGNERS)), Row((date,) * len(SIGNERS)))
    yield Table("签字", "签字", _widths(columns), (_head(columns),), rows)


def _listed(
    title: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]], most: int
) -> Iterable[Block]:
    """The first rows of a list as a table, and how many more there are."""
    if rows and most:
        yield _table(title, columns, rows[:most])
    if len(rows) > most:
        yield _said(f"另有 {len(rows) - most} 处没有列出。")


def _table(title: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> Table:
    body = []
    for row in rows:
        cells = []
        for text, column in zip(row, columns, strict=True):
            cells.append(Cell((Text(_short(text)),), align=column.align))
        body.append(Row(tuple(cells)))
    return Table(title, title, _widths(columns), (_head(columns),), tuple(body))


def _head(columns: Sequence[Column]) -> Row:
    return Row(tuple(Cell((Text(one.head),), align="中", scope="col") for one in columns))


def _widths(columns: Sequence[Column]) -> tuple[float, ...]:
    return tuple(column.width for column in columns)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _part(text: str) -> Paragraph:
    return Paragraph((Text(text),), PART)


def _said(text: str) -> Paragraph:
    return Paragraph((Text(text),), SAID)
