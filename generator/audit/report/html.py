"""The audit as one self-contained page: the document as read at the left, each finding beside its
place."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape

from generator.audit.audit import Audit
from generator.audit.model import Block, Grid, Place
from generator.audit.report.summary import by_kind, coverage, headline
from generator.audit.verdict import Answer, Verdict

SHOWN = (Answer.CONTRADICTED, Answer.REMARK, Answer.UNCHECKED)
STYLE = """
body{margin:0;font:16px/1.7 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;color:#1d1d1f;background:#f4f4f2}
header{padding:1rem 2rem;background:#fff;border-bottom:1px solid #ccc}h1{font-size:1.25rem;margin:0}
header p{margin:.4rem 0}.chip{padding:.1rem .6rem;margin-right:.5rem;border-left:4px solid;background:#f4f4f2}
details{margin:.4rem 0}summary{cursor:pointer}ol{margin:.3rem 0;padding-left:2rem;font-size:.9rem;columns:2 30rem}
main{max-width:90rem;margin:0 auto;padding:1rem}
.row{display:grid;grid-template-columns:minmax(0,2fr) minmax(16rem,1fr);gap:0 1rem}
.doc{background:#fff;padding:0 1rem;overflow-x:auto}.doc p{margin:.3rem 0;white-space:pre-wrap}
table{border-collapse:collapse;font-size:.85rem;line-height:1.45;margin:.3rem 0}
td{border:1px solid #999;padding:.1rem .4rem;min-width:1.5rem}.number{text-align:right;white-space:nowrap}
td.矛盾,mark.矛盾{background:#f7c9c4}td.提示,mark.提示{background:#fbe7b0}td.未能核对,mark.未能核对{background:#e0e0e0}
.whole{columns:2 22rem;gap:1rem}.whole .finding{break-inside:avoid}
.beside{position:sticky;top:.3rem;max-height:97vh;overflow-y:auto}
.finding{border-left:4px solid;padding:.3rem .6rem;margin:0 0 .3rem;background:#fff;font-size:.85rem;line-height:1.5}
.矛盾{border-color:#b3261e}.提示{border-color:#a66b00}.未能核对{border-color:#777}b{font-weight:600}a{color:inherit}
@media(max-width:50rem){.row{grid-template-columns:1fr}.beside{position:static;max-height:none}ol{columns:1}}
@media print{.beside{position:static;max-height:none;overflow:visible}}
"""  # noqa: E501


def write(audit: Audit) -> str:
    """The page."""
    beside: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in (v for v in audit.verdicts if v.answer in SHOWN):
        beside[-1 if verdict.place == Place(0) else verdict.place.block].append(verdict)
    blocks = audit.case.outline.published.blocks
    everywhere = (
        f'<div class="whole" id="b-1">{"".join(map(_finding, beside[-1]))}</div>'
        if beside[-1]
        else ""
    )
    rows = [everywhere, *(_row(_block(b, beside[n]), beside[n], n) for n, b in enumerate(blocks))]
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>核对：'
        f"{escape(headline(audit))}</title>"
        f"<style>{STYLE}</style></head><body><header><h1>{escape(headline(audit))}</h1><p>{escape(coverage(audit))}</p>"
        f"{_counts(audit)}{_index(audit)}{_summary(audit)}</header><main>{''.join(rows)}</main></body></html>"
    )


def _counts(audit: Audit) -> str:
    chips = (f'<span class="chip {a.value}">{a.value} {len(audit.of(a))}</span>' for a in SHOWN)
    return f"<p>{''.join(chips)}</p>"


def _index(audit: Audit) -> str:
    """Every contradiction and remark, with the way to its place."""
    found = [v for v in audit.verdicts if v.answer in (Answer.CONTRADICTED, Answer.REMARK)]
    lines = "".join(
        f'<li class="{v.answer.value}"><a href="#b{-1 if v.place == Place(0) else v.place.block}">'
        f"{v.answer.value} · {v.kind.value}：{escape(v.printed)}</a> {escape(str(v.place))}</li>"
        for v in found
    )
    return (
        f"<details open><summary>全部矛盾和提示（{len(found)}）</summary><ol>{lines}</ol></details>"
        if found
        else ""
    )


def _summary(audit: Audit) -> str:
    rows = [("关系", *(a.value for a in Answer), "涉及的数")]
    rows += [
        (k.kind.value, *(str(k.counts[a]) for a in Answer), str(k.numbers)) for k in by_kind(audit)
    ]
    lines = (
        (f"<td>{first}</td>", *(f'<td class="number">{cell}</td>' for cell in others))
        for first, *others in rows
    )
    table = "".join(f"<tr>{''.join(line)}</tr>" for line in lines)
    return f"<details><summary>各类关系</summary><table>{table}</table></details>"


def _row(document: str, verdicts: list[Verdict], number: int) -> str:
    if not document and not verdicts:
        return ""  # a blank line
    left = f'<div class="doc">{document}</div>'
    right = f'<div class="beside">{"".join(map(_finding, verdicts))}</div>' if verdicts else ""
    return f'<div class="row" id="b{number}">{left}<aside>{right}</aside></div>'


def _finding(verdict: Verdict) -> str:
    answer, expected = (
        verdict.answer.value,
        f"，应为 <b>{escape(verdict.expected)}</b>" if verdict.expected else "",
    )
    printed = f"<br>印作 <b>{escape(verdict.printed)}</b>{expected}" if verdict.printed else ""
    why = f"<br>{escape(verdict.computation)}" if verdict.computation else ""
    where = f"<b>{answer} · {verdict.kind.value}</b> {escape(str(verdict.place))}"
    return f'<div class="finding {answer}">{where}{printed}{why}</div>'


def _block(block: Block, verdicts: list[Verdict]) -> str:
    if isinstance(block, Grid):
        marks = {(v.place.row, v.place.column): v.answer.value for v in reversed(verdicts)}
        rows = [
            "".join(_cell(c, marks.get((r, n), "")) for n, c in enumerate(row, 1))
            for r, row in enumerate(block.rows, 1)
        ]
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f"<p>{_marked(block.text, verdicts)}</p>" if block.text.strip() else ""


def _marked(text: str, verdicts: list[Verdict]) -> str:
    """The text with what findings print marked, as far as it stands there so."""
    words = {
        v.printed: v.answer.value for v in reversed(verdicts) if v.printed and v.printed in text
    }
    if not words:
        return escape(text)
    alone = (rf"(?<![\d.,]){re.escape(w)}(?!\d)" if w[0].isdigit() else re.escape(w) for w in words)
    parts = re.split(f"({'|'.join(sorted(alone, key=len, reverse=True))})", text)
    return "".join(
        f'<mark class="{words[p]}">{escape(p)}</mark>' if p in words else escape(p) for p in parts
    )


def _cell(text: str, mark: str) -> str:
    kinds = " ".join(filter(None, (mark, "number" if re.fullmatch(r"-?[\d,]+\.\d+", text) else "")))
    return f'<td class="{kinds}">{escape(text)}</td>' if kinds else f"<td>{escape(text)}</td>"
