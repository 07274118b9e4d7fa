"""The changes of all 项 add up to those of 基本支出 and 项目支出, as their amounts do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.relations.claims import Claim, by_section
from generator.relations.facets import Facets
from generator.relations.labels import OF_ITEM
from generator.relations.reading import Reading
from generator.relations.said import Said
from generator.relations.verdict import Allowance, Answer, Kind, Verdict, of_sum, plain

ITEM: Final = 7
"""Digits of a 项."""
KINDS: Final = ("基本支出", "项目支出")


def changes(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """The list of 项 of every fund against its kinds."""
    known = _known(reading.claims)
    for section in by_section(reading.claims):
        for fund, items in _by_fund(section).items():
            kinds = [known.get(Facets(fund=fund, kind=kind)) for kind in KINDS]
            basic, project = kinds
            if basic is not None and project is not None:
                yield from _of_list(items, basic, project, allowance)


def _known(claims: Sequence[Claim]) -> dict[Facets, Said]:
    """The changes that are printed, the first of each amount."""
    found: dict[Facets, Said] = {}
    for claim in claims:
        if claim.facets is not None and claim.change and claim.change.said.is_money:
            found.setdefault(claim.facets._replace(side=""), claim.change.signed)
    return found


def _by_fund(section: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The 项 that are listed under a heading."""
    found: dict[str, list[Claim]] = {}
    for claim in section:
        if claim.facets is not None and is_item(claim.facets):
            found.setdefault(claim.facets.fund, []).append(claim)
    return found


def is_item(facets: Facets) -> bool:
    """Whether an amount is that of one 项, and of nothing less."""
    bare = Facets(facets.side, facets.fund, function=facets.function, name=facets.name)
    is_one = len(facets.function) == ITEM or facets.name.endswith(OF_ITEM)
    return is_one and facets == bare


def _of_list(
    items: Sequence[Claim],
    basic: Said,
    project: Said,
    allowance: Allowance,
) -> Iterator[Verdict]:
    """A list that names what was given up too is of all changes; one that does not may leave some
    out."""
    terms = [claim.change.signed for claim in items if claim.change]
    if len(terms) < len(items) or not all(term.is_money for term in terms):
        return
    has_former = any(claim.amount is not None and not claim.amount.value for claim in items)
    total = basic._replace(value=basic.value + project.value)
    verdict = of_sum(Kind.PARTS, total, terms, allowance, is_sure=has_former)
    off = abs(total.value - sum(term.value for term in terms))
    if off <= allowance.of_parts(Kind.PARTS, len(terms) + 1) * total.step:
        verdict = verdict._replace(answer=Answer.ROUNDING if off else Answer.HOLDS)
    if verdict.why:
        both = plain(total.value, (basic, project))
        why = f"{verdict.why}；基本支出、项目支出的增减额合计 {both}"
        verdict = verdict._replace(why=why)
    yield verdict._replace(parts=(*verdict.parts, project))
