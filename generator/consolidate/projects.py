"""Projects of the units, carried over whole into the department's file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, written
from generator.budget.model import Budget, told_apart
from generator.budget.projects import Project
from generator.figures.name import PROJECT, by_place, identities, parse
from generator.figures.units import Pooled
from generator.forms.patterns import PLACE
from generator.source import schema
from generator.source.model import SourceModel
from generator.withheld.public import is_nameless, public
from generator.withheld.tree import NEUTRAL, neutral_name

FUND = "资金来源"


def projects(units: Sequence[Budget], pooled: Pooled) -> list[dict[str, Any]]:
    """项目: each with all its texts; 承担单位 says whose it is, and money received from another
    unit bears the name of the fund it came from."""
    found = []
    for u, p in pooled.projects:
        project = units[u].projects[p]
        tree = _plain(project)
        tree["承担单位"] = _undertaker(units[u], project)
        for holder in (tree, *tree.get("明细", ())):
            if holder.get(FUND) or holder is tree:
                fund = pooled.received.get((u, holder.get(FUND, project.fund)), holder.get(FUND))
                holder.update({FUND: fund} if fund else {})
        found.append(tree)
    _tell_apart(found, [units[u].unit.name for u, _ in pooled.projects])
    before = [identities(unit.project_names) for unit in map(public, units)]
    now = dict(zip(pooled.projects, _identities(units, pooled, found), strict=True))
    renamed = [
        {name: now.get((u, p), name) for p, name in enumerate(names)}
        for u, names in enumerate(before)
    ]
    return [_renamed(tree, renamed[u]) for tree, (u, _) in zip(found, pooled.projects, strict=True)]


def _identities(
    units: Sequence[Budget], pooled: Pooled, trees: Sequence[dict[str, Any]]
) -> tuple[str, ...]:
    """What the projects are called in the names of the department's figures."""
    projects = [units[u].projects[p] for u, p in pooled.projects]
    count, places = sum(map(is_nameless, projects)), itertools.count(1)
    names = [
        neutral_name(NEUTRAL, next(places), count) if is_nameless(p) else p.name for p in projects
    ]
    return identities(told_apart(zip(names, (tree["承担单位"] for tree in trees), strict=True)))


def _undertaker(unit: Budget, project: Project) -> str:
    """Who carries a project out, in the department: an office is one of its unit."""
    name = unit.undertaker(project)
    return f"{unit.unit.name}{name}" if name in unit.offices.names else name


def _tell_apart(projects: list[dict[str, Any]], units: list[str]) -> None:
    """Projects of several units that have one name and name one undertaker (the department) say
    whose they are."""
    owners: dict[tuple[str, str], set[str]] = {}
    for project, unit in zip(projects, units, strict=True):
        owners.setdefault((project["名称"], project["承担单位"]), set()).add(unit)
    for project, unit in zip(projects, units, strict=True):
        if len(owners[project["名称"], project["承担单位"]]) > 1:
            project["承担单位"] += f"（{unit}）"


def _plain(value: Any) -> Any:
    """A model as it would be written: keys as in YAML, only what was set."""
    if isinstance(value, SourceModel):
        keys = {name: alias for alias, name in _names(type(value))}
        tree = {
            keys[n]: _plain(getattr(value, n))
            for n in type(value).model_fields
            if n in value.model_fields_set
        }
        return Flow(tree) if tree and all(_is_short(v) for v in tree.values()) else tree
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return (
            str(value[0])
            if len(value) == 1 and isinstance(value[0], str)
            else [_plain(item) for item in value]
        )
    return written(value) if isinstance(value, Decimal) else value


def _names(model: type[SourceModel]) -> Iterator[tuple[str, str]]:
    yield from zip(schema.keys(model), model.model_fields, strict=True)


def _is_short(value: Any) -> bool:
    return not isinstance(value, dict | list) and "\n" not in str(value)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """A value whose texts say ``{项目.档案数字化.金额}`` with what the projects are called in the
    department, by what they are called in their unit."""
    if isinstance(value, dict):
        return type(value)({key: _renamed(item, names) for key, item in value.items()})
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if isinstance(value, str):
        return PLACE.sub(lambda found: f"{{{_name(found[1], names)}}}", value)
    return value


def _name(text: str, names: dict[str, str]) -> str:
    name = parse(text)
    if name.family != PROJECT:
        return text
    item = by_place(text, tuple(names)) or name.item
    return str(name._replace(item=names[item])) if item in names else text


def carry_over(units: Sequence[Budget]) -> list[dict[str, Any]]:
    """上年结转结余: all items of all units."""
    found: list[dict[str, Any]] = []
    for unit in units:
        found += map(_plain, unit.carry_over)
    return found
