"""机关运行经费: the basic public funds of administrative units and 参公 institutions, from fiscal
money."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.diagnostics import DisclosureError
from generator.figures.model import Given
from tests.numbers.making import Maker

BASIC = """基本支出:
  按功能科目: {"2010301": 30}
  按经济科目: {"30101": 10, "30201": 20}
"""
NONE = "甲县某局是事业单位，没有机关运行经费。"
FORMS = ["2021", "2022", "2023", "2024"]


def of(nature: str, text: str = BASIC) -> str:
    """A unit of a nature; the head of the maker is without."""
    return f"单位: {{名称: 甲县某局{nature}}}\n{text}"


def amount(make: Maker, text: str, form: str = "2024") -> int:
    figure = make.plain(text, form).disclosure.figures["机关运行经费.金额"]
    return int(figure.value)


@pytest.mark.parametrize(
    ("nature", "expected"),
    [
        ("", 200000),
        (", 性质: 行政单位", 200000),
        (", 性质: 参公事业单位", 200000),
        (", 性质: 事业单位", 0),
    ],
)
def test_by_nature(make: Maker, nature: str, expected: int) -> None:
    assert amount(make, of(nature)) == expected


@pytest.mark.parametrize("form", FORMS)
def test_an_institution_says_that_it_has_none(make: Maker, form: str) -> None:
    document = make.plain(of(", 性质: 事业单位"), form)
    assert document.of("机关运行经费财政拨款预算") == []
    assert document.one(NONE) == NONE
    assert make.plain(of(", 性质: 参公事业单位"), form).of(NONE) == []


def test_the_form_words_it(make: Maker) -> None:
    make.form("本县", '继承: "2024"\n用语: {无运行经费: 本部门无机关运行经费。}\n')
    assert make.plain(of(", 性质: 事业单位"), "本县").of("本部门无机关运行经费。")


def test_one_that_had_some_last_year_says_that_it_fell(make: Maker) -> None:
    text = (
        of(", 性质: 事业单位")
        + "上年: {机关运行经费: 5}\n原因: {机关运行经费.增减额: 转为事业单位}\n"
    )
    assert (
        make.plain(text)
        .one("机关运行经费财政拨款预算")
        .endswith(
            "机关运行经费财政拨款预算0.00万元，比上年预算减少5.00万元，下降100.00%。主要原因是转为事业单位。"
        )
    )


def test_only_the_general_budgets_appropriation_counts(make: Maker) -> None:
    lines = "".join(
        f'    - {{功能科目: "2010301", 经济科目: "{code}", 资金来源: {fund}, 金额: {money}}}\n'
        for code, fund, money in (
            ("30201", "一般公共预算", 1),
            ("30201", "上级一般公共预算转移支付", 2),
            ("30201", "事业收入", 4),
            ("30201", "政府性基金预算", 8),
            ("30101", "一般公共预算", 16),
        )
    )
    carried = (
        '上年结转结余: [{名称: 结转, 功能科目: "2010301", '
        "资金来源: 一般公共预算结转, 性质: 公用经费, 金额: 32}]\n"
    )
    project = '项目: [{名称: 甲, 功能科目: "2010301", 支出: {"302": 64}}]\n'
    assert (
        amount(make, of(", 性质: 行政单位", f"基本支出:\n  明细:\n{lines}{carried}{project}"))
        == 30000
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (of(""), ["T216"]),
        (of(", 性质: 行政单位"), []),
        (of(", 性质: 事业单位"), []),
        (of("", ""), []),
        (of("", "项目: [{名称: 甲, 功能科目: '2010301', 支出: {'302': 3}}]\n"), []),
        (of(", 性质: 行政单位") + "下属单位: [{名称: 乙, 性质: 参公事业单位}]\n", []),
        (of(", 性质: 行政单位") + "下属单位: [{名称: 乙, 性质: 事业单位}]\n", ["T216"]),
        (of(", 性质: 事业单位") + "下属单位: [{名称: 乙, 性质: 行政单位}]\n", ["T216"]),
        (of(", 性质: 事业单位") + "下属单位: [{名称: 乙, 性质: 事业单位}]\n", []),
        (of("") + "机关运行经费: {金额: 20, 来源: 批复}\n", []),
        (of("") + "机关运行经费: {金额: 20.01, 来源: 批复}\n", ["T217"]),
        (of(", 性质: 事业单位") + "机关运行经费: {金额: 1, 来源: 批复}\n", ["T217"]),
        (of(", 性质: 事业单位") + "机关运行经费: {金额: 0, 来源: 批复}\n", []),
        (
            of("")
            + "下属单位: [{名称: 乙, 性质: 事业单位}]\n机关运行经费: {金额: 7, 来源: 批复}\n",
            [],
        ),
        (
            of("")
            + "下属单位: [{名称: 乙, 性质: 事业单位}]\n机关运行经费: {金额: 21, 来源: 批复}\n",
            ["T217"],
        ),
    ],
)
def test_what_the_rules_say(make: Maker, text: str, codes: list[str]) -> None:
    found = [d.code for d in make.plain(text).disclosure.diagnostics]
    assert [code for code in found if code in ("T109", "T216", "T217")] == codes


def test_a_given_amount_is_printed_and_explained_by_its_line(make: Maker) -> None:
    text = (
        of("")
        + "下属单位: [{名称: 乙, 性质: 事业单位}]\n机关运行经费: {金额: 7, 来源: 财预〔2024〕1号}\n"
    )
    document = make.plain(text)
    assert "机关运行经费财政拨款预算7.00万元" in document.one("机关运行经费财政拨款预算")
    formula = document.disclosure.figures["机关运行经费.金额"].formula
    assert isinstance(formula, Given)
    assert [(e.position.line, e.value) for e in formula.entries] == [(10, 70000)]


@pytest.mark.parametrize("given", ["{金额: 7}", "{来源: 批复}", "{}"])
def test_an_amount_without_its_source_is_refused(make: Maker, given: str) -> None:
    with pytest.raises(DisclosureError) as raised:
        make.plain(of("") + f"机关运行经费: {given}\n")
    assert {d.code for d in raised.value.diagnostics} <= {"T109", "K103"}


def unit(
    folder: Path, name: str, nature: str, money: int, *, year: int = 2024, rest: str = ""
) -> None:
    stated = f", 性质: {nature}" if nature else ""
    (folder / f"{name}.yaml").write_text(
        f'表样: "2024"\n年度: {year}\n公开日期: {year}-03-10\n单位: {{名称: {name}{stated}}}\n'
        f'基本支出: {{按功能科目: {{"2010301": {money}}}, 按经济科目: {{"30201": '
        f"{money}}}}}\n{rest}",
        encoding="utf-8",
    )


def consolidated(folder: Path, names: tuple[str, ...], out: str = "部门", year: int = 2024) -> Path:
    """The department's file, with what only the department knows."""
    files = [str(folder / f"{name}.yaml") for name in names]
    path = folder / f"{out}.yaml"
    assert main(["consolidate", *files, "-o", str(path)]) == 0
    text = path.read_text("utf-8")
    lines = [
        f"公开日期: {year}-03-10" if n.startswith("公开日期:") else n for n in text.split("\n")
    ]
    filled = ["  名称: 某部门" if n.startswith("  名称:") else n for n in lines]
    path.write_text("\n".join(filled), "utf-8")
    return path


