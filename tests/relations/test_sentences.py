"""Sentences by their grammar: what they say of themselves, and of the tables."""

from __future__ import annotations

import pytest

from generator.relations.verdict import Allowance, Answer
from tests.relations.papers import EXACT, ROUNDED, covered, said

STRICT = Allowance(is_strict=True)
TABLE = """
# 一般公共预算支出情况表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
---
| 201 | 一般公共服务支出 | 100.00 | 80.00 | 20.00 |
| 20126 | 档案事务 | 100.00 | 80.00 | 20.00 |
| 2012604 | 档案馆 | 100.00 | 80.00 | 20.00 |
| 合计 |  | 100.00 | 80.00 | 20.00 |
# 关于示例县档案馆2024年一般公共预算当年拨款情况说明
"""


def of_table(sentence: str) -> list[str]:
    return said(TABLE + sentence)


# -- sentences and tables


@pytest.mark.parametrize(
    "sentence",
    [
        "示例县档案馆2024年一般公共预算拨款合计100.00万元，其中：基本支出80.00万元，项目支出20.00万元。",
        "1.一般公共服务支出（类）档案事务（款）档案馆（项）：2024年预算数为100.00万元。",
        "一般公共服务（201）100万元，占100%。",
        "2023年一般公共预算拨款90.00万元。",  # another year's
        "一般公共预算拨款中用于数字化的30.00万元。",  # words that are not understood
        (
            "本年拨付的设备款40.00万元，其中：基本支出1.00万元，项目支出39.00万元。"
        ),  # of a whole not understood
        "印刷费支出3.00万元，比上年增加1.00万元，增长50.00%。",
    ],
)
def test_what_fits_or_is_not_understood_is_left_alone(sentence: str) -> None:
    assert of_table(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        ("示例县档案馆2024年一般公共预算拨款合计101.00万元。", "101.00万元", "100.00万元"),
        (
            "一般公共预算支出包括：一般公共服务支出99.00万元，主要用于人员经费50万元。",
            "99.00万元",
            "100.00万元",
        ),
        (
            "1.一般公共服务支出（类）档案事务（款）档案馆（项）：2024年预算数为98.00万元。",
            "98.00万元",
            "100.00万元",
        ),
        ("示例县档案馆2024年一般公共预算项目支出21.00万元。", "21.00万元", "20.00万元"),
    ],
)
def test_a_sentence_is_held_to_the_table(sentence: str, printed: str, expected: str) -> None:
    (found,) = of_table(sentence)
    assert found.endswith(f"{printed} {expected}")


@pytest.mark.parametrize(("text", "wrong"), [("8.77", []), ("8.76", ["8.76万元 87,708.00元"])])
def test_units_are_converted_and_rounded(text: str, wrong: list[str]) -> None:
    drawn = f"""
    # 2025年部门支出预算总表
    单位：元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    | 2080501 | 行政单位离退休 | 87,708.00 | 87,708.00 |  |
    | 合计 |  | 87,708.00 | 87,708.00 |  |
    # 编制说明
    支出预算{text}万元。
    """
    assert [line.split("” ")[-1] for line in said(drawn, ROUNDED)] == wrong


def test_a_fund_beside_its_transfers_is_meant_without_them() -> None:
    drawn = """
    # 收入总体情况表
    单位：万元
    | 科目编码 | 科目名称 | 总计 | 一般公共预算 | 上级一般公共预算安排的转移支付 |
    ---
    | 2012604 | 档案馆 | 10.00 | 7.00 | 3.00 |
    | 合计 |  | 10.00 | 7.00 | 3.00 |
    # 一般公共预算支出情况表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    ---
    | 2012604 | 档案馆 | 10.00 | 10.00 |  |
    | 合计 |  | 10.00 | 10.00 |  |
    # 收入预算情况说明
    一般公共预算7.00万元。
    上级一般公共预算安排的转移支付资金3.00万元。
    """
    assert said(drawn) == []
    assert len(said(drawn.replace("一般公共预算7.00万元", "一般公共预算10.00万元"))) == 1


