"""What is said of numbers that are not there, or hold less than their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import main
from generator.diagnostics import DisclosureError
from tests.numbers.making import HEAD, UNIT, Maker

OWN = '项目: [{名称: 甲, 功能科目: "2012604", 资金来源: 其他收入, 支出: {"302": 5}}]\n'
BELOW = '上年: {支出: [{功能科目: "2012604", 资金来源: 其他收入, 项目支出: -2}]}\n'
MEETINGS = """继承: "2024"
表序: [会议]
应有表: []
应有空表备注: []
表:
  会议:
    标题: 会议费表
    区:
      - 列: [{标题: 项目, 文: "{名称}"}, {标题: 预算数, 数: "支出.一般公共预算拨款.{键}.金额"}]
        行: {来源: 固定, 固定: [{名称: 会议费, 键: "30215"}, {名称: 培训费, 键: "30216"}]}
"""


def test_staff_text_that_prints_a_missing_rate(make: Maker) -> None:
    text = OWN + BELOW + '其他说明: ["增长{收入.单位资金.增减率}%。"]\n'
    with pytest.raises(DisclosureError) as raised:
        make(text)
    (found,) = raised.value.diagnostics
    assert found.mend.startswith("上年是负数，没有增减率。")


def test_check_tells_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "预算.yaml"
    text = OWN + BELOW + '其他说明: ["增长{收入.单位资金.增减率}%。"]\n'
    path.write_text(HEAD.format(form="2024", measure="万元") + UNIT + text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().out
    assert "错误 T409 文字里的 {收入.单位资金.增减率} 现在没有数。" in said
    assert "改法：上年是负数，没有增减率；删去它，或改写这句话。" in said


def test_the_figures_of_such_a_budget_are_listed_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "预算.yaml"
    path.write_text(HEAD.format(form="2024", measure="万元") + UNIT + OWN + BELOW, encoding="utf-8")
    assert main(["figures", str(path)]) == 0
    said = capsys.readouterr().out
    assert "收入.单位资金.增减额" in said
    assert "收入.单位资金.增减率" not in said
    assert main(["explain", str(path), "收入.单位资金.增减率"]) == 2


def test_a_rate_that_is_not_printed_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """50,000 元 after 40 元: last year prints as 0.00, so the rate is the form's for a change from
    zero."""
    path = tmp_path / "预算.yaml"
    text = OWN.replace("5}", "50000}") + BELOW.replace("-2", "40")
    path.write_text(HEAD.format(form="2024", measure="元") + UNIT + text, encoding="utf-8")
    assert main(["explain", str(path), "收入.单位资金.增减率"]) == 0
    said = capsys.readouterr().out.split("\n")[0]
    assert said == "收入.单位资金.增减率 100.00% = 4.996 ÷ 0.004 (= 1249, 随印出的增减额和上年数印)"


def test_a_table_of_meetings_says_what_it_cannot_know(
    make: Maker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """3 stated as 会议费 in a project, 2 in basic expenditure; 7 stated as 302 only, and 4 carried
    over."""
    make.form("本县", MEETINGS)
    text = """基本支出: {按功能科目: {"2010301": 2}, 按经济科目: {"30215": 2}}
项目:
  - {名称: 会议, 功能科目: "2010399", 支出: {"30215": 3}}
  - {名称: 杂项, 功能科目: "2010399", 支出: {"302": 7}}
"""
    assert make(text, "本县").rows("会议") == [["会议费", "5.00"], ["培训费", ""]]
    path = tmp_path / "预算.yaml"
    from generator import pipeline
    from generator.batch.remarks import remarks

    loaded = pipeline.load(path, tmp_path / "表样")
    said = list(remarks(loaded, make(text, "本县").document, "预算.yaml"))
    assert said == [
        (
            "提示：支出.一般公共预算拨款.30215.金额 不含没有写到这一级经济科目的项目和结转（1 "
            "笔，7.00万元）。"
        ),
        (
            "提示：支出.一般公共预算拨款.30216.金额 不含没有写到这一级经济科目的项目和结转（1 "
            "笔，7.00万元）。"
        ),
    ]
    capsys.readouterr()
