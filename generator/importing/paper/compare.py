"""The paper against the document that its facts give: what does not come out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import SCALE
from generator.catalogue.trees import funds
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, TOTAL, Name, join
from generator.importing.merge.basic import BASIC, CARRIED
from generator.importing.merge.projects import PROJECTS
from generator.importing.paper.draft import Draft
from generator.importing.paper.goals import is_goal
from generator.importing.paper.rebuilt import Rebuilt
from generator.importing.paper.told import Told, told
from generator.importing.paper.unlike import unlike
from generator.importing.paper.words import words
from generator.published.model import At
from generator.relations.claims import Claim
from generator.relations.facets import Facets
from generator.relations.ledger import Stated
from generator.relations.said import SCALES

WAN: Final = SCALE["万元"]
SPENDING: Final = "支出"
FAMILIES: Final = ("收入", SPENDING)
HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Compared:
    """``unlike`` are sentences and numbers that do not come out; ``is_reconciled``: all totals
    do."""

    unlike: tuple[str, ...]
    is_reconciled: bool


def compare(draft: Draft, paper: Told, rebuilt: Rebuilt, *, is_followed: bool) -> Compared:
    """Note the tables that were not read; list everything else: of a paper of the same form the
    headings, sentences and cells that do not come out, of any other the amounts that come out
    otherwise and the sentences with numbers that were not read."""
    for place, message in unread_tables(paper):
        draft.problem(place, message)
    figures = rebuilt.figures
    is_reconciled = figures is not None and _totals(draft, paper, figures)
    if figures is None or rebuilt.paper is None:
        return Compared((), is_reconciled)
    if is_followed:
        return Compared(tuple(unlike(paper, rebuilt.paper)), is_reconciled)
    _amounts(draft, paper, told(rebuilt.paper, [Catalogue(paper.paper.year)]))
    return Compared(tuple(_unread(draft, paper, figures)), is_reconciled)


def unread_tables(paper: Told) -> Iterator[tuple[str, str]]:
    """Every table with numbers whose columns or codes are not understood."""
    read = {sheet.index: sheet for sheet in paper.reading.sheets}
    for index, table in paper.paper.tables():
        sheet = read.get(index)
        number = sum(cell.number is not None for row in table.rows for cell in row)
        if not number or is_goal(table):
            continue
        place = paper.where(At(index))
        if sheet is None:
            yield place, f"没有表头，不知道各栏是什么，{number} 个数没有读入。"
        elif sheet.unit not in SCALES:
            yield place, f"没有写金额的单位，{number} 个数没有读入。"
        elif not sheet.is_trusted:
            yield place, f"编码或栏目错了位，{number} 个数没有读入。"


def _totals(draft: Draft, paper: Told, figures: Figures) -> bool:
    """Whether the totals by source and kind are those of what was read, but for what rounding
    leaves."""
    is_reconciled = True
    slack = HALF * _halves(draft)
    for key, one in paper.tables():
        if key != Facets(fund=key.fund, kind=key.kind) or one.side == "收支":
            continue
        name = _name(key, one)
        is_source = not key.fund or key.fund in funds().parents
        if not is_source or not figures.knows(name):
            continue
        off = abs(figures[name].value - one.amount)
        if not off:
            continue
        message = f"印的是 {_wan(one.amount)}，按读入的各项相加是 {_wan(figures[name].value)}"
        is_rest = off <= slack * one.said.amount_step
        is_reconciled = is_reconciled and is_rest
        draft.problem(paper.where(one.said.at), message + ("，是尾差。" if is_rest else "。"))
    return is_reconciled


def _halves(draft: Draft) -> int:
    """How many halves of the last decimal a total may be off: one for each amount that was read
    and one for itself; none where it is the only amount."""
    sections = draft.sections
    basic = sections.get(BASIC, {})
    parts = len(basic.get("按功能科目", {})) + len(basic.get("明细", ()))
    parts += len(sections.get(CARRIED, ()))
    for project in sections.get(PROJECTS, ()):
        parts += len(project.get("支出", {})) + len(project.get("明细", ()))
    return parts + 1 if parts > 1 else 0


def _name(key: Facets, one: Stated) -> str:
    return str(Name(family=one.side or SPENDING, fund=key.fund, kind=key.kind, aspect=AMOUNT))


def _amounts(draft: Draft, paper: Told, again: Told) -> None:
    """Note the amounts of tables that come out otherwise."""
    for key, one in paper.tables():
        mine = again.amount(key, one.side) if one.amount else None
        if mine is not None and abs(mine - one.amount) >= one.said.amount_step:
            message = f"印的是 {_wan(one.amount)}，按读入的数是 {_wan(mine)}。"
            draft.problem(paper.where(one.said.at), message)


def _wan(amount: Decimal) -> str:
    return f"{(amount / WAN).normalize():,f}万元"


def _unread(draft: Draft, paper: Told, figures: Figures) -> Iterator[str]:
    """The paragraphs with amounts of money that were not understood, or come out otherwise."""
    listed: set[int] = set()
    for claim in paper.reading.claims:
        said = claim.amount
        if said is None or not said.is_money or not said.value:
            continue
        if claim.block in listed or said.at in draft.read:
            continue
        if not _is_figure(claim, figures):
            listed.add(claim.block)
            yield f"{paper.where(At(claim.block))}：有没有读入的数"


def _is_figure(claim: Claim, figures: Figures) -> bool:
    """Whether an amount is what was read: as a source, kind, code, or item of 三公 or
    procurement."""
    if claim.facets is None or claim.amount is None:
        return False
    facets = claim.facets
    if facets.economic or facets.name:
        return False
    said = Name(
        facets.side if facets.side in FAMILIES else SPENDING,
        AMOUNT,
        fund=facets.fund,
        function=facets.function,
        kind=facets.kind,
    )
    name = str(said)
    if facets.item:
        name = _item(facets.item)
    if not figures.knows(name):
        return False
    return abs(figures[name].value - claim.amount.amount) <= claim.amount.amount_step


def _item(item: str) -> str:
    if item in words("三公"):
        return join("三公", words("三公")[item]["项"], AMOUNT)
    if item in words("采购"):
        return join("政府采购", words("采购")[item], AMOUNT)
    return join(item, TOTAL, AMOUNT) if item == "政府采购" else join(item, AMOUNT)