def test_a_project_is_known_by_its_name() -> None:
    drawn = """
    # 一般公共预算项目支出情况表
    单位：万元
    | 科目编码 | 科目名称 | 项目名称 | 项目支出合计 | 商品和服务支出 | 资本性支出 |
    ---
    | 2012604 | 档案馆 | 数字化 | 5.00 | 5.00 |  |
    | 2012699 | 其他档案事务支出 | 数字化 | 2.00 |  | 2.00 |
    | 合计 |  |  | 7.00 | 5.00 | 2.00 |
    # 关于示例县档案馆2024年一般公共预算项目支出情况说明
    1、项目名称：数字化
    预算安排规模：{0}万元
    资金分配情况：扫描{1}万元，商品和服务支出9.00万元，合计{2}万元
    """
    assert said(drawn.format("7.00", "5.00", "7.00")) == []
    assert (
        said(drawn.format("7.00", "6.00", "8.00")) == []
    )  # what the text divides may be more than this fund's
    (found,) = said(drawn.format("6.00", "5.00", "7.00"))
    assert found.endswith("6.00万元 7.00万元")


# -- parts and wholes


@pytest.mark.parametrize(
    "sentence",
    [
        "政府采购预算44.60万元，其中：政府采购货物预算21.30万元，政府采购工程预算0万元，政府采购服务预算23.30万元。",
        "实有人数93人，其中：在职76人，增加48人；退休17人，增加0人；离休0人，增加0人。",
        "车辆3辆，价值45万元；其中：一般公务用车2辆，价值30万元；执法执勤用车1辆，价值15万元；其他车辆0辆，价值0万元。",
        (
            "“三公”经费9万元，其中：因公出国（境）费1万元，公务用车购置及运行费6万元，其中：公务用车购置费2万元，"
            "公务用车运行费4万元，公务接待费2万元。"
        ),
        (
            "收入预算10万元，其中：财政拨款收入6万元；事业收入3万元。"
        ),  # not all there can be, and no shares
        "支出预算10万元，其中：住房公积金1万元，基本工资5万元。",
        "政府采购预算5万元，其中：面向中小企业预留政府采购项目预算金额3万元。",
    ],
)
def test_lists_that_add_up_or_need_not(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "政府采购预算44.60万元，其中：政府采购货物预算21.30万元，政府采购工程预算1万元，政府采购服务预算23.30万元。",
            "44.60万元 45.60",
        ),
        ("实有人数95人，其中：在职76人，退休17人，离休0人。", "95人 93"),
        (
            "车辆3辆，价值45万元；其中：一般公务用车2辆，价值30万元；执法执勤用车1辆，价值16万元；其他车辆0辆，价值0万元。",
            "45万元 46",
        ),
        ("支出预算100万元，其中：基本支出70万元，占70%；项目支出20万元，占20%。", "100万元 90"),
        (
            "政府采购预算5万元，其中：面向中小企业预留政府采购项目预算金额6万元。",
            "6万元 比它所在的总数 5万元 还大",
        ),
        (
            (
                "“三公”经费比上年增加9万元，其中：因公出国（境）费增加5万元，公务用车购置费增加0万元，"
                "公务用车运行费减少1万元，公务接待费增加2万元。"
            ),
            "9万元 6",
        ),
    ],
)
def test_lists_that_do_not_add_up(sentence: str, expected: str) -> None:
    (found,) = said(sentence)
    assert found.endswith(expected)


def test_a_list_goes_on_in_the_paragraphs_below_a_colon() -> None:
    drawn = """
    # 关于示例县档案馆2024年支出预算情况说明
    示例县档案馆2024年支出预算100.00万元，其中：
    基本支出70.00万元，占70.00%，比上年预算增加0.00万元，增长0.00%，主要原因是与上年预算持平。
    项目支出{0}万元，占{1}%，比上年预算增加{0}万元，增长100.00%，主要原因是新增5万元的项目。
    """
    assert said(drawn.format("30.00", "30.00")) == []
    (found,) = said(drawn.format("29.00", "29.00"))
    assert found.endswith("100.00万元 99.00")


# -- rates and shares


