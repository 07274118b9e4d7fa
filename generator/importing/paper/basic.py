"""基本支出: the general public budget by its two margins, every other source line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from generator.authoring.emit import Flow
from generator.catalogue.terms import (
    BASIC,
    CARRIED_OVER,
    CLASS,
    GENERAL,
    RUNNING,
    SCALE,
    SECTION,
    STAFF,
)
from generator.catalogue.trees import funds, nature
from generator.importing.paper.draft import Draft, source
from generator.importing.paper.natures import Natures
from generator.importing.paper.solve import Part, Solution
from generator.importing.paper.told import ZERO, Told
from generator.relations.facets import Facets
from generator.relations.ledger import Stated

WAN: Final = SCALE["万元"]
TAIL: Final = Decimal(50)
"""元 that rounding to 0.01万元 may set a number off."""
REST: Final = "99"
"""Of a 类 the 款 其他."""
OF_GENERAL: Final = "一般公共预算拨款"
PLACEHOLDERS: Final = {STAFF: "30199", RUNNING: "30299"}
"""The 款 其他 of each nature, where no table prints the economic class of a source."""


@dataclass(frozen=True, slots=True)
class OtherBasic:
    """Basic expenditure of another source than the usual one, in 元."""

    function: str
    economic: str
    fund: str
    amount: Decimal
    is_inferred: bool


def basic(draft: Draft, told: Told, solution: Solution, natures: Natures) -> None:
    """Fill in 基本支出."""
    printed = _economics(draft, told)
    economics = {code: one.amount for code, one in printed.items()}
    by_function: dict[str, Decimal] = {}
    lines: list[Flow] = []
    for part, amount in sorted(solution.amounts.items()):
        if part.kind != BASIC or not amount:
            continue
        if part in solution.chosen:
            _doubt_source(draft, part, len(lines))
        if part.fund == GENERAL:
            by_function[part.function] = draft.money(amount)
        elif CARRIED_OVER not in funds().path(part.fund):
            for line in _lines(natures, economics, part.function, part.fund, amount):
                draft.doubt(f"{line.function} {line.fund}的经济科目", BASIC, "明细", len(lines))
                lines.append(_flow(draft, line))
    for code, one in printed.items():
        draft.origin(told.where(one.said.at), BASIC, "按经济科目", code)
    _functions_from(draft, told, by_function)
    _tie(draft, told, economics, by_function)
    found: dict[str, Any] = {
        "按功能科目": by_function,
        "按经济科目": {code: draft.money(v) for code, v in economics.items() if v},
        "明细": lines,
    }
    draft.sections[BASIC] = {key: value for key, value in found.items() if value}


def _doubt_source(draft: Draft, part: Part, line: int) -> None:
    at = ("按功能科目", part.function) if part.fund == GENERAL else ("明细", line)
    draft.doubt(f"{part.function} 基本支出的资金来源（{part.fund}）", BASIC, *at)


def _functions_from(draft: Draft, told: Told, codes: dict[str, Decimal]) -> None:
    """Where each amount by function stands."""
    for code in codes:
        for key in (
            Facets(fund=OF_GENERAL, kind=BASIC, function=code),
            Facets(kind=BASIC, function=code),
        ):
            if (one := told.stated(key)) and one.is_table:
                draft.origin(told.where(one.said.at), BASIC, "按功能科目", code)
                break


def _economics(draft: Draft, told: Told) -> dict[str, Stated]:
    """The amounts by economic 款, in printed order; a 类 that is divided no further under the 款
    that says no more."""
    found: dict[str, Stated] = {}
    classes: dict[str, Stated] = {}
    for key, one in told.tables():
        rest = key._replace(economic="", kind="", fund="")
        is_basic = key.fund in ("", OF_GENERAL, GENERAL) and key.kind == BASIC
        if not is_basic or rest != Facets() or not one.amount:
            continue
        if len(key.economic) == SECTION:
            found.setdefault(key.economic, one)
        elif len(key.economic) == CLASS:
            classes[key.economic] = one
    for code, one in classes.items():
        if not any(section.startswith(code) for section in found):
            section = f"{code}{REST}"
            found[section] = one
            what = f"{code} 类没有印到款，先都写在 {section}"
            draft.doubt(what, BASIC, "按经济科目", section)
    return found


def _tie(
    draft: Draft, told: Told, economics: dict[str, Decimal], by_function: dict[str, Decimal]
) -> None:
    """Both margins are the same money: where no table prints the economic classes, under a 款 that
    says no more; where rounding sets them apart, the largest amount takes the difference."""
    total = sum(by_function.values(), ZERO) * SCALE[draft.measure]
    if not economics:
        for kind, own in _natures(told, total):
            economics[PLACEHOLDERS[kind]] = own
            what = f"基本支出的经济科目（{kind}），没有这张表"
            draft.doubt(what, BASIC, "按经济科目", PLACEHOLDERS[kind])
        return
    for kind, own in _natures(told, total):
        mine = {code: value for code, value in economics.items() if nature(code) == kind}
        off = own - sum(mine.values(), ZERO)
        if mine and off and abs(off) <= TAIL * len(mine):
            _take_up(draft, economics, max(mine, key=lambda code: mine[code]), off)
    off = total - sum(economics.values(), ZERO)
    if off:
        words = f"按功能科目与按经济科目相差 {abs(off) / WAN:f}万元，两边都照印的写入。"
        draft.problem("基本支出", words)


def _take_up(draft: Draft, economics: dict[str, Decimal], code: str, off: Decimal) -> None:
    """A difference of rounding, taken up by one amount."""
    economics[code] += off
    words = f"{code}：各款相加与合计相差 {abs(off) / WAN:f}万元，像是尾差，加在这一款上"
    draft.doubt(words, BASIC, "按经济科目", code)


def _natures(told: Told, total: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Basic expenditure of the general public budget by nature, as sentences tell it."""
    printed = told.amount(Facets(fund=OF_GENERAL, kind=STAFF))
    staff = min(printed, total) if printed is not None else ZERO
    for kind, own in ((STAFF, staff), (RUNNING, total - staff)):
        if own:
            yield kind, own


def _lines(
    natures: Natures, economics: dict[str, Decimal], function: str, fund: str, amount: Decimal
) -> Iterator[OtherBasic]:
    if OF_GENERAL in funds().path(fund):
        parts = _carved(economics, amount)
    else:
        shares = natures.shares(function, fund, amount)
        parts = ((PLACEHOLDERS[kind], own) for kind, own in shares)
    for economic, part in parts:
        yield OtherBasic(function, economic, fund, part, is_inferred=True)


def _carved(economics: dict[str, Decimal], amount: Decimal) -> Iterator[tuple[str, Decimal]]:
    """A part of what is printed by economic class; that much less remains there."""
    for code in sorted(economics, key=lambda c: -economics[c]):
        part = min(amount, economics[code])
        if part > 0:
            economics[code] -= part
            amount -= part
            yield code, part


def _flow(draft: Draft, line: OtherBasic) -> Flow:
    head = {"功能科目": line.function, "经济科目": line.economic, **source(line.fund)}
    return Flow({**head, "金额": draft.money(line.amount)})
