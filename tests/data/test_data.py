"""JSON, CSV and Fiscal Data Package: exact amounts as text, names with their codes, every line
once."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from generator import pipeline
from generator.cli.main import main
from generator.output.data.lines import rows, write

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"
NAME = "2024-乌恰县人民政府办公室"
INPUTS = sorted((ROOT / "inputs").glob("20*.yaml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("data")
    assert (
        main(["render", str(SAMPLE), "--format", "json,csv,fdp,xlsx", "--output", str(found)]) == 0
    )
    return found


@pytest.fixture(scope="module")
def figures(folder: Path) -> dict[str, dict[str, Any]]:
    listed = json.loads((folder / f"{NAME}.json").read_text("utf-8"))["figures"]
    return {figure["name"]: figure for figure in listed}


@pytest.fixture(scope="module")
def lines(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{NAME}.csv").read_text("utf-8-sig"))))


def place_of(text: str) -> str:
    lines = SAMPLE.read_text("utf-8").splitlines()
    return f"2024-wuqia-gov.yaml:{next(n for n, line in enumerate(lines, 1) if text in line)}"


def test_only_what_was_asked_for_is_written(folder: Path) -> None:
    names = sorted(p.name for p in folder.glob("[!.]*"))
    assert names == [f"{NAME}.csv", f"{NAME}.fdp", f"{NAME}.json", f"{NAME}.xlsx"]


def test_a_given_figure_has_its_place(figures: dict[str, dict[str, Any]]) -> None:
    assert figures["支出.一般公共预算.2010301.基本支出.金额"] == {
        "name": "支出.一般公共预算.2010301.基本支出.金额",
        "exact": "5420800",
        "unit": "元",
        "printed": "542.08",
        "printed_unit": "万元",
        "formula": {"type": "given", "values": ["5420800"]},
        "origin": [place_of('"2010301": 542.08')],
    }


@pytest.mark.parametrize(
    "figure",
    [
        {
            "name": "收入.合计.金额",
            "exact": "20151800",
            "unit": "元",
            "printed": "2,015.18",
            "printed_unit": "万元",
            "formula": {"type": "sum", "terms": ["收入.本年收入.金额", "收入.上年结转结余.金额"]},
            "origin": [],
        },
        {
            "name": "收入.合计.增减额",
            "exact": "13270100",
            "unit": "元",
            "printed": "1,327.01",
            "printed_unit": "万元",
            "formula": {
                "type": "difference",
                "minuend": "收入.合计.金额",
                "subtrahend": "收入.合计.上年",
            },
            "origin": [],
        },
        {
            "name": "收入.一般公共预算.占比",
            "exact": "99.95037664129258924761063528",
            "unit": "%",
            "printed": "99.95",
            "printed_unit": "%",
            "formula": {
                "type": "percentage",
                "part": "收入.一般公共预算.金额",
                "whole": "收入.合计.金额",
            },
            "origin": [],
        },
    ],
    ids=lambda figure: figure["formula"]["type"],
)
def test_a_derived_figure_has_its_formula(
    figures: dict[str, dict[str, Any]], figure: dict[str, Any]
) -> None:
    assert figures[figure["name"]] == figure


def test_a_count_has_no_parts(figures: dict[str, dict[str, Any]]) -> None:
    assert figures["内设机构.个数"]["formula"] == {"type": "count"}


def test_every_sum_is_the_sum_of_its_terms(figures: dict[str, dict[str, Any]]) -> None:
    sums = [f for f in figures.values() if f["formula"]["type"] == "sum" and f["formula"]["terms"]]
    assert len(sums) > 100
    for figure in sums:
        terms = (
            Decimal(figures[t]["exact"]) if t in figures else Decimal(0)
            for t in figure["formula"]["terms"]
        )
        assert sum(terms, Decimal(0)) == Decimal(figure["exact"]), figure["name"]


def test_no_amount_is_a_json_number(folder: Path) -> None:
    def refuse(text: str) -> None:
        pytest.fail(f"a number: {text}")

    json.loads((folder / f"{NAME}.json").read_text("utf-8"), parse_float=refuse, parse_int=refuse)


def test_a_line_has_codes_and_names(lines: list[dict[str, str]]) -> None:
    (line,) = [n for n in lines if n["项目名称"] == "2024年外办出国经费"]
    assert {key: value for key, value in line.items() if value and key != "行号"} == {
        "年度": "2024",
        "单位": "乌恰县人民政府办公室",
        "收支": "支出",
        "计入合计": "是",
        "性质": "项目支出",
        "资金大类": "财政拨款",
        "资金来源": "一般公共预算",
        "功能类编码": "201",
        "功能类名称": "一般公共服务支出",
        "功能款编码": "20103",
        "功能款名称": "政府办公厅（室）及相关机构事务",
        "功能项编码": "2010399",
        "功能项名称": "其他政府办公厅（室）及相关机构事务支出",
        "经济类编码": "302",
        "经济类名称": "商品和服务支出",
        "三公": "因公出国（境）费",
        "项目序号": "1",
        "项目名称": "2024年外办出国经费",
        "金额（元）": "50000",
        "出处": place_of('支出: {"302": 5.00}'),
    }


def total(lines: list[dict[str, str]], **wanted: str) -> Decimal:
    kept = (line for line in lines if all(line[key] == value for key, value in wanted.items()))
    return sum((Decimal(line["金额（元）"]) for line in kept), Decimal(0))


def test_lines_that_count_make_the_totals(lines: list[dict[str, str]]) -> None:
    this_year = [n for n in lines if n["年度"] == "2024"]
    assert total(this_year, 收支="支出", 计入合计="是") == Decimal(20151800)
    assert total(this_year, 收支="收入", 计入合计="是") == Decimal(20151800)
    assert (
        total(this_year, 计入合计="否")
        == total(this_year, 计入合计="是", 性质="基本支出")
        == Decimal(17781200)
    )


def test_last_years_lines_stand_below_with_their_year(lines: list[dict[str, str]]) -> None:
    line = next(n for n in lines if n["年度"] == "2023" and n["功能项编码"] == "2010308")
    assert {key: value for key, value in line.items() if value and key != "行号"} == {
        "年度": "2023",
        "单位": "乌恰县人民政府办公室",
        "收支": "支出",
        "计入合计": "是",
        "性质": "项目支出",
        "资金大类": "财政拨款",
        "资金来源": "一般公共预算",
        "功能类编码": "201",
        "功能类名称": "一般公共服务支出",
        "功能款编码": "20103",
        "功能款名称": "政府办公厅（室）及相关机构事务",
        "功能项编码": "2010308",
        "功能项名称": "信访事务",
        "金额（元）": "125700",
        "出处": place_of('"2010308", 项目支出: 12.57'),
    }
    assert total([n for n in lines if n["年度"] == "2023"], 收支="支出") == Decimal(6881700)


HOSTILE = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
计量单位: 元
单位: {名称: "=甲县某局"}
项目:
  - {名称: "@SUM(A1)", 功能科目: "2010399", 支出: {"302": 500.00}}
  - {名称: "-5", 功能科目: "2010399", 支出: {"310": -120.50}}
  - {名称: "甲=乙", 功能科目: "2010399", 支出: {"399": 7}}
上年: {文件: 2023.yaml}
"""


