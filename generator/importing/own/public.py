"""三公 of projects: which projects make up what the table of “三公” prints beyond basic
expenditure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.catalogue.terms import FISCAL
from generator.catalogue.trees import three_public, three_public_of
from generator.figures.name import join
from generator.importing.own.basic import item_of
from generator.importing.own.draft import Draft
from generator.importing.own.projects import Work

HINTS = {
    "因公出国（境）费": "出国|出境",
    "公务接待费": "接待",
    "公务用车购置费": "购.*车",
    "公务用车运行费": "车",
}
SUMS = 5_000_000
"""Steps after which the search for projects that make up a sum is given up: some seconds."""


def three_public_of_projects(draft: Draft, works: Sequence[Work]) -> None:
    """Fill in 三公 of the projects."""
    free = {n: w.total(FISCAL) for n, w in enumerate(works) if w.total(FISCAL)}
    for item in three_public().leaves():
        printed = draft.readings.of(join("三公", item, "金额"))
        rest = (printed or Decimal(0)) - sum(_basic(draft, item), Decimal(0))
        if rest <= 0:
            continue
        hinted = {n: v for n, v in free.items() if re.search(HINTS[item], works[n].name)}
        for number in _making(hinted, rest) or _making(free, rest):
            draft.sections["项目"][number]["三公"] = item
            free.pop(number)
            draft.doubt(f"项目“{works[number].name}”的“三公”", "项目", number, "三公")


def _basic(draft: Draft, item: str) -> Iterator[Decimal]:
    for one in draft.readings.printed:
        code, local_item = item_of(one.name)
        if code and not local_item and three_public_of(code) == item:
            yield one.amount


def _making(amounts: Mapping[int, Decimal], wanted: Decimal) -> tuple[int, ...]:
    """The fewest projects that come to ``wanted``; none where no choice does."""
    sums: dict[Decimal, tuple[int, ...]] = {Decimal(0): ()}
    for number, value in amounts.items():
        for total, members in list(sums.items()):
            more = (*members, number)
            if total + value <= wanted and len(more) < len(
                sums.get(total + value, (*more, number))
            ):
                sums[total + value] = more
        if len(sums) * len(amounts) > SUMS:
            return ()
    return sums.get(wanted, ())
