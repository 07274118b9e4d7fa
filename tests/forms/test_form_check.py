"""``forms check``: what it tried, what stayed empty, and mistakes that only some budgets show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.budget.model import Budget
from generator.cli.main import main
from generator.diagnostics import Position
from generator.form_check.budgets import TrialMaker, sources_of
from generator.form_check.check import examine
from generator.forms.library import Library, built_in
from generator.source.decode import decode

BUILT_IN = Library((built_in(),))
Checked = Callable[[str], str]


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Checked:
    """``checked(form)``: what ``forms check`` says of a form that extends 2024."""

    def run(form: str) -> str:
        folder = tmp_path / "甲县"
        folder.mkdir(exist_ok=True)
        head = '名称: 甲县\n适用年度: "2024"\n继承: "2024"\n'
        (folder / "form.yaml").write_text(head + form, "utf-8")
        capsys.readouterr()
        main(["forms", "check", "甲县", "--templates", str(tmp_path)])
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("name", BUILT_IN.names())
def test_every_built_in_form_is_sound(name: str) -> None:
    examined = examine(BUILT_IN.form(name, Position("命令行")))
    assert examined.findings == []
    assert "各种来源都有（万元）" in examined.tried
    assert "各种来源都有（元）" in examined.tried


def test_a_budget_is_made_of_every_source_alone() -> None:
    spec = BUILT_IN.form("2024", Position("命令行")).spec
    measures = set()
    for source, leaves in sources_of(spec).items():
        budget = decode(Budget, TrialMaker(spec).alone(source, leaves).source)
        said = {line.fund for line in budget.basic.lines}
        assert said | {one.source for one in budget.carry_over} == set(leaves)
        measures.add(budget.measure)
    assert measures == {"万元", "元"}


def test_the_same_form_gets_the_same_budgets() -> None:
    spec = BUILT_IN.form("2024", Position("命令行")).spec
    one, other = ([*TrialMaker(spec).together(["一般公共预算"])] for _ in range(2))
    assert [trial.source.text for trial in one] == [trial.source.text for trial in other]


def test_it_says_what_it_tried_and_what_has_no_place(checked: Checked) -> None:
    said = checked("收入来源: [一般公共预算, 上级专项收入]\n")
    assert "试了 5 份预算：样本（sample.yaml）；空预算；只有一般公共预算（万元）；" in said
    assert "没有试 上级专项收入：这套表样没有地方列它" in said
    assert "表样 甲县：没有发现问题。" in said


def test_a_column_that_is_empty_in_all_of_them(checked: Checked) -> None:
    form = """\
收入来源: [一般公共预算]
表序: [收支总体, 收入总体, 支出总体, 财政拨款收支, 一般公共预算支出, 基本支出, 项目支出,
       政府性基金, 国有资本经营, 三公经费, 上年结转, 维修]
表:
  维修:
    标题: 维修费表
    空表备注: 没有支出，本表为空。
    区:
      - 列:
          - {标题: 名称, 文: "{名称}"}
          - {标题: 总数, 数: "支出.合计.金额"}
          - {标题: 维修费, 数: "支出.一般公共预算拨款.30213.金额"}
        行: {来源: 固定, 固定: [{名称: 维修, 键: ""}]}
"""
    assert "哪一份都没有数的栏：表“维修”：维修费。" in checked(form)


def test_a_mistake_that_only_a_budget_with_money_shows(checked: Checked, tmp_path: Path) -> None:
    (tmp_path / "甲县").mkdir()
    (tmp_path / "甲县" / "政府性基金.html").write_text(
        "<p>无{% if 政府性基金预算.金额 %}{{ 政府性基金预算.没有 }}{% endif %}。</p>",
        "utf-8",
    )
    said = checked("")
    assert said.count("政府性基金.html:1:1: 错误 F101") == 1
