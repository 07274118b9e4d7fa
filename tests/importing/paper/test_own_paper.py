"""Our own document of an invented unit (``unit.yaml``), taken for anybody's paper: the facts that
it was made of come back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.importing import convert
from generator.importing.paper.opening import imported_paper
from generator.importing.result import Imported
from generator.published.from_document import from_document
from generator.published.model import Paper, Paragraph
from generator.published.numbers import spots
from generator.source.nodes import NOWHERE
from tests.importing.paper.conftest import HERE, LIBRARY

FILE = HERE / "unit.yaml"


@pytest.fixture(scope="module")
def read_back() -> Imported:
    paper = from_document(pipeline.compose(pipeline.load(FILE)), {})
    return imported_paper(Path("公开.docx"), paper, LIBRARY, measure="", year=None, form=None)


def changed(paper: Paper, printed: str, other: str) -> Paper:
    """The paper with other words in a sentence."""
    blocks = []
    for block in paper.blocks:
        if isinstance(block, Paragraph) and printed in block.text:
            text = block.text.replace(printed, other)
            block = Paragraph(text, tuple(spots(text)))  # noqa: PLW2901
        blocks.append(block)
    return replace(paper, blocks=tuple(blocks))


def test_a_change_that_contradicts_the_others_is_listed_and_left_out() -> None:
    """基本支出 200.00万元 of 208.00万元: 8.00 less, printed as 9.00 in both places."""
    paper = from_document(pipeline.compose(pipeline.load(FILE)), {})
    wrong = changed(paper, "比上年预算减少8.00万元", "比上年预算减少9.00万元")
    assert wrong != paper
    found = imported_paper(Path("公开.docx"), wrong, LIBRARY, measure="", year=None, form=None)
    prior = found.sections["上年"]
    assert isinstance(prior, dict)
    assert not prior.get("数值")
    assert prior["支出"][3] == {"功能科目": "2130234", "项目支出": Decimal(11)}
    assert "2130234 上年是基本支出还是项目支出" in [doubt.message for doubt in found.doubts]
    told = [line for line in found.unlike if "与别处矛盾，没有写入" in line]
    assert any("支出.基本支出 的上年数" in line for line in told)


def test_every_word_and_amount_comes_out_again(read_back: Imported) -> None:
    assert read_back.problems == []
    assert read_back.unlike == []


@pytest.mark.parametrize(
    "key", ["主要职能", "内设机构", "上年", "原因", "用途", "其他说明", "上年结转结余"]
)
def test_a_section_comes_back(key: str, read_back: Imported) -> None:
    """As it was written, but for noughts that need not be."""
    written = yaml.safe_load(FILE.read_text("utf-8"))[key]
    if key == "上年":
        written["三公经费"] |= dict.fromkeys(
            ("因公出国（境）费", "公务用车购置费", "公务用车运行费"), 0
        )
    if key == "上年结转结余":
        written[0]["性质"] = "项目支出"
    assert as_numbers(read_back.sections[key]) == as_numbers(written)


def as_numbers(tree: object) -> object:
    """A tree with all its amounts alike."""
    if isinstance(tree, dict):
        return {key: as_numbers(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_numbers(value) for value in tree]
    return Decimal(str(tree)) if isinstance(tree, int | float | Decimal) else tree


def test_projects_with_what_is_said_of_them(read_back: Imported) -> None:
    projects = read_back.sections["项目"]
    assert isinstance(projects, list)
    assert projects[0] == {
        "名称": "造林补助",
        "功能科目": "2130205",
        "支出": {"302": Decimal("5.50"), "303": Decimal(60)},
        "依据": "示例县人民政府会议纪要",
        "承担单位": "示例县国有林场",
        "分配": "造林1200亩，每亩500元，其余用于验收",
        "结束": "2025年6月",
    }
    assert projects[1] == {
        "名称": "专项甲",
        "功能科目": "2130299",
        "支出": {"302": Decimal(9)},
        "涉密": "是",
        "名称可公开": "是",
    }
    assert projects[2]["三公"] == "公务用车购置费"
    assert projects[3]["资金来源"] == "其他收入"
    assert projects[3]["绩效"]["指标"]["成本指标"] == {
        "经济成本指标": {"每批成本": {"值": "<=0.07万元", "权重": 40}}
    }


def test_staff_assets_and_purchases(read_back: Imported) -> None:
    below = {"编制": 9, "在职": {"人数": 8, "增减": 1}}
    none = {"人数": 0, "增减": 0}
    assert read_back.sections["下属单位"] == [
        {
            "名称": "示例县国有林场",
            "性质": "事业单位",
            "人员": {**below, "退休": none, "离休": none},
        }
    ]
    assert read_back.sections["人员"] == {
        "编制": 15,
        "在职": {"人数": 14, "增减": -2},
        "退休": {"人数": 6, "增减": 1},
        "离休": none,
    }
    assert read_back.sections["国有资产"] == {
        "房屋": {"面积": 900, "价值": Decimal(210)},
        "车辆": {
            "一般公务用车": {"数量": 1, "价值": Decimal(15)},
            "其他车辆": {"数量": 2, "价值": Decimal(30)},
        },
        "办公家具": Decimal(8),
        "拟购大型设备": {"50万元以上": 1},
    }
    assert read_back.sections["政府采购"] == {
        "货物": 18,
        "工程": 0,
        "服务": 5,
        "面向中小企业": 20,
        "面向小微企业": 5,
    }


def test_only_what_no_table_says_is_inferred(read_back: Imported) -> None:
    assert [doubt.message for doubt in read_back.doubts] == [
        "下属单位“示例县国有林场”的性质（事业单位）",
        "项目“苗木检验”的经济科目",
        "项目“公务用车更新”的“三公”",
        "上年单位资金的功能科目和支出性质",
        "单位的性质：文件里有机关运行经费，当作行政单位",
    ]


def test_a_new_file_says_where_each_fact_stands(read_back: Imported) -> None:
    form = LIBRARY.form("2024", NOWHERE)
    text = convert.new_file(read_back, form, 2024, "本单位.yaml")
    assert '"30217": 2  # “六、一般公共预算基本支出情况表”302 17 公务接待费' in text
    assert "性质: 行政单位  # 待核" in text
