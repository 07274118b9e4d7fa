"""All papers on one sheet: a line each, those with something to do first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from generator import own_pages
from generator.audit.free.finding import Weight
from generator.audit.free.report.json import finding_as_data
from generator.audit.papers.result import GRAVEST, SUFFIXES, Code, Result

NAME: Final = "总览"
_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "overview.html.j2"
WORDS: Final = {
    Code.UNREADABLE: "读不出来",
    Code.CONTRADICTED: "有矛盾",
    Code.LITTLE_READ: "读懂的不到一半",
    Code.CLEAN: "没有矛盾",
}
ORDER: Final = (*GRAVEST, Code.CLEAN)


def in_order(results: Iterable[Result]) -> list[Result]:
    """What is gravest first, then what has most contradictions."""
    return sorted(results, key=_rank)


def _rank(result: Result) -> tuple[int, int, str]:
    return (ORDER.index(result.code), -len(result.of(Weight.CONTRADICTION)), str(result.file))


def totals(results: Sequence[Result]) -> str:
    """``共 3 份：读不出来 1，有矛盾 1，没有矛盾 1。``: how many came to what."""
    codes = [result.code for result in results]
    counts = [f"{word} {codes.count(code)}" for code, word in WORDS.items() if code in codes]
    return f"共 {len(results)} 份：{'，'.join(counts)}。"


def path(folder: Path, name: str) -> Path:
    """Where the overview in the format ``name`` is written."""
    return folder / f"{NAME}{SUFFIXES[name]}"


def written(results: Sequence[Result], name: str, more: Sequence[str] = ()) -> str:
    """The overview in the format ``name``; ``more``: what was not compared with approved
    figures."""
    writers = {"text": as_text, "json": as_json, "html": as_page}
    return writers[name](results, more)


def as_text(results: Sequence[Result], more: Sequence[str] = ()) -> str:
    """The overview for a terminal."""
    lines = [_line(result) for result in in_order(results)]
    left = ["批复数没有比到的", *(f"  {line}" for line in more)] if more else []
    return "\n".join(["总览", *lines, *left, totals(results)])


def _line(result: Result) -> str:
    if result.problem:
        return f"  {WORDS[result.code]}  {result.problem}"
    words = [WORDS[result.code], str(result.file), f"{result.unit} {result.year or ''}".strip()]
    report = f"；报告：{result.written}" if result.written else ""
    return f"  {'  '.join(filter(None, words))}：{_counts(result)}{report}"


def _counts(result: Result) -> str:
    counts = [f"可核对 {result.counts.share}"]
    counts += [f"{weight.value} {len(result.of(weight))}" for weight in Weight]
    counts.append(f"未能核对 {result.counts.unchecked}")
    if result.counts.tables_unread:
        counts.append(f"没有读出的表 {result.counts.tables_unread}")
    return "，".join(counts)


def as_page(results: Sequence[Result], more: Sequence[str] = ()) -> str:
    """The overview as a web page in the folder of the reports."""
    ordered = in_order(results)
    rows = [{"result": one, "word": WORDS[one.code], "link": _link(one)} for one in ordered]
    return own_pages.render(_TEMPLATE, rows=rows, totals=totals(results), more=more, Weight=Weight)


def _link(result: Result) -> str:
    return quote(result.written.name) if result.written else ""


def as_json(results: Sequence[Result], more: Sequence[str] = ()) -> str:
    """The overview for programs, every finding with its paper."""
    listed = [as_data(result) for result in results]
    found = {"份数": len(results), "文件": listed, "批复数没有比到": list(more)}
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_data(result: Result) -> dict[str, Any]:
    """One paper of the overview."""
    counts = result.counts
    return {
        "文件": str(result.file),
        "结果": WORDS[result.code],
        "返回值": int(result.code),
        "读不出来": result.problem,
        "单位": result.unit,
        "年度": result.year,
        "文种": result.kind,
        "数": {
            "印出": counts.printed,
            "可核对": counts.tied,
            "比例": counts.share,
            "不到一半": result.is_little_read,
        },
        "表": {"读出": counts.tables_read, "没有读出": counts.tables_unread},
        "个数": {weight.value: len(result.of(weight)) for weight in Weight},
        "未能核对": counts.unchecked,
        "报告": _name(result.written),
        "发现": [finding_as_data(one) for one in result.findings],
    }


def _name(path: Path | None) -> str:
    return path.name if path else ""
