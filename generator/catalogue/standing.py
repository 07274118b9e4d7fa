"""What the lists can say of a code in a year. They are not complete: what they lack may exist all
the same."""

from __future__ import annotations

from enum import Enum

from generator.catalogue import lists
from generator.catalogue.classification import Catalogue


class Standing(Enum):
    """How a code stands in a year."""

    LISTED = "in the list that serves the year"
    ELSEWHERE = "only in lists of earlier, or only of later years"
    DOUBTFUL = "not in the list, but something speaks for it: a question to the department"
    UNKNOWN = "in no list of any year"


def kind_of(code: str) -> lists.Kind:
    """Whose code it is: of the function classification, or (3…) of the economic one."""
    return "economic" if code.startswith("3") else "function"


def standing(catalogue: Catalogue, code: str) -> Standing:
    """How ``code`` stands in the year of ``catalogue``."""
    if catalogue.has(code):
        return Standing.LISTED
    if doubt(catalogue, code):
        return Standing.DOUBTFUL
    is_elsewhere = bool(lists.years_of(kind_of(code), code))
    return Standing.ELSEWHERE if is_elsewhere else Standing.UNKNOWN


def doubt(catalogue: Catalogue, code: str) -> str:
    """Why a code that is not in the list may be in force all the same; empty where nothing speaks
    for it."""
    kind, year = kind_of(code), catalogue.year
    believed = lists.doubtful(kind).get(code)
    known = lists.years_of(kind, code)
    if believed and believed.covers(year):
        return f"可能是“{believed.name}”，还没有见到证明"
    if known and known[0] < year < known[-1]:
        return f"收录的科目表里 {lists.spoken(known)} 年有，{year} 年的收录不全"
    if known:
        return ""
    if not catalogue.is_listed:
        return f"{year} 年的科目表没有收录，当年可能有"
    if not lists.is_established(kind, year):
        return f"{year} 年的科目表没有见到全本，当年可能有"
    return ""


def unlisted(catalogue: Catalogue) -> str:
    """That the year has no list of its own, and which is used; said once wherever codes are looked
    up."""
    return f"{catalogue.year} 年的科目表没有收录，编码和名称按 {catalogue.function_year} 年的查。"
