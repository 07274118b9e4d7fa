"""Workbooks that once went wrong: what is in them, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.importing.cells import formulas
from generator.importing.grid import Sheet
from generator.source.reader import read

CASES = Path(__file__).parent / "cases"
OFFICE = "青河区市场监督管理局"
# 元, of the office: what cases 01, 03, 05 and 08 hold.
BASIC = {
    ("2013801", "30101"): "3205012.37",
    ("2013801", "30102"): "2680033.10",
    ("2013801", "30103"): "1500000",
    ("2080505", "30108"): "1123045.66",
    ("2101101", "30110"): "568011.02",
    ("2210201", "30113"): "960000",
    ("2013801", "30201"): "382000",
    ("2013801", "30207"): "60000",
    ("2013801", "30211"): "220000",
    ("2013801", "30217"): "35000",
    ("2013801", "30231"): "280000",
    ("2013801", "30302"): "542000.50",
}
PROJECTS = {
    "执法车辆购置": {"31013": "180000"},
    "特种设备检验": {"30227": "600000"},
    "食品安全抽检专项": {"30227": "1800000"},
    "检验检测中心能力建设": {"30227": "200000", "31003": "450000"},
}


def facts(path: Path) -> Any:
    return read(path).root


def amounts(root: Any) -> dict[tuple[str, str], Decimal]:
    scale = Decimal(10000) if root["计量单位"] == "万元" else Decimal(1)
    lines = root["基本支出"]["明细"]
    return {(x["功能科目"], x["经济科目"]): Decimal(x["金额"]) * scale for x in lines}


def expected(values: dict[Any, str]) -> dict[Any, Decimal]:
    return {key: Decimal(value) for key, value in values.items()}


@pytest.mark.parametrize("name", ["01-一体化支出明细-小计在中.xlsx", "05-导出GBK.csv"])
def test_an_export_is_read_whole(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出.yaml"
    assert main(["import", str(CASES / name), "-o", str(out), "--year", "2026"]) == 0
    root = facts(out)
    assert amounts(root) == expected(BASIC)
    assert {p["名称"]: expected(p["支出"]) for p in root["项目"]} == {
        project: expected(spending) for project, spending in PROJECTS.items()
    }
    assert root["项目"][3]["资金来源"] == "事业收入"
    assert root["单位"]["名称"] == OFFICE
    assert capsys.readouterr().err == ""


def test_every_unit_of_a_sheet_gets_a_file(tmp_path: Path) -> None:
    book = str(CASES / "03-三个单位一张表.xlsx")
    assert main(["import", book, "-o", str(tmp_path / "各单位"), "--year", "2026"]) == 0
    made = sorted(path.name for path in (tmp_path / "各单位").glob("青*.yaml"))
    assert made == [f"{OFFICE}.yaml", "青河区检验检测中心.yaml", "青河区消费者权益保护中心.yaml"]
    wages = [amounts(facts(tmp_path / "各单位" / name))["2013801", "30101"] for name in made]
    assert wages == [Decimal("3205012.37"), Decimal("993553.83"), Decimal("544852.10")]


def test_tables_side_by_side_are_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "出.yaml"
    command = ["import", str(CASES / "14-无编码左右两表.xlsx"), "-o", str(out), "--year", "2026"]
    assert main(command) == 2
    assert not out.exists()
    assert main([*command, "--partial"]) == 1
    root = facts(out)
    assert expected(root["基本支出"]["按功能科目"]) == {
        "2013801": Decimal("8904045.97"),
        "2080505": Decimal("1123045.66"),
        "2101101": Decimal("568011.02"),
        "2210201": Decimal(960000),
    }
    by_economic = {economic: Decimal(amount) for (_, economic), amount in BASIC.items()}
    assert expected(root["基本支出"]["按经济科目"]) == by_economic
    assert "项目" not in root
    said = capsys.readouterr().err
    assert "汇总!C10  2013816 项目支出 180.00万元，没有读入" in said
    assert "汇总!F18  “专用设备购置”有几个编码：30903、31003，这一行没有读入。" in said


def test_what_is_scaled_is_written_as_it_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出.yaml"
    assert main(["import", str(CASES / "x-wanfmt.xlsx"), "-o", str(out)]) == 0
    assert amounts(facts(out)) == {
        ("2010301", "30101"): Decimal(3155900),
        ("2010301", "30201"): Decimal("241998.124"),
    }
    assert "存的是 3155900，显示“315.6万元”，读作 315.59" in capsys.readouterr().out


FORMULAS = CASES / "08-公式无缓存.xlsx"


def test_formulas_without_values_are_refused_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "出.yaml"
    assert main(["import", str(FORMULAS), "-o", str(out), "--year", "2026"]) == 2
    assert not out.exists()
    said = capsys.readouterr().err
    assert said.count("公式没有算好的值") == 10
    assert "  支出!G4  公式没有算好的值，用 Excel 或 WPS 打开保存一次，没有读入。\n" in said


def test_formulas_without_values_are_computed_where_libreoffice_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = Sheet("支出")
    doubled = {3: "3205012.37", 4: "2680033.10", 5: "1500000", 9: "382000", 10: "60000"}
    doubled |= {11: "220000", 12: "35000", 13: "280000", 14: "542000.50", 20: "14785102.65"}
    for row, amount in doubled.items():
        counted.put(row, 6, Decimal(amount))
    monkeypatch.setattr(formulas, "recalculated", lambda content: content)
    monkeypatch.setattr(formulas, "_sheets", lambda _content: [counted])
    out = tmp_path / "出.yaml"
    assert main(["import", str(FORMULAS), "-o", str(out), "--year", "2026"]) == 0
    assert amounts(facts(out)) == expected(BASIC)
    said = capsys.readouterr().out
    assert "支出：10 个公式没有算好的值，由 LibreOffice 算出，如 支出!G4，请核对。" in said
    assert "17 笔没有写资金来源，按一般公共预算读" in said


def test_public_tables_of_another_province(tmp_path: Path) -> None:
    """Projects have no codes there: by their amounts they belong to the functions that have them
    left; what was chosen is marked."""
    out = tmp_path / "出.yaml"
    book = str(CASES / "02-公开套表18张-万元.xlsx")
    assert main(["import", book, "-o", str(out), "--year", "2026"]) == 1
    root = facts(out)
    assert [(p["名称"], p["功能科目"], p.get("资金来源"), p.get("三公")) for p in root["项目"]] == [
        ("食品安全抽检专项", "2013816", None, None),
        ("特种设备检验", "2013815", None, None),
        ("执法车辆购置", "2013805", None, "公务用车购置费"),
        ("检验检测中心能力建设", "2013850", "事业收入", None),
    ]
    assert [dict(p["支出"]) for p in root["项目"]] == [
        {"399": a} for a in ("180", "60", "18", "65")
    ]
    assert root["基本支出"]["按功能科目"]["2013801"] == "890.40"
    assert root["单位"]["名称"] == OFFICE
    assert "名称: 执法车辆购置  # 公开10表" in out.read_text("utf-8")
