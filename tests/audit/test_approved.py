"""Papers against the approved figures: what differs, what is missing on either side, and what was
not compared."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from generator.audit.approved.book import Line, bare, read, without_area
from generator.audit.approved.sums import Key, sums
from generator.cli.main import main
from tests.audit.sheets import paper

HEAD = ["单位名称", "功能科目编码", "功能科目名称", "支出性质", "资金来源", "金额"]
OFFICE = [
    ["甲县林草局", "2010301", "行政运行", "基本支出", "一般公共预算", 1000000],
    ["甲县林草局", "2010301", "行政运行", "项目支出", "一般公共预算", 500000],
    ["甲县林草局", "2210201", "住房公积金", "基本支出", "一般公共预算", 200000],
]


def workbook(path: Path, rows: Sequence[Sequence[object]], unit: str = "单位：元") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "批复"
    for row in (["2026年部门预算批复表"], [unit], *rows):
        sheet.append(row)
    book.save(path)
    return path


def against(tmp_path: Path, rows: Sequence[Sequence[object]], unit: str = "单位：元") -> int:
    source = paper(tmp_path / "甲.html", "甲县林草局")
    approved = workbook(tmp_path / "批复.xlsx", [HEAD, *rows], unit)
    return main(["audit", str(source), "--against", str(approved)])


def test_what_agrees_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert against(tmp_path, OFFICE) == 0
    assert "“甲县林草局”的 3 个数比到 3 个" in capsys.readouterr().out


def test_in_wan_yuan_too(tmp_path: Path) -> None:
    rows = [[*row[:-1], int(str(row[-1])) / 10000] for row in OFFICE]
    assert against(tmp_path, rows, "单位：万元") == 0


def test_what_differs_is_a_contradiction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [*OFFICE[:1], [*OFFICE[1][:-1], 600000], *OFFICE[2:]]
    assert against(tmp_path, wrong) == 1
    shown = capsys.readouterr().out
    assert "2010301 行政运行（项目支出）：批复数 印作 50.00万元，应为 60.00万元" in shown
    assert "批复的2010301 项目支出在 批复!F5" in shown


def test_an_approved_item_that_the_paper_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row[:4] + row[5:] for row in OFFICE]
    rows.append(["甲县林草局", "2130204", "事业机构", "基本支出", 30000])
    source = paper(tmp_path / "甲.html", "甲县林草局")
    approved = workbook(tmp_path / "批复.xlsx", [HEAD[:4] + HEAD[5:], *rows])
    assert main(["audit", str(source), "--against", str(approved)]) == 1
    shown = capsys.readouterr().out
    assert "印作 没有这一项，应为 3.00万元" in shown


def test_an_item_that_was_not_approved_is_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row[:4] + row[5:] for row in OFFICE[:2]]
    source = paper(tmp_path / "甲.html", "甲县林草局")
    approved = workbook(tmp_path / "批复.xlsx", [HEAD[:4] + HEAD[5:], *rows])
    main(["audit", str(source), "--against", str(approved)])
    assert "批复数里没有 2210201" in capsys.readouterr().out


def test_units_without_paper_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = ["甲县教育局", "2050101", "行政运行", "基本支出", "一般公共预算", 100]
    assert against(tmp_path, [*OFFICE, other]) == 4
    assert "甲县教育局：没有它的公开稿（批复数 1 个）" in capsys.readouterr().err


def test_papers_that_the_list_lacks_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ["甲县教育局", "2050101", "行政运行", "基本支出", "一般公共预算", 100]
    assert against(tmp_path, [other]) == 4
    said = capsys.readouterr()
    assert "没有和批复数比：批复数里没有“甲县林草局”" in said.out
    assert "批复数里没有对得上的单位“甲县林草局”" in said.err


def test_a_list_without_measure_is_not_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert against(tmp_path, OFFICE, "") == 4
    assert "没有写金额单位（元、万元），没有读" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"])
def test_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    source = paper(tmp_path / "甲.html", "甲县林草局")
    (tmp_path / "批复.xlsx").write_bytes(content)
    assert main(["audit", str(source), "--against", str(tmp_path / "批复.xlsx")]) == 2
    assert capsys.readouterr().err.startswith("错误：")


def test_a_total_row_is_no_line(tmp_path: Path) -> None:
    total = ["甲县林草局", "", "合计", "", "", 1700000]
    found = read(workbook(tmp_path / "批复.xlsx", [HEAD, *OFFICE, total]))
    assert [line.amount for line in found.lines] == [1000000, 500000, 200000]


def test_a_list_of_another_year_is_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = paper(tmp_path / "甲.html", "甲县林草局")
    approved = workbook(tmp_path / "批复.xlsx", [HEAD, *OFFICE], "2025年  单位：元")
    book = load_workbook(approved)
    book["批复"]["A1"] = "2025年部门预算批复表"
    book.save(approved)
    assert main(["audit", str(source), "--against", str(approved)]) == 4
    assert "批复数是 2025 年的，公开稿是 2026 年的" in capsys.readouterr().out


@pytest.mark.parametrize("fund", ["单位资金", "财政拨款", "一般公共预算", "事业收入"])
def test_funds_of_any_level_are_read(tmp_path: Path, fund: str) -> None:
    row = ["甲县林草局", "2010301", "行政运行", "基本支出", fund, 1000]
    found = read(workbook(tmp_path / "批复.xlsx", [HEAD, row]))
    assert [(line.fund, line.amount) for line in found.lines] == [(fund, 1000)]
    assert found.problems == []


def test_a_fund_that_nobody_knows_is_said_without_a_mapping(tmp_path: Path) -> None:
    row = ["甲县林草局", "2010301", "行政运行", "基本支出", "某某钱", 1000]
    found = read(workbook(tmp_path / "批复.xlsx", [HEAD, row]))
    assert found.lines == []
    assert found.problems == ["批复!E4  不知道“某某钱”是哪一种资金来源，这一行没有读入。"]


def test_a_list_of_one_kind_is_not_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert against(tmp_path, [OFFICE[0], OFFICE[2]]) == 0
    assert "不符或没有的 0 个" in capsys.readouterr().out


def test_names_of_units() -> None:
    assert bare("101001-甲县林草局(本级)") == "甲县林草局"
    assert without_area("甲县林草局", "林草局")
    assert not without_area("甲县林草局", "乙县林草局")


def test_a_kind_is_summed_only_where_all_lines_say_theirs() -> None:
    lines = [
        Line("甲", "批复!A1", "批复", Decimal(10), function="2010301", kind="基本支出"),
        Line("甲", "批复!A2", "批复", Decimal(5), function="2010302"),
    ]
    amounts = sums(lines).amounts
    assert amounts[Key("201")].amount == 15
    assert not any(key.kind for key in amounts)


def test_one_wrong_amount_is_one_finding_with_the_sums_it_is_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [*OFFICE[:1], [*OFFICE[1][:-1], 600000], *OFFICE[2:]]
    assert against(tmp_path, wrong) == 1
    shown = capsys.readouterr().out
    assert shown.count("批复数 印作") == 1
    assert "相加的数也差这么多：" in shown
