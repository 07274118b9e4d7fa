"""A bound on the pages of a PDF: a form's own CSS could ask for millions."""

from __future__ import annotations

from typing import Any, Final

from weasyprint.layout import page

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity

MOST_PAGES: Final = 3000
"""Five hundred projects with their performance tables take some hundred."""

_make = page.remake_page


def bound_pages() -> None:
    """Have WeasyPrint stop at ``MOST_PAGES``."""
    page.remake_page = _bounded


def _bounded(index: int, *rest: Any) -> Any:
    if index >= MOST_PAGES:
        message = f"PDF 超过 {MOST_PAGES} 页，多半是表样的 style.css 把高度或页面写错了。"
        raise DisclosureError([Diagnostic("F108", Severity.ERROR, Position("style.css"), message, "改正或删去它。")])
    return _make(index, *rest)
