"""What an editor sees of the values that the input's types read.

An editor has YAML's own types: ``542.08`` is a number, ``2024-03-10`` and ``是`` are text. Whatever
the program accepts must pass here; of what it refuses, as much as a pattern can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from generator.source.dates import read_date
from generator.source.numbers import MAX_DECIMALS, read_amount, read_change, read_count
from generator.source.times import read_time
from generator.source.words import read_code, read_label, read_prose, read_yes_no

Json = dict[str, Any]


def _value(types: list[str], error: str, **rest: Any) -> Json:
    return {"type": types[0] if len(types) == 1 else types, **rest, "errorMessage": error}


UNKNOWN_KEY: Final = "没有这个键：看一看有没有错字；能写哪些键，见 docs/input-keys.md"
AMOUNT: Final = _value(
    ["number", "string"],
    "应写金额：只写数字和小数点，不写单位和千分位，例如 1234.50",
    pattern=rf"^-?(0|[1-9][0-9]{{0,17}})(\.[0-9]{{1,{MAX_DECIMALS}}})?$",
)
CODE: Final = _value(["string", "integer"], "应写编码：只写数字，加引号", pattern=r"^[0-9]+$")
VALUES: Final[dict[Callable[[object], object], Json]] = {
    read_amount: AMOUNT,
    read_count: _value(
        ["integer", "string"],
        "应写个数：0 或正整数，例如 12",
        minimum=0,
        pattern=r"^(0|[1-9][0-9]{0,8})$",
    ),
    read_change: _value(
        ["integer", "string"],
        "应写增减数：增加写正数，减少写负数",
        pattern=r"^\+?-?(0|[1-9][0-9]{0,8})$",
    ),
    read_code: CODE,
    read_yes_no: {"enum": ["是", "否"], "errorMessage": "应写“是”或“否”"},
    read_date: _value(
        ["string"],
        "应写日期：2024-03-10 或 2024年3月10日",
        pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)$",
    ),
    read_time: _value(
        ["string"],
        "应写时间：2024年3月、2024年3月1日 或 2024-03；没有截止的写 长期",
        pattern=r"^(长期|\s*[0-9]{4}\s*[年-].*)$",
    ),
    read_label: _value(["string", "number"], "应写一行文字", pattern=r"^\s*[^\s][^\n]*\s*$"),
    read_prose: _value(["string", "number"], "应写文字", pattern=r"[^\s]"),
}
"""By the function that reads a value, its schema."""
