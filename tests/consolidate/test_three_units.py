"""A department added up from three units equals the one entered by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.figures.model import Figures, Given, Sum

UNITS = Path(__file__).parent / "three-units"
NAMES = ("甲.yaml", "乙.yaml", "丙.yaml")
HEAD = "单位:\n  名称: 甲县某局\n  类型: 部门\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*NAMES, "by-hand.yaml"):
        shutil.copy(UNITS / name, tmp_path / name)
    return tmp_path


def consolidate(folder: Path, *names: str) -> int:
    return main(
        ["consolidate", *(str(folder / n) for n in names or NAMES), "-o", str(folder / "部门.yaml")]
    )


def filled_in(folder: Path) -> Path:
    """The new file with what only the department knows."""
    path = folder / "部门.yaml"
    text = path.read_text("utf-8")
    for name, nature in (
        ("甲县某局（本级）", "行政单位"),
        ("甲县乙中心", "事业单位"),
        ("甲县丙站", "事业单位"),
    ):
        text = text.replace(f"名称: {name}\n    性质:", f"名称: {name}\n    性质: {nature}")
    lines = [
        "公开日期: 2024-03-10"
        if n.startswith("公开日期:")
        else "  名称: 甲县某局"
        if n.startswith("  名称:")
        else n
        for n in text.split("\n")
    ]
    path.write_text("\n".join(lines).replace("  类型: 单位", "  类型: 部门"), "utf-8")
    return path


def values(figures: Figures) -> dict[str, tuple[object, str]]:
    return {f.name: (f.value, f.unit) for f in figures}


def test_it_equals_the_department_entered_by_hand_figure_by_figure(folder: Path) -> None:
    assert consolidate(folder) == 0
    made = values(pipeline.load(filled_in(folder)).figures)
    by_hand = values(pipeline.load(folder / "by-hand.yaml").figures)
    assert made == by_hand
    assert made["支出.合计.金额"] == (2689700, "元")
    assert made["收入.上级补助收入.金额"] == (0, "元")
    assert made["人员.在职.人数"] == (32, "人")


def test_the_units_of_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Done again, the department's file is one of the folder's, and no unit."""
    (folder / "by-hand.yaml").unlink()
    for _ in range(2):
        assert main(["consolidate", str(folder), "-o", str(folder / "部门.yaml")]) == 0
        assert "：汇总 3 个单位。" in capsys.readouterr().out
    assert main(["consolidate", str(folder / "部门.y*"), "-o", str(folder / "部门.yaml")]) == 2
    assert capsys.readouterr().err == "这里没有 YAML 文件或填报簿。请写出文件或文件夹。\n"


def test_a_figure_reaches_down_to_the_units_files(folder: Path) -> None:
    consolidate(folder)
    figures = pipeline.load(filled_in(folder)).figures

    def places(name: str) -> set[str]:
        match figures[name].formula:
            case Given(entries):
                return {f"{Path(e.position.file).name}:{e.position.line}" for e in entries}
            case Sum(terms):
                return {p for t in terms for p in places(t)}
        raise AssertionError(name)

    assert places("支出.一般公共预算.2010301.金额") == {"甲.yaml:9", "乙.yaml:8"}
    assert places("项目.用补助办的事.金额") == {"乙.yaml:16"}


