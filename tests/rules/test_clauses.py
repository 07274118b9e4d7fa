"""What ``check`` must find, clause by clause, and what it must leave alone."""

from __future__ import annotations

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
# Faults that the near misses have on purpose left in: reasons and targets that the example does not give.
ASIDE = {"T401", "T405", "T609", "T806"}


def codes(fragment: str, folder: Path) -> set[str]:
    try:
        return {found.code for found in findings(fragment, folder)}
    except DisclosureError as error:
        return {found.code for found in error.diagnostics}


@pytest.mark.parametrize("case", CLAUSES, ids=lambda case: case["要求"])
def test_the_clause_is_checked_and_its_near_miss_is_not(case: dict[str, str], tmp_path: Path) -> None:
    assert case["规则"] in codes(case["错"], tmp_path)
    assert case["规则"] not in codes(case["对"], tmp_path)


@pytest.mark.parametrize("fragment", cases("near-misses"))
def test_what_real_disclosures_write_is_no_finding(fragment: str, tmp_path: Path) -> None:
    assert codes(fragment, tmp_path) - ASIDE == set()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("201399", "2010399 其他政府办公厅（室）及相关机构事务支出"), ("20103301", "2010301 行政运行")],
)
def test_a_code_with_a_digit_too_few_or_too_many_is_recognised(written: str, meant: str, tmp_path: Path) -> None:
    (found,) = findings(f"基本支出: {{按功能科目: {{'{written}': 0}}}}\n", tmp_path)
    assert found.code == "T101"
    assert meant in found.mend


@pytest.mark.parametrize(
    ("year", "code", "said"),
    [
        (2023, "2014099", "功能科目 2014099（其他信访事务支出）2024 年才设，2023 年的科目表里还没有。"),
        (2024, "2010308", "功能科目 2010308（信访事务）在 2024 年的科目表里已没有。"),
    ],
)
def test_a_code_of_another_year_is_named_with_the_year(year: int, code: str, said: str, tmp_path: Path) -> None:
    fragment = f"年度: {year}\n公开日期: {year}-03-10\n基本支出: {{按功能科目: {{'{code}': 0}}}}\n"
    assert [d.message for d in findings(fragment, tmp_path) if d.code == "T302"] == [said]
