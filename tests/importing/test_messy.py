"""Workbooks as budget systems and staff really leave them: everything is read, or named."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.cli.main import main
from generator.source.reader import read
from tests.importing.conftest import Import, Outcome

PREFIX = "2-5-支出预算明细表"


def system_export(path: Path) -> None:
    """Titles and 单位 above a three-row merged header, 类/款/项 apart, total first, a 小计 last in
    its group, numbers as text in full width, blank rows, a hidden column, a footer."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = PREFIX
    for row in (
        ["附件2"],
        ["2024年部门支出预算明细表"],
        ["预算单位：123001-甲县某局", *[None] * 11, "单位：元"],
        [],
        [
            *[
                "支出功能分类科目",
                None,
                None,
                None,
                "部门预算支出经济分类",
                None,
                "项目类别",
                "项目名称",
                "总计",
            ],
            *["本年拨款", None, None, "上年结转", "备注"],
        ],
        [
            "科目编码",
            None,
            None,
            "科目名称",
            "编码",
            "名称",
            None,
            None,
            None,
            "财政拨款",
            None,
            "单位资金",
        ],
        ["类", "款", "项", *[None] * 6, "一般公共预算", "政府性基金预算", "其他收入"],
        [
            *[None] * 3,
            "合　计",
            *[None] * 4,
            "１，５５０，０００．００",
            "1,500,000.00",
            None,
            50000,
        ],
        [
            "201",
            "03",
            "01",
            "行政运行",
            "30101",
            "基本工资",
            "人员类",
            None,
            1000000,
            1000000,
            0,
            0,
        ],
        [
            "201",
            "03",
            "01",
            "行政运行",
            "30201",
            "办公费",
            "公用经费",
            None,
            "３００，０００．００",
            "300,000.00",
        ],
        [],
        [
            "201",
            "03",
            "02",
            "一般行政管理事务",
            "30201",
            "办公费",
            "其他运转类",
            "信息化",
            150000,
            100000,
            None,
            50000,
        ],
        [
            "201",
            "03",
            "02",
            "一般行政管理事务",
            "30299",
            "其他商品",
            "特定目标类",
            "培训",
            100000,
            100000,
            None,
            "—",
        ],
        [*[None] * 3, "小计", *[None] * 4, 250000, 200000, None, 50000],
        [],
        ["制表人：某某", None, None, None, None, "审核：某某", None, None, "打印日期：2024-01-03"],
    ):
        sheet.append(row)
    for merged in ("A5:D5", "E5:F5", "A6:C6", "D6:D7", "E6:E7", "F6:F7", "G5:G7", "H5:H7", "I5:I7"):
        sheet.merge_cells(merged)
    for merged in ("J5:L5", "J6:K6", "M5:M7", "N5:N7"):
        sheet.merge_cells(merged)
    sheet.column_dimensions["N"].hidden = True
    book.save(path)


def facts(done: Outcome) -> tuple[Any, Any]:
    root = read(done.file).root
    assert isinstance(root, dict)
    return root.get("基本支出"), root.get("项目")


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xls"])
def test_an_export_of_a_budget_system(suffix: str, run: Import, tmp_path: Path) -> None:
    system_export(tmp_path / "导出.xlsx")
    path = tmp_path / f"改名{suffix}"
    shutil.copy(tmp_path / "导出.xlsx", path)
    done = run(path)
    assert (done.code, done.err) == (0, "")
    assert f"{PREFIX}：读入 5 笔，155.00万元（表上单位 元），与表上 6 个合计数相符" in done.out
    assert (
        f"{PREFIX}!A16：是文字，没有取用：制表人：某某 审核：某某 打印日期：2024-01-03" in done.out
    )
    assert facts(done) == (
        {
            "明细": [
                {"功能科目": "2010301", "经济科目": "30101", "金额": "100"},
                {"功能科目": "2010301", "经济科目": "30201", "金额": "30"},
            ]
        },
        [
            {
                "名称": "信息化",
                "功能科目": "2010302",
                "明细": [
                    {"经济科目": "30201", "金额": "10"},
                    {"经济科目": "30201", "资金来源": "其他收入", "金额": "5"},
                ],
            },
            {"名称": "培训", "功能科目": "2010302", "支出": {"30299": "10"}},
        ],
    )


