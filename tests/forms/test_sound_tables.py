"""What a form states wrongly of its tables and orders is said where it stands, and how to mend
it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import DisclosureError, Position
from generator.forms.library import Library, built_in

FORM = """\
名称: 试
适用年度: "2024-"
继承: "2024"
表序: [一]
部分: {概况: {模板: 概况.html}}
另填: {甲: {类型: 一组, 栏: {乙: {类型: 个数, 单位: 人}}}}
应有表: []
应有空表备注: []
表:
  一:
    标题: 试验表
    区:
      - 列: [{标题: 名称, 文: "{名称}"}, {标题: 数, 数: "{基}.数量"}]
        行: {来源: 另填, 另填: 甲}
        合计: {名称: 合计, 通栏: 是}
"""
WRONG = (
    ("表序: [一]", "表序: [一, 一]", "4:9 “表序”里的“一”写了不止一次。"),
    ('继承: "2024"', '继承: "2042"', "3:1 没有叫“2042”的表样，不能从它继承。"),
    ("模板: 概况.html", "模板: 概貌.html", "5:15 没有叫“概貌.html”的模板。"),
    ('文: "{名称}"', "对齐: 中", "13:13 栏“名称”没有写印什么。"),
    ("标题: 数,", '标题: 数, 文: "",', "13:52 栏“数”写了“数”，又写了“文”。"),
    ("行: {来源", "行: {科目: [], 来源", ""),
    ("行: {来源", "行: {固定: [{名称: 甲}], 来源", "14:17 来源是“另填”的行用不着“固定”。"),
    ("来源: 另填, 另填: 甲", "来源: 固定", "14:17 来源是“固定”，没有写有哪些行。"),
    ("来源: 另填, 另填: 甲", "来源: 功能科目, 科目: [教育]", "14:28 “教育”不是科目编码。"),
    ('{标题: 名称, 文: "{名称}"}, ', "", "15:26 “通栏”的名称没有地方印：第一栏就是数。"),
)


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG)
def test_what_is_wrong_is_said_where_it_stands(
    right: str, wrong: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "试"
    folder.mkdir()
    assert right in FORM
    (folder / "form.yaml").write_text(FORM.replace(right, wrong), "utf-8")
    assert first_fault(tmp_path) == said


def first_fault(forms: Path) -> str:
    """Line, column and message of the first fault of the form, empty where there is none."""
    try:
        form = Library((forms, built_in())).form("试", Position(""))
        assert form.spec.tables
        assert form.look.pages
    except DisclosureError as error:
        first = error.diagnostics[0]
        return f"{first.position.line}:{first.position.column} {first.message}"
    return ""
