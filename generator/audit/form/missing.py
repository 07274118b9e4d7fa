"""Tables and sections that a form has and the paper does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.audit.form.case import Case
from generator.audit.form.check import Check, not_checked, wrong
from generator.audit.form.recognise import core, stated
from generator.audit.free.finding import contradiction
from generator.catalogue.alike import near
from generator.published.model import At, Heading, Paper, Paragraph

KIND: Final = "缺项"
ALIKE: Final = 0.9
SURE: Final = Decimal("0.75")
"""The share of a form's tables from which on the others are missing, and not those of another
form."""
LONGEST: Final = 60
"""Characters of a heading."""
ABOUT, EXPLAINED = "关于", "说明"


def missing_tables(case: Case) -> Iterator[Check]:
    """Tables; no telling while some of the paper's were not recognised."""
    known = {*case.followed.tables.values(), *(goal.at.block for goal in case.goals)}
    tables = [index for index, table in case.reading.paper.tables() if table.head]
    strange = [index for index in tables if index not in known]
    doubt = f"有 {len(strange)} 张表认不出是哪一张" if strange else ""
    if len(case.followed.tables) < SURE * len(case.spec.table_order):
        doubt = "少的表多，像是另一种表样"
    shown = {core(text) for text in _over_something(case.reading.paper)}
    before = At(0)
    for key in case.spec.table_order:
        title = stated(case.spec.tables[key].title)
        if key in case.followed.tables:
            before = At(case.followed.tables[key])
        elif core(title) not in shown:
            yield _absent(before, title, f"没有“{title}”", doubt)


def missing_sections(case: Case) -> Iterator[Check]:
    """Sections; no telling while some of the paper's were not recognised."""
    paper = case.reading.paper
    titles = {key: stated(case.spec.chapters[key].title) for key in case.spec.chapter_order}
    tails = {key: core(title.removeprefix(ABOUT)) for key, title in titles.items()}
    seen = _titles(paper)
    headings = [core(text) for text in _headings(paper) if text.endswith(EXPLAINED)]
    parts = [core(part.title) for part in case.spec.parts.values() if part.title]
    known = (*tails.values(), *parts)
    others = [one for one in headings if not any(_is(one, tail) for tail in known)]
    places = {key: _place(seen, tail) for key, tail in tails.items()}
    lacking = [key for key, index in places.items() if index < 0]
    doubt = f"有 {len(others)} 节认不出是哪一节" if others else ""
    if len(tails) - len(lacking) < SURE * len(tails):
        doubt = "少的节多，像是另一种表样"
    before = At(0)
    for key, index in places.items():
        if index >= 0:
            before = At(index)
        else:
            yield _absent(before, titles[key], f"没有“{titles[key]}”一节", doubt)


def _place(seen: Sequence[tuple[int, str]], tail: str) -> int:
    """The first block that has a section's title; -1: none has."""
    return next((index for index, title in seen if _is(title, tail)), -1)


def _is(title: str, tail: str) -> bool:
    """Whether a title, after the unit's name, is the form's."""
    return tail in title or near(tail, title[-len(tail) - 1 :]) >= ALIKE


def _headings(paper: Paper) -> Sequence[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def _over_something(paper: Paper) -> Iterator[str]:
    """The headings that are no entries of contents: something other than a heading follows."""
    for block, after in pairwise(paper.blocks):
        if isinstance(block, Heading) and not isinstance(after, Heading):
            yield block.text


def _titles(paper: Paper) -> list[tuple[int, str]]:
    """Everything that may be a heading, with its block."""
    found = []
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST:
            found.append((index, core(block.text)))
    return found


def _absent(at: At, title: str, why: str, doubt: str) -> Check:
    if doubt:
        return not_checked(f"{why}；{doubt}")
    return wrong(contradiction(KIND, at, "（无）", f"{why}", title))


CHECKS: Final = (missing_tables, missing_sections)
