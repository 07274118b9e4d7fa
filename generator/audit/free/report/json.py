"""The audit for programs; the keys stay as they are (``docs/audit.md``)."""

from __future__ import annotations

import json
from typing import Any

from generator.audit.free.audit import Audit
from generator.audit.free.finding import Weight
from generator.audit.free.report.headline import kind_of, share, warnings
from generator.audit.free.told import Spot, Told, spot, told
from generator.published.places import place
from generator.relations.verdict import Verdict


def write(audit: Audit) -> str:
    """Everything that the report says."""
    return json.dumps(as_data(audit), ensure_ascii=False, indent=1)


def as_data(audit: Audit) -> dict[str, Any]:
    """Everything that the report says, as plain values."""
    paper = audit.paper
    unsure = [_unsure(audit, verdict) for verdict in audit.unchecked]
    return {
        "单位": paper.unit,
        "年度": paper.year,
        "文种": kind_of(audit),
        "格式": paper.source.kind if paper.source else "",
        "表样": audit.form,
        "数": {
            "印出": len(audit.numbers),
            "可核对": len(audit.tied),
            "比例": share(audit),
            "不到一半": audit.is_little_read,
        },
        "表": {"读出": audit.tables_read, "没有读出": audit.tables - audit.tables_read},
        "个数": {weight.value: len(audit.of(weight)) for weight in Weight},
        "说明": list(warnings(audit)),
        "发现": [finding_as_data(told(paper, one)) for one in audit.findings],
        "未能核对": [*unsure, *map(_of_form, audit.form_unchecked)],
    }


def finding_as_data(one: Told) -> dict[str, Any]:
    """A finding."""
    return {
        "答案": one.weight.value,
        "类": one.kind,
        "位置": one.where,
        "所在": spot_as_data(one.spot),
        "印作": one.printed,
        "应为": one.expected,
        "计算": one.why,
        "可能是尾差": one.is_rounding,
    }


def spot_as_data(one: Spot) -> dict[str, Any]:
    """A place taken apart; every key is always there."""
    return {
        "页": one.page,
        "工作表": one.sheet,
        "表": one.table,
        "行": one.row,
        "行名": one.row_label,
        "栏": one.column,
        "节": one.section,
        "句": one.sentence,
    }


def _unsure(audit: Audit, verdict: Verdict) -> dict[str, Any]:
    """A relation that does not hold and may be meant otherwise."""
    at = verdict.target.at
    return {
        "类": verdict.kind.value,
        "位置": place(audit.paper, at),
        "所在": spot_as_data(spot(audit.paper, at)),
        "印作": verdict.target.shown,
        "另一种读法": verdict.expected,
        "原因": verdict.why,
    }


def _of_form(reason: str) -> dict[str, Any]:
    """What a known form could not check."""
    return {
        "类": "表样",
        "位置": "",
        "所在": spot_as_data(Spot()),
        "印作": "",
        "另一种读法": "",
        "原因": reason,
    }
