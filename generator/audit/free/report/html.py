"""The audit as one self-contained page: each finding, then the paper with the places marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.audit.free.audit import Audit
from generator.audit.free.finding import Finding, Weight, where
from generator.audit.free.report.headline import headline
from generator.published.model import Heading, Paragraph, Table
from generator.published.places import titles

STYLE = """
body{margin:0 auto;max-width:80rem;padding:1rem;font:16px/1.7 SimSun,"Noto Serif CJK SC",serif}
table{border-collapse:collapse;font-size:.85rem}td,th{border:1px solid #999;padding:.1rem .4rem}
.矛盾{background:#f7c9c4}.提示{background:#fbe7b0}li{margin:.2rem 0}section{margin:1rem 0}
"""


def write(audit: Audit) -> str:
    """The page."""
    top, *rest = headline(audit)
    lines = "".join(f"<p>{escape(line)}</p>" for line in rest)
    found = "".join(_items(audit))
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>核对：{escape(top)}'
        f"</title><style>{STYLE}</style></head><body><h1>{escape(top)}</h1>{lines}"
        f"<ol>{found}</ol>{''.join(_paper(audit))}</body></html>"
    )


def _items(audit: Audit) -> Iterator[str]:
    for one in audit.findings:
        expected = f"，应为 {escape(one.expected)}" if one.expected else ""
        yield (
            f'<li><span class="{one.weight.value}">{one.weight.value}</span> {one.kind}：'
            f'<a href="#b{one.at.block}">{escape(where(audit.paper, one))}</a> 印作 '
            f"{escape(one.printed)}{expected} {escape(one.why)}</li>"
        )


def _paper(audit: Audit) -> Iterator[str]:
    """The paper as read."""
    for index, block in enumerate(audit.paper.blocks):
        here = [one for one in audit.findings if one.at.block == index and not one.said_at]
        mark = _mark(here)
        match block:
            case Heading():
                yield f'<h3 id="b{index}">{escape(block.text)}</h3>'
            case Paragraph():
                yield f'<p id="b{index}"{mark}>{escape(block.text)}</p>'
            case Table():
                yield f'<section id="b{index}">{_table(block, here)}</section>'


def _mark(found: list[Finding]) -> str:
    """The class of what is worst there."""
    worst = next((w for w in Weight if any(one.weight is w for one in found)), None)
    return f' class="{worst.value}"' if worst else ""


def _table(table: Table, found: list[Finding]) -> str:
    marked: dict[tuple[int, int], list[Finding]] = {}
    for one in found:
        marked.setdefault((one.at.row, one.at.column), []).append(one)
    names = (titles(table, column) for column in range(table.width))
    head = "".join(f"<th>{escape('·'.join(name))}</th>" for name in names)
    rows = []
    for row, cells in enumerate(table.rows):
        whole = _mark(marked.get((row, -1), []))
        shown = [
            f"<td{_mark(marked.get((row, column), []))}>{escape(cell.text)}</td>"
            for column, cell in enumerate(cells)
        ]
        rows.append(f"<tr{whole}>{''.join(shown)}</tr>")
    return f"<b>{escape(table.title)}</b><table><tr>{head}</tr>{''.join(rows)}</table>"
