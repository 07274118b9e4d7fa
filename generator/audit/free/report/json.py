"""The audit for programs; the keys stay as they are."""

from __future__ import annotations

import json
from typing import Any

from generator.audit.free.audit import Audit
from generator.audit.free.finding import Finding, Weight, where
from generator.audit.free.report.headline import kind_of, share
from generator.published.places import place


def write(audit: Audit) -> str:
    """Everything that the report says."""
    paper = audit.paper
    return json.dumps(
        {
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
            "发现": [_finding(audit, one) for one in audit.findings],
            "未能核对": [
                *(place(paper, verdict.target.at) for verdict in audit.unchecked),
                *audit.form_unchecked,
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def _finding(audit: Audit, one: Finding) -> dict[str, Any]:
    return {
        "答案": one.weight.value,
        "类": one.kind,
        "位置": where(audit.paper, one),
        "印作": one.printed,
        "应为": one.expected,
        "计算": one.why,
        "可能是尾差": one.is_rounding,
    }
