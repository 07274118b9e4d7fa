"""Small budgets against trying everything: as many figures as can be are nearest; what is freed
could not be helped.

The oracle shares nothing with the solver: it takes every choice of the two neighbours for the
amounts that were typed, works out all other figures by their formulas, and looks at the figures
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli.main import main
from generator.figures.model import MONEY, Difference, Figures, Given, Sum
from generator.rounding.certificate import certify
from generator.rounding.decide import decide
from generator.rounding.result import Print
from tests.rounding.budgets import FUNCTIONS, FUNDS, figures_of, text

WAY, UNIT = Print("万元", 2), 100
Table = np.ndarray[Any, Any]


class Oracle:
    """Every choice as a row of a table, every figure (in whole cents of the unit) as a column."""

    def __init__(self, figures: Figures, spread: int = 0) -> None:
        self.figures = figures
        self.names = [f.name for f in figures if f.unit == MONEY]
        typed = sorted(
            {e for f in figures if f.unit == MONEY for e in self._entries(f.formula)}, key=str
        )
        near = [
            range(floor(e.value / UNIT) - spread, ceil(e.value / UNIT) + 1 + spread) for e in typed
        ]
        choices = np.array(list(product(*near)), dtype=np.int64).reshape(-1, len(typed))
        self._typed = {e: choices[:, i] for i, e in enumerate(typed)}
        self._size = len(choices)
        self._known: dict[str, Table] = {}
        self.columns = {name: self.column(name) for name in self.names}
        exact = {name: figures[name].value / UNIT for name in self.names}
        # Figures that are alike whatever the choice are one fact.
        facts = {self.columns[n].tobytes() + str(exact[n]).encode(): n for n in self.names}
        self.facts = sorted(facts.values())
        self.away = np.column_stack([self._away(self.columns[n], exact[n]) for n in self.facts])
        self.moved = np.column_stack([self.columns[n] != half_up(exact[n]) for n in self.facts])

    def _entries(self, formula: object) -> Iterator[Any]:
        if isinstance(formula, Given):
            yield from formula.entries

    def column(self, name: str) -> Table:
        if name not in self._known:
            self._known[name] = self._column(self.figures[name].formula)
        return self._known[name]

    def _column(self, formula: object) -> Table:
        match formula:
            case Given(entries):
                return sum((self._typed[e] for e in entries), np.zeros(self._size, dtype=np.int64))
            case Sum(terms):
                return sum((self.column(t) for t in terms), np.zeros(self._size, dtype=np.int64))
            case Difference(minuend, subtrahend):
                return self.column(minuend) - self.column(subtrahend)
            case _:
                raise AssertionError

    @staticmethod
    def _away(column: Table, exact: Decimal) -> Table:
        """How many whole units beyond its two neighbours a figure is."""
        return np.maximum(floor(exact) - column, 0) + np.maximum(column - ceil(exact), 0)

    def is_alike(self, name: str, fact: str) -> bool:
        same = self.figures[name].value == self.figures[fact].value
        return same and bool((self.columns[name] == self.columns[fact]).all())

    def least_moved(self) -> int | None:
        """How few facts are not nearest where all are neighbours; None where no choice makes them
        so."""
        good = ~self.away.any(axis=1)
        return int(self.moved[good].sum(axis=1).min()) if good.any() else None

    def least_away(self) -> int:
        """By how many units in sum facts must be beyond their neighbours."""
        return int(self.away.sum(axis=1).min())


def half_up(value: Decimal) -> int:
    return int(abs(value) + Decimal("0.5")) * (-1 if value < 0 else 1)


half_steps = st.integers(1, 9).map(lambda n: Decimal(n * 100 + 50))
amounts = st.one_of(half_steps, half_steps, st.integers(1, 999).map(Decimal))


@st.composite
def small(draw: st.DrawFn) -> str:
    """At most nine amounts, each of another function, source or project."""
    places = st.tuples(st.sampled_from(FUNCTIONS[:4]), st.sampled_from(FUNDS[:4]))
    basic = [
        {"功能科目": function, "经济科目": "30101", "资金来源": fund, "金额": draw(amounts)}
        for function, fund in draw(st.lists(places, min_size=1, max_size=4, unique=True))
    ]
    projects = []
    for number in range(draw(st.integers(0, 2))):
        kinds = st.tuples(st.sampled_from(("302", "310")), st.sampled_from(FUNDS[:4]))
        lines = [
            {"经济科目": economic, "资金来源": fund, "金额": draw(amounts)}
            for economic, fund in draw(st.lists(kinds, min_size=1, max_size=2, unique=True))
        ]
        projects.append({"名称": f"项目{number}", "功能科目": FUNCTIONS[number], "明细": lines})
    prior = [{"功能科目": FUNCTIONS[0], "资金来源": FUNDS[0], "基本支出": draw(amounts)}]
    return text({"基本支出": {"明细": basic}, "项目": projects, "上年": {"支出": prior}})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small())
def test_as_few_facts_as_possible_are_not_nearest(source: str) -> None:
    figures = figures_of(source)
    rounding = decide(figures, [WAY], "平衡")
    moved = certify(figures, rounding, WAY).moved
    expected = Oracle(figures).least_moved()
    assert any(m.freed for m in moved) == (expected is None)
    assert expected is None or len(moved) == expected


def line(function: str, fund: str, economic: str, amount: int) -> dict[str, Any]:
    return {"功能科目": function, "资金来源": fund, "经济科目": economic, "金额": Decimal(amount)}


# Half steps in three directions (function, source, kind): no choice of neighbours adds up
# everywhere.
TANGLED = text(
    {
        "基本支出": {
            "明细": [
                line("2010303", "政府性基金预算", "30101", 450),
                line("2010303", "一般公共预算", "30101", 650),
                line("2010399", "事业收入", "30101", 550),
                line("2010399", "一般公共预算", "30101", 350),
                line("2120399", "政府性基金预算", "30101", 850),
            ]
        },
        "项目": [
            {
                "名称": "甲",
                "功能科目": "2010303",
                "明细": [
                    line("2010303", "事业收入", "310", 150),
                    line("2010303", "政府性基金预算", "302", 650),
                ],
            },
            {
                "名称": "乙",
                "功能科目": "2010399",
                "明细": [line("2010399", "事业收入", "310", 950)],
            },
        ],
    }
)


def test_what_is_freed_could_not_be_helped_and_is_the_least() -> None:
    figures = figures_of(TANGLED)
    (freed,) = [m for m in certify(figures, decide(figures, [WAY], "平衡"), WAY).moved if m.freed]
    assert Oracle(figures).least_moved() is None
    assert Oracle(figures, spread=1).least_away() == 1
    assert abs(freed.term.printed - freed.term.exact) == Decimal("0.01")


def test_the_certificate_names_what_a_freed_amount_does_not_go_together_with() -> None:
    figures = figures_of(TANGLED)
    (freed,) = [m for m in certify(figures, decide(figures, [WAY], "平衡"), WAY).moved if m.freed]
    oracle = Oracle(figures)
    alike = {
        name: fact for fact in oracle.facts for name in oracle.names if oracle.is_alike(name, fact)
    }
    away = {fact: oracle.away[:, oracle.facts.index(fact)] > 0 for fact in oracle.facts}
    told = [alike[term.name] for term in (freed.term, *freed.conflict)]
    assert len(told) == len(set(told)) > 1
    assert np.logical_or.reduce([away[fact] for fact in told]).all()
    for left_out in told:
        assert not np.logical_or.reduce([away[fact] for fact in told if fact != left_out]).all()


SAID = (
    "第三部分 › 十二、其他重要事项的情况说明 › （四）预算绩效情况 › 第 1 段："
    "…非财政拨款项目2个，涉及预算金额0.10万元（其中1个项…"
)


def test_the_command_says_what_was_freed_by_how_much_where_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "预算.yaml"
    path.write_text(TANGLED, "utf-8")
    assert main(["rounding", str(path)]) == 0
    said = capsys.readouterr().out
    assert "其中标“放开”的 1 个与实际数相差达到 0.01" in said
    told = said.partition("（放开）")[2].partition("\n\n")[0].splitlines()
    assert told[2] == "  实际 0.11，四舍五入 0.11，印 0.10"
    assert told[4:] == [
        "  比实际少 0.01",
        f"  印在 {SAID}",
        "  放开，是因为它与下面 4 个数不能同时都取相邻的数：",
        "    支出.合计.金额：实际 0.46，印 0.46",
        "    支出.财政拨款.人员经费.金额：实际 0.23，印 0.23",
        "    支出.201.人员经费.金额：实际 0.2，印 0.20",
        "    支出.财政拨款.201.金额：实际 0.21，印 0.21",
    ]
