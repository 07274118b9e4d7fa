"""Rules on what units below spend of their department's money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from generator.budget.unit import Subordinate
from generator.catalogue.terms import ITEM, KINDS
from generator.catalogue.trees import funds, three_public
from generator.figures.budget_lines import yuan
from generator.figures.counted import STAFF
from generator.figures.model import MONEY as MONEY_UNIT
from generator.figures.model import Figure
from generator.figures.name import UNITS_TOGETHER, Name, join, parse
from generator.figures.shares_of_units import OF_ITEMS, money_of_units
from generator.forms.spec import Block
from generator.rules.registry import Case, Finding, Findings, error

UNITS: Final = "单位"
MONEY: Final = "支出"
OF_STAFF: Final = f"{{基}}.{STAFF}."


def tables_of_units_are_told(case: Case) -> Findings:
    """What tables list of every unit below, money or staff, is stated of every one; and money of
    each where it is of one."""
    listed = _listed(case)
    yield from _told_twice(case)
    yield from _without_staff(case, listed)
    yield from _without_money(case, listed)


def _without_staff(case: Case, listed: Mapping[str, str]) -> Findings:
    if STAFF not in listed:
        return
    for unit in case.budget.subordinates:
        if unit.staff is None:
            message = f"没有写下属单位“{unit.name}”的人员，{_why(listed[STAFF])}。"
            yield Finding(unit.at("名称"), message, "写上“人员”；没有的写 人员: 无。")


def _without_money(case: Case, listed: Mapping[str, str]) -> Findings:
    stated = any(unit.lines or unit.three_public for unit in case.budget.subordinates)
    is_asked = MONEY in listed or stated
    if not is_asked or money_of_units(case.budget, case.units):
        return
    why = _why(listed[MONEY]) if MONEY in listed else "别的单位写了"
    for unit in _untold(case):
        message = f"没有写下属单位“{unit.name}”的支出，{why}，本级的数得不出。"
        mend = "写上“支出”：- {功能科目: …, 基本支出: …, 项目支出: …}；没有钱的写 0。"
        yield Finding(unit.at("名称"), message, mend)


def _told_twice(case: Case) -> Findings:
    in_files = {unit.unit.name for unit in case.units}
    for unit in case.budget.subordinates:
        if unit.lines and unit.name in in_files:
            message = f"下属单位“{unit.name}”的支出由它自己的文件得出，这里写的不起作用。"
            yield Finding(unit.at("支出"), message, "删去这里的“支出”。")


def _why(title: str) -> str:
    return f"表样的“{title}”要按单位列"


def _listed(case: Case) -> dict[str, str]:
    """What tables list of units (``MONEY``, ``STAFF``), each with the title of such a table."""
    found: dict[str, str] = {}
    for name in reversed(case.form.table_order):
        table = case.form.tables[name]
        for block in table.blocks:
            found |= dict.fromkeys(_kinds(block), table.title)
    return found


def _kinds(block: Block) -> Iterator[str]:
    """What a block lists of units."""
    if block.lists_money_of_units:
        yield MONEY
    if block.rows.source == UNITS and any(term.startswith(OF_STAFF) for term in block.terms):
        yield STAFF


def _untold(case: Case) -> Iterator[Subordinate]:
    """The units below whose money no file tells."""
    in_files = {unit.unit.name for unit in case.units}
    for unit in case.budget.subordinates:
        if not unit.lines and unit.name not in in_files:
            yield unit


def units_are_a_part(case: Case) -> Findings:
    """What the units spend is a part of the department's; likewise whom they have, where a table
    lists it by unit: elsewhere a department tells of its own staff beside theirs."""
    lists_staff = STAFF in _listed(case)
    for figure in case.figures:
        said = parse(figure.name)
        is_listed = lists_staff or STAFF not in said.others
        if said.family == UNITS_TOGETHER and is_listed and _is_undivided(said):
            yield from _excess(case, figure, said)


def _is_undivided(said: Name) -> bool:
    """Whether a figure is of one 项, fund and kind, of one item of 三公, or of staff."""
    if STAFF in said.others:
        return said.aspect != "增减"
    if OF_ITEMS in said.others:
        return said.others[-1] in three_public().leaves()
    is_of_kind = len(said.function) == ITEM and said.kind in KINDS
    return is_of_kind and said.fund in funds().leaves()


def _excess(case: Case, figure: Figure, said: Name) -> Findings:
    what = join(*said.others, said.fund, said.function, said.kind, said.aspect)
    below, whole = figure.value, case.value(what)
    if abs(below) <= abs(whole) and below * whole >= 0:
        return
    entries = [entry for entry in case.figures.entries(figure.name) if entry.value]
    message = (
        f"各下属单位的“{what}”共 {_shown(figure, below)}，部门的只有 {_shown(figure, whole)}。"
    )
    mend = "部门的数包括下属单位的；核对两处，漏在部门里的补上。"
    yield Finding(entries[0].position, message, mend)


def _shown(figure: Figure, value: Decimal) -> str:
    return yuan(value) if figure.unit == MONEY_UNIT else f"{value:f}{figure.unit}"


RULES = (
    error("T218", "按单位列的各单位都写明", tables_of_units_are_told),
    error("T219", "下属单位是部门的一部分", units_are_a_part),
)
