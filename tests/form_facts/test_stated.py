"""另填 as stated: what is missing, unknown or wrong is told at its place; what is there is
printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from tests.form_facts.conftest import FACTS, HEAD, Write
from tests.forms.publishing import Published

Said = Callable[..., tuple[int, str]]


def published(path: Path, forms: Path) -> Published:
    disclosure = pipeline.load(path, forms)
    return Published(disclosure, pipeline.compose(disclosure))


def test_sentences_print_numbers_words_groups_and_lists(write: Write, forms: Path) -> None:
    found = published(write(), forms)
    assert found.one("公顷") == "非税收入计划12.30万元，绿地1.25公顷。"
    assert found.one("有食堂") == "编制15人，行政10人，有食堂。"
    assert found.one("新增资产3") == ("新增资产3项，共8.41万元；复印机2台；复印机1台；电脑10台。")


def test_rows_of_a_list_add_up_in_print(write: Write, forms: Path) -> None:
    """2.404 + 1.0049 + 5.0044 = 8.4133; cell by cell they would come to 8.40."""
    rows = published(write(), forms).rows("新增资产")
    assert [row[:4] for row in rows] == [
        ["1", "复印机", "2", "1.20"],
        ["2", "复印机", "1", ""],
        ["3", "电脑", "10", ""],
        ["", "合计", "13", ""],
    ]
    cents = [int(row[4].replace(".", "")) for row in rows]
    assert cents[3] == 841
    assert sum(cents[:3]) == 841


def test_rows_of_a_group_are_its_parts(write: Write, forms: Path) -> None:
    assert published(write(), forms).rows("编制") == [["行政", "10"], ["事业", "5"], ["合计", "15"]]


def test_what_is_left_out_is_not_zero(write: Write, forms: Path, said: Said) -> None:
    path = write(FACTS.replace("  绿地: 1.25\n", ""))
    assert published(path, forms).one("没有报绿地") == "非税收入计划12.30万元，没有报绿地。"
    code, text = said("explain", path, "另填.绿地.数量")
    assert code == 2
    assert "“另填 › 绿地”没有填" in text


def test_no_rows(write: Write, forms: Path) -> None:
    lines = FACTS.split("  新增资产:")[0] + "  新增资产: 无\n"
    found = published(write(lines), forms)
    assert found.rows("新增资产")[0][:2] == ["", "无"]
    assert found.one("新增资产0") == "新增资产0项，共0.00万元。"


def test_everything_wrong_at_once(write: Write, said: Said) -> None:
    text = """\
另填:
  非税收入计画: 12.30
  有食堂: 大概
  编制分类: {行政: 1.5}
  新增资产:
    - {名称: 复印机, 数量: 两台, 金额: 2}
"""
    code, shown = said("check", write(text))
    assert code == 1
    assert "单位.yaml:6:3: 错误 K101 “另填”下面没有“非税收入计画”这个键" in shown
    assert "单位.yaml:7:8: 错误 K206 另填 › 有食堂：" in shown
    assert "单位.yaml:8:9: 错误 K102 另填 › 编制分类：缺少必填的“事业”" in shown
    assert "另填 › 编制分类 › 行政：" in shown
    assert "另填 › 新增资产 › 第 1 项 › 数量：" in shown


def test_a_required_fact_is_asked_for_where_nothing_is_stated(write: Write, said: Said) -> None:
    code, shown = said("check", write(""))
    assert code == 1
    assert "另填：缺少必填的“非税收入计划”（全年非税收入征收计划）" in shown
    assert "另填：缺少必填的“新增资产”" in shown


def test_a_form_without_facts_of_its_own_takes_none(write: Write, said: Said) -> None:
    path = write(head=HEAD.replace("甲县\n年", '"2024"\n年', 1))
    code, shown = said("check", path)
    assert code == 1
    assert "单位.yaml:5:1: 错误 K101 这套表样没有另填的事实，这里却写了。" in shown


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("栏: {行政", "单位: 人\n    栏: {行政", "“编制分类”是“一组”，不能写“单位”。"),
        ("另填: 编制分类}", "另填: 编制}", "“另填”里没有叫“编制”的列表或一组。"),
        (
            '标题: 资产, 文: "{名称}"',
            '标题: 资产, 文: "{名字}"',
            "没有东西可以填进 {名字}。",
        ),
        ('数: "{基}.单价.金额"', '数: "{基}.价.金额"', "没有叫“另填.新增资产.合计.价.金额”的数。"),
        ("有食堂: {类型: 是否}", "有食堂: {类型: 一组}", "“有食堂”是“一组”，没有写“栏”。"),
        ("有食堂: {类型: 是否}", "有食堂: {类型: 真假}", "“真假”不在可选的值之中"),
    ],
)
def test_declarations_that_do_not_fit(
    write: Write, forms: Path, said: Said, old: str, new: str, message: str
) -> None:
    file = forms / "甲县" / "form.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    code, shown = said("check", write())
    assert code == 1
    assert message in shown
    assert "表样/甲县/form.yaml:" in shown
