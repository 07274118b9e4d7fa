"""The tree from a figure down to the YAML lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.explain.explainer import Explainer
from generator.figures.model import UnknownFigureError

from .conftest import INPUTS, explainer_of, without_lines


def tree(explainer: Explainer, name: str) -> list[str]:
    return [without_lines(line) for line in explainer.tree(name).lines()]


def test_a_figure_down_to_its_lines(sample: Explainer) -> None:
    """Table 5: 行政单位离退休 21.04 (last year 28.48), and 养老保险缴费 176.22 make 197.26."""
    assert tree(sample, "支出.一般公共预算拨款.2080501.增减额") == [
        "支出.一般公共预算拨款.2080501.增减额 -7.44万元 = 21.04 - 28.48",
        (
            "├─ 支出.一般公共预算拨款.2080501.金额 21.04万元 = … = "
            "支出.一般公共预算.2080501.基本支出.金额 = 填报"
        ),
        '│  └─ YAML  "2080501": 21.04',
        (
            "└─ 支出.一般公共预算拨款.2080501.上年 28.48万元 = … = "
            "支出.一般公共预算.2080501.基本支出.上年 = 填报"
        ),
        '   └─ YAML  - {功能科目: "2080501", 基本支出: 28.48}',
    ]


def test_lines_point_at_the_value(sample: Explainer) -> None:
    (line,) = sample.source.of(sample.printer.figures["支出.一般公共预算.2080501.基本支出.金额"])
    text = Path(line.position.file).read_text("utf-8").splitlines()[line.position.line - 1]
    assert text[line.position.column - 1 :] == "21.04"


def test_zero_parts_are_named_and_not_followed(sample: Explainer) -> None:
    assert tree(sample, "政府采购.合计.金额")[-1] == "└─ 为 0 的：政府采购.工程.金额"


def test_a_figure_that_comes_again_is_not_unfolded_again(sample: Explainer) -> None:
    lines = tree(sample, "收入.单位资金.增减率")
    assert lines[0] == "收入.单位资金.增减率 -85.29% = -5.80 ÷ 6.80 (= -0.852941…, 四舍五入)"
    assert lines[-1] == "└─ 收入.单位资金.上年 6.80万元 = 收入.其他收入.上年（见上）"


def test_a_long_sum_is_unfolded_at_the_top(sample: Explainer) -> None:
    """Table 6: 302 has 13 items, 106.87 in all."""
    lines = tree(sample, "支出.一般公共预算.公用经费.302.金额")
    head = (
        "支出.一般公共预算.公用经费.302.金额 106.87万元 = "
        "31.14 + 4.00 + 0.80 + … + 0.60（共 13 项）"
    )
    assert (lines[0], len(lines)) == (head, 1 + 2 * 13)
    assert lines[1:3] == [
        "├─ 支出.一般公共预算.公用经费.30201.金额 31.14万元 = 填报",
        '│  └─ YAML  "30201": 31.14',
    ]


def test_a_long_sum_further_down_is_folded_to_its_lines(sample: Explainer) -> None:
    lines = tree(sample, "机关运行经费.增减额")
    total = "机关运行经费.金额 106.87万元 = … = 支出.一般公共预算.公用经费.302.金额"
    assert lines[:2] == [
        "机关运行经费.增减额 63.62万元 = 106.87 - 43.25",
        f"├─ {total} = 31.14 + 4.00 + 0.80 + … + 0.60（共 13 项）",
    ]
    assert lines[2].endswith(
        "行（逐项：disclosure explain 文件 支出.一般公共预算.公用经费.302.金额）"
    )
    assert lines[3:] == ["└─ 机关运行经费.上年 43.25万元 = 填报", "   └─ YAML  机关运行经费: 43.25"]


def test_many_entries_further_down_are_folded(sample: Explainer) -> None:
    lines = tree(sample, "支出.一般公共预算拨款.2010399.增减额")
    assert "支出.一般公共预算.2010399.项目支出.金额 = 填报的 12 笔之和" in lines[1]
    assert lines[2:5] == [
        '│  ├─ YAML  支出: {"302": 5.00}',
        '│  ├─ YAML  支出: {"302": 15.00}',
        '│  ├─ YAML  支出: {"302": 23.00}',
    ]
    assert lines[5].startswith("│  └─ 另 8 行：第 ")


def test_a_value_left_out_is_said_to_be_zero(tmp_path: Path) -> None:
    file = tmp_path / "空.yaml"
    file.write_text(
        '表样: "2024"\n年度: 2024\n公开日期: 2024-03-01\n单位: {名称: 某办}\n人员: {编制: 3}\n',
        "utf-8",
    )
    explainer = explainer_of(file)
    assert tree(explainer, "人员.编制") == ["人员.编制 3人 = 填报", "└─ YAML  人员: {编制: 3}"]
    assert tree(explainer, "人员.在职.人数") == ["人员.在职.人数 0人 = 填报", "└─ 没有写，按 0 计"]


def test_a_key_left_out_of_what_is_written_names_its_place(tmp_path: Path) -> None:
    file = tmp_path / "缺.yaml"
    file.write_text(
        '表样: "2024"\n年度: 2024\n公开日期: 2024-03-01\n单位: {名称: 某办}\n政府采购: '
        "{货物: 3.00}\n",
        "utf-8",
    )
    assert tree(explainer_of(file), "政府采购.服务.金额") == [
        "政府采购.服务.金额 0.00万元 = 填报",
        "└─ YAML  没有写，按 0 计",
    ]


def test_a_name_that_cannot_exist(sample: Explainer) -> None:
    with pytest.raises(UnknownFigureError):
        sample.tree("收入.没有.金额")


@pytest.mark.parametrize("file", sorted(INPUTS.glob("*.yaml")), ids=lambda file: file.stem)
def test_no_figure_rests_on_itself_and_every_one_has_a_tree(file: Path) -> None:
    explainer = explainer_of(file)
    figures = explainer.printer.figures
    below: dict[str, frozenset[str]] = {}

    def names_below(name: str, above: tuple[str, ...] = ()) -> frozenset[str]:
        assert name not in above, f"{name} rests on itself"
        if name not in below:
            direct = figures[name].operands
            below[name] = frozenset(direct).union(*(names_below(p, (*above, name)) for p in direct))
        return below[name]

    for figure in figures:
        names_below(figure.name)
        assert next(explainer.tree(figure.name).lines()).startswith(figure.name)
