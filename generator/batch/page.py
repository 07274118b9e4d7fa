"""The overview as one web page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.batch.overview import Department, Entry
from generator.output.formats import FORMATS

TITLE = "部门预算公开总览"
_TOTALS = (
    ("收入合计", "收入.合计.金额"),
    ("支出合计", "支出.合计.金额"),
    ("财政拨款支出", "支出.财政拨款.金额"),
    ("“三公”经费", "三公.合计.金额"),
)
_WORDS = {one.suffix: one.word for one in FORMATS}
_STATES = ("没有生成", "提请核对", "没有问题")
_STYLE = """
:root{color-scheme:light dark;--line:#8a8a8a;--bad:#b00020;--look:#8a5a00;--good:#1b6e2c}
@media (prefers-color-scheme:dark){:root{--bad:#ff8a9a;--look:#ffc266;--good:#7ddc8f}}
body{font-family:"Noto Sans SC","Microsoft YaHei",sans-serif;line-height:1.6;margin:2rem auto;max-width:75rem;
padding:0 1rem}
table{border-collapse:collapse;table-layout:fixed;width:100%;min-width:68rem;margin:.5rem 0 2rem}
caption{text-align:left;font-weight:bold;font-size:1.15rem;padding:.4rem 0}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;width:6.6rem;overflow-wrap:anywhere}
th.u{width:11rem}th.y{width:2.6rem}th.f{width:7rem}details{overflow-wrap:anywhere}
.r0{color:var(--bad);font-weight:bold}.r1{color:var(--look);font-weight:bold}.r2{color:var(--good)}
ul{margin:.3rem 0;padding-left:1.2rem}a:focus-visible,summary:focus-visible{outline:3px solid}
.wide{overflow-x:auto}
"""  # noqa: E501


def page(found: Iterable[Department]) -> str:
    """The page; links are relative to the folder of the outputs."""
    departments = tuple(found)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta '
        f'charset="utf-8">\n<title>{TITLE}</title>\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{TITLE}</h1>\n{_counts(departments)}\n"
        + "\n".join(map(_department, departments))
        + "\n</main>\n</body>\n</html>\n"
    )


def _counts(departments: tuple[Department, ...]) -> str:
    ranks = [entry.rank for department in departments for entry in department.entries]
    parts = "，".join(f"{word} {ranks.count(rank)} 个" for rank, word in enumerate(_STATES))
    return f"<p>共 {len(ranks)} 个单位：{parts}。金额单位：万元。有问题的排在前面。</p>"


def _department(department: Department) -> str:
    heads = "".join(f'<th scope="col" class="n">{word}</th>' for word, _ in _TOTALS)
    rows = "\n".join(map(_row, department.entries))
    return (
        '<div class="wide">\n<table>\n'
        f"<caption>{escape(department.name)}（{len(department.entries)} 个单位）</caption>\n"
        f'<thead><tr><th scope="col" class="u">单位</th><th scope="col" class="y">年度</th>{heads}'
        '<th scope="col">情况</th><th scope="col" class="f">文件</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(entry: Entry) -> str:
    facts = entry.facts
    totals = "".join(
        f'<td class="n">{_amount(facts["totals"].get(name, ""))}</td>' for _, name in _TOTALS
    )
    return (
        f'<tr><th scope="row">{escape(str(facts["unit"]))}</th><td>{facts["year"] or ""}</'
        f"td>{totals}"
        f"<td>{_state(entry)}</td><td>{' '.join(_links(entry))}</td></tr>"
    )


def _amount(value: str) -> str:
    """An amount as all forms' units are compared: two decimals, thousands apart."""
    return f"{Decimal(value.replace(',', '')):,.2f}" if value else ""


def _state(entry: Entry) -> str:
    findings = entry.facts["findings"]
    reasons = "".join(f"<p>{escape(reason)}</p>" for reason in entry.facts.get("reasons", ()))
    word = f'<span class="r{entry.rank}">{_STATES[entry.rank]}</span>{reasons}'
    if not findings:
        return word
    items = "".join(
        f"<li>{escape(f['severity'])} {escape(f['code'])}，第 {f['line']} 行："
        f"{escape(f['message'])}</li>"
        for f in findings
    )
    summary = f"{len(findings)} 处要改" if entry.errors else f"{len(findings)} 处"
    unit = escape(str(entry.facts["unit"]))
    return f'{word}<details><summary aria-label="{unit}：{summary}">{summary}</summary><ul>{items}</ul></details>'  # noqa: E501


def _links(entry: Entry) -> Iterator[str]:
    unit = escape(str(entry.facts["unit"]))
    for output in entry.facts["outputs"]:
        word = _WORDS.get(PurePosixPath(output).suffix, PurePosixPath(output).suffix)
        yield f'<a href="{escape(quote(output))}" aria-label="{unit} {word}">{word}</a>'
    source = escape(quote(str(entry.facts["file"])))
    yield f'<a href="{source}" aria-label="{unit} YAML">YAML</a>'
