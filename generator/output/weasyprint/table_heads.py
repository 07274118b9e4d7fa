"""Heads of tables whose direction a reading aid can tell. WeasyPrint 70 names the heads of each
cell, and leaves out those of columns right of a merged head; with its scope on every head, as the
HTML has it, no cell is without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from weasyprint.pdf import tags

_SCOPES: Final = {"row": "/Row", "col": "/Column", "rowgroup": "/Row", "colgroup": "/Column"}
_build = tags._build_box_tree  # noqa: SLF001 - there is no way from outside


def scope_heads() -> None:
    """Have WeasyPrint write the scope of every head of a table."""
    tags._build_box_tree = _scoped  # noqa: SLF001


def _scoped(box: Any, *rest: Any) -> Iterator[Any]:
    for element in _build(box, *rest):
        if element["S"] == "/TH" and box.element is not None:
            element["A"]["Scope"] = _SCOPES[box.element.get("scope", "col")]
        yield element
