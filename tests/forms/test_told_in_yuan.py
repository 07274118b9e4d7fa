"""A form whose sentences tell money in 元."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from tests.forms.publishing import Publish

FORM = """\
名称: 试
适用年度: "2023-"
继承: "2023"
文字计量单位: 元
数字格式:
  表格: {元: {小数: 2, 千分位: 是}}
  文字: {元: {小数: 2, 千分位: 否, 去尾零: 是}}
表: {支出总体: {计量单位: 元}}
表序: [支出总体]
章节序: [支出]
其他事项: []
应有表: []
应有章节: []
应有事项: []
应有空表备注: []
应印数: []
需要用途: []
需要原因: ["支出.{性质}"]
"""
SENTENCE = """\
<p>支出{{ 支出.金额 }}元，{{ 支出.增减额.词 }}{{ 支出.增减额 }}元。</p>
<p>留整{{ 支出.金额|小数(0) }}元。</p>
{% for 项 in 项目 %}<p>{{ 项.分配 }}</p>{% endfor %}
"""
BUDGET = """
计量单位: 元
基本支出:
  按功能科目: {"2010301": 1037103.63}
  按经济科目: {"30101": 1037103.63}
项目: [{名称: 甲, 功能科目: "2010399", 支出: {"302": 48100}, 分配: "办2次，共{金额}元"}]
上年: {支出: [{功能科目: "2010301", 基本支出: 1080609.69}, {功能科目: "2010399", 项目支出: 48100}]}
原因: {支出.基本支出.增减额: 人员减少}
"""


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "表样" / "试"
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(FORM, "utf-8")
    (folder / "支出.html").write_text(SENTENCE, "utf-8")
    return folder.parent


def test_sentences_and_texts_of_staff(publish: Publish, forms: Path) -> None:
    found = publish(BUDGET, form="试", templates=forms)
    assert found.one("支出1") == "支出1085203.63元，减少43506.06元。"
    assert found.one("留整") == "留整1085204元。"
    assert found.one("办2次") == "办2次，共48100元"
    assert found.rows("支出总体")[-1][-3:] == ["1,085,203.63", "1,037,103.63", "48,100.00"]


def test_figures_are_listed_as_they_are_told(publish: Publish, forms: Path) -> None:
    found = publish(BUDGET, form="试", templates=forms)
    listed = {name: (text, unit) for name, text, unit in pipeline.all_figures(found.disclosure)}
    assert listed["支出.合计.金额"] == ("1085203.63", "元")
