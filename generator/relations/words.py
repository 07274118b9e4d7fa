"""Words against numbers: directions and signs, tables that are called empty, money that is said not
to exist, lists that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from generator.published.model import At, Heading, Paragraph, Spot
from generator.relations.claims import Claim
from generator.relations.facets import NOTHING, Facets, combined, core, understood
from generator.relations.grammar import PERCENT, SENTENCE
from generator.relations.ledger import Ledger
from generator.relations.reading import Reading
from generator.relations.said import SCALES, Said
from generator.relations.sheets import Sheet
from generator.relations.verdict import Allowance, Kind, Verdict, contradicted, holds
from generator.relations.vocabulary import vocabulary

JOINED: Final = re.compile(r"[、和]")
OUTSIDE: Final = re.compile(r"、(?![^（]*）)")
"""Between the items of a list, brackets left whole."""
SHOWN: Final = 24
"""Characters of a sentence that a message shows."""


def words(reading: Reading, book: Ledger, allowance: Allowance) -> Iterator[Verdict]:
    """Every such word of the paper."""
    for claim in reading.claims:
        yield from _signs(claim, allowance)
    yield from _empty_tables(reading)
    scope = NOTHING
    for index, block in enumerate(reading.paper.blocks):
        if isinstance(block, Heading):
            meaning = understood(reading.names.without_unit(block.text))
            scope = meaning.facets if meaning.is_whole else NOTHING
        elif isinstance(block, Paragraph):
            text = reading.names.without_unit(block.text)
            yield from _absent(text, scope, book)
            yield from _counted(block, index)


# -- signs


def _signs(claim: Claim, allowance: Allowance) -> Iterator[Verdict]:
    """增加 is no negative, a rate goes the way of its change, 持平 is no change."""
    change, rate = claim.change, claim.rate
    for moved in (change, rate):
        if moved is not None and moved.is_up is not None and moved.said.value < 0:
            yield contradicted(Kind.WORDS, moved.said, f"“{moved.word}”后面却是负数")
    if change is not None and claim.still and change.said.value:
        yield contradicted(Kind.WORDS, change.said, "却说与上年持平")
    if change is None or rate is None:
        return
    is_still = not change.said.value and bool(rate.said.value)
    if change.said.value and rate.said.value and change.is_up != rate.is_up:
        why = f"增减额是{change.word}，增减率却是{rate.word}"
        yield contradicted(Kind.WORDS, rate.said, why, change.said)
    elif is_still and allowance.is_strict:
        yield contradicted(Kind.WORDS, rate.said, "增减额却印作 0", change.said)
    else:
        yield holds(Kind.WORDS, rate.said, change.said)


# -- empty tables


def _empty_tables(reading: Reading) -> Iterator[Verdict]:
    """A table that its note, or a sentence that names it, calls empty has nothing in it."""
    called = [sentence for sentence in _spoken(reading) if _is_called_empty(sentence)]
    for sheet in reading.sheets:
        amount = _first_amount(sheet)
        if amount is None:
            continue
        title = core(sheet.table.title)
        notes = [note for note in sheet.table.notes if _is_called_empty(note)]
        notes += [text for text in called if title and title in core(text)]
        for note in dict.fromkeys(notes):
            short = note if len(note) <= SHOWN else f"{note[:SHOWN]}…"
            yield contradicted(Kind.WORDS, amount, f"却说是空表：“{short}”")


def _spoken(reading: Reading) -> Iterator[str]:
    """Every sentence of the paper."""
    for block in reading.paper.blocks:
        if isinstance(block, Paragraph):
            yield from SENTENCE.split(block.text)


def _is_called_empty(text: str) -> bool:
    return any(word in text for word in vocabulary().lists["空表"])


def _first_amount(sheet: Sheet) -> Said | None:
    """The first amount of a table that is not zero."""
    for part in sheet.parts:
        for row in part.rows:
            for column in part.block.amounts:
                number = sheet.said(row.at, column.at)
                if number.value:
                    return number
    return None


# -- money that is said not to exist


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, vocabulary().lists["没有"]))


def _absent(text: str, scope: Facets, book: Ledger) -> Iterator[Verdict]:
    """What a sentence says not to be there has no amount in a table."""
    for pattern in _patterns():
        for found in pattern.finditer(text):
            kind = found.groupdict().get("性质") or ""
            for name in JOINED.split(found["事"]):
                key = _key(f"{name}{kind}", scope)
                printed = [one for one in book.of(key) if one.is_table] if key else []
                if printed and printed[0].amount:
                    why = f"文中却说“{found[0].strip('，。；：')}”"
                    yield contradicted(Kind.WORDS, printed[0].said, why)


def _key(text: str, scope: Facets) -> Facets | None:
    """What a text names; ``None`` where it names nothing, or may name several things."""
    meaning = understood(text)
    if not meaning.is_whole or meaning.facets == NOTHING or meaning.is_either:
        return None
    return combined(scope, meaning.facets)


# -- lists that are counted


@cache
def _listing() -> re.Pattern[str]:
    before = vocabulary().lists["名单"]
    return re.compile(rf"[^，。；：]{{0,8}}，(?:{before})[：:]?(?P<list>[^。；]+)[。；]")


def _counted(block: Paragraph, index: int) -> Iterator[Verdict]:
    """“下设3个科室，分别是：…” names three."""
    for spot in block.spots:
        is_count = spot.number.unit and spot.number.unit not in (*PERCENT, *SCALES)
        found = _listing().match(block.text, spot.stop) if is_count else None
        if found:
            yield _of_list(spot, index, found["list"])


def _of_list(spot: Spot, index: int, listed: str) -> Verdict:
    items = [item for item in OUTSIDE.split(listed) if item]
    number, at = spot.number, At(index, start=spot.start)
    said = Said(number.value, number.unit, Decimal(1), at, number.text, number.mark)
    if _fewest(items) <= said.value <= len(items):
        return holds(Kind.WORDS, said)
    return contradicted(Kind.WORDS, said, f"后面列了 {len(items)} 个")


def _fewest(items: list[str]) -> int:
    """How few names a list may hold, where one that does not end like a name is the beginning of
    the next: “征集、编研科”."""
    endings = vocabulary().lists["名单收尾"]
    whole = [item for item in items if item.partition("（")[0][-1:] in endings]
    return max(1, len(whole))
