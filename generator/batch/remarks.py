"""What is said of a document that was made: numbers that are right and still need a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.explain.places import Place, places, told
from generator.figures.budget_lines import spending_lines, yuan
from generator.figures.places import Places, untold
from generator.rounding.certificate import certify
from generator.rounding.decide import freed

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure


def remarks(disclosure: Disclosure, document: Document, file: str) -> Iterator[str]:
    """One line each; ``file`` is the input as the user named it."""
    printed = places(document, disclosure.form.spec.table_order)
    yield from _freed(disclosure, file)
    yield from _uneven(disclosure, printed, file)
    yield from _partial(disclosure, printed)


def _freed(disclosure: Disclosure, file: str) -> Iterator[str]:
    if names := freed(disclosure.figures, disclosure.rounding):
        number, command = len(names), f"disclosure rounding {file}"
        yield f"提示：舍位时有 {number} 个数不能取相邻的数，与实际数相差 0.01 以上。详见 {command}"


def _uneven(disclosure: Disclosure, printed: Sequence[Place], file: str) -> Iterator[str]:
    """How many sums of the sentences differ because these round each amount for itself."""
    spec = disclosure.form.spec
    for way in spec.money():
        if way in spec.balanced_money():
            continue
        certificate = certify(disclosure.figures, disclosure.rounding, way, told(printed))
        if certificate.broken:
            uneven = f"有 {len(certificate.broken)} 个合计与各项相加差一个尾数"
            yield f"提示：文字里逐个四舍五入，{uneven}。详见 disclosure rounding {file}"


def _partial(disclosure: Disclosure, printed: Sequence[Place]) -> Iterator[str]:
    """Amounts by economic code beside money of which nobody said the code."""
    lines = spending_lines(disclosure.budget)
    known = Places(disclosure.figures)
    for name in dict.fromkeys(place.number.name for place in printed):
        at = known.of(name)
        if at is None or at.kind[1] != "金额" or not (missing := untold(at, lines)):
            continue
        amount = sum((line.amount for line in missing), Decimal(0))
        count = f"{len(missing)} 笔，{yuan(amount)}"
        yield f"提示：{name} 不含没有写到这一级经济科目的项目和结转（{count}）。"
