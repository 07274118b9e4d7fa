"""Whether the facts that were read give back every amount that the tables print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.authoring.emit import Tree, emit
from generator.budget.model import Budget
from generator.figures.budget_lines import yuan
from generator.figures.build import build
from generator.figures.model import UnknownFigureError
from generator.figures.name import CARRIED, PROJECT, parse
from generator.importing.own.projects import Work
from generator.importing.own.rows import Readings
from generator.importing.rows import Problem
from generator.source.decode import decode
from generator.source.reader import read_text

HEAD: Mapping[str, Tree] = {
    "表样": "-",
    "年度": 2000,
    "公开日期": "2000-01-01",
    "单位": {"名称": "-"},
}


def verify(
    readings: Readings, sections: Mapping[str, Tree], works: Sequence[Work]
) -> Iterator[Problem]:
    """A problem for each printed amount that the facts do not come to."""
    budget = decode(
        Budget, read_text(emit({**HEAD, **{k: v for k, v in sections.items() if v}}), "-")
    )
    figures = build(budget, None, Decimal(0))
    items = {
        PROJECT: {str(w.row): item for w, item in zip(works, figures.items[PROJECT], strict=True)},
        CARRIED: {str(n): item for n, item in enumerate(figures.items[CARRIED], start=1)},
    }
    for one in readings.printed:
        name = _named(one.name, items)
        try:
            value = figures[name].value
        except UnknownFigureError:
            value = Decimal(0)
        if value != one.amount:
            message = f"表上印的是 {yuan(one.amount)}，按读入的数是 {yuan(value)}（{name}）。"
            yield Problem(one.place, message)


def _named(read: str, items: Mapping[str, Mapping[str, str]]) -> str:
    """The name of the figure that a table prints; readings say of an item its row in the table."""
    name = parse(read)
    item = items.get(name.family, {}).get(name.item)
    return str(name._replace(item=item)) if item else read
