"""A paper that lists functions by 类 and 款 alone."""

from __future__ import annotations

from pathlib import Path

from tests.importing.paper.conftest import imported

ROWS = (
    ("201", "一般公共服务支出", "480.00", "400.00", "80.00"),
    ("20108", "审计事务", "480.00", "400.00", "80.00"),
    ("", "合计", "480.00", "400.00", "80.00"),
)
PAGE = """\
<html><body><h1>某县审计局2026年部门预算公开</h1>
<p>{duty}</p><p>表3 部门支出总体情况表</p><p>单位：万元</p>
<table><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
{rows}</table></body></html>
"""


def test_the_tables_and_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in ROWS)
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    path = tmp_path / "公开.html"
    path.write_text(PAGE.format(duty="本单位依照法律规定开展审计工作。" * 8, rows=rows), "utf-8")
    found = imported(path)
    (problem,) = map(str, found.problems)
    assert problem == (
        "“表3部门支出总体情况表”  功能科目只列到款（2 行，如“20108 审计事务”），没有项级的，"
        "金额没有读入。请换列到项级的文件（预算批复、支出预算明细表）。"
    )
    assert found.head["单位"]["名称"] == "某县审计局"  # type: ignore[index,call-overload]
    assert not found.sections.get("基本支出")
