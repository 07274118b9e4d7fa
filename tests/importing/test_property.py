"""Whatever the facts and however a table is laid out: every amount is read as it is."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli.main import main
from generator.importing.book import read
from generator.importing.cells.opening import read_book
from generator.importing.mapping import Mapping

FUNCTIONS = {
    "2010301": "行政运行",
    "2130306": "水利工程运行与维护",
    "2080505": "机关事业单位基本养老保险缴费支出",
}
ECONOMICS = {"30101": "基本工资", "30201": "办公费", "31002": "办公设备购置", "30227": "委托业务费"}
FUNDS = {"一般公共预算": "111-一般公共预算资金", "事业收入": "33 事业收入资金"}
NAMES = ("", "渠道维修", "网络运维", "三年行动（二期）")
CODES = ("{code}", "{code}-{name}", "[{code}]{name}", "{code} {name}", "spaced")
SCALES = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000)}


class Fact(NamedTuple):
    """A line of a budget, in 元."""

    function: str
    economic: str
    project: str
    fund: str
    amount: Decimal


class Shape(NamedTuple):
    """How a table says it."""

    code: str
    measure: str
    typed: str
    total: str
    has_sums: bool


CENTS = st.decimals(Decimal("-99999999.99"), Decimal("9999999999.99"), places=2)
FACTS = st.lists(
    st.builds(
        Fact,
        st.sampled_from(list(FUNCTIONS)),
        st.sampled_from(list(ECONOMICS)),
        st.sampled_from(NAMES),
        st.sampled_from(list(FUNDS)),
        CENTS.filter(bool),
    ),
    min_size=1,
    max_size=8,
)
SHAPES = st.builds(
    Shape,
    st.sampled_from(CODES),
    st.sampled_from(list(SCALES)),
    st.sampled_from(["number", "text", "scaled", "with measure"]),
    st.sampled_from(["first", "last", "none"]),
    st.booleans(),
)


def spelled(style: str, code: str, name: str) -> str:
    if style == "spaced":
        return f"{code[:3]} {code[3:5]} {code[5:]}".strip() + f" {name}"
    return style.format(code=code, name=name)


def put(page: Any, book: Any, row: int, amount: Decimal, shape: Shape) -> None:
    """An amount of 元 in the last column, as the shape has it."""
    value = amount / SCALES[shape.measure]
    if shape.typed == "text":
        page.write_string(row, 5, f"{value:,f}")
    elif shape.typed == "with measure":
        page.write_string(row, 5, f"{amount:f}元")
    elif shape.typed == "scaled":
        page.write_number(row, 5, float(amount), book.add_format({"num_format": '0!.0,"万元"'}))
    else:
        page.write_number(row, 5, float(value), book.add_format({"num_format": "#,##0.0"}))


def write(path: Path, facts: list[Fact], shape: Shape) -> None:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("支出明细")
    page.write_row(0, 0, ["2026年部门支出预算表"])
    page.write_row(1, 0, ["编制单位：甲县水利局", "", "", "", f"单位：{shape.measure}"])
    head = ["功能科目", "部门经济科目", "项目名称", "项目类别", "资金性质", "2026年预算数"]
    page.write_row(2, 0, head)
    row = 3
    whole = sum((fact.amount for fact in facts), Decimal(0))
    if shape.total == "first":
        page.write(row, 0, "合  计")
        put(page, book, row, whole, shape)
        row += 1
    for function in dict.fromkeys(fact.function for fact in facts):
        mine = [fact for fact in facts if fact.function == function]
        for fact in mine:
            economic = spelled(shape.code, fact.economic, ECONOMICS[fact.economic])
            kind = "特定目标类" if fact.project else "人员类"
            texts = [fact.project, kind, FUNDS[fact.fund]]
            page.write_row(
                row, 0, [spelled(shape.code, function, FUNCTIONS[function]), economic, *texts]
            )
            put(page, book, row, fact.amount, shape)
            row += 1
        if shape.has_sums:
            page.write_row(row, 0, [spelled(shape.code, function, FUNCTIONS[function]), "小计"])
            put(page, book, row, sum((f.amount for f in mine), Decimal(0)), shape)
            row += 1
    if shape.total == "last":
        page.write(row, 0, "总计")
        put(page, book, row, whole, shape)
    book.close()


def sums(facts: list[Fact]) -> dict[tuple[str, ...], Decimal]:
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for function, economic, project, fund, amount in facts:
        found[function, economic, project, fund] += amount
    return {key: amount for key, amount in found.items() if amount}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS, SHAPES)
def test_every_amount_is_read_as_it_is(facts: list[Fact], shape: Shape) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        write(path, facts, shape)
        (book,) = read(read_book(path), Mapping(), 2026)
    assert [str(problem) for problem in book.problems] == []
    assert book.unit == "甲县水利局"
    assert sums(
        [Fact(e.function, e.economic, e.project, e.fund, e.amount) for e in book.entries]
    ) == (sums(facts))
    for entry in book.entries:
        assert entry.kind == ("项目支出" if entry.project else "基本支出")


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTS, SHAPES, st.integers(0, 7), CENTS.filter(bool))
def test_into_its_own_file_only_what_changed_changes(
    facts: list[Fact], shape: Shape, place: int, amount: Decimal
) -> None:
    """The same table again changes nothing, comments and all; another amount changes its line."""
    facts = list({fact[:4]: fact for fact in facts}.values())
    with tempfile.TemporaryDirectory() as folder:
        book, file = Path(folder) / "表.xlsx", Path(folder) / "甲.yaml"
        write(book, facts, shape)
        command = ["import", str(book), "-o", str(file)]
        assert main([*command, "--year", "2026"]) in (0, 1)
        text = "\n".join(f"{line}  # 注" if "{" in line else line for line in lines(file))
        file.write_text(text, "utf-8")
        assert main([*command, "--write"]) == 0
        assert file.read_text("utf-8") == text
        changed = facts[place % len(facts)]
        write(
            book,
            [fact._replace(amount=amount) if fact == changed else fact for fact in facts],
            shape,
        )
        assert main([*command, "--write"]) == 0
        differing = [b for a, b in zip(text.split("\n"), lines(file), strict=True) if a != b]
        assert len(differing) == (changed.amount != amount)
        assert all(line.endswith("# 注") for line in differing)


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")
