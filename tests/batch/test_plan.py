"""Which files a batch is of."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.batch.peek import Peek, peek
from generator.batch.plan import plan

MARK = '{"disclosure-workbook":1,"表":"单位"}'
HEAD = '表样: "2024"\n年度: 2024\n单位:\n  名称: {name}\n  类型: 单位\n'


def write(path: Path, name: str, more: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(name=name) + more, "utf-8")
    return path


def files(*arguments: Path | str) -> list[str]:
    return [unit.file.as_posix() for unit in plan(map(Path, arguments))]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_is_peeked_without_being_read() -> None:
    more = "上年: {文件: ../2023/甲.yaml}\n汇总自:\n  - 乙.yaml\n  - 丙.yaml\n项目: [没有读到这里\n"
    found = peek(write(Path("甲.yaml"), "甲局", more))
    assert found == Peek("2024", "2024", "甲局", "../2023/甲.yaml", ("乙.yaml", "丙.yaml"))
    assert found.stem == "2024-甲局"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{表样: 2024, 年度: 2024, 单位: {名称: 甲}}\n",
        "年度 2024\n",
        "表样: *a\n年度: 1\n单位: {名称: 甲}\n",
    ],
)
def test_what_is_not_so_simple_is_left_to_the_reader(text: str) -> None:
    Path("甲.yaml").write_text(text, "utf-8")
    assert peek(Path("甲.yaml")) is None


def test_a_folder_is_all_its_inputs_and_nothing_else() -> None:
    write(Path("in/甲.yaml"), "甲局")
    write(Path("in/部门/乙.yml"), "乙局")
    Path("in/disclosure.yaml").write_text("模板: 我的表样\n", "utf-8")
    write(Path("in/我的表样/2024/form.yaml"), "表样")
    write(Path("in/.旧/丙.yaml"), "丙局")
    Path("in/说明.txt").write_text("", "utf-8")
    assert files("in") == ["in/甲.yaml", "in/部门/乙.yml"]


def test_last_years_file_of_another_is_no_unit_of_a_folder_but_can_be_named() -> None:
    write(Path("in/2023/甲.yaml"), "甲局")
    write(Path("in/2024/甲.yaml"), "甲局", "上年:\n  文件: ../2023/甲.yaml\n")
    assert files("in") == ["in/2024/甲.yaml"]
    assert files("in", "in/2023/甲.yaml") == ["in/2024/甲.yaml", "in/2023/甲.yaml"]


def test_patterns_are_expanded_where_no_shell_does_it() -> None:
    for letter in "甲乙":
        write(Path(f"in/{letter}局.yaml"), f"{letter}局")
    assert files("in/*局.yaml") == ["in/乙局.yaml", "in/甲局.yaml"]
    assert files("in/*处.yaml") == ["in/*处.yaml"]


def test_a_file_named_twice_is_one_unit() -> None:
    write(Path("in/甲.yaml"), "甲局")
    assert files("in/甲.yaml", "in", "in/../in/甲.yaml") == ["in/甲.yaml"]


def test_of_two_files_with_one_name_the_second_is_refused() -> None:
    first, second = write(Path("in/a.yaml"), "甲局A"), write(Path("in/b.yaml"), "甲局a")
    assert [unit.rival for unit in plan([first, second])] == [None, first]


def test_a_folder_has_fill_in_workbooks_that_no_file_stands_beside() -> None:
    write(Path("in/甲.yaml"), "甲局")
    for name, mark in (("甲", MARK), ("乙", MARK), ("丙", "单位")):
        book = Workbook()
        book.worksheets[0]["A1"] = mark
        book.save(f"in/{name}.xlsx")
    assert files("in") == ["in/乙.xlsx", "in/甲.yaml"]
