"""A finding with its place taken apart, for whoever has not the paper at hand."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.audit.free.finding import Finding, Weight, where
from generator.published.model import At, Heading, Paper, Paragraph, Table
from generator.published.places import row_label, titles

STOP: Final = re.compile(r"[。；！？]")


class Spot(NamedTuple):
    """Where something is printed: the ``page`` and ``sheet`` (0, empty: unknown), in a table its
    title, the ``row`` as a reader counts it from 1 (0: the table as a whole), what heads the row,
    and the column's titles; else the section and the sentence."""

    page: int = 0
    sheet: str = ""
    table: str = ""
    row: int = 0
    row_label: str = ""
    column: str = ""
    section: str = ""
    sentence: str = ""


class Told(NamedTuple):
    """A finding; ``where`` is its place in words, ``spot`` the same taken apart."""

    weight: Weight
    kind: str
    where: str
    spot: Spot
    printed: str
    expected: str = ""
    why: str = ""
    is_rounding: bool = False


def told(paper: Paper, finding: Finding) -> Told:
    """A finding of a paper."""
    return Told(
        weight=finding.weight,
        kind=finding.kind,
        where=where(paper, finding),
        spot=spot(paper, finding.at),
        printed=finding.printed,
        expected=finding.expected,
        why=finding.why,
        is_rounding=finding.is_rounding,
    )


def spot(paper: Paper, at: At) -> Spot:
    """A place taken apart."""
    block = paper.blocks[at.block]
    match block:
        case Table():
            return _in_table(block, at)
        case Paragraph():
            section, sentence = _section(paper, at.block), _sentence(block.text, at.start)
            return Spot(page=block.page, section=section, sentence=sentence)
        case Heading():
            return Spot(page=block.page, section=block.text)


def _in_table(table: Table, at: At) -> Spot:
    found = Spot(page=table.page, table=table.title)
    if at.row < 0:
        return found
    number, page, sheet = at.row + 1, table.page, ""
    if at.row < len(table.origins):
        origin = table.origins[at.row]
        number, page, sheet = origin.row or number, origin.page or page, origin.sheet
    names = titles(table, at.column) if at.column >= 0 else ()
    return found._replace(
        page=page,
        sheet=sheet,
        row=number,
        row_label=row_label(table, at),
        column="·".join(dict.fromkeys(names)),
    )


def _section(paper: Paper, index: int) -> str:
    """The nearest heading above."""
    for block in reversed(paper.blocks[:index]):
        if isinstance(block, Heading):
            return block.text
    return ""


def _sentence(text: str, start: int) -> str:
    """The sentence that a place stands in; the whole paragraph where there is no place."""
    if start < 0:
        return text
    first = max((found.end() for found in STOP.finditer(text, 0, start)), default=0)
    end = STOP.search(text, start)
    return text[first : end.end() if end else len(text)].strip()
