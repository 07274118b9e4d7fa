"""Four workbooks with the same facts, laid out as budget systems export them and as staff keep
them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

UNIT = "甲县某局"
GENERAL, OWN, OTHER = "一般公共预算", "事业收入", "其他收入"
NAMES = {
    "2010301": "行政运行",
    "2010350": "事业运行",
    "2010302": "一般行政管理事务",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "30101": "基本工资",
    "30108": "机关事业单位基本养老保险缴费",
    "30201": "办公费",
    "302": "商品和服务支出",
    "310": "资本性支出",
}
# function, economic, project, fund, 万元
FACTS = [
    ("2010301", "30101", "", GENERAL, "1315.59"),
    ("2010301", "30201", "", GENERAL, "31.14"),
    ("2010350", "30101", "", GENERAL, "708.45"),
    ("2010350", "30201", "", OWN, "4.10"),
    ("2080505", "30108", "", GENERAL, "176.22"),
    ("2010302", "302", "信息化运维", GENERAL, "35.02"),
    ("2010302", "310", "信息化运维", GENERAL, "7.00"),
    ("2010302", "302", "下乡租车", GENERAL, "5.00"),
    ("2010302", "302", "下乡租车", OTHER, "1.50"),
]
TOTAL = "2284.02"


def float_of(amount: str) -> float:
    """A numeric cell, as Excel keeps it."""
    return float(amount)


def yuan(amount: str) -> int:
    return round(float(amount) * 10000)


def system_detail(path: Path) -> None:
    """One sheet of lines: 类, 款, 项 in three columns, one amount column with a source column,
    total first, 万元."""
    book = Workbook()
    sheet = _sheet(book, "支出明细")
    sheet.append(["2024年部门预算支出明细表"])
    sheet.append([f"编制部门：{UNIT}", *[None] * 8, "单位：万元"])
    sheet.append(
        [
            "序号",
            "单位名称",
            "功能分类科目编码",
            None,
            None,
            "功能分类科目名称",
            "部门经济分类",
            "项目名称",
            "资金来源",
            "预算数",
        ]
    )
    sheet.append([None, None, "类", "款", "项", *[None] * 5])
    for merged in ("A1:J1", "C3:E3", "A3:A4", "B3:B4", "F3:F4", "G3:G4", "H3:H4", "I3:I4", "J3:J4"):
        sheet.merge_cells(merged)
    sheet.append([None, None, None, None, None, "合计", None, None, None, float_of(TOTAL)])
    for number, (f, e, project, fund, amount) in enumerate(FACTS, start=1):
        economic = f"{e}-{NAMES[e]}"
        row = [
            number,
            UNIT,
            f[:3],
            f[3:5],
            f[5:],
            NAMES[f],
            economic,
            project or None,
            f"{fund}资金",
            float_of(amount),
        ]
        sheet.append(row)
    book.save(path)


def system_by_source(path: Path) -> None:
    """Code and name in one cell, one column for each source under a three-row header, 元 as text
    with commas, a 小计 under each function, total last."""
    book = Workbook()
    sheet = _sheet(book, "2.24支出预算表")
    sheet.append(["2024年支出预算表", None, None, None, None, None, None, "金额单位：元"])
    sheet.append(
        [
            "支出功能分类科目",
            "部门支出经济分类科目",
            "预算项目名称",
            "合计",
            "资金来源",
            None,
            None,
            None,
        ]
    )
    sheet.append([None, None, None, None, "财政拨款", None, "单位资金", None])
    sheet.append([None, None, None, None, "一般公共预算", "政府性基金预算", "事业收入", "其他收入"])
    for merged in ("A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:H2", "E3:F3", "G3:H3"):
        sheet.merge_cells(merged)
    for f in dict.fromkeys(fact[0] for fact in FACTS):
        mine = [fact for fact in FACTS if fact[0] == f]
        for key in dict.fromkeys((e, p) for _, e, p, _, _ in mine):
            sheet.append(
                [
                    f"{f}-{NAMES[f]}",
                    f"{key[0]}-{NAMES[key[0]]}",
                    key[1] or None,
                    *_by_source(mine, key),
                ]
            )
        sheet.append([f"{f}-{NAMES[f]}", "小计", None, *_by_source(mine, None)])
    sheet.append(["合  计", None, None, *_by_source(FACTS, None)])
    book.save(path)


def _by_source(
    facts: list[tuple[str, str, str, str, str]], key: tuple[str, str] | None
) -> list[str | None]:
    mine = [fact for fact in facts if key in (None, (fact[1], fact[2]))]
    sums = [
        sum(yuan(a) for *_, fund, a in mine if fund == name)
        for name in (GENERAL, "政府性基金预算", OWN, OTHER)
    ]
    return [f"{sum(sums):,}.00", *(f"{n:,}.00" if n else None for n in sums)]


def two_sheets(path: Path) -> None:
    """基本支出 in 万元 with 类 and 款 rows above their 项, 项目支出 in 元; codes as numbers; totals
    first."""
    book = Workbook()
    basic = _sheet(book, "基本支出")
    basic.append(["2024年基本支出预算表（万元）"])
    basic.append(["科目编码", "科目名称", "经济科目", None, "资金性质", "年初预算数"])
    basic.append([None, None, "编码", "名称", None, None])
    mine = [fact for fact in FACTS if not fact[2]]
    basic.append(["总计", None, None, None, None, float_of("2235.50")])
    basic.append([201, "一般公共服务支出", None, None, None, float_of("2059.28")])
    basic.append([20103, "政府办公厅（室）及相关机构事务", None, None, None, float_of("2059.28")])
    for f, e, _, fund, amount in mine:
        if f == "2080505":
            basic.append([208, "社会保障和就业支出", None, None, None, float_of("176.22")])
        basic.append([int(f), NAMES[f], int(e), NAMES[e], fund, float_of(amount)])
    projects = book.create_sheet("项目支出")
    projects.append(["单位：元"])
    projects.append(["项目名称", "功能科目", "经济分类", "资金来源", "批复金额", "备注"])
    for f, e, project, fund, amount in FACTS[5:]:
        projects.append([project, f"{f} {NAMES[f]}", f"[{e}]{NAMES[e]}", fund, yuan(amount), None])
    projects.append(["合计", None, None, None, 485200, None])
    book.create_sheet("说明").append(["本表由财务室填写"])
    book.save(path)


def staff_table(path: Path) -> None:
    """Kept by hand: merged cells down the codes, 小计 above its rows, 基本支出 and 项目支出 side by
    side, dashes for nothing, full-width digits, total first and last, a row 栏次."""
    book = Workbook()
    sheet = _sheet(book, "2024年预算")
    sheet.append(
        ["功能科目", None, "经济科目", None, "项目名称", "基本支出", None, "项目支出", None, "合计"]
    )
    sheet.append(
        [
            "编码",
            "名称",
            "编码",
            "名称",
            None,
            "一般公共预算",
            "事业收入",
            "一般公共预算",
            "其他收入",
            "（万元）",
        ]
    )
    sheet.append([*range(1, 11)])
    sheet.append(["总  计", *[None] * 4, *_by_kind(FACTS)])
    for f in dict.fromkeys(fact[0] for fact in FACTS):
        mine = [fact for fact in FACTS if fact[0] == f]
        sheet.append([f, NAMES[f], "小计", None, None, *_by_kind(mine)])
        first = sheet.max_row
        for key in dict.fromkeys((e, p) for _, e, p, _, _ in mine):
            rows = [fact for fact in mine if (fact[1], fact[2]) == key]
            sheet.append([None, None, key[0], NAMES[key[0]], key[1] or "-", *_by_kind(rows)])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=2, end_column=2)
    sheet.append(["合计", *[None] * 4, *_by_kind(FACTS)])
    book.save(path)


def _by_kind(facts: list[tuple[str, str, str, str, str]]) -> list[str | float | None]:
    groups = [("", GENERAL), ("", OWN), ("项", GENERAL), ("项", OTHER)]
    sums = [
        sum(yuan(a) for _, _, p, s, a in facts if (bool(p), s) == (bool(kind), fund))
        for kind, fund in groups
    ]
    full_width = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return [
        *(n / 10000 if n else "—" for n in sums),
        f"{sum(sums) / 10000:.2f}".translate(full_width),
    ]


def _sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


LAYOUTS: dict[str, Callable[[Path], None]] = {
    "系统导出-逐笔": system_detail,
    "系统导出-分来源": system_by_source,
    "两张表": two_sheets,
    "自己做的": staff_table,
}
