"""What the facts behind a paper come to, asked by patterns: the answer key of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from generator.catalogue.terms import SCALE
from generator.diagnostics import DisclosureError, Position
from generator.drafting.known import plain_name
from generator.figures.model import MONEY, Figure
from generator.forms.accounts import Accounts
from generator.forms.patterns import fill
from generator.forms.rows import RowData, RowSource
from generator.forms.spec import Block, Rows
from generator.forms.tables import figure_name
from generator.pipeline import Disclosure
from generator.published.model import Printed

NOWHERE: Final = Position("草稿")


@dataclass(frozen=True, slots=True)
class Answers:
    """The figures and rows of a disclosure."""

    disclosure: Disclosure
    source: RowSource

    @classmethod
    def of(cls, disclosure: Disclosure) -> Answers:
        """Those of a disclosure that was read and derived."""
        names, form = disclosure.budget.names, disclosure.form.spec.names
        accounts = Accounts(names, form, disclosure.catalogue)
        return cls(disclosure, RowSource(disclosure.budget, disclosure.figures, accounts))

    def rows(self, spec: Rows) -> tuple[RowData, ...]:
        """The rows that a source gives; none where its patterns do not fit these facts."""
        try:
            return self.source.rows(Block(列=(), 行=spec))
        except DisclosureError:
            return ()

    def text(self, pattern: str, row: RowData) -> str | None:
        """What a pattern of text says in a row."""
        try:
            return fill(pattern, row.variables, NOWHERE)
        except DisclosureError:
            return None

    def figure(self, pattern: str, row: RowData) -> Figure | None:
        """The figure that a pattern names in a row."""
        try:
            name = figure_name(pattern, row.variables, NOWHERE)
        except DisclosureError:
            return None
        figures = self.disclosure.figures
        return figures[name] if figures.knows(name) else None

    def printed_as(self, number: Printed) -> Iterator[Figure]:
        """The figures, other than zero, that print as this number."""
        for figure in self.disclosure.figures:
            if figure.value and prints_as(figure, number, number.unit):
                yield figure


def prints_as(figure: Figure, number: Printed, unit: str) -> bool:
    """Whether a figure, rounded as a number is, is that number; a change is printed without its
    sign."""
    if figure.unit != MONEY:
        scale = Decimal(1)
        if unit and unit != figure.unit:
            return False
    elif unit in SCALE:
        scale = SCALE[unit]
    else:
        return False
    step = Decimal(1).scaleb(-number.decimals)
    value = (figure.value / scale).quantize(step, ROUND_HALF_UP)
    return abs(value) == abs(number.value)


@dataclass(frozen=True, slots=True)
class Label:
    """What heads a printed row: the digits of its code, and its name."""

    code: str
    name: str

    def is_of(self, row: RowData) -> bool:
        """Whether it may head a row of a source."""
        code = row.variables.get("编码") or row.variables.get("码", "")
        name = row.variables.get("项目") or row.variables.get("名称", "")
        if self.code and (not code or not code.endswith(self.code)):
            return False
        return plain_name(name) == plain_name(self.name) if self.name else bool(self.code)


def matched(rows: Sequence[RowData], labels: Sequence[Label]) -> dict[int, int]:
    """Which printed row, by its label, is which row of a source: both in their order."""
    found: dict[int, int] = {}
    start = 0
    for number, row in enumerate(rows):
        for place in range(start, len(labels)):
            if labels[place].is_of(row):
                found[place] = number
                start = place + 1
                break
    return found
