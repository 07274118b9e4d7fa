"""The year and the form of a new file that is made of a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.cli.main import main

ROW = ["2010301", "行政运行", "30101", "一般公共预算资金", "基本支出", "", 12.5]
HEAD = [
    "功能科目编码",
    "功能科目名称",
    "部门经济分类编码",
    "资金性质",
    "支出类型",
    "项目名称",
    "金额",
]


def book(folder: Path, title: str) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "支出"
    for row in ([title, "单位：万元"], HEAD, ROW):
        sheet.append(row)
    path = folder / "预算.xlsx"
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    ("title", "options", "said"),
    [
        ("2025年支出预算表", [], "：2025 年，表样 2024（新疆维吾尔自治区，适用 2024 年起）。"),
        ("2022年支出预算表", [], "：2022 年，表样 2022（新疆维吾尔自治区，适用 2022 年）。"),
        (
            "支出预算表",
            ["--year", "2026"],
            "：2026 年，表样 2024（新疆维吾尔自治区，适用 2024 年起）。",
        ),
        (
            "2025年支出预算表",
            ["--year", "2026"],
            "注意：工作簿上写的是 2025 年，新文件按 2026 年写；请核对是不是拿错了。",
        ),
        ("支出预算表", ["--form", "2023"], "注意：工作簿上没有写年度，新文件按 2023 年写。"),
        ("2025年支出预算表", ["--form", "2021"], "注意：表样 2021 适用 2021 年，不是 2025 年的"),
    ],
)
def test_the_year_and_the_form_are_said(
    title: str, options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "某局.yaml"
    main(["import", str(book(tmp_path, title)), "-o", str(path), *options])
    assert said in capsys.readouterr().out
    assert path.exists()


def test_without_a_year_nothing_is_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "某局.yaml"
    assert main(["import", str(book(tmp_path, "支出预算表")), "-o", str(path)]) == 2
    assert "没有写年度，也没有写表样。" in capsys.readouterr().err
    assert not path.exists()


def test_a_file_that_is_there_keeps_its_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, workbook = tmp_path / "某局.yaml", book(tmp_path, "2025年支出预算表")
    main(["import", str(workbook), "-o", str(path)])
    main(["import", str(workbook), "-o", str(path), "--year", "2026"])
    assert (
        "文件已经有，年度和表样照它写的，--year、--form、--region 没有采用。"
        in capsys.readouterr().out
    )
    assert "年度: 2025\n" in path.read_text("utf-8")
