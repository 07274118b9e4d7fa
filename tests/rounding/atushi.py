"""The real 2021 budget in 元: amounts that, rounded one by one, print exactly what was
published."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parents[2] / "inputs" / "2021-atushi-gov.yaml"
PER_SAMPLE = Decimal(10000)
# Published cells of 表六 that the sample has 0.01 lower, to make both margins equal.
PUBLISHED = {"30102": "377.01", "30208": "85.65"}
# What each amount (元) is less than its published cell: the rows come to 1,118.88 and 108.35
# exactly.
PERSONNEL, PUBLIC, LAST = 10, 12, 4
MONEY = ("支出", "三公经费", "政府采购")
SINGLE = ("金额", "机关运行经费", "基本支出", "项目支出", "价值", "办公家具", "其他资产")


def in_yuan(rounding: str) -> str:
    """The YAML of the whole budget, ``舍位`` as given."""
    budget: dict[str, Any] = yaml.load(SAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
    cells = budget["基本支出"].pop("按经济科目") | PUBLISHED
    _scale(budget)
    budget |= {"计量单位": "元", "舍位": rounding, "年度": 2021}
    budget["基本支出"] = {"按功能科目": {"2010301": 12272300}, "按经济科目": _rows(cells)}
    return yaml.safe_dump(budget, allow_unicode=True, sort_keys=False, width=1000)


def _rows(cells: dict[str, str]) -> dict[str, int]:
    public = [code for code in cells if code.startswith("302")]
    less = {code: LAST if code == public[-1] else PUBLIC for code in public}
    return {
        code: int(Decimal(cell) * PER_SAMPLE) - less.get(code, PERSONNEL)
        for code, cell in cells.items()
    }


def _scale(node: Any, *, money: bool = False) -> None:
    """Every amount of the tree from 万元 to 元."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(items):
        if isinstance(value, dict | list):
            _scale(value, money=key in MONEY and isinstance(value, dict))
        elif money or key in SINGLE:
            node[key] = int(Decimal(value) * PER_SAMPLE)
