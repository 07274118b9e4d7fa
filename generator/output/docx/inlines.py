"""Text inside paragraphs: runs, line breaks, and a content control around every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from generator.document.tree import Inline, LineBreak, Number
from generator.output.docx.xml import escape

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
# Word refuses a file in which the tag or the title of a content control is longer.
_LONGEST_TAG = 64
_DIGEST = 12


def runs(inlines: tuple[Inline, ...], control_ids: Iterator[int], properties: str = "") -> str:
    """``inlines`` as runs; ``properties`` is the content of each run's ``w:rPr``."""
    return "".join(_inline(inline, control_ids, properties) for inline in inlines)


def run(text: str, properties: str = "") -> str:
    """``text`` as one run; line feeds and tabs become Word's own, an empty text nothing."""
    pieces = re.split(r"([\n\t])", text.replace("\r\n", "\n").replace("\r", "\n"))
    content = ""
    for piece in filter(None, pieces):
        content += _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
    rest = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rest}{content}</w:r>" if content else ""


def tag(name: str) -> str:
    """The tag of a figure: its name; of a longer one the beginning and a digest of the whole."""
    if len(name) <= _LONGEST_TAG:
        return name
    digest = sha256(name.encode()).hexdigest()[:_DIGEST]
    return f"{name[: _LONGEST_TAG - _DIGEST - 1]}~{digest}"


def _inline(inline: Inline, control_ids: Iterator[int], properties: str) -> str:
    if isinstance(inline, LineBreak):
        return run("\n")
    if isinstance(inline, Number) and inline.text:
        return _control(inline, next(control_ids), run(inline.text, properties))
    return run(inline.text, properties)


def _control(number: Number, control_id: int, content: str) -> str:
    """A content control; a figure printed as blank has none, since Word would fill it with a
    prompt.

    It names no kind of content: in one for plain text LibreOffice drops bold type.
    """
    name = escape(tag(number.name))
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:id '
        f'w:val="{control_id}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
