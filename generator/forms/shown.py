"""Figures and things as templates see them: Chinese attributes, numbers that print themselves.

``事项.金额`` is a figure, ``事项.增减额.词`` its direction word, ``事项.原因`` what the department
wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from generator.document.tree import Number
from generator.figures.model import Figure
from generator.figures.name import aspect_of, join
from generator.suggestion import did_you_mean

SIGNLESS = ("增减额", "增减率", "增减")


class TemplateMistakeError(Exception):
    """A template asked for something that does not exist; the message is for the template's
    author."""


@dataclass(frozen=True, slots=True)
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

    def __html__(self) -> Markup:
        p = self.printed
        return Markup('<data name="{}" value="{}">{}</data>').format(p.name, p.value, p.text)

    def __str__(self) -> str:
        return self.printed.text

    def __bool__(self) -> bool:
        return self.is_budgeted if self.sign is None else bool(self.sign)

    @property
    def 词(self) -> str:  # noqa: PLC2401 - template vocabulary
        """增加/减少, 增长/下降 … by the printed sign, as the form says."""
        up, down, level = self.directions[aspect_of(self.figure.name)]
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

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self.values:
            return self.values[name]
        if name in self.aspects:
            return self.look_up(join(self.prefix, name))
        known = (*self.values, *self.aspects)
        hint = did_you_mean(name, known, otherwise=f"有：{'、'.join(known)}。")
        raise TemplateMistakeError(f"{self.kind}没有“{name}”，{hint}")

    def __iter__(self) -> Iterator[str]:
        return iter((*self.values, *self.aspects))

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


def prose(parts: list[object]) -> Markup:
    """Staff's own text with the figures it refers to."""
    return Markup("").join(escape(p) for p in parts)
