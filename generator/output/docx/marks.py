"""Marks in the text of a Word file that nobody sees: which figure or which key of the YAML a run
shows.

They are bookmarks with names that Word hides (they begin with ``_``), of 40 characters at most,
none twice: a letter for the kind, a digest of the figure's name or the text's key, a running
number. Unlike content controls they hide no text from programs that read Word files, and they
outlive LibreOffice; but whoever edits may copy or delete them: they are evidence, and judge
nothing.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from generator.output.docx.xml import escape

FIGURE_STYLE: Final = "预算数字"
"""The character style of figures, by which staff see and find them all."""
OF_FIGURE: Final = "_S"
OF_TEXT: Final = "_W"
MOST: Final = 10_000
"""Marks of owners in one file: Word takes no more than 16,379 bookmarks."""
_DIGEST: Final = 12
"""Characters of a digest."""


def beginning(kind: str, key: str) -> str:
    """What every mark of a figure (by its name) or of a text (by its key) begins with."""
    return f"{kind}{sha256(key.encode(errors='replace')).hexdigest()[:_DIGEST]}_"


class Marks:
    """Gives the marks of one file, each with an id of its own; ``figure_style`` is the id of the
    style of figures in the file."""

    def __init__(self, figure_style: str) -> None:
        self.figure_style = figure_style
        self._count = 0

    def named(self, name: str, content: str) -> str:
        """``content`` under a bookmark of this name."""
        self._count += 1
        begin = f'<w:bookmarkStart w:id="{self._count}" w:name="{escape(name)}"/>'
        return f'{begin}{content}<w:bookmarkEnd w:id="{self._count}"/>'

    def owned(self, kind: str, key: str, content: str) -> str:
        """``content`` under the mark of its owner; bare where the file has as many as it may."""
        if self._count >= MOST:
            return content
        return self.named(f"{beginning(kind, key)}{self._count}", content)
