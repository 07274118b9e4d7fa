"""What a table totals, its rows and columns list; and a note that a table is empty stands under
empty tables only."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator import pipeline
from generator.diagnostics import DisclosureError
from generator.document.tree import Number
from tests.numbers.making import CASES, Maker, case, made
from tests.rounding.budgets import budgets
from tests.rounding.printed import Printed

PROVINCE = Path(__file__).parents[2] / "examples" / "province" / "forms"
OWN = '项目: [{{名称: 甲, 功能科目: "{code}", 资金来源: {fund}, 支出: {{"{item}": 7}}}}]\n'
NO_ROW = "表样的{tables}表没有列“{what}”的地方；它有 7.00万元，表里各项相加不等于合计。"


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_a_source_without_a_row(year: str) -> None:
    """Case 08: 5.00 and 2.00 of sources that the table of income does not list below 单位资金."""
    assert case(f"08-source-without-row-{year}").findings("T809") == [
        "表样的“收支总体”表没有列“上级专项收入”的地方；它有 5.00万元，表里各项相加不等于合计。",
        (
            "表样的“收支总体”表没有列“用事业基金弥补收支差额”的地方；它有 2.00万元，"
            "表里各项相加不等于合计。"
        ),
    ]


@pytest.mark.parametrize(
    ("form", "fund", "tables"),
    [
        ("2021", "附属单位上缴收入", "“收支总体”“收入总体”"),
        ("2022", "上级补助收入", "“收支总体”“收入总体”"),
        ("2023", "上级专项收入", "“收支总体”"),
        ("2024", "用事业基金弥补收支差额", "“收支总体”"),
        ("样例省2024", "财政专户管理资金", "“财务收支”“收入”"),
        ("样例省2024", "上级补助收入", "“财务收支”“收入”"),
    ],
)
def test_sources_that_the_forms_do_not_list(
    make: Maker, tmp_path: Path, form: str, fund: str, tables: str
) -> None:
    if form.startswith("样例"):
        (tmp_path / "表样").symlink_to(PROVINCE)
    document = make(OWN.format(code="2012604", fund=fund, item="302"), form)
    assert document.findings("T809") == [NO_ROW.format(tables=tables, what=fund)]


@pytest.mark.parametrize(
    ("change", "code", "item", "tables", "what"),
    [
        # The columns of 项目支出 without 311 and 312.
        ("columns", "2012604", "312", "“项目支出”", "312 对企业补助"),
        ("columns", "2012604", "302", "", ""),
        # Fixed rows of functional classes without 229.
        ("classes", "2299999", "302", "“收支总体”", "229 其他支出"),
        ("classes", "2012604", "302", "", ""),
        # A table by kind without a column for projects.
        ("kinds", "2012604", "302", "“支出总体”", "项目支出"),
    ],
)
def test_classes_items_and_kinds_that_a_form_leaves_out(
    make: Maker, change: str, code: str, item: str, tables: str, what: str
) -> None:
    columns = "".join(
        f"          - {{标题: '{c}', 数: '{{基}}.{c}.金额'}}\n"
        for c in ("301", "302", "303", "310")
    )
    forms = {
        "columns": (
            "  项目支出:\n    区:\n      - 列:\n          - {标题: 项目, 文: '{项目}'}\n"
            f"          - {{标题: 合计, 数: '{{基}}.金额'}}\n{columns}"
            "        行: {来源: 项目, 资金: 一般公共预算拨款}\n        合计: {名称: 合计}\n"
        ),
        "classes": (
            "  收支总体:\n    区:\n      '2':\n"
            "        列: [{标题: 类, 文: '{名称}'}, {标题: 数, 数: '支出.{键}.金额'}]\n"
            "        行: "
            "{来源: 固定, 固定: [{名称: 一般公共服务, 键: '201'}, {名称: 社会保障, 键: '208'}]}\n"
            "        合计: {名称: 支出总计}\n"
        ),
        "kinds": (
            "  支出总体:\n    区:\n      - 列:\n          - {标题: 科目, 文: '{名称}'}\n"
            "          - {标题: 合计, 数: '支出.{码}.金额'}\n          - "
            "{标题: 人员, 数: '支出.{码}.人员经费.金额'}\n"
            "          - {标题: 公用, 数: '支出.{码}.公用经费.金额'}\n"
            "        行: {来源: 功能科目}\n        合计: {名称: 合计}\n"
        ),
    }
    make.form("本县", f'继承: "2024"\n表:\n{forms[change]}')
    found = make(OWN.format(code=code, fund="一般公共预算", item=item), "本县").findings("T809")
    assert found == ([NO_ROW.format(tables=tables, what=what)] if tables else [])


def test_an_item_of_three_public_that_a_form_leaves_out(make: Maker) -> None:
    rows = (
        "[{名称: 合计, 键: 合计}, {名称: 接待, 键: 公务接待费}, "
        "{名称: 用车, 键: 公务用车购置及运行费}]"
    )
    make.form("本县", f'继承: "2024"\n表:\n 三公经费: {{区: {{主表: {{行: {{固定: {rows}}}}}}}}}\n')
    text = OWN.format(code="2012604", fund="一般公共预算", item="302").replace(
        "支出:", "三公: 因公出国（境）费, 支出:"
    )
    assert make(text, "本县").findings("T809") == [
        NO_ROW.format(tables="“三公经费”", what="因公出国（境）费")
    ]


def test_a_source_of_last_year_without_a_row(make: Maker) -> None:
    """A table that compares both years: the source is gone this year, its row with it."""
    rows = "[{名称: 一般公共预算, 键: 一般公共预算拨款}, {名称: 事业收入, 键: 事业收入}]"
    make.form(
        "本县",
        '继承: "2024"\n表序: [比较]\n应有表: []\n应有空表备注: []\n表:\n  比较:\n    标题: '
        "比较\n    区:\n"
        "      - 列: [{标题: 项目, 文: '{名称}'}, {标题: 今年, 数: '收入.{键}.金额'},"
        " {标题: 上年, 数: '收入.{键}.上年'}]\n"
        f"        行: {{来源: 固定, 固定: {rows}}}\n        合计: {{名称: 合计}}\n",
    )
    before = '上年: {支出: [{功能科目: "2012604", 资金来源: 其他收入, 项目支出: 7}]}\n'
    found = make(OWN.format(code="2012604", fund="事业收入", item="302") + before, "本县").findings(
        "T809"
    )
    assert found == [
        "表样的“比较”表没有列“其他收入”的地方；它上年有 7.00万元，表里各项相加不等于合计。"
    ]


def test_rows_of_one_fund_under_columns_of_another(make: Maker) -> None:
    """Rows only where the general budget has money, totals of everything."""
    make.form("本县", '继承: "2024"\n表: {支出总体: {区: {主表: {行: {资金: 一般公共预算拨款}}}}}')
    found = make(OWN.format(code="2012604", fund="事业收入", item="302"), "本县").findings("T809")
    assert found == [NO_ROW.format(tables="“支出总体”", what="事业收入")]


@pytest.mark.parametrize("form", ["2021", "2022", "2023", "2024", "样例省2024"])
def test_it_fires_where_a_reader_finds_a_difference_and_nowhere_else(
    form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The sums are read from the printed cells alone; amounts in 元 that print as nothing apart."""
    folder = tmp_path_factory.mktemp("预算")
    templates = PROVINCE if form.startswith("样例") else None

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(budgets())
    def holds(source: str) -> None:
        path = folder / "预算.yaml"
        path.write_text(source.replace("2024", form, 1).replace("单位:", "单位: ", 1), "utf-8")
        document = made(path, templates)
        broken = [
            s
            for s in Printed(document.document).sums()
            if not s.holds and not s.where.startswith("句")
        ]
        if broken:
            assert document.findings("T809")
        elif form in ("2023", "2024"):
            assert document.findings("T809") == []

    holds()


