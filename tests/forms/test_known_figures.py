"""A figure that a form names and no budget can have is an error where it is named, in every
command."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import main

INPUT = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n'


def said(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What ``check`` says of a form whose ``form.yaml`` adds ``text`` to the built-in one; render
    must say the same, and forms check at the same places."""
    forms, unit = tmp_path / "表样", tmp_path / "单位.yaml"
    (forms / "2024").mkdir(parents=True, exist_ok=True)
    (forms / "2024" / "form.yaml").write_text(text, "utf-8")
    unit.write_text(INPUT, "utf-8")
    told = []
    for command in (
        ["check", str(unit)],
        ["render", str(unit), "--output", str(tmp_path / "成稿")],
        ["forms", "check", "2024"],
    ):
        assert main([*command, "--templates", str(forms)]) == 1
        captured = capsys.readouterr()
        lines = (captured.out + captured.err).replace(f"{forms}/2024/", "").splitlines()
        told.append([line for line in lines if line.startswith("form.yaml:")])
    assert told[0] == told[1]
    assert places(told[0]) == places(told[2])  # its own budgets have other codes
    return told[0]


def places(lines: list[str]) -> set[str]:
    return {line.partition(" ")[0] for line in lines}


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("占比合计100: [收入.没有]", "1:11", "收入.没有.占比"),
        ('占比合计100: ["收入.{来源}", "收人.{来源}"]', "1:22", "收人.一般公共预算.占比"),
        ('需要原因:\n  - "支出.{性质}"\n  - 支岀.基本支出', "3:5", "支岀.基本支出.增减额"),
        (
            '需要原因: ["支出.一般公共预算.拨款.{项}"]',
            "1:8",
            "支出.一般公共预算.拨款.2010101.增减额",
        ),
        ('需要用途: ["支出.一般公共预算拨款.{类}", 三公.公务接待]', "1:27", "三公.公务接待.金额"),
        ("应印数: [收入.合计.金额, 收入.合计]", "1:17", "收入.合计"),
        ("表: {三公经费: {空表依据: 三公.总计.金额}}", "1:18", "三公.总计.金额"),
    ],
)
def test_every_list_of_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str, name: str
) -> None:
    found = said(tmp_path, text, capsys)
    assert found[0] == f"form.yaml:{place}: 错误 F105 没有叫“{name}”的数。"


def test_all_of_them_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = said(
        tmp_path,
        "占比合计100: [收入.甲]\n应印数: [乙, 丙]\n表: {三公经费: {空表依据: 丁}}\n",
        capsys,
    )
    assert [line.split()[0] for line in found] == [
        f"form.yaml:{n}:" for n in ("1:11", "2:7", "2:10", "3:18")
    ]


@pytest.mark.parametrize(
    ("rows", "figure"),
    [
        ("{来源: 功能科目}", "支出.{码}.本年"),
        ("{来源: 经济科目, 资金: 一般公共预算拨款}", "支出.一般公共预算款.{码}.金额"),
    ],
)
def test_columns_of_rows_that_this_budget_does_not_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, figure: str
) -> None:
    block = f'区: [{{列: [{{标题: 数, 数: "{figure}"}}], 行: {rows}}}]'
    (found, *_) = said(tmp_path, f"表: {{收支总体: {{{block}}}}}\n", capsys)
    assert found.startswith("form.yaml:1:32: 错误 F105 没有叫“")


def test_columns_of_projects_are_tried_with_the_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2024").mkdir()
    block = '区: [{列: [{标题: 数, 数: "{基}.金客"}], 行: {来源: 项目, 资金: 一般公共预算拨款}}]'
    (tmp_path / "2024" / "form.yaml").write_text(f"表: {{收支总体: {{{block}}}}}\n", "utf-8")
    assert main(["forms", "check", "2024", "--templates", str(tmp_path)]) == 1
    assert (
        "form.yaml:1:32: 错误 F105 没有叫“项目.信息系统运行维护.一般公共预算拨款.金客”的数。"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("text", "place", "mend"),
    [
        ("收入来源: [一般公共预算拔款]", "1:8", "是不是“一般公共预算拨款”？"),
        ("来源名称: {事业收人: 事业收入}", "1:14", "是不是“事业收入”？"),
        (
            "表: {收支总体: {区: [{列: [{文: 甲}], 行: {来源: 项目, 资金: 一般公共予算拨款}}]}}",
            "1:46",
            "是不是“一般公共预算拨款”？",
        ),
    ],
)
def test_a_source_that_nothing_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, place: str, mend: str
) -> None:
    forms, unit = tmp_path / "表样" / "2024", tmp_path / "单位.yaml"
    forms.mkdir(parents=True)
    (forms / "form.yaml").write_text(text, "utf-8")
    unit.write_text(INPUT, "utf-8")
    assert main(["check", str(unit), "--templates", str(forms.parent)]) == 1
    out = capsys.readouterr().out
    assert f"form.yaml:{place}: 错误 F106 没有叫“" in out
    assert f"改法：{mend}" in out
