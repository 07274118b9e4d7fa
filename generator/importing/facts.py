"""Entries → sections of the YAML, the same for the same facts, however the workbook was laid
out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, Tree, written
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import funds, nature
from generator.importing.sheet import GENERAL, Entry

CARRIED = "上年结转结余"
SMALLEST = Decimal("0.01")
Key = tuple[str, ...]


def sections(
    entries: Iterable[Entry], measure: str, catalogue: Catalogue, names: dict[str, str]
) -> dict[str, Tree]:
    """基本支出, 项目, 上年结转结余 and 科目名称 of the entries, in ``measure``."""
    carried: list[Entry] = []
    basic: list[Entry] = []
    projects: list[Entry] = []
    for e in entries:
        (
            carried
            if CARRIED in funds().path(e.fund)
            else projects
            if e.kind == "项目支出"
            else basic
        ).append(e)
    used = {c for e in [*basic, *projects, *carried] for c in (e.function, e.economic) if c}
    return {
        "科目名称": {
            c: names[c] for c in sorted(used) if c in names and not _official(c, catalogue)
        },
        "基本支出": _basic(basic, measure),
        "项目": _projects(projects, measure, catalogue),
        CARRIED: _carried(carried, measure, catalogue),
    }


def measure_of(entries: Iterable[Entry]) -> str:
    """万元 where every amount is a whole 0.01 万元, else 元."""
    return "万元" if all(e.amount % 100 == 0 for e in entries) else "元"


def _official(code: str, catalogue: Catalogue) -> bool:
    return (
        catalogue.function(code) if code.startswith("2") else catalogue.economic(code)
    ) is not None


def _sums(entries: Iterable[Entry], *keys: str) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = {}
    for e in entries:
        key = tuple(getattr(e, k) for k in keys)
        found[key] = found.get(key, Decimal(0)) + e.amount
    return dict(sorted((k, v) for k, v in found.items() if v))


def _money(amount: Decimal, measure: str) -> Decimal:
    return written(amount / SCALE[measure])


def _basic(entries: list[Entry], measure: str) -> dict[str, Any]:
    full = _sums((e for e in entries if e.function and e.economic), "function", "economic", "fund")
    by_function = _sums((e for e in entries if not e.economic), "function")
    by_economic = _sums((e for e in entries if not e.function), "economic")
    found: dict[str, Any] = {
        "按功能科目": {code: _money(v, measure) for (code,), v in by_function.items()},
        "按经济科目": {code: _money(v, measure) for (code,), v in by_economic.items()},
        "明细": [
            Flow({"功能科目": f, "经济科目": e, **_source(s), "金额": _money(v, measure)})
            for (f, e, s), v in full.items()
        ],
    }
    return {key: value for key, value in found.items() if value}


def _source(fund: str) -> dict[str, str]:
    return {} if fund == GENERAL else {"资金来源": fund}


def named(entry: Entry, catalogue: Catalogue) -> str:
    """What a project or carry-over is called: by its sheet, or where that does not say, like its
    function."""
    return entry.project or catalogue.function(entry.function) or entry.function


def _projects(entries: list[Entry], measure: str, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Projects by function code, then name: one of one function and fund is written short, others
    line by line."""
    by_name: dict[str, list[Entry]] = {}
    for e in sorted(entries, key=lambda e: (e.function, e.project)):
        by_name.setdefault(named(e, catalogue), []).append(e)
    found = []
    for name, mine in by_name.items():
        sums = _sums(mine, "function", "fund", "economic")
        functions, sources = sorted({k[0] for k in sums}), sorted({k[1] for k in sums})
        if not functions:
            continue
        head: dict[str, Any] = {"名称": name, "功能科目": functions[0]}
        if len(functions) == len(sources) == 1:
            spending = {e: _money(v, measure) for (_, _, e), v in sums.items()}
            found.append({**head, **_source(sources[0]), "支出": Flow(spending)})
        else:
            lines = [_line(key, functions[0], _money(v, measure)) for key, v in sums.items()]
            found.append({**head, "明细": lines})
    return found


def _line(key: Key, function: str, amount: Decimal) -> Flow:
    own = {} if key[0] == function else {"功能科目": key[0]}
    return Flow({**own, "经济科目": key[2], **_source(key[1]), "金额": amount})


def _carried(entries: list[Entry], measure: str, catalogue: Catalogue) -> list[Flow]:
    """Carry-over by name."""
    kinds = {e: "项目支出" if e.kind == "项目支出" else nature(e.economic) for e in entries}
    found: dict[Key, Decimal] = {}
    for e, kind in kinds.items():
        key = (named(e, catalogue), e.function, e.fund, kind)
        found[key] = found.get(key, Decimal(0)) + e.amount
    return [
        Flow({"名称": n, "功能科目": f, "资金来源": s, "性质": k, "金额": _money(v, measure)})
        for (n, f, s, k), v in sorted(found.items())
    ]
