"""No mark of what is withheld in anything that a command says, or leaves on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.withheld.budgets import SEEN, budget, clean
from tests.withheld.looking import hidden, marks_below, marks_in
from tests.withheld.making import said, written

UNEVEN = {"8.00": "80000.33", "5.00": "50000.33", "3.00": "30000.34"}
FAULTS = {
    "补充 is no mapping": "补充: 文QZHIDA",
    "补充 is empty": "补充: {题QZHIDA: }",
    "绩效 is no mapping": "绩效: 文QZHIDA",
    "an indicator has no value": "绩效: {目标: QZHIDA, 指标: {QZHIDB: {QZHIDC: {QZHIDD: {}}}}}",
    "an amount is words": '支出: {"302": QZHIDA}',
    "a code is words": "支出: {QZHIDA: 3.00}",
    "spending is words": "支出: QZHIDA",
    "the source is words": "资金来源: QZHIDA",
    "三公 is words": "三公: QZHIDA",
    "a line is words": "明细: [QZHIDA]",
    "a line has words": '明细: [{经济科目: "302", 金额: 3.00, 说明: QZHIDA}]',
    "the function is words": "功能科目: QZHIDA",
    "a key is unknown": "补贴对象QZHIDA: QZHIDB",
    "a key is misspelt": "依 据: QZHIDA",
    "a flag is words": "不予公开: QZHIDA的内容",
    "the name is open by mistake": "名称可公开: QZHIDA可以",
    "a date is none": "开始: QZHIDA",
}
UNSOUND = {
    "a wide colon": "依据：文QZHIDA",
    "a wide colon in braces": "补充: {题QZHIDA：文}",
    "a wide number": "金额QZHIDA： １２",
    "a quotation that never ends": '依据: "文QZHIDA',
    "a colon in a value": "依据: 文QZHIDA: 号",
    "a tab": "\t依据: 文QZHIDA",
    "a wide blank": "　依据: 文QZHIDA",
    "an invisible character": "依据: 文QZHIDA\u200b号",
    "a key twice": "题QZHIDA: 1\n    题QZHIDA: 2",
    "an unknown anchor": "依据: *QZHIDA",
}
FLAGS = ["涉密: yes", "涉密: 有", "涉密:", "涉 密: 是", "不公开: 是", "不予公开: 是的"]
SHAPELESS = {
    "a project is words": "  - 天目QZHIDA，涉密：是\n",
    "every colon is wide": "  - 名称：天目QZHIDA\n    涉密：是\n    依据：文QZHIDB\n",
}
LINE = '  - 名称: 天目QZHIDCNM\n    功能科目: "2010399"\n    涉密: 是\n    {}\n'


def uneven(text: str) -> str:
    for even, odd in UNEVEN.items():
        text = text.replace(even, odd)
    return text


@pytest.mark.parametrize("format_", ["text", "json", "sarif"])
def test_check_quotes_nothing(format_: str, tmp_path: Path) -> None:
    file = str(written(tmp_path, budget("2024")))
    marks = marks_in(said("check", file, "--format", format_))
    assert hidden(marks) == set()
    assert f"{SEEN}ONM" in marks or f"{SEEN}OUN" in marks


@pytest.mark.parametrize(
    "arguments",
    [
        ("figures",),
        ("rounding",),
        ("explain", "项目.涉密项目.金额"),
        ("explain", "项目.山海QZSEESNM.金额"),
        ("explain", "项目.平常QZSEEWNM.金额"),
        ("explain", "项目.1.金额"),
        ("explain", "项目统计.涉密.个数"),
        ("explain", "项目统计.不予公开.个数"),
        ("explain", "项目统计.全部.个数"),
        ("explain", "支出.一般公共预算.2010399.项目支出.金额"),
        ("overview",),
    ],
    ids=" ".join,
)
def test_no_command_says_it(arguments: tuple[str, ...], tmp_path: Path) -> None:
    text = uneven(budget("2024", measure="元"))
    file = str(written(tmp_path, text))
    told = said(arguments[0], file, *arguments[1:])
    assert len(told) > 80
    assert hidden(marks_in(told)) == set()


def test_no_command_says_where_a_name_is_printed(tmp_path: Path) -> None:
    written(tmp_path, clean("云岭县林业局", year=2023), "上年.yaml")
    file = written(tmp_path, clean("云岭县林业局", prior="{文件: 上年.yaml}"))
    told = said("explain", str(file), "项目.涉密项目1.一般公共预算拨款.金额", "--where")
    assert "涉密项目1" in told.decode()
    assert hidden(marks_in(told)) == set()


SPOKEN_OF = {
    "a text": ("其他说明: [", '其他说明: ["其中{项目.天目QZHIDCNM.金额}万元。", '),
    "a text with a misspelt name": (
        "其他说明: [",
        '其他说明: ["其中{项目.天目QZHIDCNM.金客}万元。", ',
    ),
    "a text without aspect": ("其他说明: [", '其他说明: ["其中{项目.天目QZHIDCNM}万元。", '),
    "a use": ("名词解释:", "用途: {项目.天目QZHIDCNM.金额: 某事}\n名词解释:"),
    "a reason": ("名词解释:", "原因: {项目.天目QZHIDCNM.增减额: 某事}\n名词解释:"),
    "last year": ("  支出: []", "  数值: {项目.天目QZHIDCNM: 3}"),
    "the order": ("名词解释:", "项目表次序: [天目QZHIDCNM]\n名词解释:"),
}


@pytest.mark.parametrize("change", SPOKEN_OF.values(), ids=SPOKEN_OF)
def test_no_message_says_the_name_by_which_someone_asked_for_a_figure(
    change: tuple[str, str], tmp_path: Path
) -> None:
    text = budget("2024")
    assert change[0] in text
    file = str(written(tmp_path, text.replace(*change)))
    for arguments in (("check", file), ("figures", file), ("overview", file), ("rounding", file)):
        told = said(*arguments)
        assert hidden(marks_in(told)) == set()
    assert said("check", file) != said("check", str(written(tmp_path, text)))


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_without_quoting(fault: str, tmp_path: Path) -> None:
    file = written(tmp_path, budget("2024").replace("项目:\n", "项目:\n" + LINE.format(fault), 1))
    for command in (("check",), ("overview",), ("figures",)):
        told = said(command[0], str(file))
        assert hidden(marks_in(told)) == set()
    assert "本单位.yaml:" in told.decode() or "错误" in said("check", str(file)).decode()


@pytest.mark.parametrize("flag", FLAGS)
def test_what_is_meant_to_be_a_flag_is_one(flag: str, tmp_path: Path) -> None:
    project = f"  - 名称: 某\n    补充: QZHIDA\n    依据: [QZHIDB]\n    {flag}\n"
    told = said("check", str(written(tmp_path, f'表样: "2024"\n项目:\n{project}')))
    assert "错误 K" in told.decode()
    assert "却写了补充" in told.decode()
    assert hidden(marks_in(told)) == set()


@pytest.mark.parametrize("project", SHAPELESS.values(), ids=SHAPELESS)
def test_a_project_without_shape_is_not_quoted(project: str, tmp_path: Path) -> None:
    file = written(tmp_path, f'表样: "2024"\n项目:\n{project}')
    told = said("check", str(file))
    assert "错误 K104 项目 › 第 1 项：应是一组键" in told.decode()
    assert hidden(marks_in(told)) == set()


@pytest.mark.parametrize("fault", UNSOUND.values(), ids=UNSOUND)
def test_unsound_yaml_is_told_without_quoting(fault: str, tmp_path: Path) -> None:
    file = written(tmp_path, budget("2024").replace("项目:\n", "项目:\n" + LINE.format(fault), 1))
    told = said("check", str(file))
    assert "本单位.yaml:" in told.decode()
    assert "错误 Y" in told.decode()
    assert hidden(marks_in(told)) == set()


def test_unsound_yaml_without_such_a_project_is_quoted(tmp_path: Path) -> None:
    file = written(tmp_path, '# 涉密: 是\n表样: "2024"\n项目:\n  - {名称：专项, 涉密: 否}\n')
    assert "改为 `- {名称: 专项, 涉密: 否}`" in said("check", str(file)).decode()


def test_a_batch_leaves_nothing_behind(tmp_path: Path) -> None:
    """Files that fail, their reasons on the overview and on record."""
    written(tmp_path, budget("2024"), "甲.yaml")
    written(tmp_path, budget("2023"), "乙/乙.yaml")
    written(
        tmp_path,
        budget("2024").replace("项目:\n", "项目:\n" + LINE.format("补充: 文QZHIDA"), 1),
        "丙.yaml",
    )
    out = tmp_path / "output"
    told = said("render", str(tmp_path), "--format", "html", "--output", str(out), "--jobs", "1")
    assert hidden(marks_in(told)) == set()
    assert (out / "index.html").is_file()
    assert hidden(marks_below(out)) == set()


def test_what_is_rendered_has_the_neutral_name(tmp_path: Path) -> None:
    written(tmp_path, clean("云岭县林业局", year=2023), "上年.yaml")
    for number, unit in enumerate(("云岭县林业局", "云岭县水务局")):
        prior = clean(unit, year=2023)
        written(tmp_path, prior, f"{number}/2023.yaml")
        written(tmp_path, clean(unit, prior="{文件: 2023.yaml}"), f"{number}/2024.yaml")
    out = tmp_path / "output"
    formats = "docx,html,xlsx,json,csv,fdp"
    files = [str(tmp_path / str(number) / "2024.yaml") for number in (0, 1)]
    options = ("--format", formats, "--explain", "--output", str(out), "--jobs", "1")
    told = said("render", *files, *options)
    assert "已生成 2" in told.decode()
    marks = marks_below(out)
    assert hidden(marks) == set()
    assert f"{SEEN}VNM" in marks
    page = next(out.glob("2024-*.html")).read_text("utf-8")
    assert "涉密项目1" in page
    assert "涉密项目2" in page
    overview = said("overview", *files, "--output", str(out), "--format", "html")
    assert hidden(marks_in(overview)) == set()