@pytest.mark.parametrize(
    "sentence",
    [
        "基本支出120万元，比上年预算增加20万元，增长20%。",
        "基本支出80万元，比上年预算减少20万元，下降20%。",
        "总收入125万元，其中：拨款100万元，事业收入25万元。比上年增加25万元，增长25%。",
        "基本支出5万元，比上年预算增加5万元，增长100%。",  # from nothing it is the form's
        "基本支出0万元，比上年预算减少20万元，下降100%。",
        (
            "设备总值500万元，今年购置200万元，比上年增加100万元，增长25%。"
        ),  # either may be the one that grew
        "基本支出120万元，比上年预算增加20万元，增长20%，主要原因是增加12人，增长9%。",
        "基本支出120万元，比上年预算增加20万元，其余经费与上年持平。",
        "基本支出80.0万元，占66.7%。",  # of what is not said
    ],
)
def test_rates_that_follow_or_may(sentence: str) -> None:
    assert said(sentence, STRICT) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("基本支出120万元，比上年预算增加20万元，增长21%。", "21% 20%"),
        (
            "总收入125万元，其中：拨款100万元，事业收入25万元。比上年增加20万元，增长26%。",
            "26% 19%",
        ),
        ("基本支出5万元，比上年预算增加7万元，下降350%。", "350% 上年数 5 − 7 小于零，没有增减率"),
        ("基本支出5万元，比上年预算增加7万元，下降350%。", "350% 增减额是增加，增减率却是减少"),
        ("基本支出120万元，比上年预算增加20万元，下降20%。", "20% 增减额是增加，增减率却是减少"),
        ("基本支出120万元，比上年预算增加-20万元，增长14.3%。", "-20万元 “增加”后面却是负数"),
        ("基本支出120.00万元，比上年预算减少0.00万元，下降0.04%。", "0.04% 增减额却印作 0"),
        ("公务接待费2万元，比上年预算增加1万元，与上年持平。", "1万元 却说与上年持平"),
        ("公务接待费2万元，与2023年预算一致1万元，主要原因是本单位节约。", "1万元 却说与上年持平"),
    ],
)
def test_rates_and_words_that_cannot_be(sentence: str, expected: str) -> None:
    assert any(line.endswith(expected) for line in said(sentence, STRICT))


def test_a_rate_allows_for_the_rounding_of_its_amounts() -> None:
    sentence = "基本支出0.10万元，比上年预算增加0.01万元，增长7.00%。"
    assert len(said(sentence, EXACT)) == 1
    assert said(sentence, ROUNDED) == []


def test_an_amount_may_stand_in_the_paragraph_before() -> None:
    drawn = """
    # 财政拨款“三公”经费预算情况说明
    “三公”经费数为10.00万元。
    “三公”经费比上年预算增加2.00万元，增长{0}%。
    """
    assert said(drawn.format("25.00")) == []
    assert len(said(drawn.format("26.00"))) == 1


def test_shares_that_are_levelled_to_a_hundred_are_right() -> None:
    drawn = "支出预算3.00万元，其中：基本支出1.00万元，占{0}%；项目支出2.00万元，占{1}%。"
    assert said(drawn.format("33.33", "66.67")) == []
    assert said(drawn.format("33.34", "66.66")) == []
    assert len(said(drawn.format("33.43", "66.57"))) == 2


# -- words against tables


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("一般公共预算拨款未安排。", True),
        ("示例县档案馆2024年没有使用一般公共预算拨款安排的支出。", True),
        (
            "示例县档案馆2024年没有使用一般公共预算拨款安排的项目支出，一般公共预算项目支出情况表为空表。",
            True,
        ),
        ("政府性基金预算拨款未安排。", False),
        ("收入全部为一般公共预算拨款，无政府性基金预算拨款和国有资本经营预算。", False),
        ("因公出国（境）费0万元，未安排。", False),
        ("一般公共预算支出情况表为空表。", True),
        ("无内容应公开空表并说明情况。", False),
    ],
)
def test_what_is_said_not_to_be_there_is_not(sentence: str, *, is_wrong: bool) -> None:
    assert bool(of_table(sentence)) == is_wrong


def test_an_empty_table_has_nothing_in_it() -> None:
    note = "备注：本单位2024年没有安排项目支出，此表为空表。\n"
    (found,) = said(TABLE.replace("# 关于", f"{note}# 关于"))
    assert found.startswith(
        "“一般公共预算支出情况表”201 一般公共服务支出（合计） 100.00万元 却说是空表："
    )
    assert found.endswith("“备注：本单位2024年没有安排项目支出，此表为空…”")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("下设3个科室，分别是：综合室、政策法规室（信访室、督查室）、财务室。", []),
        ("下设3个科室，分别是：综合室、财务室。", ["3个 后面列了 2 个"]),
        ("下设3个科室，分别是：综合室、征集、编研科、技术科（电子档案室）。", []),
        ("下设3个科室，分别是：综合室、征集、编研科、技术科、财务科。", ["3个 后面列了 5 个"]),
        ("下属预算单位2家，分别是：甲中心、乙队；下设1个科室。", []),
    ],
)
def test_lists_are_counted(sentence: str, found: list[str]) -> None:
    assert [line.split("” ")[-1] for line in said(sentence)] == found


