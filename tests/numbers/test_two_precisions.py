"""One fact at two precisions: sentences that print amounts otherwise than the tables round each for
itself."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SCALE
from generator.cli.main import main
from generator.diagnostics import Position
from generator.document.tree import Document, Number, Paragraph, Table
from generator.figures.model import MONEY, Figures
from generator.forms.compose import compose
from generator.rounding.certificate import certify
from generator.rounding.decide import decide
from generator.rounding.nearest import rounded
from generator.workspace import library
from tests.numbers.making import CASES, Maker, case
from tests.rounding.budgets import budgets, decoded, figures_of

PROVINCE = Path(__file__).parents[2] / "examples" / "province" / "forms"
CAR = "采购新能源纯电动汽车"


def test_the_coarser_print_is_the_exact_amount_rounded() -> None:
    """Case 10: 50.04 in the tables (two decimals) is 50.0 in the sentences (one)."""
    document = case("10")
    (row,) = [r for r in document.rows("项目支出") if CAR in r]
    assert "50.04" in row
    at = document.lines.index(f"5、项目名称：{CAR}")
    assert document.lines[at + 2] == "预算安排规模：50.0万元"
    assert [x for x in document.lines if re.search(r"\D50\.1", x)] == []
    assert "公务用车购置费50.0万元" in document.one("“三公”经费数为")


def test_the_certificate_lists_the_sums_of_the_text_that_differ(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """人员经费 1,671.25 and 公用经费 106.87 make 1,778.12: 1,671.3 and 106.9 against 1,778.1."""
    (path,) = CASES.glob("10*.yaml")
    assert main(["rounding", str(path)]) == 0
    said = capsys.readouterr().out
    assert (
        "只有文字这样印，表格印的单位或小数位不同；文字里逐个四舍五入，不再平衡（表样的“舍位”）。"
        in said
    )
    assert (
        "支出.基本支出.金额 ＝ 支出.人员经费.金额 ＋ 支出.公用经费.金额：逐个四舍五入是 1,"
        "778.1 与 1,778.2" in said
    )
    assert "印成万元、2 位小数：不同的金额 146 个，没有要舍位的，照印。" in said


def test_beside_tables_in_yuan_everything_in_wan_is_the_exact_amount_rounded() -> None:
    """A form of Shanghai prints one table and the sentences in 万元, all other tables in 元."""
    form = library(Path("单位.yaml"), None).form("上海区级", Position("单位.yaml", 1, 1))
    measures = {table.measure for table in form.spec.tables.values()}
    assert measures >= {"元", "万元"}
    assert {way.measure for way in form.spec.balanced_money()} == {"元"}


def test_a_form_may_have_its_sentences_balanced(
    make: Maker, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then 50.04 may be moved, and the certificate names it."""
    make.form("本县", '继承: "2024"\n舍位: 平衡\n数字格式: {文字: {万元: {小数: 1}}}\n')
    (path,) = CASES.glob("10*.yaml")
    text = path.read_text("utf-8").replace('表样: "2024"', "表样: 本县").rpartition("版式:")[0]
    (make.folder / "预算.yaml").write_text(text, "utf-8")
    assert (
        main(["rounding", str(make.folder / "预算.yaml"), "--templates", str(make.folder / "表样")])
        == 0
    )
    said = capsys.readouterr().out
    moved = said.partition("印成万元、1 位小数")[2].partition("印成万元、2 位小数")[0]
    assert "调整下面" in moved
    assert "只有文字这样印" not in said


@pytest.mark.parametrize("form", ["2021", "2024"])
def test_where_both_print_alike_there_is_one_number(make: Maker, form: str) -> None:
    """Thirds of 0.01 万元: what the sentence says is what the table says."""
    lines = ", ".join(f'{{经济科目: "302", 资金来源: 其他收入, 金额: {n}}}' for n in (33, 33, 34))
    text = f'项目: [{{名称: 甲, 功能科目: "2012604", 明细: [{lines}]}}]\n'
    document = make(text, form, "元")
    assert document.disclosure.form.spec.money() == document.disclosure.form.spec.balanced_money()
    assert document.of("收支总预算0.01万元")


def ways(document: Document, figures: Figures) -> list[tuple[str, Decimal, Decimal]]:
    """The amounts of sentences: name, print in 万元, exact in 万元."""
    found = []
    for block in document.blocks():
        inlines = block.inlines if isinstance(block, Paragraph) else ()
        if isinstance(block, Table) and block.role != "表格":
            inlines = tuple(i for row in block.body for c in row.cells for i in c.inlines)
        numbers = [
            one for one in inlines if isinstance(one, Number) and figures[one.name].unit == MONEY
        ]
        found += [
            (n.name, Decimal(n.value), figures[n.name].value / SCALE["万元"]) for n in numbers
        ]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budgets(without=("财政专户管理资金",)))
def test_sentences_beside_tables_in_yuan_are_rounded_half_up(source: str) -> None:
    budget, figures = decoded(source), figures_of(source)
    form = library(CASES / "x.yaml", PROVINCE).form("样例省2024", Position("x.yaml"))
    rounding = decide(figures, form.spec.balanced_money(), "平衡")
    document = compose(budget, figures, Catalogue(budget.year), form, rounding)
    told = ways(document, figures)
    assert told
    for name, printed, exact in told:
        assert abs(printed) == rounded(abs(exact), 2), name


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(budgets())
def test_the_certificate_of_the_text_is_complete(source: str) -> None:
    """Every sum between told amounts that rounding one by one breaks is listed, and none that
    holds."""
    figures = figures_of(source)
    form = library(CASES / "x.yaml", PROVINCE).form("样例省2024", Position("x.yaml")).spec
    (way,) = set(form.money()) - set(form.balanced_money())
    names = {f.name for f in figures if f.unit == MONEY}
    rounding = decide(figures, form.balanced_money(), "平衡")
    every = certify(figures, rounding, way)
    among = certify(figures, rounding, way, names)
    assert [c.total.name for c in among.broken] == [c.total.name for c in every.broken]
    assert every.moved == among.moved == ()
    for check in every.broken:
        added = sum(t.nearest for t in check.plus) - sum(t.nearest for t in check.minus)
        assert check.total.nearest != added
    none = certify(figures, rounding, way, ())
    assert none.broken == ()
