"""What a budget must state beside what a test is about: a test's own input says only that."""

from __future__ import annotations

import re
from typing import Any

from generator.authoring.sections import with_sections
from generator.source.reader import read_text

NONE = {
    "主要职能": ["保管档案。"],
    "内设机构": "无",
    "人员": "无",
    "上年": "无",
    "政府采购": "无",
    "国有资产": "无",
}
"""Each section that must be stated, stated as none, and a duty."""
MONEY = ("基本支出", "项目", "上年结转结余", "收入")
NO_MONEY = {"规则": "T220", "理由": "本年没有收支"}
KEY = re.compile(r"(?m)^([^\s#:\"'{}-][^:]*):")


def stated(text: str) -> str:
    """A budget as YAML text, with every section that it does not state stated as none."""
    keys = set(KEY.findall(text))
    lines = [f"{key}: {_flow(value)}\n" for key, value in NONE.items() if key not in keys]
    if not keys.intersection(MONEY) and "接受" not in keys:
        lines.append(f"接受: [{{规则: {NO_MONEY['规则']}, 理由: {NO_MONEY['理由']}}}]\n")
    return text + ("" if text.endswith("\n") or not text else "\n") + "".join(lines)


def in_place(text: str, name: str) -> str:
    """A file that has the sections already, as ``new`` and ``import`` leave them: each stated as
    none in its place."""
    return with_sections(read_text(text, name), NONE)


def with_stated(facts: dict[str, Any]) -> dict[str, Any]:
    """The same of a budget as a mapping."""
    missing = {key: value for key, value in NONE.items() if key not in facts}
    accepted = {} if set(facts).intersection((*MONEY, "接受")) else {"接受": [NO_MONEY]}
    return {**facts, **missing, **accepted}


def _flow(value: str | list[str]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value)}]"
