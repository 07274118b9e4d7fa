"""``disclosure codes``: codes, names, years, how sure."""

from __future__ import annotations

import re

import pytest

from generator.cli.main import main


def rows(capsys: pytest.CaptureFixture[str], wanted: str) -> list[list[str]]:
    assert main(["codes", wanted]) == 0
    head, *body, foot = capsys.readouterr().out.splitlines()
    assert head.split() == ["编码", "名称", "年度", "把握"]
    assert foot.startswith("收录 2021—")
    assert "没有列出的不等于没有" in foot
    return [re.split(r"  +", line) for line in body]


def test_a_class_is_listed_with_all_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "201")
    assert {code[:3] for code, *_ in found} == {"201"}
    assert len(found) > 200
    assert [row[:2] for row in found[:3]] == [
        ["201", "一般公共服务支出"],
        ["20101", "人大事务"],
        ["2010101", "行政运行"],
    ]
    assert found[0][3] == "见于公开文件"


def test_a_code_says_its_years_and_how_sure(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "2010308") == [["2010308", "信访事务", "2021—2023", "有旁证"]]


def test_a_code_of_two_names_has_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "2013804") == [
        ["2013804", "市场主体管理", "2021—2023", "未经核对"],
        ["2013804", "经营主体管理", "2024 起", "存疑，没有列入"],
    ]


def test_what_was_carried_over_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    ((code, name, years, sure),) = rows(capsys, "2010109")
    assert (code, name) == ("2010109", "人大信访工作")
    assert years.startswith("2021—20")
    assert re.fullmatch(r"有旁证，2026.* 年照上年", sure)


def test_funds_have_no_years(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "22006") == [
        ["22006", "耕地保护考核奖惩基金支出", "不分年度", "见于公开文件，政府性基金预算"]
    ]


def test_a_name_is_found_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert ["20140", "信访事务"] in [row[:2] for row in rows(capsys, "信访事务")]
    assert rows(capsys, "30207")[0][1] == "邮电费"


@pytest.mark.parametrize("wanted", ["209999", "没有这样的名称", " "])
def test_what_is_not_listed_is_not_denied(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", wanted]) == 2
    assert "没有列出的不等于没有" in capsys.readouterr().err
