"""Policies, measures, totals that must be freed, and what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from generator.figures.model import Figure, Given
from generator.rounding.balance import Linear, balanced
from generator.rounding.decide import decide
from generator.rounding.result import Print, Rounding
from tests.rounding.budgets import figures_of, text

ROOT = Path(__file__).parents[2]
SAMPLE, YUAN = Print("万元", 2), Print("元", 2)
SPENDING = {
    "基本支出": {
        "明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": Decimal("123.45")}] * 3
    }
}
# Three amounts of half a step, of which any two make a whole one: no choice of neighbours adds up.
PAIRS = {"甲乙": {0: 1, 1: 1}, "乙丙": {1: 1, 2: 1}, "甲丙": {0: 1, 2: 1}}
TANGLE = Linear(
    {"甲": {0: 1}, "乙": {1: 1}, "丙": {2: 1}, **PAIRS},
    (),
    (),
    (Decimal(5), Decimal(5), Decimal(5)),
)
LOADED = (
    "import sys; from generator.cli.main import main; "
    "main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
)


@pytest.mark.parametrize(
    ("policy", "total"), [("平衡", "0.04"), ("最近", "0.04"), ("精确", "0.037035")]
)
def test_policy_of_the_total(policy: str, total: str) -> None:
    figures = figures_of(text(SPENDING))
    rounding = decide(figures, [SAMPLE], policy)  # type: ignore[arg-type]
    assert rounding.printed(figures["支出.合计.金额"], "万元", 2) == Decimal(total)


def test_a_table_in_yuan_prints_what_was_typed() -> None:
    figures = figures_of(text(SPENDING))
    rounding = decide(figures, [SAMPLE, YUAN], "平衡")
    assert rounding.printed(figures["支出.合计.金额"], "元", 2) == Decimal("370.35")
    assert rounding.printed(figures["支出.合计.金额"], "万元", 2) == Decimal("0.04")


def test_nothing_to_round_is_the_identity() -> None:
    content = {
        "基本支出": {"明细": [{"功能科目": "2010301", "经济科目": "30101", "金额": Decimal(12300)}]}
    }
    assert decide(figures_of(text(content)), [SAMPLE], "平衡") == Rounding("平衡")


@pytest.mark.parametrize(
    ("value", "printed"), [("50", "0.01"), ("-50", "-0.01"), ("49.99", "0.00"), ("-49.99", "0.00")]
)
def test_a_lone_amount_is_rounded_half_up_away_from_zero(value: str, printed: str) -> None:
    figure = Figure("数", Decimal(value), "元", Given(()))
    assert str(Rounding().printed(figure, "万元", 2)) == printed


def test_where_no_choice_adds_up_one_total_is_freed_by_one_step() -> None:
    steps, freed = balanced(TANGLE, Decimal(10))
    assert len(freed) == 1
    assert steps["甲乙"] == steps["甲"] + steps["乙"]
    assert steps["乙丙"] == steps["乙"] + steps["丙"]
    assert steps["甲丙"] == steps["甲"] + steps["丙"]


@pytest.mark.parametrize("name", PAIRS)
def test_what_the_document_does_not_print_is_freed_first(name: str) -> None:
    _, freed = balanced(TANGLE, Decimal(10), frozenset(TANGLE.amounts) - {name})
    assert freed == {name}


@pytest.mark.parametrize("command", ["check", "rounding", "figures"])
def test_a_file_in_wan_yuan_loads_no_solver(command: str) -> None:
    sample = str(ROOT / "inputs" / "2024-wuqia-gov.yaml")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, command, sample], capture_output=True, check=True, cwd=ROOT
    )
    assert not {"highspy", "numpy"} & set(done.stderr.decode().split())
