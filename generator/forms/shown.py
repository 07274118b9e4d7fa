"""Figures and things as templates see them: Chinese attributes, numbers that print themselves.

``事项.金额`` is a figure, ``事项.增减额.词`` its direction word, ``事项.原因`` what the department
wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from generator.document.tree import Number
from generator.figures.model import CHANGES, MONEY, PERCENT, Figure
from generator.figures.name import (
    BUDGETED,
    CARRIED_OUT,
    aspect_of,
    basis_of,
    join,
)
from generator.suggestion import did_you_mean

SIGNLESS = ("增减", *CHANGES)
WORDED = ("增减额", "增减率", "增减")
"""The changes for which a form states direction words."""
HAS_RATE = {BUDGETED.rate: "有增减率", CARRIED_OUT.rate: "有比执行增减率"}
"""By a rate of change, the question of a template whether there is one."""


class Decimals(NamedTuple):
    """With how many decimals a sentence prints money and rates; ``None``: as the form states."""

    money: int | None = None
    rate: int | None = None


AS_STATED = Decimals()


NOT_RECKONED = (
    "只有个数能加减、比较，钱和比例不能：合计、增减、占比用数名取（disclosure figures 列出）；"
    "问有没有写 if 数，问正负写 .增、.减、.非零"
)


class TemplateMistakeError(Exception):
    """A template asked for something that does not exist; the message is for the template's
    author."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A figure in a template: ``{{ 数 }}`` prints it; 词 is its direction word; 非零, 增, 减 are
    tests.

    ``sign`` is the direction of a change as printed (``None`` of what is no change), ``level`` the
    form's phrase for no change. ``is_budgeted``: some amount stands under the figure, even where
    amounts cancel each other.
    """

    figure: Figure
    printed: Number
    directions: Mapping[str, tuple[str, str, str]]
    sign: int | None = None
    level: str = ""
    is_budgeted: bool = False
    show: Callable[[str, Decimals], Shown] | None = field(default=None, repr=False, compare=False)

    def __html__(self) -> Markup:
        p = self.printed
        return Markup('<data name="{}" value="{}">{}</data>').format(p.name, p.value, p.text)

    def __str__(self) -> str:
        return self.printed.text

    def __bool__(self) -> bool:
        return self.is_budgeted if self.sign is None else bool(self.sign)

    def _count(self) -> int:
        """A count as a number to reckon with; money and rates are not reckoned with."""
        if self.figure.unit in (MONEY, PERCENT) or self.figure.value % 1:
            raise TemplateMistakeError(NOT_RECKONED)
        return int(self.figure.value)

    def __add__(self, other: object) -> int:
        return self._count() + _whole(other)

    __radd__ = __add__

    def __sub__(self, other: object) -> int:
        return self._count() - _whole(other)

    def __rsub__(self, other: object) -> int:
        return _whole(other) - self._count()

    def __eq__(self, other: object) -> bool:
        return self._count() == _whole(other)

    def __lt__(self, other: object) -> bool:
        return self._count() < _whole(other)

    def __gt__(self, other: object) -> bool:
        return self._count() > _whole(other)

    def __le__(self, other: object) -> bool:
        return self._count() <= _whole(other)

    def __ge__(self, other: object) -> bool:
        return self._count() >= _whole(other)

    def __hash__(self) -> int:
        return hash(self.figure.name)

    @property
    def 词(self) -> str:  # noqa: PLC2401 - template vocabulary
        """增加/减少, 增长/下降 … by the printed sign, as the form says."""
        up, down, level = self.directions[_worded(aspect_of(self.figure.name))]
        if not self.sign:
            return level
        return up if self.sign > 0 else down

    @property
    def 非零(self) -> bool:  # noqa: PLC2401
        """Not zero; of a change: not zero in print."""
        return bool(self.figure.value if self.sign is None else self.sign)

    @property
    def 增(self) -> bool:  # noqa: PLC2401
        """Above zero; of a change: in print."""
        return (self.figure.value if self.sign is None else self.sign) > 0

    @property
    def 减(self) -> bool:  # noqa: PLC2401
        """Below zero; of a change: in print."""
        return (self.figure.value if self.sign is None else self.sign) < 0

    @property
    def 持平(self) -> str:  # noqa: PLC2401
        """What the form says of a change that prints as none (与上年预算持平); empty where there is
        a change, and where the form says it by direction word and zero."""
        return self.level if self.sign == 0 else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a template speaks of (一个来源、科目、项目 …): named values, and figures under
    ``prefix``."""

    kind: str
    values: Mapping[str, Any]
    prefix: str = ""
    look_up: Any = field(default=None, repr=False)
    aspects: tuple[str, ...] = ()
    decimals: Decimals = AS_STATED

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self.values:
            return with_decimals(self.values[name], self.decimals)
        if name in self.aspects:
            return self.look_up(join(self.prefix, name), self.decimals)
        if name in CARRIED_OUT and self.prefix and self.look_up:  # says why it is not known
            return self.look_up(join(self.prefix, name), self.decimals)
        known = (*self.values, *self.aspects)
        hint = did_you_mean(name, known, otherwise=f"有：{'、'.join(known)}。")
        raise TemplateMistakeError(f"{self.kind}没有“{name}”，{hint}")

    def __iter__(self) -> Iterator[str]:
        return iter((*self.values, *self.aspects))

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


def _whole(other: object) -> int:
    """The other side of a sum or comparison with a count."""
    if isinstance(other, Shown):
        return other._count()  # noqa: SLF001 - its own
    if isinstance(other, int) and not isinstance(other, bool):
        return other
    raise TemplateMistakeError(NOT_RECKONED)


def with_decimals(value: Any, decimals: Decimals) -> Any:
    """A thing or figure as a sentence with so many decimals prints it."""
    if decimals == AS_STATED:
        return value
    match value:
        case Thing():
            return replace(value, decimals=decimals)
        case Shown(show=show) if show is not None:
            return show(value.figure.name, decimals)
        case list() | tuple():
            return [with_decimals(one, decimals) for one in value]
        case Mapping():
            return {name: with_decimals(one, decimals) for name, one in value.items()}
    return value


def _worded(aspect: str) -> str:
    """The change for which the form states the direction words of an aspect."""
    basis = basis_of(aspect)
    if basis is None:
        return aspect
    return BUDGETED.change if aspect == basis.change else BUDGETED.rate


def prose(parts: list[object]) -> Markup:
    """Staff's own text with the figures it refers to."""
    return Markup("").join(escape(p) for p in parts)