def test_a_department_sums_the_units_that_count(tmp_path: Path) -> None:
    unit(tmp_path, "甲局", "行政单位", 5, rest="上年: {机关运行经费: 4}\n")
    unit(tmp_path, "乙站", "参公事业单位", 7)
    unit(tmp_path, "丙所", "事业单位", 11, rest="上年: {机关运行经费: 0}\n")
    path = consolidated(tmp_path, ("甲局", "乙站", "丙所"))
    text = path.read_text("utf-8")
    assert (
        "机关运行经费:\n  金额: 12\n  来源: 各单位文件中行政单位和参公事业单位的公用经费相加\n"
        in text
    )
    assert "性质: 参公事业单位" in text
    found = pipeline.load(path)
    assert found.figures["机关运行经费.金额"].value == 120000
    assert found.figures["机关运行经费.上年"].value == 40000
    assert found.figures["支出.一般公共预算拨款.公用经费.金额"].value == 230000
    assert {d.code for d in found.diagnostics} & {"T216", "T217", "H107"} == set()
    formula = found.figures["机关运行经费.金额"].formula
    assert isinstance(formula, Given)
    assert [Path(e.position.file).name for e in formula.entries] == ["甲局.yaml", "乙站.yaml"]


def test_where_all_units_count_nothing_is_written(tmp_path: Path) -> None:
    unit(tmp_path, "甲局", "行政单位", 5)
    unit(tmp_path, "乙站", "参公事业单位", 7)
    path = consolidated(tmp_path, ("甲局", "乙站"))
    assert "\n机关运行经费:" not in path.read_text("utf-8")
    assert pipeline.load(path).figures["机关运行经费.金额"].value == 120000


