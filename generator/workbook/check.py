"""Whether a workbook holds all that a file says, before anybody relies on it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.budget.form_facts import FormFact
from generator.budget.model import Budget
from generator.diagnostics import DisclosureError
from generator.source.decode import decode as facts_of
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, Source
from generator.workbook.book import sheets_of
from generator.workbook.circle import as_filled_in
from generator.workbook.decode import decode
from generator.workbook.update import is_same

UNFILLED = ("K102", "K103")
"""Faults of a file that is only not filled in yet: a workbook is there for that."""


def require_readable(source: Source) -> None:
    """Raise ``DisclosureError`` where a file has faults other than what is not filled in."""
    try:
        facts_of(Budget, source)
    except DisclosureError as fault:
        found = [one for one in fault.diagnostics if one.code not in UNFILLED]
        if found:
            raise DisclosureError(found) from None


def checked(content: bytes, source: Source, facts: Mapping[str, FormFact]) -> bool:
    """Whether the workbook ``content``, read again, gives every value of the file. Raises
    ``DisclosureError`` where it cannot be read."""
    again = decode(sheets_of(content), source.name)
    whole = as_filled_in(source.root, source.name, facts)
    return is_same(again.root, whole.root, is_ordered=True) and _count(source.root) <= _count(
        whole.root
    )


def _count(node: Node) -> int:
    """How many values a tree has."""
    match node:
        case LocatedDict():
            return sum(map(_count, node.values()))
        case LocatedList():
            return sum(map(_count, node))
        case LocatedStr():
            return 1
    return 0
