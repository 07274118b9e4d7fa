"""Every amount that a paper prints, in tables and in sentences, by what it is the amount of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from generator.catalogue.terms import CLASS
from generator.published.places import titles
from generator.relations.claims import MONEY, Claim
from generator.relations.facets import Facets, core
from generator.relations.reading import Reading
from generator.relations.rows import Row
from generator.relations.said import SCALES, ZERO, Said
from generator.relations.sheets import Part, Sheet
from generator.relations.vocabulary import GRAND, THIS_YEAR, are_final, carried, vocabulary

OF_PROJECTS: Final = "项目支出"
INCOME: Final = "收入"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that is stated of something, on the side of 收入 or 支出 where that is said.
    ``more``: numbers that are added to it (a project in several rows); ``others``: other amounts
    (元) that it may be meant to be."""

    said: Said
    side: str
    is_table: bool
    is_sure: bool = True
    more: tuple[Said, ...] = ()
    others: tuple[Decimal, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The amount in 元."""
        return self.said.amount + sum((one.amount for one in self.more), ZERO)

    @property
    def shown(self) -> str:
        """The amount with its unit."""
        if not self.more:
            return self.said.shown
        return f"{self.amount / SCALES[self.said.unit]:f}{self.said.unit}"


@dataclass(slots=True)
class Ledger:
    """All amounts by what they are the amount of, the side left out; ``blanks`` are places that
    print nothing; ``earlier`` are those of tables that are of another time, with the titles that
    tell which."""

    entries: dict[Facets, list[Stated]] = field(default_factory=dict)
    blanks: dict[Facets, list[Stated]] = field(default_factory=dict)
    earlier: dict[Facets, list[tuple[str, Said]]] = field(default_factory=dict)

    def of(self, key: Facets) -> Sequence[Stated]:
        """The statements of one amount."""
        return self.entries.get(plain_key(key), ())

    def amount(self, key: Facets) -> Said | None:
        """A number that is printed of something, those of its side first, and of tables."""
        found = [one for one in self.of(key) if not one.more]
        found.sort(key=lambda one: one.side != key.side)
        return found[0].said if found else None

    def enter(self, key: Facets, stated: Stated) -> None:
        """Another statement of an amount."""
        is_blank = not stated.said.text and not stated.more
        book = self.blanks if is_blank else self.entries
        book.setdefault(plain_key(key), []).append(stated)


def plain_key(key: Facets) -> Facets:
    """What an amount is of, the side left out, and the fund where there is only that one."""
    fund = "" if vocabulary().paid_by.get(key.item) == key.fund else key.fund
    return key._replace(side="", fund=fund)


def ledger(reading: Reading) -> Ledger:
    """Every amount that is printed and understood, tables before sentences."""
    book = Ledger()
    for sheet in reading.sheets:
        if sheet.unit in SCALES and sheet.is_trusted:
            _enter_sheet(book, sheet)
            _enter_earlier(book, sheet)
    listing = {_sentence(claim) for claim in reading.claims if _is_of_class(claim)}
    for claim in reading.claims:
        _enter_claim(book, claim, is_beside_classes=_sentence(claim) in listing)
    return book


def _sentence(claim: Claim) -> tuple[int, int]:
    return claim.block, claim.sentence


def _is_of_class(claim: Claim) -> bool:
    return claim.facets is not None and len(claim.facets.function) == CLASS


def _enter_earlier(book: Ledger, sheet: Sheet) -> None:
    """The amounts of last year, or of the budget beside final accounts."""
    for part in sheet.parts:
        for column in part.block.amounts:
            if column.is_whole or not column.is_earlier:
                continue
            title = "".join(titles(sheet.table, column.at))
            for place, row in enumerate(part.rows):
                facets = sheet.facets(part, place, column)
                said = sheet.said(row.at, column.at)
                if facets is not None and said.text:
                    book.earlier.setdefault(plain_key(facets), []).append((title, said))


def _enter_claim(book: Ledger, claim: Claim, *, is_beside_classes: bool) -> None:
    """A fund that is called as a class is may be that class, beside other classes."""
    if claim.facets is None or claim.amount is None or claim.measure != MONEY:
        return
    may_be_class = is_beside_classes and core(claim.label) in vocabulary().lists["类名同资金"]
    side, is_sure = claim.facets.side, not claim.is_guess and not may_be_class
    stated = Stated(claim.amount, side, is_table=False, is_sure=is_sure)
    book.enter(_with_kind(book, _with_fund(book, claim.facets)), stated)


def _with_kind(book: Ledger, facets: Facets) -> Facets:
    """What is said of a project alone is said of its 项目支出 where a table prints that."""
    own = facets._replace(kind=OF_PROJECTS)
    is_named = bool(facets.name) and not facets.kind and not book.of(facets)
    return own if is_named and book.of(own) else facets


def _with_fund(book: Ledger, facets: Facets) -> Facets:
    """What is said of a code alone is said of the one fund that the tables print it of."""
    if not facets.function or facets.fund or book.of(facets):
        return facets
    found = [key for key in book.entries if key._replace(fund="") == plain_key(facets)]
    return facets._replace(fund=found[0].fund) if len(found) == 1 else facets


def _enter_sheet(book: Ledger, sheet: Sheet) -> None:
    """The amounts of a table; what it states twice under one key is not one number."""
    mine: dict[Facets, list[Stated]] = {}
    for part in sheet.parts:
        for key, stated in _of_part(sheet, part):
            mine.setdefault(key, []).append(stated)
    for key, found in mine.items():
        for one in _merged(key, found):
            book.enter(key, one)


def _of_part(sheet: Sheet, part: Part) -> list[tuple[Facets, Stated]]:
    found = []
    totals = [row.at for row in part.rows if row.is_total]
    for place, row in enumerate(part.rows):
        is_told_apart = row.is_total and len(totals) > 1 and _is_told_apart(row)
        if row.is_total and not is_told_apart and _is_inner(part, place, totals):
            continue
        others = [at for at in totals if row.is_total and at != row.at and not is_told_apart]
        for key, stated in _of_row(sheet, part, place, others):
            found.append((_of_total(row, key) if is_told_apart else key, stated))
    return found


def _of_row(
    sheet: Sheet, part: Part, place: int, others: Sequence[int]
) -> Iterator[tuple[Facets, Stated]]:
    """The amounts of this year in a row; ``others``: the rows that it may be meant to be."""
    row = part.rows[place]
    is_beside_carried = _has_carried(sheet, part)
    columns = part.block.amounts
    every = [sheet.facets(part, place, one) if one.is_whole else None for one in columns]
    for column, facets in zip(columns, every, strict=True):
        is_of_now = column.leaf.is_now and every.count(facets) > 1
        if facets is not None and not is_of_now:
            is_of_fund = column.facets is not None and bool(column.facets.fund)
            is_of_year = is_beside_carried and is_of_fund and facets.side != INCOME
            stated = Stated(
                sheet.said(row.at, column.at),
                facets.side,
                is_table=True,
                is_sure=not is_of_year,
                others=tuple(sheet.said(at, column.at).amount for at in others),
            )
            yield facets._replace(side=""), stated


def _has_carried(sheet: Sheet, part: Part) -> bool:
    """Whether a column of money that was carried over stands beside those of funds, which are this
    year's alone then."""
    columns = [one for one in part.block.amounts if one.facets and one.facets.fund in carried()]
    return any(sheet.said(row.at, column.at).value for row in part.rows for column in columns)


def _is_told_apart(row: Row) -> bool:
    """Whether the words of final accounts tell which total of several it is: that of this year, or
    with what was left before it."""
    return are_final() and (row.meaning.is_now or row.meaning.total == GRAND)


def _of_total(row: Row, facets: Facets) -> Facets:
    fund = "" if facets.fund == THIS_YEAR else facets.fund
    name = GRAND if row.meaning.total == GRAND else ""
    return facets._replace(fund=fund, name=name)


def _is_inner(part: Part, place: int, totals: Sequence[int]) -> bool:
    """Whether a total is only one of several, and not the one over all."""
    meaning = part.rows[place].meaning
    return len(totals) > 1 and meaning.total != GRAND and not meaning.facets.item


def _merged(key: Facets, found: Sequence[Stated]) -> Sequence[Stated]:
    """One entry a table: a project's rows are added up, two sides stay apart, anything else that
    stands twice is left out."""
    if len(found) == 1:
        return found
    if key.name and key.name != GRAND:
        printed = [one for one in found if one.said.text] or list(found[:1])
        more = tuple(one.said for one in printed[1:])
        singles = tuple(one.amount for one in printed)
        return [replace(printed[0], more=more, others=singles)]
    sides = {one.side for one in found}
    return found if len(sides) == len(found) else ()
