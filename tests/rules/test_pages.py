"""A page is a rule's manual and its test: the wrong example gives exactly the message shown, the
right one none."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.rules import manual
from generator.rules.all import CODES, RULES
from generator.rules.registry import Rule
from generator.source.codes import CODES as SPELLING

sys.path.insert(0, str(Path(__file__).parent))
from running import expected, is_run, messages

from examples import HERE, examples, findings

ROOT = HERE.parents[1]
LITERAL = re.compile(r'"([FHKY]\d{3})"')
OTHERS = sorted(set(manual.codes()) - CODES)
IN_WORDS = {"F108", "K210", "K299", "Y103", "Y104"}  # cases that no small file of text can show
IN_WORDS |= {f"K91{number}" for number in range(1, 8)}  # of workbooks: tests/workbook


def printed_codes() -> set[str]:
    """The codes of files, spelling, forms and adding up that the program can print."""
    sources = (ROOT / "generator").rglob("*.py")
    return {code for path in sources for code in LITERAL.findall(path.read_text(encoding="utf-8"))}


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(manual.codes()) >= CODES
    assert len(RULES) == len(CODES)


def test_every_other_code_that_is_printed_has_a_page_and_every_other_page_is_of_one() -> None:
    assert set(OTHERS) == printed_codes()


@pytest.mark.parametrize(("code", "title"), SPELLING.items())
def test_the_page_of_a_spelling_code_bears_its_title(code: str, title: str) -> None:
    assert manual.title(code)[0] == title


def test_pages_without_a_run_example_are_few_and_known() -> None:
    assert {code for code in OTHERS if not is_run(code)} == IN_WORDS


@pytest.mark.parametrize("code", [code for code in OTHERS if is_run(code)])
def test_the_command_on_a_page_says_exactly_its_message(code: str) -> None:
    assert expected(code).count(f" {code} ") >= 1
    assert messages(code, "错") == expected(code)
    assert messages(code, "对") == ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_headed_by_the_rules_name_and_severity(rule: Rule[Any]) -> None:
    assert manual.title(rule.code) == (rule.name, rule.severity.label)


@pytest.mark.parametrize("code", manual.codes())
def test_a_page_says_why_and_what_prescribes_it(code: str) -> None:
    headings = re.findall(r"^## (.+)$", manual.page(code) or "", re.MULTILINE)
    assert headings == ["为什么", "依据", "错", "对"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_wrong_example_gives_exactly_the_message(code: str, tmp_path: Path) -> None:
    wrong = examples(code)["错"]
    assert wrong.blocks["text"].count(f" {code} ") == 1
    assert wrong.messages(code, tmp_path) == wrong.blocks["text"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_right_example_gives_none(code: str, tmp_path: Path) -> None:
    assert examples(code)["对"].messages(code, tmp_path) == ""


def test_the_base_of_all_examples_has_no_fault(tmp_path: Path) -> None:
    assert findings("年度: 2024\n", tmp_path) == ()
    assert (HERE / "上年.yaml").is_file()
