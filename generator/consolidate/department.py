"""A department's file from its units' files: what they add up to, and the texts that the department
has itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Tree
from generator.authoring.notice import with_notice
from generator.authoring.sections import with_sections
from generator.authoring.skeleton import skeleton
from generator.budget.form_facts import KEY as FORM_FACTS
from generator.budget.model import Budget
from generator.consolidate import facts, money
from generator.consolidate.agree import agree, agree_with
from generator.consolidate.execution import execution
from generator.consolidate.form_facts import added_facts
from generator.consolidate.projects import carry_over, projects
from generator.figures.build import build
from generator.figures.operating import operating_of
from generator.figures.units import pool, pool_prior
from generator.source.model import NONE
from generator.source.nodes import LocatedDict, LocatedList, Source, descend

Prior = Budget | None


def department(
    units: Sequence[tuple[Budget, Prior]], names: Sequence[str], existing: Source | None
) -> str:
    """The text of the department's file: ``existing`` with its sums made anew, or a new one.

    ``units`` are the units' budgets with last year's file where they name one, ``names`` how the
    department's file refers to them. Raises ``DisclosureError`` where they cannot be added up.
    """
    budgets = [budget for budget, _ in units]
    agree(budgets)
    first = budgets[0]
    if existing:
        agree_with(existing, first)
    sections = _sections(units, names, existing)
    if existing is None:
        given = {key: value for key, value in sections.items() if value}
        known = {"计量单位": first.measure, **given}
        text = skeleton(first.form, first.year, known, first.form_facts.declared)
    else:
        text = with_sections(existing, sections)
    return with_notice(text, existing.name if existing else "")


def is_consolidated(existing: Source) -> bool:
    """Whether a department's file may take the sums: it was added up before, or has no amounts of
    its own."""
    root = existing.root
    return descend(root, ("汇总自",)) is not None or not any(
        descend(root, (key,)) for key in ("基本支出", "项目")
    )


def _sections(
    units: Sequence[tuple[Budget, Prior]], names: Sequence[str], existing: Source | None
) -> dict[str, Tree]:
    budgets = [budget for budget, _ in units]
    measure = budgets[0].measure
    pooled = pool(budgets)
    root = existing.root if existing else None
    sections: dict[str, Any] = {
        "汇总自": list(names),
        "下属单位": facts.subordinates(budgets, _text(root, "单位", "名称"), _natures(root)),
        "人员": facts.section([b.staff for b in budgets]),
        "科目名称": _names(budgets),
        "基本支出": money.basic(pooled.lines, measure),
        "项目": projects(budgets, pooled),
        "上年结转结余": carry_over(budgets),
        # Each unit's income equals its spending by source (rule T202); so does the department's,
        # transfers apart.
        "收入": {},
        "机关运行经费": money.operating(pooled.lines, tuple(operating_of(budgets)), measure),
        "政府采购": facts.section([b.procurement for b in budgets]),
        "国有资产": facts.section([b.assets for b in budgets]),
        FORM_FACTS: added_facts(budgets, root),
    }
    if not _text(root, "上年", "文件"):
        figured = [(budget, build(budget, prior, Decimal(0))) for budget, prior in units]
        last: Any = money.prior(pool_prior(units), figured, measure)
        executed = execution(budgets) or descend(root, ("上年", "执行数"))
        sections["上年"] = {**last, "执行数": executed} if executed and last != NONE else last
    return sections


def _names(budgets: Sequence[Budget]) -> dict[str, str]:
    """The local names of codes; that the units agree on them was seen before (``agree``)."""
    found: dict[str, str] = {}
    for budget in budgets:
        found.update(budget.names)
    return found


def _text(root: Any, *path: str) -> str | None:
    value = descend(root, path)
    return value if isinstance(value, str) else None


def _natures(root: Any) -> dict[str, str]:
    """The 性质 of units that the department's file already names."""
    listed = descend(root, ("下属单位",))
    found: dict[str, str] = {}
    for unit in listed if isinstance(listed, LocatedList) else ():
        if isinstance(unit, LocatedDict) and unit.get("名称") and unit.get("性质"):
            found[str(unit["名称"])] = str(unit["性质"])
    return found
