"""``forms show --diff``: how a form differs from another, in sentences."""

from __future__ import annotations

import pytest

from generator.__main__ import main


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["forms", "show", *arguments]) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_the_form_it_extends(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "2024", "--diff")
    assert lines[0].startswith("表样 2024 与 2023 不同的地方：")
    assert "表“支出总体”的区“主表”的栏“项目”的标题由“项目”改为“科目”。" in lines
    assert "增加表“上年结转”。" in lines
    assert "表序增加上年结转。" in lines
    group = "表“收入总体”的区“主表”的栏“财政拨款(补助)”"
    assert f"删去{group}的栏“上级国有资本经营预算安排的转移支付”。" in lines
    assert "模板 收入.html 另写。" in lines


def test_a_form_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "2024", "--diff", "2024") == ["表样 2024 与 2024 不同的地方：没有。"]
