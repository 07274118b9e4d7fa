"""Small papers that tests write: one table, one sentence, an invented unit."""

from __future__ import annotations

from pathlib import Path

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{unit}2026年部门预算</title></head><body>
<h1>{unit}2026年部门预算</h1>
<h2>一、支出预算总表</h2>
<p>单位：万元</p>
<table>

<tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td>2010301</td><td>行政运行</td><td>{total}</td><td>100.00</td><td>50.00</td></tr>
<tr><td>2210201</td><td>住房公积金</td><td>20.00</td><td>20.00</td><td></td></tr>
<tr><td></td><td>合计</td><td>170.00</td><td>120.00</td><td>50.00</td></tr>
</table>
<h2>二、支出预算情况说明</h2>
<p>{unit}2026年支出预算{said}万元，其中：基本支出120.00万元，项目支出50.00万元。{more}</p>
</body></html>
"""


def paper(
    path: Path, unit: str, total: str = "150.00", said: str = "170.00", more: str = ""
) -> Path:
    """A web page: without faults, but for what the arguments change."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = PAGE.format(unit=unit, total=total, said=said, more=more)
    path.write_text(text, encoding="utf-8")
    return path
