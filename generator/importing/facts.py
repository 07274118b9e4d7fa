"""Entries → sections of the YAML, the same for the same facts, however the workbook was laid
out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from generator.authoring.emit import Flow, Tree, written
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import funds, nature
from generator.importing.result import Path
from generator.importing.sheet import GENERAL, Entry

BASIC, PROJECTS, CARRIED = "基本支出", "项目", "上年结转结余"
SPENDING, LINES = "支出", "明细"
Key = tuple[str, ...]


@dataclass(slots=True)
class Facts:
    """Sections of the input, and the cells of their amounts by their paths in them."""

    measure: str
    catalogue: Catalogue
    sections: dict[str, Tree] = field(default_factory=dict)
    origins: dict[Path, tuple[str, ...]] = field(default_factory=dict)

    def money(self, found: Sum, *path: str | int) -> Decimal:
        """A sum as it is written at a path."""
        self.origins[path] = found.places
        return written(found.amount / SCALE[self.measure])


class Sum(NamedTuple):
    """An amount in 元 and the cells that it comes from."""

    amount: Decimal
    places: tuple[str, ...]


def facts(
    entries: Iterable[Entry], measure: str, catalogue: Catalogue, names: dict[str, str]
) -> Facts:
    """基本支出, 项目, 上年结转结余 and 科目名称 of the entries, in ``measure``."""
    carried: list[Entry] = []
    basic: list[Entry] = []
    projects: list[Entry] = []
    for e in entries:
        if CARRIED in funds().path(e.fund):
            carried.append(e)
        elif e.kind == "项目支出":
            projects.append(e)
        else:
            basic.append(e)
    used = {c for e in [*basic, *projects, *carried] for c in (e.function, e.economic) if c}
    own = [c for c in sorted(used) if c in names and not _official(c, catalogue)]
    found = Facts(measure, catalogue)
    found.sections = {
        "科目名称": {code: names[code] for code in own},
        BASIC: _basic(basic, found),
        PROJECTS: _projects(projects, found),
        CARRIED: _carried(carried, found),
    }
    return found


def measure_of(entries: Iterable[Entry]) -> str:
    """万元 where every amount is a whole 0.01 万元, else 元."""
    return "万元" if all(e.amount % 100 == 0 for e in entries) else "元"


def _official(code: str, catalogue: Catalogue) -> bool:
    return (
        catalogue.function(code) if code.startswith("2") else catalogue.economic(code)
    ) is not None


def _sums(entries: Iterable[Entry], *keys: str) -> dict[Key, Sum]:
    """The sums by what the entries say under ``keys``, in order; those that are nothing left
    out."""
    found: dict[Key, Sum] = {}
    for e in entries:
        key = tuple(getattr(e, k) for k in keys)
        amount, places = found.get(key, Sum(Decimal(0), ()))
        found[key] = Sum(amount + e.amount, (*places, e.place))
    return {key: found[key] for key in sorted(found) if found[key].amount}


def _basic(entries: list[Entry], facts: Facts) -> dict[str, Any]:
    full = [e for e in entries if e.function and e.economic]
    by_function = _sums((e for e in entries if not e.economic), "function")
    by_economic = _sums((e for e in entries if not e.function), "economic")
    found: dict[str, Any] = {}
    for key, sums in (("按功能科目", by_function), ("按经济科目", by_economic)):
        if sums:
            found[key] = {c: facts.money(v, BASIC, key, c) for (c,), v in sums.items()}
    lines = []
    for n, (codes, v) in enumerate(_sums(full, "function", "economic", "fund").items()):
        line = {"功能科目": codes[0], "经济科目": codes[1], **_source(codes[2])}
        lines.append(Flow({**line, "金额": facts.money(v, BASIC, LINES, n)}))
    return {**found, LINES: lines} if lines else found


def _source(fund: str) -> dict[str, str]:
    return {} if fund == GENERAL else {"资金来源": fund}


def named(entry: Entry, catalogue: Catalogue) -> str:
    """What a project or carry-over is called: by its sheet, or where that does not say, like its
    function."""
    return entry.project or catalogue.function(entry.function) or entry.function


def _projects(entries: list[Entry], facts: Facts) -> list[dict[str, Any]]:
    """Projects by function code, then name."""
    by_name: dict[str, list[Entry]] = {}
    for e in sorted(entries, key=lambda e: (e.function, e.project)):
        by_name.setdefault(named(e, facts.catalogue), []).append(e)
    found: list[dict[str, Any]] = []
    for name, mine in by_name.items():
        sums = _sums(mine, "function", "fund", "economic")
        if sums:
            found.append(_project(name, sums, facts, len(found)))
    return found


def _project(name: str, sums: dict[Key, Sum], facts: Facts, place: int) -> dict[str, Any]:
    """A project of one function and fund is written short, others line by line."""
    functions, sources = sorted({k[0] for k in sums}), {k[1] for k in sums}
    head: dict[str, Any] = {"名称": name, "功能科目": functions[0]}
    if len(functions) == len(sources) == 1:
        spending = {
            economic: facts.money(v, PROJECTS, place, SPENDING, economic)
            for (_, _, economic), v in sums.items()
        }
        return {**head, **_source(sources.pop()), SPENDING: Flow(spending)}
    lines = []
    for n, (key, v) in enumerate(sums.items()):
        lines.append(_line(key, functions[0], facts.money(v, PROJECTS, place, LINES, n)))
    return {**head, LINES: lines}


def _line(key: Key, function: str, amount: Decimal) -> Flow:
    own = {} if key[0] == function else {"功能科目": key[0]}
    return Flow({**own, "经济科目": key[2], **_source(key[1]), "金额": amount})


def _carried(entries: list[Entry], facts: Facts) -> list[Flow]:
    """Carry-over by name."""
    alike: dict[str, list[Entry]] = {}
    for e in entries:
        alike.setdefault(named(e, facts.catalogue), []).append(e)
    lines: list[Flow] = []
    for name in sorted(alike):
        by_nature = [replace(e, kind=_nature(e)) for e in alike[name]]
        for key, v in _sums(by_nature, "function", "fund", "kind").items():
            head = {"名称": name, "功能科目": key[0], "资金来源": key[1], "性质": key[2]}
            lines.append(Flow({**head, "金额": facts.money(v, CARRIED, len(lines))}))
    return lines


def _nature(entry: Entry) -> str:
    return entry.kind if entry.kind == "项目支出" else nature(entry.economic)
