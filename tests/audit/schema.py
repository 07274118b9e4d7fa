"""The keys of the audit's data, as ``docs/audit.md`` lists them: a key may be added, none may go or
change its kind."""

from __future__ import annotations

from typing import Any

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}


def mapping(**keys: Any) -> dict[str, Any]:
    """A mapping that has all of ``keys``, and no other."""
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def several(item: dict[str, Any]) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": item}


SPOT = mapping(页=NUMBER, 工作表=TEXT, 表=TEXT, 行=NUMBER, 行名=TEXT, 栏=TEXT, 节=TEXT, 句=TEXT)
FINDING = mapping(
    答案={"enum": ["矛盾", "提示"]},
    类=TEXT,
    位置=TEXT,
    所在=SPOT,
    印作=TEXT,
    应为=TEXT,
    计算=TEXT,
    可能是尾差=FLAG,
)
UNSURE = mapping(类=TEXT, 位置=TEXT, 所在=SPOT, 印作=TEXT, 另一种读法=TEXT, 原因=TEXT)
NUMBERS = mapping(印出=NUMBER, 可核对=NUMBER, 比例=TEXT, 不到一半=FLAG)
TABLES = mapping(读出=NUMBER, 没有读出=NUMBER)
COUNTS = mapping(矛盾=NUMBER, 提示=NUMBER)
PAPER = mapping(
    单位=TEXT,
    年度=NUMBER,
    文种={"enum": ["预算", "决算"]},
    格式=TEXT,
    表样=TEXT,
    数=NUMBERS,
    表=TABLES,
    个数=COUNTS,
    说明=several(TEXT),
    发现=several(FINDING),
    未能核对=several(UNSURE),
)
LINE = mapping(
    文件=TEXT,
    结果=TEXT,
    返回值=NUMBER,
    读不出来=TEXT,
    单位=TEXT,
    年度=NUMBER,
    文种=TEXT,
    数=NUMBERS,
    表=TABLES,
    个数=COUNTS,
    未能核对=NUMBER,
    报告=TEXT,
    发现=several(FINDING),
)
OVERVIEW = mapping(份数=NUMBER, 文件=several(LINE), 批复数没有比到=several(TEXT))
