"""A paper read once for all relations: its tables, what its sentences claim, and the names that it
gives to codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.catalogue.classification import Catalogue
from generator.published.model import Heading, Paper
from generator.relations.claims import Claim
from generator.relations.facets import core
from generator.relations.labels import Names, bare_class
from generator.relations.sentences import claims
from generator.relations.sheets import Sheet, sheets

CLASS: Final = 3
"""Digits of a 类."""
AREA: Final = re.compile(r"^.{1,8}[省市区县州盟旗](?=.{3,}$)")
"""The area that a unit's name begins with, where more than two characters follow."""
FINAL: Final = "决算"
BUDGET: Final = "预算"
ABOUT: Final = re.compile(r"关于(.{2,40}?)20\d\d年")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that relations look at."""

    paper: Paper
    names: Names
    sheets: tuple[Sheet, ...]
    claims: tuple[Claim, ...]


def is_final(paper: Paper) -> bool:
    """Whether the paper is of final accounts: its title says so, else its headings do."""
    if FINAL in paper.title or BUDGET in paper.title:
        return FINAL in paper.title
    texts = [block.text for block in paper.blocks if isinstance(block, Heading)]
    return sum(FINAL in text for text in texts) > sum(BUDGET in text for text in texts)


def read(paper: Paper) -> Reading:
    """The paper read."""
    names = Names(_unit(paper), official=_official(paper.year))
    tables = sheets(paper, names)
    return Reading(paper, names, tables, claims(paper, names))


@cache
def _official(year: int) -> dict[str, str]:
    """The 类 of a year's catalogue by name, but for what is a name of the economic one too."""
    if not year:
        return {}
    catalogue = Catalogue(year)
    others = set(catalogue.economics.values())
    found = {}
    for code, name in catalogue.all_functions().items():
        if len(code) == CLASS and name not in others:
            found[core(name)] = code
            found[bare_class(name)] = code
    return found


def _unit(paper: Paper) -> tuple[str, ...]:
    """What the paper calls its unit, the longest name first."""
    found = {paper.unit} if paper.unit else set()
    if short := AREA.sub("", paper.unit):
        found.add(short)
    for block in paper.blocks:
        if isinstance(block, Heading) and (about := ABOUT.search(block.text)):
            found.add(about[1])
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