def test_a_unit_that_does_not_say_its_nature_counts_and_is_named(tmp_path: Path) -> None:
    unit(tmp_path, "甲局", "行政单位", 5)
    unit(tmp_path, "乙站", "", 7)
    path = consolidated(tmp_path, ("甲局", "乙站"))
    text = path.read_text("utf-8").replace(
        "名称: 乙站\n    性质:", "名称: 乙站\n    性质: 事业单位"
    )
    path.write_text(text, "utf-8")
    found = pipeline.load(path)
    assert found.figures["机关运行经费.金额"].value == 120000
    (message,) = [d.message for d in found.diagnostics if d.code == "T216"]
    assert message == "“乙站”的文件没有写性质；它的公用经费 7.00万元 当作机关运行经费。"


def test_a_department_whose_amount_is_no_longer_its_units_is_told(tmp_path: Path) -> None:
    unit(tmp_path, "甲局", "行政单位", 5)
    unit(tmp_path, "丙所", "事业单位", 11)
    path = consolidated(tmp_path, ("甲局", "丙所"))
    unit(tmp_path, "甲局", "行政单位", 6)
    messages = [d.message for d in pipeline.load(path).diagnostics if d.code == "H107"]
    assert "机关运行经费 这里是 5.00万元，各单位文件相加是 6.00万元。" in messages


@pytest.mark.parametrize(
    ("nature", "before"), [("行政单位", 40000), ("参公事业单位", 40000), ("事业单位", 0)]
)
def test_last_years_file_follows_its_own_nature(tmp_path: Path, nature: str, before: int) -> None:
    unit(tmp_path, "去年", nature, 4, year=2023)
    unit(tmp_path, "今年", "行政单位", 5, rest="上年: {文件: 去年.yaml}\n")
    figures = pipeline.load(tmp_path / "今年.yaml").figures
    assert figures["机关运行经费.上年"].value == before
    assert figures["机关运行经费.增减额"].value == 50000 - before


def test_last_years_file_of_a_department_follows_its_units(tmp_path: Path) -> None:
    unit(tmp_path, "甲局", "行政单位", 5, year=2023)
    unit(tmp_path, "丙所", "事业单位", 11, year=2023)
    last = consolidated(tmp_path, ("甲局", "丙所"), "去年", 2023)
    (tmp_path / "甲局.yaml").unlink()  # the units' files of last year are not needed any more
    unit(tmp_path, "今年", "行政单位", 6, rest=f"上年: {{文件: {last.name}}}\n")
    found = pipeline.load(tmp_path / "今年.yaml")
    assert found.figures["机关运行经费.上年"].value == 50000
    text = last.read_text("utf-8")
    body, _, rest = text.partition("机关运行经费:\n")
    last.write_text(body + rest.split("\n", 2)[2], "utf-8")
    (message,) = [
        d.message for d in pipeline.load(tmp_path / "今年.yaml").diagnostics if d.code == "T216"
    ]
    assert (
        message == "上年文件里有事业单位，又没有写“机关运行经费”；上年按全部公用经费 16.00万元 计。"
    )


def test_the_rolled_file_keeps_the_nature_and_asks_for_the_amount(tmp_path: Path) -> None:
    unit(tmp_path, "今年", "参公事业单位", 5, rest="机关运行经费: {金额: 5, 来源: 批复}\n")
    assert main(["roll", str(tmp_path / "今年.yaml"), "-o", str(tmp_path / "明年.yaml")]) == 0
    text = (tmp_path / "明年.yaml").read_text("utf-8")
    assert "性质: 参公事业单位" in text
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("机关运行经费:"))
    assert "待" in lines[at] + lines[at - 1]
