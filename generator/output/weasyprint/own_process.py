"""A layout under a form's own style sheet, in a process apart: a few words of CSS can keep one page
busy for hours."""

from __future__ import annotations

from generator.apart import Bounds, ExceededError, call
from generator.document.tree import Document
from generator.fonts import Fonts
from generator.look import Look
from generator.output.weasyprint import limits
from generator.output.weasyprint.limits import LayoutError

Written = tuple[bytes, dict[str, int], int]


def write(document: Document, look: Look, fonts: Fonts, extra_css: str) -> Written:
    """What ``writer.write`` gives. Raises ``LayoutError`` beyond the limits."""
    bounds = Bounds(limits.SECONDS, limits.MEMORY)
    try:
        return call(bounds, _lay_out, document, look, fonts, extra_css)
    except ExceededError as error:
        raise LayoutError(f"PDF 排版{error}") from error


def _lay_out(document: Document, look: Look, fonts: Fonts, extra_css: str) -> Written:
    """In the process apart, so that the caller's does not load the layout engine."""
    from generator.output.weasyprint import writer  # noqa: PLC0415

    return writer.write(document, look, fonts, extra_css)
