"""Where in a paper something is printed, in words for its reader."""

from __future__ import annotations

from collections.abc import Iterator

from generator.published.model import At, Cell, Heading, Paper, Paragraph, Table, Title

UNTITLED = "没有表题的表 "
BEFORE, AFTER = 14, 10
"""Characters of a sentence shown around a place in it."""


def place(paper: Paper, at: At) -> str:
    """``“三、单位支出总体情况表”201 03 一般公共服务支出·合计`` or ``三、关于…说明
    第2段“…支出预算2,015.18万元…”``."""
    block = paper.blocks[at.block]
    match block:
        case Table():
            title = f"“{block.title}”" if block.title else UNTITLED
            return f"{title}{_cell(block, at)}"
        case Paragraph():
            return f"{_heading(paper, at.block)} {_words(block, at.start)}".strip()
        case Heading():
            return f"标题“{block.text}”"


def titles(table: Table, column: int) -> tuple[str, ...]:
    """The titles over a column, from the top down."""
    return tuple(title.text for title in path(table.head, column))


def path(head: tuple[Title, ...], column: int) -> tuple[Title, ...]:
    """The titles over a column, from the top down."""
    for title in head:
        if title.start <= column < title.stop:
            return (title, *path(title.below, column))
    return ()


def _cell(table: Table, at: At) -> str:
    if at.row < 0:
        return ""
    words = row_label(table, at) or f"第{at.row + 1}行"
    columns = "·".join(dict.fromkeys(titles(table, at.column))) if at.column >= 0 else ""
    return "".join((words, f"（{columns}）" if columns else ""))


def row_label(table: Table, at: At) -> str:
    """What heads the row of a place: the texts at its left."""
    return " ".join(_row(table, at))


def _row(table: Table, at: At) -> Iterator[str]:
    row = table.rows[at.row]
    found: list[str] = []
    for cell in reversed(row[: at.column] if at.column >= 0 else row):
        if _is_amount(cell):
            if found:
                break
        elif cell.text and not cell.is_covered:
            found.append(cell.text)
    yield from reversed(found)


def _is_amount(cell: Cell) -> bool:
    """Whether a cell holds an amount: a number that is no code."""
    number = cell.number
    return bool(cell.mark) or (number is not None and (number.decimals > 0 or "," in number.text))


def _heading(paper: Paper, index: int) -> str:
    """The nearest heading and the number of the paragraph under it."""
    count = 0
    for number in range(index, -1, -1):
        block = paper.blocks[number]
        if isinstance(block, Heading):
            return f"“{block.text}”第{count}段"
        count += isinstance(block, Paragraph)
    return f"第{count}段"


def _words(paragraph: Paragraph, start: int) -> str:
    text = " ".join(paragraph.text.split())
    if start < 0:
        return f"“{text[: BEFORE + AFTER]}{'…' if len(text) > BEFORE + AFTER else ''}”"
    first, last = max(0, start - BEFORE), start + AFTER
    return f"“{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}”"