def hostile(folder: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The lines of a file with names like formulas, for people and for programs."""
    (folder / "2024.yaml").write_text(HOSTILE, "utf-8")
    last = HOSTILE.replace("2024", "2023").replace("500.00", "300.00").partition("上年:")[0]
    (folder / "2023.yaml").write_text(last, "utf-8")
    disclosure = pipeline.load(folder / "2024.yaml")
    made = rows(
        disclosure.budget,
        disclosure.prior,
        disclosure.figures,
        disclosure.catalogue,
        folder / "2024.yaml",
    )
    texts = write(made, titles=True).decode("utf-8-sig"), write(made, titles=False).decode()
    people, programs = (list(csv.DictReader(io.StringIO(text))) for text in texts)
    return people, programs


def test_text_like_a_formula_is_text_to_spreadsheets_and_amounts_stay_numbers(
    tmp_path: Path,
) -> None:
    people, programs = hostile(tmp_path)
    spent = [n for n in people if n["收支"] == "支出" and n["年度"] == "2024"]
    assert [(n["项目名称"], n["金额（元）"]) for n in spent] == [
        ("'@SUM(A1)", "500"),
        ("'-5", "-120.5"),
        ("甲=乙", "7"),
    ]
    assert {n["单位"] for n in people} == {"'=甲县某局"}
    assert {n["unit"] for n in programs} == {"=甲县某局"}
    assert [n["project_name"] for n in programs if n["project_name"]][:3] == [
        "@SUM(A1)",
        "-5",
        "甲=乙",
    ]


def test_last_years_file_gives_last_years_lines(tmp_path: Path) -> None:
    people, _ = hostile(tmp_path)
    last = [
        (n["收支"], n["项目名称"], n["金额（元）"], n["出处"])
        for n in people
        if n["年度"] == "2023"
    ]
    assert last == [
        ("收入", "", "186.5", ""),
        ("支出", "'@SUM(A1)", "300", "2023.yaml:7"),
        ("支出", "'-5", "-120.5", "2023.yaml:8"),
        ("支出", "甲=乙", "7", "2023.yaml:9"),
    ]


@pytest.mark.parametrize("source", INPUTS, ids=lambda p: p.stem)
def test_the_package_is_valid(source: Path, tmp_path: Path) -> None:
    assert main(["render", str(source), "--format", "fdp", "--output", str(tmp_path)]) == 0
    descriptor = next(tmp_path.glob("*.fdp/datapackage.json"))
    report = validate(str(descriptor))
    assert report.flatten(["type", "note"]) == []
    assert report.valid


def test_the_package_has_fiscal_meaning(folder: Path) -> None:
    package = Package(str(folder / f"{NAME}.fdp" / "datapackage.json"))
    descriptor = json.loads((folder / f"{NAME}.fdp" / "datapackage.json").read_text("utf-8"))
    assert descriptor["fiscalPeriod"] == {"start": "2023-01-01", "end": "2024-12-31"}
    fields = {f["name"]: f for f in descriptor["resources"][0]["schema"]["fields"]}
    assert fields["amount"]["columnType"] == "value"
    assert (
        fields["function_item_code"]["columnType"]
        == "functional-classification:generic:level3:code"
    )
    assert package.resource_names == ["budget", "basic-by-economic", "previous-year-budget"]
    rows = [row.to_dict() for row in package.get_resource("budget").read_rows()]
    assert sum(r["amount"] for r in rows if r["direction"] == "支出") == Decimal(20151800)
    rows = [row.to_dict() for row in package.get_resource("previous-year-budget").read_rows()]
    assert {r["year"] for r in rows} == {2023}
    assert sum(r["amount"] for r in rows if r["direction"] == "支出") == Decimal(6881700)
    assert sum(r["amount"] for r in rows if r["direction"] == "收入") == Decimal(6881700)


def test_data_are_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    assert main(["render", str(SAMPLE), "--format", "json,csv,fdp", "--output", str(tmp_path)]) == 0
    files = (p for top in tmp_path.glob("[!.]*") for p in (top, *top.glob("*")) if p.is_file())
    again = {p.relative_to(tmp_path): p.read_bytes() for p in files}
    assert again == {name: (folder / name).read_bytes() for name in again}
    assert len(again) == 6