def test_texts_of_the_department_stay_when_it_is_done_again(folder: Path) -> None:
    consolidate(folder)
    path = filled_in(folder)
    own = "\n# 部门自己写的\n原因:\n  收入.一般公共预算.增减额: 人员增多\n"
    path.write_text(path.read_text("utf-8") + own, "utf-8")
    before = path.read_text("utf-8")
    assert consolidate(folder) == 0
    assert path.read_text("utf-8") == before
    unit = folder / "丙.yaml"
    unit.write_text(
        unit.read_text("utf-8").replace("33.33", "34.33").replace("30.00", "31.00"), "utf-8"
    )
    warnings = [d.message for d in pipeline.load(path).diagnostics if d.code == "H107"]
    assert warnings == [
        "这里是 33.33万元，各单位文件相加是 34.33万元。",
        "这里是 165.00万元，各单位文件相加是 166.00万元。",
    ]
    assert consolidate(folder) == 0
    after = path.read_text("utf-8")
    assert after.endswith(own)
    assert after == before.replace("33.33", "34.33").replace('"30101": 165', '"30101": 166')
    assert [d for d in pipeline.load(path).diagnostics if d.code == "H107"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('表样: "2024"', '表样: "2023"', "H101 表样是 2023，而 甲.yaml 的表样是 2024，不能相加。"),
        ("年度: 2024", "年度: 2023", "H102 年度是 2023，而 甲.yaml 的年度是 2024，不能相加。"),
        (
            "计量单位: 万元",
            "计量单位: 元",
            "H103 计量单位是 元，而 甲.yaml 的计量单位是 万元，不能相加。",
        ),
        ("甲县丙站", "甲县乙中心", "H104 “甲县乙中心”不止一份文件。"),
        (
            "人员:",
            '科目名称: {"30198": 别的名称}\n人员:',
            "H106 科目 30198 在这里叫“别的名称”，在另一单位叫“临时工工资”。",
        ),
        ("33.33", "33.34", "T201 基本支出按经济科目合计 33.33万元"),
    ],
)
def test_what_cannot_be_added_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    unit = folder / "丙.yaml"
    unit.write_text(unit.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert consolidate(folder) == 1
    assert message in capsys.readouterr().err.replace(f"{folder}/", "")
    assert not (folder / "部门.yaml").exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{上级补助收入: 甲县乙中心}",
            "{上级补助收入: 甲县丁所}",
            "内部往来的对方“甲县丁所”不在汇总的单位里。",
        ),
        (
            '"302": 8.00',
            '"302": 7.00',
            (
                "拨给甲县乙中心的有 7.00万元，而它的“上级补助收入”安排了 8.00万元，两边不等，"
                "不能抵销。"
            ),
        ),
    ],
)
def test_a_transfer_must_agree_with_its_other_side(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    unit = folder / "甲.yaml"
    unit.write_text(unit.read_text("utf-8").replace(old, new), "utf-8")
    assert consolidate(folder) == 1
    assert message in capsys.readouterr().err


def test_without_a_mark_nothing_is_eliminated(folder: Path) -> None:
    unit = folder / "甲.yaml"
    unit.write_text(
        unit.read_text("utf-8").replace("    内部往来: {上级补助收入: 甲县乙中心}\n", ""), "utf-8"
    )
    consolidate(folder)
    figures = pipeline.load(filled_in(folder)).figures
    assert figures["收入.上级补助收入.金额"].value == 80000
    assert figures["支出.合计.金额"].value == 2769700


def test_last_years_file_of_the_department_keeps_the_chain(folder: Path) -> None:
    consolidate(folder)
    path = filled_in(folder)
    text = path.read_text("utf-8")
    begin = text.index("上年:\n  支出:")
    end = text.index("# 第三部分")
    path.write_text(f"{text[:begin]}上年:\n  文件: 2023.yaml\n\n{text[end:]}", "utf-8")
    before = path.read_text("utf-8")
    assert consolidate(folder) == 0
    assert path.read_text("utf-8") == before


def test_comments_stay_in_the_sections_that_are_added_up(folder: Path) -> None:
    consolidate(folder)
    path = filled_in(folder)
    text = path.read_text("utf-8")
    text = text.replace(
        '    "30101": 165\n', '    # 含绩效工资\n    "30101": 165   # 与人社核对过\n'
    )
    text = text.replace("  - 名称: 监测\n", "  # 归丙站\n  - 名称: 监测\n")
    path.write_text(text, "utf-8")
    assert consolidate(folder) == 0
    assert path.read_text("utf-8") == text
    unit = folder / "丙.yaml"
    unit.write_text(
        unit.read_text("utf-8").replace("33.33", "34.33").replace("30.00", "31.00"), "utf-8"
    )
    assert consolidate(folder) == 0
    assert path.read_text("utf-8") == text.replace("33.33", "34.33").replace(
        '"30101": 165', '"30101": 166'
    )


def with_transfer_last_year(folder: Path, paid: str = "7.00") -> None:
    """Last year 甲 paid 乙 7.00, which 乙 spent on the same 项; 甲 spent 2.00 more on it itself."""
    for name, after, lines in (
        (
            "甲.yaml",
            '    - {功能科目: "2010302", 项目支出: 25.00}\n',
            (
                f'    - {{功能科目: "2010399", 项目支出: {paid}, 内部往来: {{上级补助收入: '
                "甲县乙中心}}\n"
                '    - {功能科目: "2010399", 项目支出: 2.00}\n'
            ),
        ),
        (
            "乙.yaml",
            '    - {功能科目: "2010301", 基本支出: 45.00}\n',
            '    - {功能科目: "2010399", 资金来源: 上级补助收入, 项目支出: 7.00}\n',
        ),
    ):
        text = (folder / name).read_text("utf-8")
        assert after in text
        (folder / name).write_text(text.replace(after, after + lines), "utf-8")


def test_transfers_of_last_year_are_eliminated(folder: Path) -> None:
    with_transfer_last_year(folder)
    assert consolidate(folder) == 0
    text = filled_in(folder).read_text("utf-8")
    lines = text[text.index("上年:\n") : text.index("  三公经费:")]
    assert lines == (
        '上年:\n  支出:\n    - {功能科目: "2010301", 基本支出: 135}\n    - '
        '{功能科目: "2010302", 项目支出: 25}\n'
        '    - {功能科目: "2010399", 项目支出: 9}\n'
    )
    figures = pipeline.load(folder / "部门.yaml").figures
    assert figures["收入.上级补助收入.上年"].value == 0
    match figures["支出.一般公共预算.2010399.项目支出.上年"].formula:
        case Given(entries):
            assert [(Path(e.position.file).name, e.value) for e in entries] == [
                ("甲.yaml", 20000),
                ("乙.yaml", 70000),
            ]
        case other:
            raise AssertionError(other)


def test_transfers_of_last_year_must_agree(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_transfer_last_year(folder, paid="6.00")
    assert consolidate(folder) == 1
    assert (
        "拨给甲县乙中心的有 6.00万元，而它的“上级补助收入”安排了 7.00万元，两边不等，不能抵销。"
        in (capsys.readouterr().err)
    )


def test_staff_and_procurement_reach_down_too(folder: Path) -> None:
    consolidate(folder)
    figures = pipeline.load(filled_in(folder)).figures
    for name, places in (
        ("人员.在职.人数", [("甲.yaml", 18), ("乙.yaml", 9), ("丙.yaml", 5)]),
        ("政府采购.货物.金额", [("甲.yaml", 50000)]),
    ):
        match figures[name].formula:
            case Given(entries):
                assert [(Path(e.position.file).name, e.value) for e in entries] == places
            case other:
                raise AssertionError(other)


def test_a_file_with_amounts_of_its_own_is_not_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "by-hand.yaml").read_bytes()
    units = [str(folder / name) for name in NAMES]
    assert main(["consolidate", *units, "-o", str(folder / "by-hand.yaml")]) == 2
    assert "里的金额不是汇总来的（没有“汇总自”），没有改动它。" in capsys.readouterr().err
    assert (folder / "by-hand.yaml").read_bytes() == before
    assert main(["consolidate", *units, "-o", units[2]]) == 2
    assert "是其中一个单位的文件，没有改动它。" in capsys.readouterr().err


def test_what_the_units_say_otherwise_by_now_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    consolidate(folder)
    path = filled_in(folder)
    unit = folder / "丙.yaml"
    text = unit.read_text("utf-8")
    unit.write_text(
        text.replace("33.33", "33.3301").replace("在职: {人数: 5", "在职: {人数: 6"), "utf-8"
    )
    capsys.readouterr()
    main(["check", str(path)])
    found = [
        line.split(" H107 ")[1] for line in capsys.readouterr().out.split("\n") if " H107 " in line
    ]
    assert found == [
        "人员.在职.人数 这里是 32人，各单位文件相加是 33人。",
        "这里是 33.33万元，各单位文件相加是 33.3301万元。",
    ]