def test_the_changes_of_items_are_those_of_the_kinds() -> None:
    drawn = """
    # 关于示例县档案馆2024年一般公共预算当年拨款情况说明
    ## （一）规模变化情况
    基本支出80.00万元，比上年预算增加10.00万元，增长14.29%。
    项目支出20.00万元，比上年预算减少5.00万元，下降20.00%。
    ## （二）具体使用情况
    1.教育支出（类）进修及培训（款）培训支出（项）：2024年预算数为100.00万元，比上年预算增加8.00万元，增长8.70%。
    2.科学技术支出（类）技术研究与开发（款）科技成果转化与扩散（项）：2024年预算数为{0}万元，比上年预算减少{1}万元，下降{2}%。
    """
    assert said(drawn.format("0.00", "3.00", "100.00")) == []
    (found,) = said(drawn.format("0.00", "2.00", "100.00"))
    assert found.endswith("10.00万元 6.00")
    left_out = drawn.format(
        "1.00", "2.00", "66.67"
    )  # nothing given up is named, so it may be left out
    assert said(left_out) == []
    assert len(said(left_out, answer=Answer.UNSURE)) == 1


def test_coverage_counts_what_some_relation_ties() -> None:
    assert covered(
        "政府采购预算3万元，其中：政府采购货物预算1万元，政府采购服务预算2万元。房屋7平方米。"
    ) == {1, 2, 3}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("一般公共预算拨款9.00万元，比2023年预算数6.00万元增加3.00万元，增长50.00%。", []),
        ("一般公共预算拨款9.00万元，较上年6.00万元增加4.00万元。", ["4.00万元 3.00"]),
        ("一般公共预算拨款9.00万元，比2023年预算数0.00万元增加9.00万元，增长100.00%。", []),
        ("一般公共预算拨款9.00万元，与上年9.00万元持平。", []),
    ],
)
def test_last_year_said_in_the_sentence_is_the_base(sentence: str, found: list[str]) -> None:
    assert [line.split("” ")[-1] for line in said(sentence)] == found


def test_from_nothing_a_rate_is_what_forms_print() -> None:
    sentence = "一般公共预算拨款9.00万元，比上年预算增加9.00万元，增长{}%。"
    assert said(sentence.format("100.00"), STRICT) == []
    assert len(said(sentence.format("105.00"), STRICT)) == 1


def test_a_list_after_a_sentence_is_of_its_subject() -> None:
    drawn = """
    # 二、收入预算情况说明
    示例县档案馆2024年收入预算合计203.00万元，包括本年收入202.00万元，上年结转结余1.00万元。其中：
    本年一般公共预算拨款收入200.00万元，占98.52%；
    事业收入2.00万元，占0.99%。
    """
    assert said(drawn) == []


def test_a_list_is_of_what_leads_on_to_it() -> None:
    """The total column is of all money, the list of 财政拨款 only."""
    drawn = """
    # 部门收入预算总表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 财政拨款 | 事业收入 |
    ---
    | 201 | 一般公共服务支出 | 100.00 | 80.00 | 20.00 |
    | 20126 | 档案事务 | 100.00 | 80.00 | 20.00 |
    | 2012604 | 档案馆 | 100.00 | 80.00 | 20.00 |
    | 合计 |  | 100.00 | 80.00 | 20.00 |
    # 部门预算编制说明
    支出预算100.00万元，其中：财政拨款支出预算80.00万元。
    {}：
    1.一般公共服务支出（类）档案事务（款）档案馆（项）{}万元，主要用于日常工作。
    """
    assert said(drawn.format("财政拨款支出主要内容如下", "80.00")) == []
    assert len(said(drawn.format("财政拨款支出主要内容如下", "81.00"))) == 1
    assert said(drawn.format("其中用于保管工作的资金", "40.00")) == []
