"""All units of a county by department, exceptions first: what is missing, what is to be looked at,
the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator import __version__
from generator.batch.task import State

Facts = Mapping[str, Any]
ALONE = "未归部门的单位"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit in the overview: its facts and what became of it."""

    facts: Facts
    state: State

    @property
    def errors(self) -> int:
        """Findings that forbid publication."""
        return sum(1 for found in self.facts["findings"] if found["severity"] == "错误")

    @property
    def rank(self) -> int:
        """0 not made, 1 with findings, 2 in order."""
        if self.state is State.FAILED:
            return 0
        return 1 if self.facts["findings"] else 2


@dataclass(frozen=True, slots=True)
class Department:
    """A department with its units, the exceptions first."""

    name: str
    entries: tuple[Entry, ...]


def departments(entries: Iterable[Entry]) -> tuple[Department, ...]:
    """The departments, those with exceptions first; a unit belongs to the department that
    consolidates it, else to the one that its folder is named after."""
    entries = tuple(entries)
    owners: dict[str, str] = {}
    for entry in entries:
        owners.update(dict.fromkeys(entry.facts["consolidates"], str(entry.facts["unit"])))
    folders = {PurePosixPath(entry.facts["file"]).parent for entry in entries}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_department(entry, owners, many=len(folders) > 1), []).append(entry)
    found = [Department(name, tuple(sorted(group, key=_order))) for name, group in groups.items()]
    return tuple(sorted(found, key=lambda d: (d.entries[0].rank, d.name == ALONE, d.name)))


def as_json(found: Iterable[Department]) -> str:
    """The overview for programs."""
    listed = [
        {"department": d.name, "units": [{"state": e.state.value, **e.facts} for e in d.entries]}
        for d in found
    ]
    return json.dumps({"version": __version__, "departments": listed}, ensure_ascii=False, indent=2)


def _department(entry: Entry, owners: Mapping[str, str], *, many: bool) -> str:
    file = str(entry.facts["file"])
    if file in owners:
        return owners[file]
    if entry.facts["consolidates"]:
        return str(entry.facts["unit"])
    return PurePosixPath(file).parent.name if many else ALONE


def _order(entry: Entry) -> tuple[int, int, int, str]:
    facts = entry.facts
    return entry.rank, -entry.errors, -len(facts["findings"]), str(facts["unit"])
