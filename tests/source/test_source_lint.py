"""The slips of input methods, found where the parser gave up, and nothing found in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.lint import lint

INPUTS = sorted((Path(__file__).parents[2] / "inputs").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "codes", "mended"),
    [
        ("单位：\n  名称：甲", ["Y201", "Y201"], "单位:\n  名称: 甲"),
        ("列:\n  - 名称：甲\n    数: 1", ["Y201"], "列:\n  - 名称: 甲\n    数: 1"),
        ("列:\n  - 名称: 甲\n  - 名称：乙", ["Y201"], "列:\n  - 名称: 甲\n  - 名称: 乙"),
        ("单位:\n\t名称: 甲", ["Y202"], "单位:\n  名称: 甲"),
        ("单位:\n　　名称: 甲", ["Y203"], "单位:\n    名称: 甲"),
        ("名称:甲\n数:　1", ["Y204", "Y204"], "名称: 甲\n数: 1"),
        ("编码: “0301”\n名称: “甲: 乙”", ["Y205", "Y205"], '编码: "0301"\n名称: "甲: 乙"'),
        ("金额: １２．５０", ["Y206"], "金额: 12.50"),
        ("人: ｛数：1，增:2｝", ["Y207", "Y201", "Y204"], "人: {数: 1, 增: 2}"),
        ("名单: ［甲, 乙］", ["Y207"], "名单: [甲, 乙]"),
        ("说明: 一: 二", ["Y301"], "说明: '一: 二'"),
    ],
)
def test_slips(text: str, codes: list[str], mended: str) -> None:
    found, after = lint(text, "f")
    assert sorted(d.code for d in found) == sorted(codes)
    assert after == mended


@pytest.mark.parametrize(
    "prose",
    [
        "说明: 其中：一，二；“三”｛四｝",
        "说明: 第一行\n  其中：第二行",
        "说明: |\n  其中：一\n\n  \t金额：１２",
        '说明: "第一行\n  其中：二"',
        "说明: '一：二'",
        "职能:\n  - 一是：贯彻\n  - 二是：落实",
        "时间: 12:30\n网址: https://a.cn/b",
        "名称: “访惠聚”",
        "说明: 共１２项",
        "# 名称：甲\n\t# 注释",
        "金额: 12.50 # 其中：一",
    ],
)
def test_prose_is_left_alone(prose: str) -> None:
    assert lint(prose, "f") == ([], prose)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_samples_are_left_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lint(text, "f") == ([], text)
