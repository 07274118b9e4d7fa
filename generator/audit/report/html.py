"""The audit as one self-contained page: the document as read at the left, each finding beside its place."""

from __future__ import annotations

from collections import defaultdict
from html import escape

from generator.audit.audit import Audit
from generator.audit.model import Block, Grid
from generator.audit.report.summary import by_kind, coverage, headline
from generator.audit.verdict import Answer, Verdict

STYLE = """
body{margin:0;font:16px/1.7 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;color:#1d1d1f;background:#f4f4f2}
header{padding:1rem 2rem;background:#fff;border-bottom:1px solid #ccc}h1{font-size:1.25rem;margin:0}
main{max-width:90rem;margin:0 auto;padding:1rem}
.row{display:grid;grid-template-columns:minmax(0,2fr) minmax(16rem,1fr);gap:1rem;margin:.15rem 0}
.doc{background:#fff;padding:.1rem 1rem;overflow-x:auto}.doc p{margin:.3rem 0;white-space:pre-wrap}
table{border-collapse:collapse;font-size:.85rem}td{border:1px solid #999;padding:.1rem .35rem;min-width:1.5rem}
td.矛盾{background:#f7c9c4}td.提示{background:#fbe7b0}
.summary td{text-align:right}.summary td:first-child{text-align:left}
aside div{border-left:4px solid;padding:.3rem .6rem;margin:.2rem 0;background:#fff;font-size:.85rem;line-height:1.5}
.矛盾{border-color:#b3261e}.提示{border-color:#a66b00}.未能核对{border-color:#777}b{font-weight:600}
@media(max-width:50rem){.row{grid-template-columns:1fr}}
"""


def write(audit: Audit) -> str:
    """The page."""
    beside: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in audit.verdicts:
        if verdict.answer is not Answer.HOLDS:
            beside[-1 if verdict.place == verdict.place.__class__(0) else verdict.place.block].append(verdict)
    blocks = audit.case.outline.published.blocks
    rows = [_row("", beside[-1]), *(_row(_block(b, beside[n]), beside[n]) for n, b in enumerate(blocks))]
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>核对：{escape(headline(audit))}</title>'
        f"<style>{STYLE}</style></head><body><header><h1>{escape(headline(audit))}</h1><p>{escape(coverage(audit))}</p>"
        f"{_summary(audit)}</header><main>{''.join(r for r in rows if r)}</main></body></html>"
    )


def _summary(audit: Audit) -> str:
    head = "".join(f"<td>{escape(a.value)}</td>" for a in Answer)
    lines = "".join(
        f"<tr><td>{k.kind.value}</td>{''.join(f'<td>{k.counts[a]}</td>' for a in Answer)}<td>{k.numbers}</td></tr>"
        for k in by_kind(audit)
    )
    return f'<table class="summary"><tr><td>关系</td>{head}<td>涉及的数</td></tr>{lines}</table>'


def _row(document: str, verdicts: list[Verdict]) -> str:
    if not document and not verdicts:
        return ""
    return f'<div class="row"><div class="doc">{document}</div><aside>{"".join(map(_finding, verdicts))}</aside></div>'


def _finding(verdict: Verdict) -> str:
    answer, expected = verdict.answer.value, f"，应为 <b>{escape(verdict.expected)}</b>" if verdict.expected else ""
    return (
        f'<div class="{answer}"><b>{answer} · {verdict.kind.value}</b> {escape(str(verdict.place))}'
        f"<br>印作 <b>{escape(verdict.printed)}</b>{expected}<br>{escape(verdict.computation)}</div>"
    )


def _block(block: Block, verdicts: list[Verdict]) -> str:
    if isinstance(block, Grid):
        marks = {(v.place.row, v.place.column): v.answer.value for v in reversed(verdicts)}
        rows = [
            "".join(_cell(c, marks.get((r, n), "")) for n, c in enumerate(row, 1))
            for r, row in enumerate(block.rows, 1)
        ]
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p>{escape(block.text)}</p>" if block.text.strip() else ""


def _cell(text: str, mark: str) -> str:
    return f'<td class="{mark}">{escape(text)}</td>' if mark else f"<td>{escape(text)}</td>"
