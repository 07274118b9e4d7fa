"""A disclosure as another office would type it: tables in another order, other titles, another
column, in 元."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from generator.audit.free.audit import Audit, audit
from generator.audit.free.finding import Weight
from generator.forms.library import Library, built_in

CODED = (
    ("213", "", "", "农林水支出", "300.00", "200.00", "100.00"),
    ("213", "03", "", "水利", "300.00", "200.00", "100.00"),
    ("213", "03", "01", "行政运行", "200.00", "200.00", ""),
    ("213", "03", "06", "水利工程运行与维护", "100.00", "", "100.00"),
    ("221", "", "", "住房保障支出", "20.00", "20.00", ""),
    ("221", "02", "", "住房改革支出", "20.00", "20.00", ""),
    ("221", "02", "01", "住房公积金", "20.00", "20.00", ""),
    ("", "", "", "合计", "320.00", "220.00", "100.00"),
)
SIDES = (
    ("一般公共预算拨款", "320.00", "213 农林水支出", "300.00"),
    ("", "", "221 住房保障支出", "20.00"),
    ("收入总计", "320.00", "支出总计", "320.00"),
)
HEAD = ("科目编码", "", "", "科目名称", "合计", "基本支出", "项目支出")
LEVELS = ("类", "款", "项", "", "", "", "")
TABLES = (
    ("部门支出总表", (HEAD, LEVELS), CODED, "备注"),
    (
        "部门收支总表",
        (("收入", "", "支出", ""), ("项目", "预算数", "功能分类", "预算数")),
        SIDES,
        "",
    ),
    ("一般公共预算支出表", (HEAD, LEVELS), CODED, ""),
)
BEFORE = """乙县水利局2024年部门预算
第一部分 乙县水利局概况
二、机构设置情况
乙县水利局无下属预算单位，下设3个科室，分别是：办公室、工程科、水资源科。
第二部分 2024年部门预算表"""
AFTER = """第三部分 2024年部门预算情况说明
三、关于乙县水利局2024年支出预算情况说明
乙县水利局2024年支出预算320.00万元，其中：
基本支出220.00万元，占68.75%，比上年增加20.00万元，增长10.00%，主要原因是：人员增加。
项目支出100.00万元，占31.25%，比上年减少100.00万元，下降50.00%，主要原因是：工程完工。
五、关于乙县水利局2024年一般公共预算当年拨款情况说明
（二）一般公共预算当年拨款结构情况
1、农林水支出（类）300.00万元，占93.75%。
2、住房保障支出（类）20.00万元，占6.25%。
第四部分 名词解释
2024年2月20日"""

AFTER_IN_YUAN = re.sub(r"(\d+)\.00万元", lambda m: f"{int(m[1]) * 10000:,}.00元", AFTER)


def built(old: str, new: str, unit: str) -> bytes:
    """The file with the first ``old`` as ``new``; its tables in 万元 or 元."""
    document, left = Document(), [old]

    def typed(text: str) -> str:
        if unit == "元" and text.endswith(".00"):
            text = f"{int(text[:-3]) * 10000:,}.00"
        if left and left[0] and left[0] in text:
            return text.replace(left.pop(), new, 1)
        return text

    for line in BEFORE.splitlines():
        document.add_paragraph(typed(line))
    for number, (title, head, rows, more) in enumerate(TABLES, 1):
        for line in (f"表{number}", title, f"部门：乙县水利局　　金额单位：{unit}"):
            document.add_paragraph(line)
        table = document.add_table(rows=0, cols=len(head[0]) + bool(more))
        for row in (*head, *rows):
            for cell, text in zip(
                table.add_row().cells, (*row, more if row is head[0] else ""), strict=False
            ):
                cell.text = typed(text)
    for line in (AFTER_IN_YUAN if unit == "元" else AFTER).splitlines():
        document.add_paragraph(typed(line))
    assert not left or not left[0]
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def audited(tmp_path: Path) -> Callable[[str, str, str], Audit]:
    def audited(old: str, new: str, unit: str) -> Audit:
        path = tmp_path / "公开.docx"
        path.write_bytes(built(old, new, unit))
        return audit(path, Library((built_in(),)))

    return audited


def found(report: Audit) -> set[tuple[str, str, str]]:
    return {(one.kind, one.printed, one.expected) for one in report.of(Weight.CONTRADICTION)}


@pytest.mark.parametrize("unit", ["万元", "元"])
def test_nothing_false_is_reported(unit: str, audited: Callable[[str, str, str], Audit]) -> None:
    report = audited("", "", unit)
    assert (report.paper.unit, report.form) == ("乙县水利局", "")
    assert found(report) == set()
    assert len(report.tied) == len(report.numbers) == 57


@pytest.mark.parametrize(
    ("old", "new", "unit", "finding"),
    [
        ("下设3个", "下设4个", "万元", ("说法", "4个", "")),
        ("200.00", "210.00", "万元", ("表内合计", "210.00万元", "200.00万元")),
        ("2,000,000.00", "2,010,000.00", "元", ("表内合计", "2,010,000.00元", "2,000,000.00元")),
        ("占31.25%", "占32.25%", "万元", ("增减率、占比", "32.25%", "31.25%")),
        ("下降50.00%", "下降55.00%", "元", ("增减率、占比", "55.00%", "50.00%")),
        ("（类）300.00万元", "（类）310.00万元", "万元", ("同一个数", "310.00万元", "300.00万元")),
        (
            "支出预算3,200,000.00",
            "支出预算3,300,000.00",
            "元",
            ("同一个数", "3,300,000.00元", "3,200,000.00元"),
        ),
    ],
)
def test_planted_errors_are_found(
    old: str,
    new: str,
    unit: str,
    finding: tuple[str, str, str],
    audited: Callable[[str, str, str], Audit],
) -> None:
    assert finding in found(audited(old, new, unit))
