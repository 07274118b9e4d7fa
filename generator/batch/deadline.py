"""By when a unit has to publish, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from generator.rules.dates import LEGAL

UNIT: Final = "单位"
"""The kind whose budget the department approves; the finance bureau approves the others."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day (ISO; empty where the day of approval is not said), what is to be said, line by
    line, and whether publication is on time."""

    last: str
    lines: tuple[str, ...]
    is_kept: bool


def deadline(facts: Mapping[str, Any]) -> Deadline:
    """The deadline of a unit: 20 days after approval (预算法 第十四条)."""
    if not facts.get("published"):
        return Deadline("", (), is_kept=True)
    if not facts.get("approved"):
        return Deadline("", ("没有写批复日期，不能核对",), is_kept=False)
    published = date.fromisoformat(facts["published"])
    approved = date.fromisoformat(facts["approved"])
    last = approved + LEGAL
    by = "部门" if facts["kind"] == UNIT else "财政"
    lines = [f"{by}批复 {approved}", f"最晚 {last}", f"公开 {published}"]
    if published > last:
        lines.append(f"晚 {(published - last).days} 天")
    if published < approved:
        lines.append("早于批复")
    return Deadline(last.isoformat(), tuple(lines), is_kept=approved <= published <= last)
