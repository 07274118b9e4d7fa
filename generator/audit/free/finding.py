"""What the audit reports of one place of a paper."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from generator.published.model import At, Paper, Table
from generator.published.places import place


class Weight(StrEnum):
    """矛盾 counts for the exit code; 提示 asks to be looked at."""

    CONTRADICTION = "矛盾"
    REMARK = "提示"


class Finding(NamedTuple):
    """One finding: what is printed, what is expected (empty: no number or name), how that comes
    about, and whether rounding may explain it."""

    weight: Weight
    kind: str
    at: At
    printed: str
    expected: str = ""
    why: str = ""
    is_rounding: bool = False


def contradiction(kind: str, at: At, printed: str, why: str, expected: str = "") -> Finding:
    """A finding that counts."""
    return Finding(Weight.CONTRADICTION, kind, at, printed, expected, why)


def remark(kind: str, at: At, printed: str, why: str, expected: str = "") -> Finding:
    """A finding to be looked at."""
    return Finding(Weight.REMARK, kind, at, printed, expected, why)


def where(paper: Paper, finding: Finding) -> str:
    """The place in words, with its page where that is known."""
    at = finding.at
    block = paper.blocks[at.block]
    page = block.page
    if isinstance(block, Table) and 0 <= at.row < len(block.origins):
        page = block.origins[at.row].page or page
    prefix = f"第{page}页 " if page else ""
    return f"{prefix}{place(paper, at)}"


def percent(part: int, whole: int) -> str:
    """A share cut to one decimal, so that only all are ``100.0%``; ``—`` of nothing."""
    if not whole:
        return "—"
    thousandths = part * 1000 // whole
    return f"{thousandths // 10}.{thousandths % 10}%"