def test_units_on_one_sheet(run: Import) -> None:
    """Staff costs are a project of their own in some systems; the total is that of all units."""
    rows: list[list[object]] = [
        ["金额单位：万元"],
        [
            "序号",
            "单位编码",
            "单位名称",
            "项目名称",
            "支出功能分类",
            "部门经济分类",
            "资金性质",
            "预算金额",
            "开始日期",
        ],
        [
            1,
            "101001",
            "甲局",
            "人员经费",
            "201 03 01 行政运行",
            "30101|基本工资",
            "11-一般公共预算资金",
            100.5,
            dt.date(2024, 1, 1),
        ],
        [
            2,
            "101001",
            "甲局",
            "信息化",
            "2010302|一般行政",
            "302|商品和服务支出",
            "11-一般公共预算资金",
            20,
            None,
        ],
        [
            3,
            "101002",
            "乙站",
            "人员经费",
            "2010350|事业运行",
            "30101|基本工资",
            "11-一般公共预算资金",
            50,
            None,
        ],
        [
            4,
            "101001",
            "甲局",
            "退回多拨",
            "2010302|一般行政",
            "302|商品和服务支出",
            "11-一般公共预算资金",
            -3.25,
            None,
        ],
        ["合计", *[None] * 6, 167.25, None],
    ]
    done = run(rows, mapping="单位: 甲局\n")
    assert (done.code, done.err) == (0, "")
    assert "支出：读入 3 笔，117.25万元（表上单位 万元），与表上 1 个合计数相符" in done.out
    assert "支出：别的单位的 1 行没有读。" in done.out
    assert facts(done) == (
        {"明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": "100.50"}]},
        [
            {"名称": "信息化", "功能科目": "2010302", "支出": {"302": "20"}},
            {"名称": "退回多拨", "功能科目": "2010302", "支出": {"302": "-3.25"}},
        ],
    )


def test_a_hidden_sheet_is_named_and_a_hidden_row_is_read(run: Import, tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "支出"
    hidden = book.create_sheet("旧数")
    for one, amount in ((sheet, 10), (hidden, 7)):
        for row in (
            ["单位：万元"],
            ["功能科目", "经济科目", "预算数"],
            ["2010301", "30101", amount],
            ["合计", None, amount],
        ):
            one.append(row)
    sheet.row_dimensions[3].hidden = True
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "隐藏.xlsx")
    done = run(tmp_path / "隐藏.xlsx")
    assert done.code == 0
    assert (
        "旧数：是隐藏的工作表，没有读（有 2 个数）。要读的，在对照文件的“工作表”下列出。"
        in done.out
    )
    assert facts(done)[0] == {"明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": "10"}]}


def test_tables_below_each_other_are_read_one_by_one(run: Import) -> None:
    """The same header again is that of another page; another header is another table."""
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "预算数"],
        ["2010301", "30101", 10],
        ["功能科目", "经济科目", "预算数"],
        ["2010301", "30102", 5],
        [],
        ["二、项目支出", None, "单位：元"],
        ["项目名称", "经济科目", "预算数", "功能科目"],
        ["培训", "302", 40000, "2010302"],
        ["合计", None, 40000, None],
    ]
    done = run(rows)
    assert (done.code, done.err) == (0, "")
    lines, projects = facts(done)
    assert [line["金额"] for line in lines["明细"]] == ["10", "5"]
    assert projects == [{"名称": "培训", "功能科目": "2010302", "支出": {"302": "4"}}]


