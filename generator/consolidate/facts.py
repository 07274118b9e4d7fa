"""Facts that are not money lines: staff, procurement, assets – models added up field by field."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, Tree, written
from generator.budget.model import Budget
from generator.source import schema
from generator.source.model import NONE, SectionModel, SourceModel


def section(models: Sequence[SectionModel]) -> Tree:
    """The sum of a section; none where every unit states that it has none."""
    return NONE if all(model.is_none for model in models) else added(models)


def added(models: Sequence[SourceModel]) -> dict[str, Any]:
    """The sum of models of one kind, keys as in YAML; what nobody states is left out."""
    tree: dict[str, Any] = {}
    leaf = True
    for name, field in type(models[0]).model_fields.items():
        values = [getattr(m, name) for m in models]
        if schema.is_model(type(values[0])):
            leaf = False
            value: Any = added(values)
        else:
            total = sum(values)
            value = written(total) if isinstance(total, Decimal) else total
        if value or any(name in m.model_fields_set for m in models):
            tree[field.alias or name] = value
    return Flow(tree) if leaf else tree


def subordinates(
    units: Sequence[Budget], department: str | None, natures: dict[str, str]
) -> list[dict[str, Any]]:
    """下属单位: every unit but the department's own body, with the units below it. A unit's own
    file says its 性质;
    ``natures`` are those that the department's file knows."""
    found: list[dict[str, Any]] = []
    for unit in units:
        if unit.unit.name != department:
            nature = unit.unit.nature or natures.get(unit.unit.name)
            found.append(_listed(unit.unit.name, nature, section([unit.staff])))
        for below in unit.subordinates:
            staff = section([below.staff]) if below.staff else {}
            found.append(_listed(below.name, below.nature, staff))
    return found


def _listed(name: str, nature: str | None, staff: Tree) -> dict[str, Any]:
    return {"名称": name, "性质": nature, **({"人员": staff} if staff else {})}
