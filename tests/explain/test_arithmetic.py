"""One line for one figure, by its formula."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.budget.settings import NumberFormat
from generator.diagnostics import Position
from generator.explain.arithmetic import headline
from generator.explain.explainer import Explainer
from generator.explain.printed import Printer
from generator.figures.model import MONEY, Entry, Figure, Figures, Given, Ratio
from generator.rounding.result import Print, Rounding

STYLE = NumberFormat.model_validate({"小数": 2})


def figures(**yuan: str) -> Figures:
    """Given amounts in 元 by name."""
    made = Figures()
    for name, amount in yuan.items():
        made.given(name, MONEY, Entry(Position("单位.yaml"), Decimal(amount)))
    return made


def line(made: Figures, name: str, **shares: str) -> str:
    printer = Printer(made, {"万元": STYLE, "%": STYLE}, {n: Decimal(v) for n, v in shares.items()})
    return headline(made[name], printer)


def test_a_share_of_the_sample(sample: Explainer) -> None:
    """Table 1: 2,014.18 of 2,015.18, which is 0.99950376."""
    expected = "收入.一般公共预算.占比 99.95% = 2,014.18 ÷ 2,015.18 (= 0.999503…, 四舍五入)"
    assert sample.headline("收入.一般公共预算.占比") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("收入.单位资金.增减额", "-5.80万元 = 1.00 - 6.80"),
        ("收入.单位资金.增减率", "-85.29% = -5.80 ÷ 6.80 (= -0.852941…, 四舍五入)"),
        ("三公.公务用车运行费.增减率", "300.00% = 15.00 ÷ 5.00 (= 3)"),
        ("三公.因公出国（境）费.增减率", "100.00%（5.00 ÷ 0.00 不能除，按表样的规定印 100.00%）"),
        ("收入.政府性基金预算.增减率", "0.00%（0.00 ÷ 0.00 不能除，两个数都是 0，印 0.00%）"),
        ("支出.合计.金额", "2,015.18万元 = 1,607.22 + 197.26 + 65.01 + 145.69"),
        ("项目统计.财政拨款.金额", "236.06万元 = 5.00 + 15.00 + 23.00 + … + 4.00（共 13 项）"),
        ("政府采购.合计.金额", "44.60万元 = 21.30 + 23.30"),
        ("收入.上级财政资金.金额", "0.00万元（各项都是 0）"),
        ("三公.因公出国（境）费.上年", "0.00万元（没有这类金额）"),
        ("支出.一般公共预算.2014099.项目支出.金额", "8.00万元 = 填报的 2 笔之和"),
        ("人员.在职.人数", "76人 = 填报"),
        ("人员.实有", "93人 = 76 + 17"),
        ("内设机构.个数", "11个 = 清点 11 项"),
    ],
)
def test_lines_of_the_sample(sample: Explainer, name: str, expected: str) -> None:
    assert sample.headline(name).removeprefix(name).strip() == expected


def test_rounding_is_said_with_the_exact_value() -> None:
    assert line(figures(甲="12272349"), "甲") == "甲 1,227.23万元 = 填报 (= 1,227.2349, 四舍五入)"


def test_an_amount_that_is_not_printed_as_its_nearest_says_why() -> None:
    """Controlled rounding prints 1,227.24 where the nearest would be 1,227.23."""
    rounding = Rounding("平衡", {Print("万元", 2): {"甲": Decimal("1227.24")}})
    printer = Printer(figures(甲="12272349"), {"万元": STYLE}, {}, rounding)
    expected = "甲 1,227.24万元 = 填报 (= 1,227.2349, 为使各数相加相等而舍位)"
    assert headline(printer.figures["甲"], printer) == expected


def test_terms_that_printing_would_round_stand_exactly() -> None:
    """0.505 + 0.505 = 1.01, though 0.51 + 0.51 would be 1.02."""
    made = figures(甲="5050", 乙="5050")
    made.sum("丙", ("甲", "乙"))
    assert line(made, "丙") == "丙 1.01万元 = 0.505 + 0.505"


def test_a_negative_term_is_bracketed() -> None:
    made = figures(甲="30000", 乙="-10000")
    made.sum("丙", ("甲", "乙"))
    assert line(made, "丙") == "丙 2.00万元 = 3.00 + (-1.00)"


def test_a_share_that_is_fitted_to_a_hundred_says_so() -> None:
    """1 ÷ 3 = 33.33…%, printed 33.34 so that three shares come to 100."""
    made = figures(甲="1", 乙="3")
    made.ratio("丙.占比", "甲", "乙")
    printer = Printer(made, {"万元": STYLE, "%": STYLE}, {"丙.占比": Decimal("33.34")})
    assert (
        headline(made["丙.占比"], printer)
        == "丙.占比 33.34% = 0.0001 ÷ 0.0003 (= 0.333333…, 各占比凑成 100%)"
    )


def test_an_exact_quotient_that_must_be_rounded() -> None:
    """1 ÷ 8 = 0.125 exactly; 1 ÷ 16 000 is 0.00625 %, printed 0.01 %."""
    made = figures(甲="10000", 乙="80000", 丙="160000000")
    made.ratio("丁", "甲", "乙")
    made.ratio("戊", "甲", "丙")
    assert line(made, "丁") == "丁 12.50% = 1.00 ÷ 8.00 (= 0.125)"
    assert line(made, "戊") == "戊 0.01% = 1.00 ÷ 16,000.00 (= 0.000062…, 四舍五入)"


def test_a_figure_given_in_place_of_a_derived_one_names_both() -> None:
    made = figures(甲="10000", 乙="20000")
    made.sum("丙", ("甲", "乙"))
    made.replace(
        (
            Figure(
                "丙", Decimal(31000), MONEY, Given((Entry(Position("单位.yaml"), Decimal(31000)),))
            ),
        )
    )
    assert line(made, "丙") == "丙 3.10万元 = 填报（代替按各行推算的 3.00万元）"


def test_a_share_of_nothing() -> None:
    made = figures(甲="0", 乙="0")
    made.ratio("丙.占比", "甲", "乙")
    assert made["丙.占比"].formula == Ratio("甲", "乙", None)
    assert line(made, "丙.占比") == "丙.占比 0.00%（0.00 ÷ 0.00 不能除，两个数都是 0，印 0.00%）"
