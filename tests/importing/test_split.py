"""Sums taken apart: whatever the amounts were, those found give the same sums again."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.own.rows import Printed, Readings
from generator.importing.own.split import split

PATHS = {
    "一般公共预算": "财政拨款 一般公共预算拨款",
    "上级一般公共预算转移支付": "财政拨款 一般公共预算拨款",
    "政府性基金预算": "财政拨款 政府性基金预算拨款",
    "财政专户管理资金": "",
    "事业收入": "单位资金",
    "其他收入": "单位资金",
    "一般公共预算结转": "上年结转结余 财政拨款结转",
    "单位资金结转": "上年结转结余 非财政拨款结转结余",
}
CODES = ("2010301", "2010302", "2080505")
KINDS = ("基本支出", "项目支出")
BY_CODE = (
    "",
    "财政拨款",
    "一般公共预算",
    "上级一般公共预算转移支付",
    "财政专户管理资金",
    "单位资金",
    "财政拨款结转",
)
BY_KIND = ("", "一般公共预算拨款", "政府性基金预算拨款")
Atoms = dict[tuple[str, str, str], int]
ATOMS = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(sorted(PATHS)), st.sampled_from(KINDS)),
    st.integers(0, 99),
)


def total(atoms: Atoms, code: str, source: str, kind: str) -> int:
    return sum(
        value
        for (c, s, k), value in atoms.items()
        if c.startswith(code) and k.startswith(kind) and source in ("", s, *PATHS[s].split())
    )


def printed(atoms: Atoms) -> dict[tuple[str, str, str, str], int]:
    """What the tables of a form print: income by source, spending by 项 and source, by 项, kind and
    appropriation."""
    names = [("收入", "", s, "") for s in ("", *PATHS)]
    names += [("支出", c, s, "") for c in ("", *CODES) for s in BY_CODE]
    names += [("支出", c, s, k) for c in CODES for s in BY_KIND for k in KINDS]
    return {name: total(atoms, *name[1:]) for name in names}


@settings(max_examples=40, deadline=None)
@given(ATOMS)
def test_the_sums_are_met(atoms: Atoms) -> None:
    readings = Readings()
    for (family, code, source, kind), value in printed(atoms).items():
        parts = [p for p in (source, code, kind) if p] or ["合计"]
        readings.enter(Printed(".".join([family, *parts, "金额"]), Decimal(value), "表!A1"))
    found = split(readings)
    assert printed({atom: int(value) for atom, value in found.amounts.items() if value}) == printed(
        atoms
    )
    assert all(value >= 0 for value in found.amounts.values())


def test_what_follows_is_not_chosen() -> None:
    """Each 项 has one source: nothing is open."""
    readings = Readings()
    atoms: Atoms = {
        ("2010301", "一般公共预算", "基本支出"): 7,
        ("2010302", "其他收入", "项目支出"): 5,
    }
    for (family, code, source, kind), value in printed(atoms).items():
        parts = [p for p in (source, code, kind) if p] or ["合计"]
        readings.enter(Printed(".".join([family, *parts, "金额"]), Decimal(value), "表!A1"))
    found = split(readings)
    assert {atom: value for atom, value in found.amounts.items() if value} == atoms
    assert found.chosen == set()
