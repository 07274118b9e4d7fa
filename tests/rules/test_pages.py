"""A page is a rule's manual and its test: the wrong example gives exactly the message shown, the right one none."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.rules import manual
from generator.rules.all import CODES, RULES
from generator.rules.registry import Rule

sys.path.insert(0, str(Path(__file__).parent))
from examples import HERE, examples, findings


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(manual.codes()) == CODES
    assert len(RULES) == len(CODES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_is_headed_by_the_rules_name_and_severity(rule: Rule[Any]) -> None:
    assert manual.title(rule.code) == (rule.name, rule.severity.label)


@pytest.mark.parametrize("code", sorted(CODES))
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
