"""Errata A01–A03 of the real 2021 document: they arise from rounding one by one, and vanish when
balanced."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.document.tree import Table, plain
from tests.rounding.atushi import in_yuan
from tests.rounding.documents import tables, uneven

MANUAL = Path(__file__).parents[2] / "docs" / "rounding.md"


@pytest.fixture
def basic(tmp_path: Path) -> dict[str, Table]:
    """表六 by policy."""
    made = {}
    for policy in ("平衡", "最近", "精确"):
        path = tmp_path / f"{policy}.yaml"
        path.write_text(in_yuan(policy), encoding="utf-8")
        made[policy] = tables(pipeline.compose(pipeline.load(path)))["基本支出"]
    return made


def cells(table: Table) -> dict[str, str]:
    """合计 by 款."""
    return {
        plain(r.cells[0].inlines) + plain(r.cells[1].inlines): plain(r.cells[3].inlines)
        for r in table.body
    }


def totals(table: Table) -> list[str]:
    return [plain(c.inlines) for c in table.body[-1].cells[-3:]]


PUBLISHED_ROWS = {
    "30228": "4.04", "30305": "6.24", "30202": "1.00", "30229": "7.27", "30201": "4.35",
    "30309": "0.04",
    "30102": "377.01", "30302": "23.89", "30108": "95.14", "30204": "0.05", "30207": "1.50",
    "30113": "68.58",
    "30103": "23.13", "30299": "1.50", "30208": "85.65", "30211": "3.00", "30101": "277.50",
    "30198": "156.00",
    "30112": "91.36",
}  # fmt: skip


def test_nearest_prints_the_published_cells_and_their_errata(basic: dict[str, Table]) -> None:
    printed = cells(basic["最近"])
    assert {code: printed[code] for code in PUBLISHED_ROWS} == PUBLISHED_ROWS
    assert totals(basic["最近"]) == ["1227.23", "1118.88", "108.35"]
    a03, a02, a01 = uneven(basic["最近"])
    assert a01 == (Decimal("108.35"), Decimal("108.36"))
    assert a02 == (Decimal("1118.88"), Decimal("1118.89"))
    assert a03 == (Decimal("1227.23"), Decimal("1227.25"))


def test_balanced_the_errata_vanish_with_two_rows_changed(basic: dict[str, Table]) -> None:
    assert uneven(basic["平衡"]) == []
    assert totals(basic["平衡"]) == ["1227.23", "1118.88", "108.35"]
    printed = cells(basic["平衡"])
    assert {c: printed[c] for c in PUBLISHED_ROWS if printed[c] != PUBLISHED_ROWS[c]} == {
        "30228": "4.03",
        "30102": "377.00",
    }


def test_exact_prints_every_decimal(basic: dict[str, Table]) -> None:
    assert uneven(basic["精确"]) == []
    assert cells(basic["精确"])["30102"] == "377.0090"
    assert totals(basic["精确"]) == ["1227.2300", "1118.8800", "108.3500"]


def test_nearest_is_noted_below_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "预算.yaml"
    for policy, noted in (("最近", True), ("平衡", False)):
        path.write_text(in_yuan(policy), encoding="utf-8")
        blocks = pipeline.compose(pipeline.load(path)).blocks()
        texts = [plain(b.inlines) for b in blocks if getattr(b, "role", "") == "备注"]
        assert any("四舍五入" in t for t in texts) is noted


@pytest.mark.parametrize("policy", ["平衡", "最近"])
def test_the_certificate_is_the_one_that_the_manual_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], policy: str
) -> None:
    path = tmp_path / "预算.yaml"
    path.write_text(in_yuan(policy), encoding="utf-8")
    assert main(["rounding", str(path)]) == 0
    assert f"```\n{capsys.readouterr().out}```\n" in MANUAL.read_text("utf-8")


def test_figures_print_the_same(tmp_path: Path) -> None:
    path = tmp_path / "预算.yaml"
    path.write_text(in_yuan("平衡"), encoding="utf-8")
    printed = {name: text for name, text, _ in pipeline.all_figures(pipeline.load(path))}
    assert printed["支出.一般公共预算拨款.基本支出.30102.金额"] == "377"
    assert printed["支出.一般公共预算拨款.人员经费.30102.金额"] == "377"
