"""Shares of one whole that add up to 100.00 % where a form asks for it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pipeline
from generator.forms.shares import to_hundred

REAL = Path(__file__).parents[2] / "inputs" / "2023-atushi-party.yaml"
FORM = (
    '名称: 合计一百\n适用年度: "2023"\n继承: "2023"\n'
    '占比合计100: ["支出.一般公共预算拨款.{类}", "收入.{来源}"]\n'
)


def shares_of(amounts: list[Decimal]) -> list[Decimal]:
    return [a * 100 / sum(amounts) for a in amounts]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["1", "1", "1"], ["33.34", "33.33", "33.33"]),
        (["1", "2"], ["33.33", "66.67"]),
        (["5357.21", "197.75", "82.52", "136.43"], ["92.78", "3.43", "1.43", "2.36"]),
        (["7", "0"], ["100.00", "0.00"]),
    ],
)
def test_largest_remainder(amounts: list[str], expected: list[str]) -> None:
    shares = shares_of([Decimal(a) for a in amounts])
    assert [f"{s:f}" for s in to_hundred(shares, 2)] == expected


@given(
    st.lists(st.decimals(min_value=0, max_value=10**9, places=2), min_size=1, max_size=30).filter(
        sum
    )
)
def test_they_add_up_and_none_moves_a_whole_step(amounts: list[Decimal]) -> None:
    shares = shares_of(amounts)
    printed = to_hundred(shares, 2)
    assert sum(printed) == 100
    assert all(abs(p - s) < Decimal("0.01") for p, s in zip(printed, shares, strict=True))


def test_a_form_asks_for_it(tmp_path: Path) -> None:
    """The real 2023 shares are 92.78, 3.42, 1.43, 2.36: together 99.99."""
    form = tmp_path / "表样" / "合计一百" / "form.yaml"
    form.parent.mkdir(parents=True)
    form.write_text(FORM, encoding="utf-8")
    budget = tmp_path / "预算.yaml"
    budget.write_text(
        REAL.read_text(encoding="utf-8").replace('表样: "2023"', "表样: 合计一百"), encoding="utf-8"
    )

    def printed(disclosure: pipeline.Disclosure) -> list[str]:
        values = {name: text for name, text, _ in pipeline.all_figures(disclosure)}
        return [
            values[f"支出.一般公共预算拨款.{code}.占比"] for code in ("201", "208", "210", "221")
        ]

    assert printed(pipeline.load(REAL)) == ["92.78", "3.42", "1.43", "2.36"]
    asked = pipeline.load(budget, tmp_path / "表样")
    assert printed(asked) == ["92.78", "3.43", "1.43", "2.36"]
    text = str(pipeline.compose(asked))
    assert "3.43" in text
    assert "3.42" not in text
