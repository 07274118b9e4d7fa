"""Whether the tables of a form can be printed as they are described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Diagnostic, Position, Severity
from generator.forms.spec import Block, Column, Rows, TableSpec

MOST_COLUMNS: Final = 63
WIDEST: Final = 1000
OF_SOURCE: Final = {
    "固定": ("固定",),
    "另填": ("另填",),
    "科目": ("功能科目", "经济科目", "项目"),
    "不列": ("功能科目", "经济科目", "项目"),
}
"""Keys that only rows of some sources have a use for."""


def table_faults(name: str, table: TableSpec) -> Iterator[Diagnostic]:
    """What is wrong with a table's columns and rows."""
    count = 0
    for block in table.blocks:
        leaves = block.leaves()
        count += len(leaves) if leaves else MOST_COLUMNS + 1
        for leaf in leaves:
            yield from _of_column(leaf)
        yield from _of_rows(block.rows)
        yield from _of_total(block)
    if not 0 < count <= MOST_COLUMNS:
        message = f"表“{name}”要有 1 到 {MOST_COLUMNS} 栏。"
        yield _fault(table.at("区"), message, "每个区写上“列”。")


def _of_column(column: Column) -> Iterator[Diagnostic]:
    if not 0 < column.width <= WIDEST:
        message = f"“宽”要大于 0，不超过 {WIDEST}。"
        yield _fault(column.at("宽"), message, "写这一栏的比例，例如 10。")
    says_text = column.text is not None or bool(column.by_level)
    if column.figure is not None and says_text:
        message = f"栏“{column.title}”写了“数”，又写了“文”。"
        yield _fault(column.at("数"), message, "只留一个：印数的写“数”，印文字的写“文”。")
    if column.figure is None and not says_text:
        message = f"栏“{column.title}”没有写印什么。"
        yield _fault(column.at(), message, "写上“文”或“数”；要空着的写 文: ''。")


def _of_rows(rows: Rows) -> Iterator[Diagnostic]:
    stated = {"固定": rows.fixed, "另填": rows.fact, "科目": rows.codes, "不列": rows.without}
    for key, sources in OF_SOURCE.items():
        if stated[key] and rows.source not in sources:
            message = f"来源是“{rows.source}”的行用不着“{key}”。"
            yield _fault(rows.at(key), message, f"删去它，或把来源改成：{'、'.join(sources)}。")
    if rows.source == "固定" and not rows.fixed:
        yield _fault(rows.at("来源"), "来源是“固定”，没有写有哪些行。", "在“固定”下逐行写。")
    for key, codes in (("科目", rows.codes), ("不列", rows.without)):
        for place, code in enumerate(codes):
            if not code.isdigit():
                message = f"“{code}”不是科目编码。"
                yield _fault(
                    rows.at(key, place), message, "写编码，如 30215；写 302 的是它下面的全部。"
                )


def _of_total(block: Block) -> Iterator[Diagnostic]:
    """A name that goes across the columns of text needs one before the first number."""
    leaves = block.leaves()
    begins_with_number = bool(leaves) and leaves[0].figure is not None
    if block.total and block.total.across == "是" and begins_with_number:
        message = "“通栏”的名称没有地方印：第一栏就是数。"
        yield _fault(block.total.at("通栏"), message, "在前面加一栏“文”，或删去“通栏”。")


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("F106", Severity.ERROR, at, message, mend)
