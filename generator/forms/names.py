"""Patterns over figures (``收入.{来源}``): the figures they stand for in one disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.catalogue.terms import KINDS
from generator.catalogue.trees import three_public
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, PROJECT, aspect_of, join, parse, stem
from generator.withheld.hidden import BLANK
from generator.withheld.public import PublicBudget, is_nameless

CODES = {"类": r"2\d\d", "项": r"2\d{6}"}


def named(patterns: Iterable[str], figures: Figures, sources: tuple[str, ...]) -> list[str]:
    """The names, without aspect, that ``patterns`` stand for; ``sources`` are the form's sources of
    income."""
    values = {"来源": sources, "性质": KINDS, "三公": three_public().leaves()}
    names: list[str] = []
    for pattern in patterns:
        place = re.search(r"\{(.+?)\}", pattern)
        if place is None:
            names.append(pattern)
        elif place[1] in CODES:
            regex = re.compile(re.escape(pattern[: place.start()]) + CODES[place[1]])
            amounts = (stem(f.name) for f in figures if aspect_of(f.name) == AMOUNT)
            names += sorted(name for name in amounts if regex.fullmatch(name))
        else:
            names += [pattern.replace(place[0], v) for v in values[place[1]]]
    return names


def quotable(name: str, budget: PublicBudget) -> str:
    """A name that staff wrote and no figure bears, as a message may quote it: where the name of
    some project is withheld, it may be this one."""
    is_open = parse(name).family != PROJECT or not any(map(is_nameless, budget.projects))
    return name if is_open else join(PROJECT, BLANK)