def test_a_table_below_that_repeats_the_one_above_counts_once(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "项目名称", "预算数"],
        ["2010301", "30101", None, 10],
        ["2010302", "302", "培训", 4],
        ["项目名称", "经济科目", "预算数", "功能科目"],
        ["培训", "302", 4, "2010302"],
    ]
    done = run(rows)
    assert "支出!A6：有 1 笔与“支出!A3”是同一笔钱，只算一次。" in done.out
    assert facts(done)[1] == [{"名称": "培训", "功能科目": "2010302", "支出": {"302": "4"}}]


def test_a_mapping_that_does_not_fit_is_located(run: Import) -> None:
    mapping = "资金来源: {本级财力: 一般公共}\n表头末行: {支处: 2}\n工作表: [支出, 收入]\n"
    done = run([["单位：万元"], ["功能科目", "预算数"], ["2010301", 10]], mapping=mapping)
    assert done.code == 2
    assert not done.file.exists()
    assert (
        "对照.yaml:1:14: 错误 K105 资金来源：“一般公共”不是资金来源；有的是：一般公共预算、"
        in done.err
    )
    assert (
        "对照.yaml:2:12: 错误 K105 表头末行：“支处”工作簿里没有这张工作表；有的是：支出。"
        in done.err
    )
    assert (
        "对照.yaml:3:11: 错误 K105 工作表：“收入”工作簿里没有这张工作表；有的是：支出。" in done.err
    )
    assert "改法：是不是“一般公共预算”？" in done.err


def test_a_mapping_of_no_known_words_is_located(run: Import) -> None:
    done = run([["单位：万元"]], mapping="列: {本年安排: 金鹅}\n")
    assert done.code == 2
    assert done.err.startswith("对照.yaml:1:11: 错误 K105 列 › 本年安排：“金鹅”不在可选的值之中")


def test_texts_of_projects_stay_when_the_money_is_imported_again(
    run: Import, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "项目名称", "预算数"],
        ["2010302", "302", "培训", 10],
    ]
    done = run(rows)
    own = '    支出: {"302": 10}   # 会定\n    依据: 会议纪要\n    分配: "{金额}万元"  # 三期\n'
    text = done.file.read_text("utf-8").replace('    支出: {"302": 10}\n', own)
    done.file.write_text(text, "utf-8")
    rows[2][3] = 12
    assert run(rows).code == 0
    assert done.file.read_text("utf-8") == text.replace('{"302": 10}', '{"302": 12}')
    assert main(["import", str(tmp_path / "预算.xlsx"), "-o", str(done.file)]) == 0
    assert done.file.read_text("utf-8") == text.replace('{"302": 10}', '{"302": 12}')


def test_what_was_not_understood_is_listed_once(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "预算数"],
        ["2010301", "30101", "约5"],
        ["2010301", "30102", 8],
    ]
    first = run(rows).file.read_text("utf-8")
    assert first.endswith("\n# 待核，导入时没有读懂或对不上：支出!C3  “约5”不是金额，没有读入。\n")
    assert run(rows).file.read_text("utf-8") == first
    rows[2][2] = 5
    assert "没有读懂" not in run(rows).file.read_text("utf-8")


def test_a_project_that_the_sheet_does_not_name_is_called_like_its_function_and_marked(
    run: Import,
) -> None:
    done = run(
        [
            ["单位：万元"],
            ["功能科目", "经济科目", "支出类型", "预算数"],
            ["2130306", "30227", "项目支出", 8.8],
            ["2130314", "302", "项目支出", 4],
        ]
    )
    assert done.code == 1
    assert done.err == (
        "有 2 处表上没有印，先填了一种，请核对：\n"
        "  第 1 个项目的名称，先用功能科目“水利工程运行与维护”\n"
        "  第 2 个项目的名称，先用功能科目“防汛”\n"
    )
    assert facts(done)[1] == [
        {"名称": "水利工程运行与维护", "功能科目": "2130306", "支出": {"30227": "8.80"}},
        {"名称": "防汛", "功能科目": "2130314", "支出": {"302": "4"}},
    ]
    assert "  - 名称: 防汛  # 待核\n" in done.file.read_text("utf-8")
