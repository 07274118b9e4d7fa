"""A message is for reading, whatever length a value of the input has."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.diagnostics import Diagnostic, Position, Severity, brief

LONG = "某" * 60_000
HEAD = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n'
MOST = 2500


def test_a_value_is_cut_and_the_rest_of_the_message_stays() -> None:
    said = brief(f"项目“{LONG}”与“短”同名。")
    assert said == f"项目“{'某' * 60}……（共 60000 个字）”与“短”同名。"


def test_what_is_short_enough_stays_as_it_is() -> None:
    assert brief(f"“{'某' * 120}”") == f"“{'某' * 120}”"
    assert brief("长" * 1000) == "长" * 1000


def test_a_value_that_is_not_quoted_is_cut_at_the_end() -> None:
    assert brief(LONG) == f"{'某' * 1000}……（以下略去 59000 个字）"


def test_a_quotation_that_is_cut_is_closed() -> None:
    """What is quoted of a file stays told apart from what is said of it."""
    said = brief("“" + "甲“乙”" * 1000 + "”")
    assert said.count("“") - said.count("”") <= 1
    assert said.startswith("“甲“乙”")
    assert "”……（以下略去" in said


def test_every_finding_is_brief_in_every_format() -> None:
    found = Diagnostic("T101", Severity.ERROR, Position("甲.yaml"), LONG, f"写成“{LONG}”")
    assert len(found.message) < 1100
    assert found.mend == f"写成“{'某' * 60}……（共 60000 个字）”"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}: 1\n",
        f"表样: {LONG}\n",
        f"其他说明: ['{{{LONG}}}']\n",
        f"原因: {{{LONG}: 增加}}\n",
        f"上年: {{文件: {LONG}}}\n",
        f"基本支出: {{按功能科目: {{'{LONG}': 1}}}}\n",
        f"项目: [{{名称: {LONG}, 功能科目: 2010399, 支出: {{'302': {LONG}}}}}]\n",
        f"接受: [{{规则: T101, 依据: {LONG}}}]\n",
        f"名词解释: {{{LONG}: {LONG}\n",
    ],
)
def test_check_is_brief_of_any_input(tmp_path: Path, text: str) -> None:
    file = tmp_path / "单位.yaml"
    file.write_text(HEAD + text, "utf-8")
    found, _ = pipeline.check(file)
    assert found
    assert max(len(str(one)) for one in found) < MOST


def test_a_command_is_brief_of_what_it_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "甲.yaml", "--format", LONG])
    assert len(capsys.readouterr().err) < MOST
    assert main(["explain", "inputs/2024-wuqia-gov.yaml", LONG]) == 2
    assert len(capsys.readouterr().err) < MOST
    assert main(["rule", LONG]) == 2
    assert len(capsys.readouterr().err) < MOST
