"""What a project's money goes to: the amounts of the paragraph add up to the project's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.published.model import At, Paragraph
from generator.relations.facets import core
from generator.relations.grammar import PROJECT
from generator.relations.reading import Reading
from generator.relations.said import Said, said_of
from generator.relations.verdict import Allowance, Kind, Verdict, contradicted, holds, of_sum
from generator.relations.vocabulary import vocabulary

COLONS: Final = ("：", ":")


def allocations(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    """Every such paragraph, with the amount that stands above it under the project's name."""
    amounts = _amounts(reading)
    whole: Said | None = None
    for index, block in enumerate(reading.paper.blocks):
        if not isinstance(block, Paragraph) or PROJECT.match(block.text):
            whole = None
            continue
        if whole is not None and _is_allocation(block.text):
            terms = list(_terms(block, index))
            yield from _judged(whole, terms, allowance)
        whole = whole or amounts.get(index)


def _amounts(reading: Reading) -> dict[int, Said]:
    """The amount of a project that a paragraph is all about, by the paragraph's index."""
    labels = vocabulary().lists["项目金额"]
    found: dict[int, Said] = {}
    for claim in reading.claims:
        is_named = claim.facets is not None and bool(claim.facets.name)
        if is_named and claim.amount is not None and core(claim.label) in labels:
            found.setdefault(claim.block, claim.amount)
    return found


def _is_allocation(text: str) -> bool:
    label = next((text.partition(colon)[0] for colon in COLONS if colon in text), "")
    return core(label) in vocabulary().lists["资金分配"]


def _terms(block: Paragraph, index: int) -> Iterator[Said]:
    """The amounts of a paragraph; none where one of them may be a price or a total."""
    lists = vocabulary().lists
    words = [*lists["单价"], *lists["句中合计"]]
    if any(word in block.text for word in words):
        return
    for spot in block.spots:
        number = said_of(spot.number, At(index, start=spot.start))
        if number.is_money:
            yield number


def _judged(whole: Said, terms: Sequence[Said], allowance: Allowance) -> Iterator[Verdict]:
    """A paragraph may leave something out, but names no more than there is."""
    for term in terms:
        if term.amount > whole.amount + allowance.off(term) + allowance.off(whole):
            why = f"比项目的 {whole.shown} 还大"
            yield contradicted(Kind.PARTS, term, why, whole)
            return
    if len(terms) == 1 and terms[0].amount == whole.amount:
        yield holds(Kind.TIE, terms[0], whole)
    elif len(terms) > 1 and len({term.unit for term in (whole, *terms)}) == 1:
        yield of_sum(Kind.PARTS, whole, terms, allowance, is_sure=False)
