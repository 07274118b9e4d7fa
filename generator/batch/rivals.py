"""Inputs that say the same unit and year, whose outputs would bear one name: none takes the place
of another's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.batch.facts import facts_of_failed
from generator.batch.plan import Unit
from generator.batch.task import Outcome, State, Wishes
from generator.trouble import MISUSE

EARLIER: Final = (
    "{file}：没有生成。它与 {rival} 写的是同一个单位、同一年，{rival} 生成的文件还在，不去覆盖。"
    "改用这个文件请加 --force；两份都要请用 --output 分开存放；那个文件不用了就删去。"
)
AT_ONCE: Final = (
    "{file}：没有生成。它与这一批里的 {rival} 写的是同一个单位、同一年，生成的文件同名。"
    "只留一个，或用 --output 分开存放。"
)


class RivalError(Exception):
    """The outputs of this name were made from another input, which is still there."""

    def __init__(self, rival: Path) -> None:
        super().__init__(str(rival))
        self.rival = rival


def refused(file: Path, rival: Path, wishes: Wishes, message: str) -> Outcome:
    """The outcome of an input that would take the place of what ``rival`` made."""
    complaint = message.format(file=file, rival=rival)
    facts = facts_of_failed(file, (), wishes.root)
    return Outcome(file, State.FAILED, MISUSE, complaints=(complaint,), facts=facts)


def one_of_each(units: Iterable[Unit]) -> tuple[tuple[Unit, ...], tuple[tuple[Unit, Unit], ...]]:
    """The first unit of each name, and the others, each with that first one."""
    first: dict[Path, Unit] = {}
    others: list[tuple[Unit, Unit]] = []
    for unit in units:
        name = unit.rival or unit.file
        if name in first:
            others.append((unit, first[name]))
        else:
            first[name] = unit
    return tuple(first.values()), tuple(others)


def has_left_the_name(outcome: Outcome) -> bool:
    """Whether a unit made nothing, so that the next of its name may: a broken copy stops nobody."""
    return outcome.state is State.FAILED and not (outcome.facts or {}).get("outputs")
