"""A form laid over another: by names, never by places."""

from __future__ import annotations

import pytest

from generator.forms.merging import Merger, name_of
from generator.source.nodes import LocatedDict, LocatedList, Node
from generator.source.reader import read_text

COLUMNS = """\
列:
  - {标题: 名称, 宽: 20}
  - {标题: 合计, 宽: 10}
  - {标题: 其他, 键: 其他收入, 宽: 5}
序: [甲, 乙, 丙]
"""


def merged(over: str) -> LocatedDict:
    merger = Merger()
    root = merger.merge(read_text(COLUMNS, "底.yaml").root, read_text(over, "上.yaml").root)
    assert merger.faults == []
    assert isinstance(root, LocatedDict)
    return root


def faults(over: str) -> list[tuple[int, str, str]]:
    merger = Merger()
    merger.merge(read_text(COLUMNS, "底.yaml").root, read_text(over, "上.yaml").root)
    return [(f.position.line, f.message, f.mend) for f in merger.faults]


def names(node: Node) -> list[str]:
    assert isinstance(node, LocatedList)
    return [name_of(item) for item in node]


def test_a_column_is_changed_by_its_title_or_key() -> None:
    columns = merged("列: {合计: {宽: 12}, 其他收入: {宽: 6}}")["列"]
    assert isinstance(columns, LocatedList)
    assert [dict(c) for c in columns if isinstance(c, LocatedDict)] == [
        {"标题": "名称", "宽": "20"},
        {"标题": "合计", "宽": "12"},
        {"标题": "其他", "键": "其他收入", "宽": "6"},
    ]


def test_a_column_is_left_out() -> None:
    assert names(merged("列: {合计: 删去}")["列"]) == ["名称", "其他收入"]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("放在: 合计之前", ["名称", "新", "合计", "其他收入"]),
        ("放在: 合计之后", ["名称", "合计", "新", "其他收入"]),
        ("宽: 3", ["名称", "合计", "其他收入", "新"]),
    ],
)
def test_a_column_is_added_where_it_says(place: str, order: list[str]) -> None:
    assert names(merged(f"列: {{新: {{数: 甲.金额, {place}}}}}")["列"]) == order


def test_a_column_is_moved() -> None:
    assert names(merged("列: {名称: {放在: 其他收入之后}}")["列"]) == ["合计", "其他收入", "名称"]


def test_a_column_with_another_title_is_still_called_as_before() -> None:
    columns = merged("列: {合计: {标题: 总计}}")["列"]
    assert names(columns) == ["名称", "合计", "其他收入"]


def test_words_of_an_order_are_added_and_left_out() -> None:
    assert names(merged("序: {乙: 删去, 丁: {放在: 甲之后}}")["序"]) == ["甲", "丁", "丙"]


def test_a_key_is_deleted() -> None:
    assert list(merged("序: 删去")) == ["列"]


@pytest.mark.parametrize(
    ("over", "message", "mend"),
    [
        ("列: {总计: 删去}", "继承的表样这里没有“总计”。", "合计"),
        ("列: {'2': 删去}", "继承的表样这里没有“2”。", "请写名称，不写第几个。"),
        ("列: {合计: {放在: 名称后面}}", "不知道“名称后面”是哪里。", "“某一项之前”"),
        ("没有: 删去", "继承的表样这里没有“没有”。", "列"),
    ],
)
def test_what_names_nothing_is_said(over: str, message: str, mend: str) -> None:
    ((line, said, how),) = faults(over)
    assert (line, said) == (1, message)
    assert mend in how