def test_lines_that_cancel_leave_no_table_empty() -> None:
    """Case 11: −5.00 and 5.00 of one item, of the general budget and of a fund."""
    document = case("11")
    listed = [row[4:6] for row in document.rows("项目支出") if row[4]]
    assert listed == [["甲项目", "-5.00"], ["乙项目", "5.00"], ["合计", ""]]
    assert [row[:4] for row in document.rows("政府性基金")][2] == [
        "212",
        "08",
        "03",
        "城市建设支出",
    ]
    assert document.of("没有使用政府性基金") == document.of("项目支出情况表为空表") == []
    assert document.one("年政府性基金预算支出0.00万元").endswith(
        "其中：基本支出0.00万元，项目支出0.00万元。"
    )
    assert document.one("财政拨款项目").count("财政拨款项目4个") == 1


@pytest.mark.parametrize("form", ["2022", "2023", "2024"])
@pytest.mark.parametrize("amount", ["5", "-5", "0.001", "0"])
def test_a_note_of_emptiness_stands_under_empty_tables_only(
    make: Maker, form: str, amount: str
) -> None:
    lines = (
        f'[{{经济科目: "302", 金额: {amount}}}, {{经济科目: "310", '
        f'金额: -1}}, {{经济科目: "310", 金额: 1}}]'
    )
    document = make(f'项目: [{{名称: 甲, 功能科目: "2012604", 明细: {lines}}}]\n', form)
    assert [row for row in document.rows("项目支出") if "甲" in row]
    empty = {
        name for name in document.disclosure.form.spec.table_order if "空表" in note(document, name)
    }
    assert "项目支出" not in empty
    for name in empty:
        numbers = [
            i
            for row in document.table(name).body
            for c in row.cells
            for i in c.inlines
            if isinstance(i, Number)
        ]
        assert all(n.text in ("", "0", "0.00") for n in numbers)
    assert "政府性基金" in empty


def note(document: object, name: str) -> str:
    """What stands below a table."""
    from tests.numbers.making import Made

    assert isinstance(document, Made)
    sections = (s.blocks for s in document.document.sections)
    blocks = next(b for b in sections if document.table(name) in b)
    return "".join(str(b) for b in blocks[blocks.index(document.table(name)) + 1 :])


def test_a_basis_that_the_form_states_is_asked_too(make: Maker) -> None:
    """空表依据 of a table whose own rows are bare: the note waits until that figure has no amounts
    either."""
    make.form("本县", '继承: "2024"\n表: {三公经费: {空表依据: 支出.合计.金额, 空表备注: 没有}}\n')
    text = OWN.format(code="2012604", fund="一般公共预算", item="302")
    assert "没有" not in note(make(text, "本县"), "三公经费")
    assert "没有" in note(make("", "本县"), "三公经费")


def test_a_form_with_a_wrong_pattern_is_told_where_it_is_composed(make: Maker) -> None:
    make.form(
        "本县",
        '继承: "2024"\n表: {三公经费: {区: {主表: {列: {合计: {数: "三公.{码位}.金额"}}}}}}\n',
    )
    with pytest.raises(DisclosureError) as raised:
        make(OWN.format(code="2012604", fund="上级专项收入", item="302"), "本县")
    (found,) = raised.value.diagnostics
    assert (found.code, found.position.line) == ("F104", 4)


def test_the_real_forms_lack_nothing() -> None:
    for path in sorted((CASES.parents[2] / "inputs").glob("20*.yaml")):
        assert [d for d in pipeline.load(path).diagnostics if d.code in ("T809", "T810")] == []
