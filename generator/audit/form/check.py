"""What one check of a known form says: that something is right, wrong, or cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.audit.free.finding import Finding, contradiction, remark
from generator.audit.free.numbers import ROUNDED, TAIL
from generator.relations.said import SCALES, Said
from generator.relations.verdict import Answer, Kind, Verdict, of_sum


class Check(NamedTuple):
    """One check: what is wrong (``None``: it is right), the numbers that it ties down, and
    why it could not be judged (empty: it could)."""

    finding: Finding | None = None
    covers: tuple[Said, ...] = ()
    unchecked: str = ""


def right(*numbers: Said) -> Check:
    """What holds."""
    return Check(covers=numbers)


def wrong(finding: Finding, *numbers: Said) -> Check:
    """What does not."""
    return Check(finding, numbers)


def not_checked(why: str) -> Check:
    """What cannot be told."""
    return Check(unchecked=why)


def shown(number: Said) -> str:
    """A number with its unit; a blank cell as one."""
    return number.shown if number.text else "（空）"


def in_unit(number: Said, unit: str) -> Said:
    """Money in another unit."""
    if number.unit == unit or not number.is_money or unit not in SCALES:
        return number
    factor = Decimal(SCALES[number.unit]) / SCALES[unit]
    return number._replace(value=number.value * factor, unit=unit, step=number.step * factor)


def added(kind: str, total: Said, parts: Sequence[Said], why: str = "") -> Check:
    """A total against its parts, which rounding may set apart by a little."""
    same = [in_unit(part, total.unit) for part in parts]
    verdict = of_sum(Kind.SUM, total, same, ROUNDED, is_sure=True)
    return of_verdict(verdict._replace(why=why or verdict.why), kind)


def of_verdict(verdict: Verdict, kind: str) -> Check:
    """A relation that was judged."""
    target = verdict.target
    if verdict.answer is Answer.HOLDS:
        return right(*verdict.covers)
    printed, expected = shown(target), verdict.expected
    if verdict.answer is Answer.ROUNDING:
        why = f"{verdict.why}（四舍五入可以相差这么多）"
        found = remark(TAIL, target.at, printed, why, expected)._replace(is_rounding=True)
        return wrong(found, *verdict.covers)
    return wrong(contradiction(kind, target.at, printed, verdict.why, expected), *verdict.covers)
