"""What ``check`` must find, clause by clause, and what it must leave alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import DisclosureError

sys.path.insert(0, str(Path(__file__).parent))

from examples import HERE, findings


def cases(stem: str) -> list[Any]:
    return list(yaml.safe_load((HERE / f"{stem}.yaml").read_text(encoding="utf-8")))


CLAUSES = cases("clauses")
# Faults that the near misses have on purpose left in: reasons and targets that the example does not
# give.
ASIDE = {"T401", "T405", "T609", "T806"}


def codes(fragment: str, folder: Path) -> set[str]:
    try:
        return {found.code for found in findings(fragment, folder)}
    except DisclosureError as error:
        return {found.code for found in error.diagnostics}


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case["要求"])
def test_the_clause_is_checked_and_its_near_miss_is_not(
    case: dict[str, str], tmp_path: Path
) -> None:
    assert case["规则"] in codes(case["错"], tmp_path)
    assert case["规则"] not in codes(case["对"], tmp_path)


@pytest.mark.parametrize("fragment", cases("near-misses"))
def test_what_real_disclosures_write_is_no_finding(fragment: str, tmp_path: Path) -> None:
    assert codes(fragment, tmp_path) - ASIDE == set()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("201399", "2010399 其他政府办公厅（室）及相关机构事务支出"),
        ("20103301", "2010301 行政运行"),
    ],
)
def test_a_code_with_a_digit_too_few_or_too_many_is_recognised(
    written: str, meant: str, tmp_path: Path
) -> None:
    (found,) = findings(f"基本支出: {{按功能科目: {{'{written}': 0}}}}\n", tmp_path)
    assert found.code == "T101"
    assert meant in found.mend


@pytest.mark.parametrize(
    ("year", "code", "said"),
    [
        (
            2024,
            "2010308",
            "功能科目 2010308（信访事务）在收录的科目表里只有 2021—2023 年有，2024 年没有见到。",
        ),
        (
            2027,
            "2010308",
            "功能科目 2010308（信访事务）在收录的科目表里只有 2021—2023 年有，2027 年没有见到。",
        ),
    ],
)
def test_a_code_of_another_year_is_named_with_the_year(
    year: int, code: str, said: str, tmp_path: Path
) -> None:
    fragment = f"年度: {year}\n公开日期: {year}-03-10\n基本支出: {{按功能科目: {{'{code}': 0}}}}\n"
    assert [d.message for d in findings(fragment, tmp_path) if d.code == "T302"] == [said]


def test_a_code_that_begins_later_is_named_with_its_years(tmp_path: Path) -> None:
    fragment = "年度: 2023\n公开日期: 2023-03-10\n基本支出: {按功能科目: {'2014099': 0}}\n"
    (found,) = [d for d in findings(fragment, tmp_path) if d.code == "T302"]
    said = (
        r"功能科目 2014099（其他信访事务支出）在收录的科目表里只有 2024—20\d\d 年有，"
        r"2023 年没有见到。"
    )
    assert re.fullmatch(said, found.message)


@pytest.mark.parametrize(
    ("year", "code", "rule"),
    [
        (2022, "2130505", "T311"),  # 2021 and 2023 have it: the list of 2022 has a hole
        (2022, "2240204", "T311"),
        (2024, "2014101", "T311"),  # believed since 2024, shown by nothing
        (2023, "2014101", "T301"),  # nothing speaks for it before
        (2026, "2014277", "T311"),  # the list of 2026 was carried over
        (2031, "2014277", "T311"),  # no list
        (2025, "2014277", "T301"),
        (2026, "39977", "T311"),
        (2025, "39977", "T301"),
    ],
)
def test_what_the_lists_cannot_deny_is_a_question(
    year: int, code: str, rule: str, tmp_path: Path
) -> None:
    kind = "按经济科目" if code.startswith("3") else "按功能科目"
    fragment = f"年度: {year}\n公开日期: {year}-03-10\n基本支出: {{{kind}: {{'{code}': 0}}}}\n"
    found = [d.code for d in findings(fragment, tmp_path) if d.code in ("T301", "T302", "T311")]
    assert found == [rule]


def test_a_code_of_last_year_is_judged_by_last_years_list(tmp_path: Path) -> None:
    fragment = (
        "年度: 2022\n公开日期: 2022-03-10\n上年: {支出: [{功能科目: '2130505', 项目支出: 1}]}\n"
    )
    assert not {"T301", "T302", "T311"} & {d.code for d in findings(fragment, tmp_path)}


def test_a_year_without_a_list_is_said_once(tmp_path: Path) -> None:
    lines = "{按功能科目: {'2014277': 0, '2014278': 0}}"
    found = findings(f"年度: 2031\n公开日期: 2031-03-10\n基本支出: {lines}\n", tmp_path)
    assert [d.severity.label for d in found if d.code == "T310"] == ["提示"]
    assert "T310" not in codes("年度: 2026\n公开日期: 2026-03-10\n", tmp_path)
