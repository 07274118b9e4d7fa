"""Papers of one small table: functions by 类 and 款 alone, and totals that are not what their rows
add up to."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.importing.cells import formulas
from generator.importing.limits import RefusedError
from generator.importing.paper.opening import published
from generator.importing.result import Imported
from tests.importing.paper.conftest import LIBRARY, imported

Row = tuple[str, ...]
COARSE: tuple[Row, ...] = (
    ("201", "一般公共服务支出", "480.00", "400.00", "80.00"),
    ("20108", "审计事务", "480.00", "400.00", "80.00"),
    ("", "合计", "480.00", "400.00", "80.00"),
)
ITEMS: tuple[Row, ...] = (
    ("2010801", "行政运行", "400.00", "400.00", ""),
    ("2010804", "审计业务", "80.00", "", "80.00"),
    ("2010850", "事业运行", "20.00", "20.00", ""),
)
PAGE = """\
<html><body><h1>某县审计局2026年部门预算公开</h1>
<p>{duty}</p><p>表3 部门支出总体情况表</p><p>单位：万元</p>
<table><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
{rows}</table></body></html>
"""


def _read(folder: Path, rows: tuple[Row, ...]) -> Imported:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    path = folder / "公开.html"
    path.write_text(PAGE.format(duty="本单位依照法律规定开展审计工作。" * 8, rows=body), "utf-8")
    return imported(path)


def test_the_tables_and_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    found = _read(tmp_path, COARSE)
    (problem,) = map(str, found.problems)
    assert problem == (
        "“表3部门支出总体情况表”  功能科目只列到款（2 行，如“20108 审计事务”），没有项级的，"
        "金额没有读入。请换列到项级的文件（预算批复、支出预算明细表）。"
    )
    assert found.head["单位"]["名称"] == "某县审计局"  # type: ignore[index,call-overload]
    assert not found.sections.get("基本支出")


def test_what_rounding_leaves_is_told_from_what_does_not_reconcile(tmp_path: Path) -> None:
    """Three amounts and their sum: four halves of 0.01."""
    found = _read(tmp_path, (*ITEMS, ("", "合计", "500.02", "420.03", "80.00")))
    told = [str(problem).partition("合计（")[2] for problem in found.problems]
    assert "合计）  印的是 500.02万元，按读入的各项相加是 500万元，是尾差。" in told
    assert "基本支出）  印的是 420.03万元，按读入的各项相加是 420万元。" in told


def test_formulas_without_values_are_no_zeros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formulas, "office", str)
    book = Workbook()
    for title in ("收支总表", "三公经费表", "项目支出表"):
        sheet = book.create_sheet(title)
        sheet.append([f"2026年某县审计局部门预算{title}，本单位依照法律规定开展审计工作"])
        for row in (["单位：万元"], ["项目", "预算数"], ["甲", 5], ["合计", "=B4"]):
            sheet.append(row)
    path = tmp_path / "公开.xlsx"
    book.save(path)
    with pytest.raises(RefusedError) as refused:
        published(path, LIBRARY)
    assert str(refused.value) == (
        "3 个公式没有算好的值，本机没有 LibreOffice 来算。用 Excel 打开保存一次。"
    )
