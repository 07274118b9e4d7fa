"""Nothing is dropped silently: what is not understood is named with sheet and cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.source.reader import read
from tests.importing.conftest import Import

TOP: list[list[object]] = [
    ["2024年支出（单位：万元）"],
    ["功能科目", "经济科目", "项目名称", "资金来源", "预算数"],
]
LINE: list[object] = ["2010301", "30101", None, "一般公共预算", 10]


def problems(err: str) -> list[str]:
    return [line.strip() for line in err.strip().split("\n")[1:]]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            ["合计", None, None, None, 10.01],
            "支出!E4  合计印的是 10.01，读入的各行相加是 10，相差 0.01。",
        ),
        (["2010301", "30102", None, "一般公共预算", "约5"], "支出!E4  “约5”不是金额，没有读入。"),
        (
            ["2010301", "30102", None, "某某资金", 5],
            (
                "支出!D4  不知道“某某资金”是哪一种资金来源，这一行没有读入。"
                "请在对照文件的“资金来源”下写明。"
            ),
        ),
        (
            [None, None, "某项目", "一般公共预算", 5],
            "支出!E4  5 没有读入：这一行没有能认出的功能科目或经济科目。",
        ),
        (
            ["2010399", None, "某项目", None, 5],
            "支出!E4  5 没有读入：项目“某项目”缺功能科目或经济科目。",
        ),
        (
            ["2010301", "301", None, None, 5],
            "支出!E4  合计印的是 5，读入的各行相加是 10，相差 -5。",
        ),
        (
            ["2010302", "301", None, None, 5],
            "支出!E4  5 没有读入：基本支出的经济科目“301”不到款级。",
        ),
        (
            ["2010301", "30102", None, None, "=1+1"],
            "支出!E4  公式没有算好的值，用 Excel 或 WPS 打开保存一次，没有读入。",
        ),
        (["2010301", "30102", None, None, True], "支出!E4  是真假值，不是数，没有读入。"),
        (
            ["2010301", "30102", None, None, dt.date(2024, 3, 10)],
            "支出!E4  是日期或时间，不是数，没有读入。",
        ),
    ],
)
def test_a_row_that_is_not_understood_is_named(
    row: list[object], message: str, run: Import
) -> None:
    done = run([*TOP, LINE, row])
    assert done.code == 1
    assert problems(done.err) == [message]
    assert done.file.read_text("utf-8").endswith(f"\n# 待核，导入时没有读懂或对不上：{message}\n")


def test_a_row_total_that_differs_is_named(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "合计", "一般公共预算", "事业收入"],
        ["2010301", "30101", 12, 10, 1],
    ]
    assert problems(run(rows).err) == ["支出!C3  “合计”印的是 12，这一行各栏相加是 11。"]


def test_without_a_measure_nothing_is_guessed_until_the_mapping_says(run: Import) -> None:
    rows = [TOP[1], LINE]
    done = run(rows)
    assert problems(done.err) == [
        (
            "支出!A1  没有写清金额单位（元、万元），整张表没有读入。请在表上写“单位：万元”，"
            "或在对照文件的“计量单位”下写明。"
        ),
        f"没有读到能写进 {done.file.name} 的数，没有写。",
    ]
    assert (done.code, done.file.exists()) == (2, False)
    done = run(rows, mapping="计量单位: {支出: 元}\n")
    assert done.code == 0
    assert "支出：读入 1 笔，0.001万元（表上单位 元）" in done.out
    assert "计量单位: 元" in done.file.read_text("utf-8")


def test_the_mapping_names_columns_funds_and_rows(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "本年安排", "钱从哪来"],
        ["2010301", "30101", 10, "本级财力"],
        ["2010301", "30102", 99, "看看"],
    ]
    mapping = (
        "列: {本年安排: 金额, 钱从哪来: 资金来源}\n"
        "资金来源: {本级财力: 一般公共预算}\n不读的行: {支出: [4]}\n"
    )
    done = run(rows, mapping=mapping)
    assert (done.code, done.err) == (0, "")
    root = read(done.file).root
    assert isinstance(root, dict)
    assert root["基本支出"] == {
        "明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": "10"}]
    }


def test_a_sheet_without_a_known_header_is_named(run: Import) -> None:
    done = run([["甲", "乙"], ["丙", 12.5]])
    assert problems(done.err) == [
        (
            "支出!A1  没有认出表头，有 1 个数没有读入。请在对照文件写“表头末行”和“列”；"
            "不要的表，用“工作表”只列要读的。"
        ),
        "没有读到能写进 预算.yaml 的数，没有写。",
    ]
    assert (done.code, done.file.exists()) == (2, False)


def test_numbers_under_an_unknown_title_are_not_passed_over_in_silence(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "经济科目", "预算数", "追加"],
        ["2010301", "30101", 10, 3.5],
    ]
    assert "支出：没有取用的列：追加（其中的数相加 3.5）。" in run(rows).out


def test_several_units_in_a_book_are_taken_one_at_a_time(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["单位名称", "功能科目", "经济科目", "预算数"],
        ["甲局", "2010301", "30101", 10],
        ["乙所", "2010301", "30101", 4],
        ["合计", None, None, 14],
    ]
    done = run(rows)
    assert done.code == 2
    assert done.err.endswith(
        "工作簿里有 2 个单位：甲局、乙所。请用 -o 写一个文件夹，每个单位写成一个文件；"
        "或在对照文件里写“单位: …”，只取一个。\n"
    )
    assert not done.file.exists()
    done = run(rows, mapping="单位: 乙所\n")
    root = read(done.file).root
    assert done.code == 0
    assert isinstance(root, dict)
    assert root["单位"] == {"名称": "乙所"}
    assert root["基本支出"] == {"明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": "4"}]}


def test_overviews_are_compared_and_not_counted_twice(run: Import) -> None:
    rows: list[list[object]] = [
        ["单位：万元"],
        ["功能科目", "基本支出", "项目支出"],
        ["2010301", 10, 7],
        ["合计", 10, 7],
    ]
    done = run(rows, name="总表")
    assert problems(done.err) == [
        "总表!C3  2010301 项目支出 7.00万元，没有读入：没有同时写明功能科目和经济科目的明细。"
    ]
    root = read(done.file).root
    assert isinstance(root, dict)
    assert root["基本支出"] == {"按功能科目": {"2010301": "10"}}


def test_margins_on_two_sheets_stay_margins(run: Import, tmp_path: Path) -> None:
    book = Workbook()
    one = book.active
    assert one is not None
    for row in (
        ["基本支出（万元）"],
        ["功能科目", "预算数"],
        ["2010301-行政运行", 10],
        ["2010350-事业运行", 2],
        ["合计", 12],
    ):
        one.append(row)
    two = book.create_sheet("按经济")
    for row in (
        ["单位：元"],
        ["经济分类", "预算数"],
        ["30101-基本工资", "100,000.00"],
        ["30201-办公费", 20000],
        ["301", 100000],
    ):
        two.append(row)
    book.save(tmp_path / "两边.xlsx")
    done = run(tmp_path / "两边.xlsx")
    assert (done.code, done.err) == (0, "")
    root = read(done.file).root
    assert isinstance(root, dict)
    assert root["基本支出"] == {
        "按功能科目": {"2010301": "10", "2010350": "2"},
        "按经济科目": {"30101": "10", "30201": "2"},
    }


def test_local_codes_carry_their_names(run: Import) -> None:
    done = run([*TOP, ["2010301", "30198 临时工工资", None, None, 3]])
    root = read(done.file).root
    assert isinstance(root, dict)
    assert root["科目名称"] == {"30198": "临时工工资"}


def test_importing_again_changes_the_money_only(run: Import) -> None:
    done = run([*TOP, LINE])
    own = "\n# 自己写的\n其他说明:\n  - 无\n"
    before = done.file.read_text("utf-8") + own
    done.file.write_text(before, "utf-8")
    assert run([*TOP, LINE]).code == 0
    assert done.file.read_text("utf-8") == before
    run([*TOP, [*LINE[:4], 11.25]])
    assert done.file.read_text("utf-8") == before.replace("金额: 10}", "金额: 11.25}")
