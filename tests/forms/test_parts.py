"""Parts of a document: any number of them, with or without a heading, named otherwise in the
contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import Contents, Document, plain
from generator.output.docx.contents import is_worded, marks_of

ROOT = Path(__file__).parents[2]
FORM = """\
名称: 七部分
适用年度: "2024-"
地区: 某地
继承: "2024"
部分:
  职能: {标题: "{单位名称}主要职能", 目录: "{汉字序}、部门主要职能", 模板: 职能.html}
  名词解释: {标题: 名词解释, 目录: "{汉字序}、{标题}"}
  预算表: {目录: "{汉字序}、部门预算表", 模板: 公开表.html}
  附注: {标题: 附注, 目录: 不列入, 模板: 附注.html}
部分序: [职能, 名词解释, 预算表, 附注]
表目录: "{序}. {标题}"
表:
  收入总体: {目录: "{序}．{标题}"}
  支出总体: {目录: 不列入}
表序: [收支总体, 收入总体, 支出总体]
应有表: []
应有章节: []
应有事项: []
应有空表备注: []
应印数: []
章节序: []
其他事项: []
需要原因: []
需要用途: []
"""
PART = '<section page="纵向"><h1 contents="{{ 部.目录 }}">{{ 部.标题 }}</h1><p>文</p></section>\n'


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("parts")
    form = folder / "forms" / "七部分"
    form.mkdir(parents=True)
    (form / "form.yaml").write_text(FORM, encoding="utf-8")
    for name in ("职能", "附注"):
        (form / f"{name}.html").write_text(PART, encoding="utf-8")
    (folder / "disclosure.yaml").write_text("模板: forms\n", encoding="utf-8")
    text = (ROOT / "inputs" / "2024-wuqia-gov.yaml").read_text(encoding="utf-8")
    unit = folder / "单位.yaml"
    unit.write_text(text.replace('表样: "2024"', "表样: 七部分"), encoding="utf-8")
    return pipeline.compose(pipeline.load(unit))


def test_parts_stand_in_the_order_of_the_form(document: Document) -> None:
    first = [plain(h.inlines) for h in document.headings() if h.level == 1]
    assert first == ["乌恰县人民政府办公室主要职能", "名词解释", "附注"]


def test_the_contents_have_a_wording_of_their_own(document: Document) -> None:
    lines = [(entry.level, entry.text) for entry in document.entries(Contents("目录"))]
    assert lines == [
        (1, "一、部门主要职能"),
        (1, "二、名词解释"),
        (1, "三、部门预算表"),
        (2, "1. 单位收支总体情况表"),
        (2, "2．单位收入总体情况表"),
    ]


def test_word_makes_the_contents_anew_of_fields_at_the_headings(document: Document) -> None:
    assert is_worded(document)
    opening = next(h for h in document.headings() if h.opens)
    assert marks_of(opening).count("TC &#34;") == 2
