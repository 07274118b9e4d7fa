"""What of the list of approved figures no paper was compared with, and which papers it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from generator.audit.approved.book import Approved
from generator.audit.papers.result import Result

NAMED: Final = 5
"""Places that a line names."""


def unmatched(approved: Approved, results: Sequence[Result]) -> Iterator[str]:
    """A line for each unit, each paper and each trouble with the list."""
    yield from (f"批复数的工作簿：{problem}" for problem in approved.problems)
    read = [result for result in results if not result.problem]
    for result in read:
        if not approved.of(result.unit):
            unit = result.unit or "（没有读到单位名称）"
            yield f"{result.file}：批复数里没有对得上的单位“{unit}”。"
    units = {approved.of(result.unit)[0].unit for result in read if approved.of(result.unit)}
    places = set(chain.from_iterable(result.compared for result in read))
    for unit in approved.units():
        lines = [line for line in approved.lines if line.unit == unit]
        left = list(dict.fromkeys(line.place for line in lines if line.place not in places))
        if unit not in units:
            yield f"{unit}：没有它的公开稿（批复数 {len(lines)} 个）。"
        elif left:
            named = "、".join(left[:NAMED])
            more = f" 等 {len(left)} 格" if len(left) > NAMED else ""
            yield f"{unit}：公开稿里没有可比的数：{named}{more}。"
