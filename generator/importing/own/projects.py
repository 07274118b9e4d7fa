"""项目 of a workbook of our own: from the table of projects, the performance tables, and what the
sums leave over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generator.authoring.emit import Flow, Tree
from generator.catalogue.terms import CLASS, FISCAL, PROJECTS
from generator.catalogue.trees import funds
from generator.figures.name import AMOUNT, PROJECT, parse
from generator.importing.facts import CARRIED
from generator.importing.own.draft import Draft, source
from generator.importing.own.goals import Goal, target
from generator.importing.sheet import GENERAL

OTHER = "其他资金"
UNKNOWN = "399"
"""其他支出, where no table prints the economic class."""


@dataclass(slots=True)
class Work:
    """A project as it comes about; ``row`` is its row in the table of projects (from 1), 0 for
    none."""

    name: str
    function: str
    row: int = 0
    goal: Goal | None = None
    lines: list[tuple[str, str, str, Decimal]] = field(default_factory=list)
    """Function, economic class, source, 元."""
    doubts: list[str] = field(default_factory=list)

    def total(self, kind: str) -> Decimal:
        """What fiscal appropriation, or anything else, pays."""
        return sum(
            (v for *_, f, v in self.lines if (FISCAL in funds().path(f)) == (kind == FISCAL)),
            Decimal(0),
        )

    def lacks(self, kind: str) -> Decimal:
        """What the performance table prints beyond the lines."""
        return (self.goal.amounts.get(kind, Decimal(0)) if self.goal else Decimal(0)) - self.total(
            kind
        )


@dataclass(slots=True)
class Works:
    """All projects, and the money of projects that is not yet theirs: (function code, source) →
    元."""

    listed: list[Work]
    supply: dict[tuple[str, str], Decimal]


def projects(
    draft: Draft, goals: Sequence[Goal], defaults: dict[str, dict[str, str]]
) -> list[Work]:
    """Fill in 项目 and 项目表次序; the projects in the order of 项目."""
    supply = {(c, f): v for c, f, v in draft.split.of(PROJECTS) if CARRIED not in funds().path(f)}
    works = Works(
        [Work(n.name, n.code, i) for i, n in enumerate(draft.readings.projects, 1)], supply
    )
    _from_rows(draft, works)
    _with_goals(works, goals)
    _rest(works)
    ordered = _ordered(works.listed)
    draft.sections["项目"] = [_tree(draft, w, n, defaults) for n, w in enumerate(ordered)]
    return ordered


def _from_rows(draft: Draft, works: Works) -> None:
    """The amounts by economic class that the table of projects prints, each from a source that has
    it."""
    for one in draft.readings.printed:
        said = parse(one.name)
        is_class = len(said.economic) == CLASS and said.aspect == AMOUNT
        if said.family != PROJECT or not is_class or not one.amount:
            continue
        work, left = works.listed[int(said.item) - 1], one.amount
        open_ = [
            (code, fund)
            for (code, fund), value in works.supply.items()
            if code == work.function and value and said.fund in funds().path(fund)
        ]
        if len(open_) > 1 and sum(works.supply[key] for key in open_) > left:
            work.doubts.append("资金来源")
        for key in sorted(open_, key=lambda k: (works.supply[k] != left, k[1] != GENERAL)):
            part = min(left, works.supply[key])
            _take(works, work, key, said.economic, part)
            left -= part


def _take(works: Works, work: Work, key: tuple[str, str], economic: str, amount: Decimal) -> None:
    if amount:
        works.supply[key] -= amount
        work.lines.append((key[0], economic, key[1], amount))


def _with_goals(works: Works, goals: Sequence[Goal]) -> None:
    """Each performance table to the project of its name; one that no row names is a project of its
    own."""
    for goal in goals:
        same = [w for w in works.listed if w.name == goal.name and w.goal is None]
        work = next(
            (w for w in same if w.total(FISCAL) == goal.amounts.get(FISCAL)),
            same[0] if same else None,
        )
        if work is None:
            work = Work(goal.name, "")
            works.listed.append(work)
        work.goal = goal


def _rest(works: Works) -> None:
    """Money that no row of the table of projects shows: to projects whose performance table prints
    more, the exact amounts first; what is still left over to a project without a name."""
    for key in [k for k, v in works.supply.items() if v]:
        kind = FISCAL if FISCAL in funds().path(key[1]) else OTHER
        while works.supply[key]:
            fitting = [w for w in works.listed if w.lacks(kind) > 0 and w.function in ("", key[0])]
            if not fitting:
                break
            work = min(
                fitting, key=lambda w: (w.lacks(kind) != works.supply[key], w.function != key[0])
            )
            work.function = work.function or key[0]
            if len(fitting) > 1:
                work.doubts.append(f"资金来源{key[1]}")
            _take(works, work, key, _economic(work), min(works.supply[key], work.lacks(kind)))
        if works.supply[key]:
            unnamed = Work(f"{key[1]}安排的项目", key[0], doubts=["名称", "经济科目"])
            works.listed.append(unnamed)
            _take(works, unnamed, key, UNKNOWN, works.supply[key])
    works.listed = [w for w in works.listed if w.lines or w.goal]


def _economic(work: Work) -> str:
    """The class of a project's other money, where that is one."""
    work.doubts.append("经济科目")
    known = {economic for _, economic, _, _ in work.lines}
    return known.pop() if len(known) == 1 else UNKNOWN


def _ordered(works: Sequence[Work]) -> list[Work]:
    """In the order of the table of projects where the performance tables agree with it, else in
    theirs."""
    told = sorted((w for w in works if w.goal), key=lambda w: w.goal.order if w.goal else 0)
    rows = [w.row for w in told if w.row]
    if rows != sorted(rows):
        return [*told, *(w for w in works if not w.goal)]
    found = [w for w in works if w.row]
    for before, work in zip([None, *told], told, strict=False):
        if not work.row:
            found.insert(found.index(before) + 1 if before else 0, work)
    return [*found, *(w for w in works if not w.row and not w.goal)]


def _tree(
    draft: Draft, work: Work, number: int, defaults: dict[str, dict[str, str]]
) -> dict[str, Tree]:
    for what in dict.fromkeys(work.doubts):
        draft.doubt(f"项目“{work.name}”的{what}", "项目", number, "名称")
    tree: dict[str, Any] = {"名称": work.name, "功能科目": work.function, **_money(draft, work)}
    if work.goal:
        tree["绩效"] = target(work.goal, defaults)
    return tree


def _money(draft: Draft, work: Work) -> dict[str, Any]:
    paid = {f for _, _, f, _ in work.lines}
    if len(paid) <= 1 and all(c == work.function for c, *_ in work.lines):
        fund = next(iter(paid), GENERAL)
        return {**source(fund), "支出": draft.spending((e, v) for _, e, _, v in work.lines)}
    return {"明细": list(_lines(draft, work))}


def _lines(draft: Draft, work: Work) -> Iterator[Flow]:
    for code, economic, fund, value in work.lines:
        own = {} if code == work.function else {"功能科目": code}
        yield Flow({**own, "经济科目": economic, **source(fund), "金额": draft.money(value)})
