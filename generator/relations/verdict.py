"""What is said of one relation between printed numbers, and how much rounding may explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from generator.relations.said import SCALES, ZERO, Said

HALF: Final = Decimal("0.5")
SHOWN: Final = 6
"""Parts that a computation spells out."""


class Answer(StrEnum):
    """``ROUNDING``: only the rounding of its numbers keeps it from holding; ``UNSURE``: it does not
    hold, but the paper may be meant otherwise."""

    HOLDS = "成立"
    ROUNDING = "尾差"
    CONTRADICTED = "矛盾"
    UNSURE = "存疑"


class Kind(StrEnum):
    """What a relation is about. ``BOUND``: no more than a whole; what is more is never sure.
    ``COUNT``: as many as are listed; one that is not is to be looked at."""

    SUM = "表内合计"
    TIE = "同一个数"
    PARTS = "句中合计"
    RATIO = "增减率、占比"
    WORDS = "说法"
    BOUND = "界限"
    COUNT = "个数"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How far numbers may be apart: ``per_part``: steps that each part of a sum may add to its
    difference, in a table and in a sentence; ``reach``: steps that a number may be off what it
    stands for. ``is_strict``: what prints as no change has no rate either."""

    per_part: Decimal = ZERO
    per_part_spoken: Decimal = ZERO
    reach: Decimal = ZERO
    is_strict: bool = False

    def of_parts(self, kind: Kind, parts: int) -> Decimal:
        """Steps that a sum of so many parts may be off."""
        per_part = self.per_part_spoken if kind is Kind.PARTS else self.per_part
        return per_part * parts

    def off(self, said: Said) -> Decimal:
        """How far a printed amount may be off the true one, in 元."""
        return self.reach * said.amount_step


class Verdict(NamedTuple):
    """One relation, judged: the number it is about, what it should be (empty where that is no
    number), the numbers it rests on, and ``why`` in words, where it does not hold."""

    kind: Kind
    answer: Answer
    target: Said
    expected: str = ""
    parts: tuple[Said, ...] = ()
    why: str = ""

    @property
    def covers(self) -> tuple[Said, ...]:
        """The printed numbers that the relation ties down."""
        return tuple(one for one in (self.target, *self.parts) if one.text)


def holds(kind: Kind, target: Said, *parts: Said) -> Verdict:
    """A relation that holds."""
    return Verdict(kind, Answer.HOLDS, target, parts=parts)


def contradicted(kind: Kind, target: Said, why: str, *parts: Said, expected: str = "") -> Verdict:
    """A relation that does not hold."""
    return Verdict(kind, Answer.CONTRADICTED, target, expected, parts, why)


def bounded(part: Said, most: Decimal, allowance: Allowance, why: str, *whole: Said) -> Verdict:
    """Money that is no more than ``most`` (元), by the numbers of ``whole``. Where it is more, the
    paper most likely means another whole, or another unit."""
    off = sum(map(allowance.off, (part, *whole)), ZERO)
    if part.amount <= most + off:
        return holds(Kind.BOUND, part, *whole)
    expected = f"不超过 {most / SCALES[part.unit]:,f}{part.unit}"
    return Verdict(Kind.BOUND, Answer.UNSURE, part, expected, whole, why)


def of_sum(
    kind: Kind,
    total: Said,
    parts: Sequence[Said],
    allowance: Allowance,
    *,
    is_sure: bool,
) -> Verdict:
    """A printed total against its printed parts."""
    exact = sum((part.value for part in parts), ZERO)
    if exact == total.value:
        return Verdict(kind, Answer.HOLDS, total, parts=tuple(parts))
    coarsest = max(one.step for one in (total, *parts))
    is_counted = not total.is_money and coarsest == 1  # people, pieces: nothing is rounded
    off = ZERO if is_counted else allowance.of_parts(kind, len(parts)) * coarsest
    if abs(exact - total.value) <= off:
        answer = Answer.ROUNDING
    else:
        answer = Answer.CONTRADICTED if is_sure else Answer.UNSURE
    expected = plain(exact, (total, *parts))
    return Verdict(kind, answer, total, expected, tuple(parts), spelled(parts))


def plain(value: Decimal, like: Sequence[Said]) -> str:
    """A computed number as those beside it are printed."""
    step = min(one.step for one in like)
    comma = "," if any("," in one.text for one in like) else ""
    return f"{value.quantize(step):{comma}f}"


def spelled(parts: Sequence[Said]) -> str:
    """``1,370.16 + 237.06``, long sums shortened; blanks left out."""
    texts = [part.text for part in parts if part.text]
    if not texts:
        return "各项都是空的"
    if len(texts) > SHOWN:
        return f"{' + '.join(texts[: SHOWN - 1])} + …（共 {len(texts)} 个数）"
    return " + ".join(texts)
