"""The web page with an explanation behind every number; still one file that loads nothing."""

from __future__ import annotations

from pathlib import Path

from generator.document.tree import Document
from generator.look import Look
from generator.output import html

_HERE = Path(__file__)


def write(document: Document, look: Look, explained: str, *, extra_css: str = "") -> bytes:
    """The page, in UTF-8; ``explained`` is the JSON of ``generator.explain.payload`` on the same
    document."""
    style = _HERE.with_suffix(".css").read_text("utf-8")
    script = html.Script(_HERE.with_suffix(".js").read_text("utf-8"), explained)
    return html.write(document, look, extra_css=extra_css + style, script=script)
