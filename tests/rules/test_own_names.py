"""Names that a place has for codes, and reasons that a form asks for though nothing changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from examples import findings

FORM = '名称: 我的表样\n继承: "2024"\n适用年度: "2024"\n'
TABLE = """\
表:
  一般公共预算支出:
    区:
      - 列: [{标题: 科目, 文: "{名称}"}, {标题: 合计, 数: "支出.一般公共预算拨款.{码}.金额"}]
        行: {来源: 功能科目, 资金: 一般公共预算拨款, 别名: {"2012604": 档案馆经费}}
"""
UNCHANGED = "三公.因公出国（境）费.增减额"


def said(fragment: str, code: str, folder: Path, form: str = "") -> list[str]:
    (folder / "我的表样").mkdir(exist_ok=True)
    (folder / "我的表样" / "form.yaml").write_text(FORM + form, encoding="utf-8")
    return [d.message for d in findings(f"表样: 我的表样\n{fragment}\n", folder) if d.code == code]


def test_many_names_are_said_once(tmp_path: Path) -> None:
    names = '"2012604": 甲, "30101": 乙, "30201": 丙, "201": 丁, "20126": 戊, "301": 己'
    (message,) = said(f"科目名称: {{{names}}}", "T303", tmp_path)
    assert message.startswith(
        "科目 2012604 写作“甲”，科目表里是“档案馆”；30101 写作“乙”，科目表里是“基本工资”；"
    )
    assert message.endswith("……共 6 个。")


def test_a_name_that_the_form_gives_is_none_of_the_departments(tmp_path: Path) -> None:
    assert said('科目名称: {"2012604": 档案馆经费}', "T303", tmp_path) != []
    assert said('科目名称: {"2012604": 档案馆经费}', "T303", tmp_path, TABLE) == []
    assert said('科目名称: {"2012604": 档案馆专款}', "T303", tmp_path, TABLE) != []


@pytest.mark.parametrize("code", ["T403", "T405"])
def test_a_reason_that_the_form_asks_for_is_not_superfluous(code: str, tmp_path: Path) -> None:
    reason = f"原因: {{{UNCHANGED}: 两年都没有出国任务}}"
    assert said(reason, code, tmp_path, '持平也要原因: ["三公.{三公}"]\n') == []
    assert said(reason, "T405", tmp_path) != []


def test_every_item_that_the_form_asks_for_has_a_reason(tmp_path: Path) -> None:
    reason = f"原因: {{{UNCHANGED}: 两年都没有出国任务}}"
    asked = said(reason, "T410", tmp_path, '持平也要原因: ["三公.{三公}"]\n')
    assert [message.split()[0] for message in asked] == [
        "三公.公务接待费",
        "三公.公务用车购置费",
        "三公.公务用车运行费",
    ]


def test_a_change_is_still_asked_for_once(tmp_path: Path) -> None:
    spent = '基本支出: {按经济科目: {"30101": 80.00, "30201": 18.00, "30217": 2.00}}'
    form = "持平也要原因: [三公.公务接待费]\n"
    assert len(said(spent, "T401", tmp_path, form)) == 1
    assert said(spent, "T410", tmp_path, form) == []
