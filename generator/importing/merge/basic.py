"""基本支出 and 上年结转结余 of an import, against those of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from generator.authoring.emit import Flow, written
from generator.catalogue.terms import GENERAL
from generator.importing.merge.money import Part, Stated, merged, settle
from generator.importing.merge.plan import Plan
from generator.importing.result import Imported, Path
from generator.source.nodes import LocatedDict, LocatedList

BASIC, FUNCTIONS, ECONOMICS, ITEMS, LINES = (
    "基本支出",
    "按功能科目",
    "按经济科目",
    "经济科目细目",
    "明细",
)
CARRIED = "上年结转结余"
MARGINS = (FUNCTIONS, ECONOMICS)


def number(value: object) -> Decimal | None:
    """An amount of a file; ``None`` for what is none."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def basic(plan: Plan, found: Imported) -> None:
    """Basic expenditure: whether the file keeps its two margins or full lines, it goes on so."""
    given: Any = found.sections.get(BASIC) or {}
    if not given:
        return
    full = merged(_full(given, found))
    margins = {key: list(_margin(given, key, found)) for key in MARGINS}
    lines = list(_lines(plan))
    if any(plan.at((BASIC, key)) for key in MARGINS):
        general = [one for one in full if one.fund == GENERAL]
        full = [one for one in full if one.fund != GENERAL]
        margins[FUNCTIONS] += [replace(one, economic="", fund="") for one in general]
        margins[ECONOMICS] += [replace(one, function="", fund="") for one in general]
    elif lines:
        for key in MARGINS:
            _check(plan, lines, merged(margins[key]))
            margins[key] = []
    for key in MARGINS:
        if margins[key]:
            settle(plan, _margin_parts(plan, key), merged(margins[key]), partial(_add, plan, key))
    if full:
        settle(plan, lines, full, partial(_add_line, plan))


def _check(plan: Plan, lines: list[Part], stated: list[Stated]) -> None:
    """Full lines of the file against a margin of the tables."""
    if stated:
        mine = [line for line in lines if line.fund == GENERAL]
        settle(plan, mine, stated, partial(_missing, plan))


def _missing(plan: Plan, one: Stated) -> None:
    plan.unsure.append(
        f"基本支出 {one.name}：表上是 {one.amount:,f}（{one.cells}），文件的明细里没有；"
        "要写明功能科目和经济科目。"
    )


def _full(given: Any, found: Imported) -> Iterator[Stated]:
    for n, line in enumerate(given.get(LINES, ())):
        path = (BASIC, LINES, n)
        fund = line.get("资金来源", GENERAL)
        yield Stated(line["金额"], found.cells(path), line["功能科目"], line["经济科目"], fund)


def _margin(given: Any, key: str, found: Imported) -> Iterator[Stated]:
    for code, amount in given.get(key, {}).items():
        cells = found.cells((BASIC, key, code))
        if key == FUNCTIONS:
            yield Stated(amount, cells, function=code)
        else:
            yield Stated(amount, cells, economic=code)


def _lines(plan: Plan) -> Iterator[Part]:
    yield from _items(plan, (BASIC, LINES))


def _items(plan: Plan, path: Path, kind: str = "经济科目") -> Iterator[Part]:
    """The items of a list of amounts by function, fund and ``kind``."""
    listed = plan.at(path)
    for n, line in enumerate(listed if isinstance(listed, LocatedList) else ()):
        if isinstance(line, LocatedDict):
            fund = str(line.get("资金来源") or GENERAL)
            codes = (str(line.get("功能科目") or ""), str(line.get(kind) or ""))
            yield Part((*path, n, "金额"), number(line.get("金额")), *codes, fund)


def _margin_parts(plan: Plan, key: str) -> Iterator[Part]:
    for code, amount in _pairs(plan.at((BASIC, key))):
        yield _part((BASIC, key, code), code, amount)
    if key == ECONOMICS:
        for code, items in _pairs(plan.at((BASIC, ITEMS))):
            for name, amount in _pairs(items):
                yield _part((BASIC, ITEMS, code, name), code, amount)


def _pairs(node: object) -> Iterable[tuple[str, object]]:
    return node.items() if isinstance(node, LocatedDict) else ()


def _part(path: Path, code: str, amount: object) -> Part:
    if path[1] == FUNCTIONS:
        return Part(path, number(amount), function=code)
    return Part(path, number(amount), economic=code)


def _add(plan: Plan, key: str, one: Stated) -> None:
    plan.add((BASIC, key, one.function or one.economic), written(one.amount), one.cells)


def _add_line(plan: Plan, one: Stated) -> None:
    source = {} if one.fund == GENERAL else {"资金来源": one.fund}
    line = {"功能科目": one.function, "经济科目": one.economic, **source}
    new = Flow({**line, "金额": written(one.amount)})
    plan.add((BASIC, LINES, plan.next((BASIC, LINES))), new, one.cells)


def carried(plan: Plan, found: Imported) -> None:
    """Carry-over, by function, fund and nature; whatever it is called."""
    given: Any = found.sections.get(CARRIED) or ()
    if not given:
        return
    kind = "性质"
    stated = [
        Stated(
            item["金额"],
            found.cells((CARRIED, n)),
            function=item["功能科目"],
            economic=item[kind],
            fund=item["资金来源"],
        )
        for n, item in enumerate(given)
    ]
    names = {(i["功能科目"], i[kind], i["资金来源"]): i for i in reversed(given)}

    def add(one: Stated) -> None:
        item = names[one.function, one.economic, one.fund]
        new = Flow({**item, "金额": written(one.amount)})
        plan.add((CARRIED, plan.next((CARRIED,))), new, one.cells)

    parts = [
        part if part.economic else replace(part, economic="项目支出")
        for part in _items(plan, (CARRIED,), kind)
    ]
    settle(plan, parts, merged(stated), add)
