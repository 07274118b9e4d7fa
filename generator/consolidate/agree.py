"""What units' files must have in common before they can be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.source.nodes import LocatedDict, LocatedStr, Source


def refuse(code: str, at: Position, message: str, mend: str) -> Diagnostic:
    """A reason not to add up."""
    return Diagnostic(code, Severity.ERROR, at, message, mend)


def agree(budgets: Sequence[Budget]) -> None:
    """Raise ``DisclosureError`` with every difference of form, year, measure or names."""
    found = [*_same(budgets), *_once(budgets), *_names(budgets)]
    if found:
        raise DisclosureError(found)


def agree_with(department: Source, unit: Budget) -> None:
    """Raise ``DisclosureError`` where the department's file, complete or not, differs from its
    units'."""
    root = (
        department.root
        if isinstance(department.root, LocatedDict)
        else LocatedDict(Position(department.name))
    )
    known = {
        "计量单位": "万元",
        **{key: str(value) for key, value in root.items() if isinstance(value, LocatedStr)},
    }
    found = [
        _differs(code, root.key_positions.get(key, root.position), key, known[key], theirs, unit)
        for code, key, theirs in _basis(unit)
        if known.get(key, theirs) != theirs
    ]
    if found:
        raise DisclosureError(found)


def _basis(budget: Budget) -> tuple[tuple[str, str, str], ...]:
    """What sums rest on: code of the refusal, key, value."""
    return (
        ("H101", "表样", budget.form),
        ("H102", "年度", str(budget.year)),
        ("H103", "计量单位", budget.measure),
    )


def _same(budgets: Sequence[Budget]) -> Iterator[Diagnostic]:
    first = budgets[0]
    for budget in budgets[1:]:
        for (code, key, mine), (_, _, theirs) in zip(_basis(budget), _basis(first), strict=True):
            if mine != theirs:
                yield _differs(code, budget.at(key), key, mine, theirs, first)


def _differs(
    code: str, at: Position, key: str, mine: str, theirs: str, first: Budget
) -> Diagnostic:
    message = f"{key}是 {mine}，而 {first.at().file} 的{key}是 {theirs}，不能相加。"
    return refuse(code, at, message, f"各单位与部门的{key}要一样；改成一样再汇总。")


def _once(budgets: Sequence[Budget]) -> Iterator[Diagnostic]:
    seen = Counter(b.unit.name for b in budgets)
    for budget in budgets:
        if seen[budget.unit.name] > 1:
            at = budget.unit.at("名称")
            yield refuse(
                "H104", at, f"“{budget.unit.name}”不止一份文件。", "每个单位只列一份文件。"
            )


def _names(budgets: Sequence[Budget]) -> Iterator[Diagnostic]:
    """A local code has one name in the whole department."""
    known: dict[str, str] = {}
    for budget in budgets:
        for code, name in budget.names.items():
            if known.setdefault(code, name) != name:
                message = f"科目 {code} 在这里叫“{name}”，在另一单位叫“{known[code]}”。"
                yield refuse("H106", budget.at("科目名称", code), message, "统一名称再汇总。")
