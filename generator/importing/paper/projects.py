"""项目, from the tables that list them, what is said of them in words, their performance tables,
and what the sums leave over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.catalogue.terms import CARRIED_OVER, FISCAL, GENERAL, PROJECTS
from generator.catalogue.trees import funds
from generator.importing.paper.goals import Goal
from generator.importing.paper.project_names import name_by_sentences, named
from generator.importing.paper.project_rows import ProjectRow
from generator.importing.paper.project_texts import Story
from generator.importing.paper.solve import Solution
from generator.importing.paper.subset import making_up
from generator.importing.paper.told import ZERO, Told
from generator.importing.paper.work import CLASS_DOUBT, OTHER, UNKNOWN, Work, WorkMoney, kind_of
from generator.relations.facets import Facets

OF_GENERAL: Final = "一般公共预算拨款"
Pot = tuple[str, str]
"""Function code and source of money for projects."""


def _by_kind(row: ProjectRow) -> dict[str, Decimal]:
    """What a row prints of fiscal appropriation and of anything else: the rest of its total."""
    other = sum((a.value for a in row.amounts if a.fund and kind_of(a.fund) == OTHER), ZERO)
    return {FISCAL: row.total - other, OTHER: other}


def works(
    told: Told,
    rows: Sequence[ProjectRow],
    stories: Sequence[Story],
    goals: Sequence[Goal],
    solution: Solution,
) -> list[Work]:
    """All projects with their money, in the order of the texts, else of the table."""
    supply: dict[Pot, Decimal] = {}
    for part, amount in solution.amounts.items():
        if part.kind == PROJECTS and amount and CARRIED_OVER not in funds().path(part.fund):
            supply[part.function, part.fund] = amount
    chosen = {(one.function, one.fund) for one in solution.chosen if one.kind == PROJECTS}
    listed = [goal for goal in goals if not goal.is_whole]
    maker = _Maker(supply, _classes(told), list(stories), listed, chosen)
    maker.from_rows(rows)
    maker.with_stories()
    maker.with_goals()
    maker.placed()
    maker.rest()
    name_by_sentences(told, maker.listed)
    maker.nameless_stories()
    return maker.ordered()


def _classes(told: Told) -> dict[str, Decimal]:
    """What projects of the general public budget spend by economic class, in 元."""
    found: dict[str, Decimal] = {}
    for key, one in told.tables():
        is_of = key.fund == OF_GENERAL and key.kind == PROJECTS
        if is_of and key == Facets(fund=key.fund, kind=key.kind, economic=key.economic):
            found.setdefault(key.economic, one.amount)
    return {code: amount for code, amount in found.items() if code}


@dataclass(slots=True)
class _Maker:
    """``supply`` is the money of projects that is not yet theirs, in 元, and ``chosen`` what of it
    no sum of the paper settles; ``classes`` that of the general public budget by economic class."""

    supply: dict[Pot, Decimal]
    classes: dict[str, Decimal]
    stories: list[Story]
    goals: list[Goal]
    chosen: set[Pot]
    listed: list[Work] = field(default_factory=list)

    def from_rows(self, rows: Sequence[ProjectRow]) -> None:
        """A project for each row, with the amounts that it prints."""
        for number, row in enumerate(rows, start=1):
            work = Work(row.name, row.function, row.place, number)
            self.listed.append(work)
            if row.function and row.by_economic:
                for one in row.by_economic:
                    self.pay(work, row.function, one.economic, one.value, one.fund)
            elif row.function:
                work.doubts.append(CLASS_DOUBT)
                self.pay(work, row.function, UNKNOWN, row.total, row.amounts[0].fund)
            else:
                work.printed = _by_kind(row)

    def pay(
        self, work: Work, function: str, economic: str, amount: Decimal, fund: str = ""
    ) -> None:
        """Money of a code from the sources that have it; what none has is not paid."""
        open_ = []
        for pot, left in self.supply.items():
            is_of = pot[0] == function and (not fund or fund in funds().path(pot[1]))
            if is_of and left:
                open_.append(pot)
        if len(open_) > 1 and sum(self.supply[pot] for pot in open_) > amount:
            work.doubts.append("资金来源")
        open_.sort(key=lambda pot: (self.supply[pot] != amount, pot[1] != GENERAL))
        for pot in open_:
            part = min(amount, self.supply[pot])
            if part:
                self.supply[pot] -= part
                amount -= part
                doubt = f"资金来源（{pot[1]}）"
                if pot in self.chosen and doubt not in work.doubts:
                    work.doubts.append(doubt)
                code = self.class_of(economic, pot[1], part)
                work.lines.append(WorkMoney(pot[0], code, pot[1], part))

    def class_of(self, economic: str, fund: str, amount: Decimal) -> str:
        """The class of an amount, taken from what is printed of it; of one that no row tells, the
        only class that has anything left."""
        if OF_GENERAL not in funds().path(fund):
            return economic
        left = [code for code, rest in self.classes.items() if rest > 0]
        is_told = economic == UNKNOWN and len(left) == 1 and self.classes[left[0]] >= amount
        code = left[0] if is_told else economic
        if code in self.classes:
            self.classes[code] -= amount
        return code

    def with_stories(self) -> None:
        """Each text to the project of its name; one that no row names is a project of its own."""
        for story in (one for one in self.stories if one.name):
            free = [work for work in self.listed if work.story is None]
            work = named(free, story.name, story.amount)
            if work is None:
                work = Work(story.name, place=story.place)
                self.listed.append(work)
            work.story = story

    def with_goals(self) -> None:
        """Each performance table to the project of its name, in the same way."""
        for goal in self.goals:
            free = [work for work in self.listed if work.goal is None]
            stated = goal.amounts.get("总额") or sum(goal.amounts.values(), ZERO)
            work = named(free, goal.name, stated)
            if work is None:
                work = Work(goal.name, place=goal.place)
                self.listed.append(work)
            work.goal = goal

    def placed(self) -> None:
        """A code for the projects without one: those that make up what a code has left."""
        for pot in sorted(self.supply, key=lambda pot: self.supply[pot]):
            kind = kind_of(pot[1])
            lacking: dict[int, Decimal] = {}
            for number, work in enumerate(self.listed):
                if not work.function and work.lacks(kind) > 0:
                    lacking[number] = work.lacks(kind)
            left = self.supply[pot]
            if not left or sum(lacking.values()) < left:
                continue
            is_only = sum(lacking.values()) == left
            for number in making_up(lacking, left):
                work = self.listed[number]
                work.function = pot[0]
                work.doubts += [CLASS_DOUBT] if is_only else ["功能科目", CLASS_DOUBT]
                self.pay(work, pot[0], UNKNOWN, lacking[number], pot[1])

    def rest(self) -> None:
        """Money that no row shows: to projects that are said to have more, the exact amounts
        first; what is still left to a project without a name."""
        for pot in [pot for pot, left in self.supply.items() if left]:
            self._to_lacking(pot)
            if left := self.supply[pot]:
                unnamed = Work("", pot[0], doubts=["名称", CLASS_DOUBT])
                self.listed.append(unnamed)
                self.pay(unnamed, pot[0], UNKNOWN, left, pot[1])

    def _to_lacking(self, pot: Pot) -> None:
        kind = kind_of(pot[1])
        while (left := self.supply[pot]) > 0:
            fitting = [w for w in self.listed if w.lacks(kind) > 0 and w.function in ("", pot[0])]
            if not fitting:
                return
            work = min(fitting, key=lambda w: (w.lacks(kind) != left, w.function != pot[0]))
            work.function = work.function or pot[0]
            if len(fitting) > 1:
                work.doubts.append(f"资金来源{pot[1]}")
            economic = _economic(work)
            is_open = economic == UNKNOWN
            work.doubts.append(CLASS_DOUBT if is_open else f"{pot[1]}的{CLASS_DOUBT}")
            self.pay(work, pot[0], economic, min(left, work.lacks(kind)), pot[1])

    def nameless_stories(self) -> None:
        """A text that does not say of which project it is: to the largest of those that nothing
        else is said of."""
        free = [work for work in self.listed if work.story is None and work.row == 0]
        for story in (one for one in self.stories if not one.name):
            if free:
                work = max(free, key=lambda one: one.total)
                free.remove(work)
                work.story = story
                work.doubts.append("说明（文件里没有写是哪个项目的）")

    def ordered(self) -> list[Work]:
        """In the order of the texts, or without these of the performance tables; one without
        either follows the one before it in the table."""
        order: Sequence[object] = self.stories or self.goals
        places = {id(one): place for place, one in enumerate(order)}

        def place_of(work: Work) -> int:
            return places.get(id(work.story if self.stories else work.goal), -1)

        told = [work for work in self.listed if place_of(work) >= 0]
        found = sorted(told, key=place_of)
        for place, work in enumerate(self.listed):
            if place_of(work) < 0:
                before = [one for one in self.listed[:place] if one in found]
                found.insert(found.index(before[-1]) + 1 if before else 0, work)
        return [work for work in found if work.lines or work.goal or work.story]


def _economic(work: Work) -> str:
    """The class of a project's other money, where that is one."""
    known = {line.economic for line in work.lines}
    return known.pop() if len(known) == 1 else UNKNOWN
