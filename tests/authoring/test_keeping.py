"""Sections written anew: what did not change keeps its lines, what changed keeps its comments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.authoring.sections import with_sections
from generator.source.reader import read_text

HEAD = "# 开头\n年度: 2024\n\n# 钱\n"
TAIL = "\n# 说明\n原因:\n  甲: 乙  # 定稿\n"


@pytest.mark.parametrize(
    ("old", "key", "value", "new"),
    [
        pytest.param(
            '基本支出:  # 两边相等\n    按功能科目:   # 按序\n        "2010350": 3.00\n\n  '
            "      # 重点\n"
            '        "2010301": 100.00   # 会定\n',
            "基本支出",
            {"按功能科目": {"2010301": Decimal(110), "2010302": Decimal(7), "2010350": Decimal(3)}},
            '基本支出:  # 两边相等\n    按功能科目:   # 按序\n        "2010350": 3.00\n\n  '
            "      # 重点\n"
            '        "2010301": 110   # 会定\n        "2010302": 7\n',
            id="amounts, in their old order and indent",
        ),
        pytest.param(
            '项目:\n- 名称: 乙   # 二\n  支出: {"302": 5}  # 协议价\n# 头一个\n- 名称: '
            '甲\n  支出: {"302": 1.00}\n',
            "项目",
            [
                {"名称": "甲", "支出": {"302": Decimal(1)}},
                {"名称": "丙"},
                {"名称": "乙", "支出": {"302": Decimal(6)}},
            ],
            '项目:\n# 头一个\n- 名称: 甲\n  支出: {"302": 1.00}\n- 名称: 丙\n'
            '- 名称: 乙   # 二\n  支出:  # 协议价\n    "302": 6\n',
            id="items by name, in the new order",
        ),
        pytest.param(
            "政府采购: {货物: 5.00, 服务: 3}  # 目录内\n",
            "政府采购",
            {"货物": Decimal(5), "服务": Decimal(3)},
            "政府采购: {货物: 5.00, 服务: 3}  # 目录内\n",
            id="the same on one line",
        ),
        pytest.param(
            "汇总自:\n  - 甲.yaml\n  - 乙.yaml  # 新设\n",
            "汇总自",
            ["甲.yaml", "丙.yaml", "乙.yaml"],
            "汇总自:\n  - 甲.yaml\n  - 丙.yaml\n  - 乙.yaml  # 新设\n",
            id="plain items",
        ),
    ],
)
def test_a_section_written_anew(old: str, key: str, value: Any, new: str) -> None:
    found = with_sections(read_text(HEAD + old + TAIL, "甲.yaml"), {key: value})
    assert found == HEAD + new + TAIL
