"""What an audit says of one relation: holds, contradicted, could not be checked; or a remark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from generator.audit.interval import Interval
from generator.audit.model import Place
from generator.audit.readings import TWO_PLACES, Reading


class Answer(StrEnum):
    """The three answers, and 提示: nothing contradicts itself, yet a reader should look."""

    HOLDS = "成立"
    CONTRADICTED = "矛盾"
    UNCHECKED = "未能核对"
    REMARK = "提示"


class Kind(StrEnum):
    """What a relation is about."""

    SUM = "合计"
    CROSS = "表间"
    NARRATIVE = "文表"
    SHARE = "占比"
    CHANGE = "增减额"
    RATE = "增减率"
    LIST = "清单"
    COUNT = "个数"
    NAME = "名称"
    CODE = "编码"
    DATE = "日期"
    LEFTOVER = "遗留"
    MISSING = "缺项"
    GOAL = "绩效"
    BOUND = "界限"
    REASON = "原因"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One relation, judged. ``covers`` are the printed numbers it ties down."""

    kind: Kind
    answer: Answer
    place: Place
    printed: str
    expected: str = ""
    computation: str = ""
    covers: tuple[Reading, ...] = ()


def plain(value: Decimal, places: Decimal = TWO_PLACES) -> str:
    """A computed amount as tables print it."""
    return f"{value.quantize(places, ROUND_HALF_UP):,}"


def _coarsest(readings: Iterable[Reading]) -> Decimal:
    return max(r.step for r in readings)


def judged(
    kind: Kind,
    target: Reading,
    exact: Decimal,
    within: Interval,
    computation: str,
    terms: Iterable[Reading],
) -> Verdict:
    """Compare a printed number with what others make of it: contradicted only where the intervals
    do not meet; a remark where they meet but the printed numbers, computed as they stand, give
    another last digit."""
    covers = tuple(r for r in (target, *terms) if r.text)
    step = _coarsest(covers or (target,))
    printed = target.stated or "（空）"
    if not within.meets(target.interval):
        answer = Answer.CONTRADICTED
    elif exact.quantize(step, ROUND_HALF_UP) != target.value.quantize(step, ROUND_HALF_UP):
        answer = Answer.REMARK
        computation += "（尾差：各数按四舍五入的范围可以相符）"
    else:
        answer = Answer.HOLDS
    is_turned = target.value < 0 and not target.text.startswith("-")  # printed as 减少, 下降
    expected = plain((-exact if is_turned else exact) * target.scale)
    return Verdict(kind, answer, target.place, printed, expected, computation, covers)
