"""What a paper states that is no budget line (procurement, assets, what a form asks for itself), by
the words between its numbers: those of our own sentences, whose figures are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from generator.figures.name import FORM_FACT, parse, stem
from generator.importing.paper.draft import Draft
from generator.importing.paper.own import ASSETS, Own
from generator.importing.paper.told import Told
from generator.importing.paper.words import words
from generator.published.model import At, Paragraph, Spot
from generator.relations.facets import YEAR, core
from generator.relations.said import SCALES

CALLED: Final = re.compile(r"本?(?:部门（单位）|部门|单位)|度")
NONE: Final = "无"
COUNTS: Final = ("资产", FORM_FACT, "政府采购")


class Known(NamedTuple):
    """What stands before a number: the figure before it in its paragraph (empty: none), the words
    since then, and its unit."""

    before: str
    words: str
    unit: str


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the paper that is a figure of ours."""

    name: str
    spot: Spot
    block: int


def stated(draft: Draft, told: Told, own: Own | None) -> None:
    """Fill in 政府采购, 国有资产 and 另填; assets that are all nought are stated as none."""
    if own is not None:
        for found in _recognised(told, _known(own)):
            _enter(draft, told, own, found)
    if draft.sections.get(ASSETS) == {}:
        draft.sections[ASSETS] = NONE
    _procurement(draft, told)


def _known(own: Own) -> dict[Known, str]:
    """The figures of our sentences by what stands before them; words alone where these are of one
    figure only."""
    exact: dict[Known, str] = {}
    loose: dict[Known, set[str]] = {}
    for block in own.told.paper.blocks:
        if not isinstance(block, Paragraph):
            continue
        after, before = 0, ""
        for spot in block.spots:
            if not spot.number.mark:
                continue
            said = _plain(own.told, block.text[after : spot.start])
            known = Known(before, said, _unit(spot))
            exact.setdefault(known, spot.number.mark)
            loose.setdefault(known._replace(before=""), set()).add(spot.number.mark)
            after, before = spot.stop, spot.number.mark
    for known, names in loose.items():
        if len(names) == 1:
            exact.setdefault(known, *names)
    return exact


def _unit(spot: Spot) -> str:
    unit = spot.number.unit
    return "元" if unit in SCALES else unit


def _plain(told: Told, text: str) -> str:
    """Words as they are compared: without years, punctuation and what the unit is called."""
    own = core(told.reading.names.without_unit(YEAR.sub("", text)))
    return CALLED.sub("", own).replace("万元", "万")


def _recognised(told: Told, known: dict[Known, str]) -> Iterator[Found]:
    for index, block in enumerate(told.paper.blocks):
        if not isinstance(block, Paragraph):
            continue
        after, before = 0, ""
        for spot in block.spots:
            said = Known(before, _plain(told, block.text[after : spot.start]), _unit(spot))
            name = known.get(said) or known.get(said._replace(before=""), "")
            if name:
                yield Found(name, spot, index)
                after, before = spot.stop, name


def _enter(draft: Draft, told: Told, own: Own, found: Found) -> None:
    path = own.places.get(found.name) or own.places.get(stem(found.name))
    if parse(found.name).family not in COUNTS or path is None:
        return
    draft.read.add(At(found.block, start=found.spot.start))
    number = found.spot.number
    value: Any = number.value
    if number.unit in SCALES:
        value = draft.money(number.value * SCALES[number.unit])
    elif value == value.to_integral_value():
        value = int(value)
    if path[0] == ASSETS and not value:
        draft.sections.setdefault(ASSETS, {})
        return
    tree = draft.sections
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    if path[-1] not in tree:
        tree[path[-1]] = value
        draft.origin(told.where(At(found.block)), *path)


def _procurement(draft: Draft, told: Told) -> None:
    """政府采购 by what its sentences say, whatever form they are of."""
    for claim in told.reading.claims:
        key = words("采购").get(claim.facets.item) if claim.facets else None
        if key and claim.amount and claim.amount.is_money:
            section = draft.sections.setdefault("政府采购", {})
            if key not in section:
                section[key] = draft.money(claim.amount.amount)
                draft.origin(told.where(claim.amount.at), "政府采购", key)
