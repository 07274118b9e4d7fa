"""The audit for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from generator.audit.audit import Audit
from generator.audit.report.summary import by_kind
from generator.audit.verdict import Answer


def write(audit: Audit) -> str:
    """Everything but the relations that hold, and the counts."""
    outline = audit.case.outline
    return json.dumps(
        {
            "单位": outline.unit,
            "年度": outline.year,
            "格式": outline.published.kind,
            "表样": audit.case.form.name,
            "数": {
                "印出": audit.printed,
                "可核对": len(audit.covered),
                "只受界限约束": len(audit.bounded),
                "看不懂": len(audit.case.spoken.unread),
                "自述": len(audit.case.spoken.prose),
            },
            "没有读出来的表": len(audit.case.unread),
            "各类": {
                k.kind.value: {a.value: n for a, n in k.counts.items()} | {"数": k.numbers}
                for k in by_kind(audit)
            },
            "发现": [
                {
                    "答案": v.answer.value,
                    "类": v.kind.value,
                    "位置": {k: value for k, value in asdict(v.place).items() if value},
                    "印作": v.printed,
                    "应为": v.expected,
                    "计算": v.computation,
                }
                for v in audit.verdicts
                if v.answer is not Answer.HOLDS
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
