"""Text inside paragraphs: runs and line breaks, figures and texts from the YAML under their
marks."""

from __future__ import annotations

import re

from generator.document.tree import Inline, LineBreak, Number
from generator.output.docx.marks import OF_FIGURE, OF_TEXT, Marks
from generator.output.docx.xml import escape

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(inlines: tuple[Inline, ...], marks: Marks, properties: str = "") -> str:
    """``inlines`` as runs; ``properties`` is the content of each run's ``w:rPr``."""
    return "".join(_inline(inline, marks, properties) for inline in inlines)


def run(text: str, properties: str = "") -> str:
    """``text`` as one run; line feeds and tabs become Word's own, an empty text nothing."""
    pieces = re.split(r"([\n\t])", text.replace("\r\n", "\n").replace("\r", "\n"))
    content = ""
    for piece in filter(None, pieces):
        content += _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
    rest = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rest}{content}</w:r>" if content else ""


def _inline(inline: Inline, marks: Marks, properties: str) -> str:
    match inline:
        case LineBreak():
            return run("\n")
        case Number(name=name, text=text) if text:
            style = f'<w:rStyle w:val="{escape(marks.figure_style)}"/>'
            return marks.owned(OF_FIGURE, name, run(text, style + properties))
        case Number():
            return ""
        case _ if inline.owner and inline.text:
            return marks.owned(OF_TEXT, inline.owner, run(inline.text, properties))
        case _:
            return run(inline.text, properties)
