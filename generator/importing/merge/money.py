"""Amounts that a table states, against those that a file has: the file may be finer (economic
items where the table prints classes, several funds where it prints their sum)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.authoring.emit import written
from generator.catalogue.trees import funds
from generator.importing.merge.plan import Plan
from generator.importing.result import Path


@dataclass(frozen=True, slots=True)
class Part:
    """An amount that the file has; ``""`` for what it does not say of it."""

    path: Path
    amount: Decimal | None
    function: str = ""
    economic: str = ""
    fund: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that the tables state, and the cells that do."""

    amount: Decimal
    cells: str
    function: str = ""
    economic: str = ""
    fund: str = ""

    @property
    def weight(self) -> int:
        """How much it says of its amount: what says most finds its parts first."""
        return len(self.function) + len(self.economic) + bool(self.fund)

    def covers(self, part: Part) -> bool:
        """Whether a part may be one of this amount."""
        return (
            part.function.startswith(self.function)
            and part.economic.startswith(self.economic)
            and (not self.fund or self.fund in funds().path(part.fund))
        )

    @property
    def name(self) -> str:
        """It in words."""
        return " ".join(filter(None, (self.function, self.economic, self.fund)))


def settle(
    plan: Plan, parts: Iterable[Part], stated: Sequence[Stated], add: Callable[[Stated], None]
) -> None:
    """Change the parts that the tables say otherwise, add what is new, name what is left."""
    pool = list(parts)
    for one in sorted(stated, key=lambda one: one.weight, reverse=True):
        mine = [part for part in pool if one.covers(part)]
        pool = [part for part in pool if part not in mine]
        if total(mine) == one.amount:
            continue
        if not mine:
            add(one)
        elif len(mine) == 1:
            plan.change(mine[0].path, written(one.amount), one.cells)
        else:
            plan.unsure.append(
                f"{plan.named(mine[0].path[:-1])}（第 {plan.line(mine[0].path)} 行起）：表上 "
                f"{one.name} 是 {one.amount:,f}{_at(one)}，文件里 {len(mine)} 笔相加是 "
                f"{total(mine) or 0:,f}，不知道改哪一笔。"
            )
    plan.left += [
        f"第 {plan.line(part.path)} 行  {plan.named(part.path)}：{part.amount:,f}"
        for part in pool
        if part.amount
    ]


def _at(one: Stated) -> str:
    return f"（{one.cells}）" if one.cells else ""


def total(parts: Sequence[Part]) -> Decimal | None:
    """The sum of parts; ``None`` where one of them is no amount."""
    amounts = [part.amount for part in parts]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def merged(stated: Iterable[Stated]) -> list[Stated]:
    """The sums of those that say the same."""
    found: dict[tuple[str, str, str], Stated] = {}
    for one in stated:
        key = (one.function, one.economic, one.fund)
        if key in found:
            cells = "、".join(filter(None, (found[key].cells, one.cells)))
            one = Stated(found[key].amount + one.amount, cells, *key)  # noqa: PLW2901 - the sum
        found[key] = one
    return list(found.values())
