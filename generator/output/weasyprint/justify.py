"""Even right edges for Chinese text. WeasyPrint 70 justifies a line by widening its spaces, of
which Chinese has none, and tears apart the rare line that has one; here the gap is spread over all
characters, as Word does."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

# In characters: a line short of more than that (before a long word) stays ragged.
_WIDEST = 0.2


def justify_chinese() -> None:
    """Have WeasyPrint justify lines by ``_justify``."""
    inline.justify_line = _justify


def _justify(_context: Any, line: Any, extra_width: float) -> None:
    """Spread ``extra_width`` (px) between the characters of ``line``, a line box other than its
    paragraph's last."""
    texts = [child for child in line.children if isinstance(child, boxes.TextBox)]
    gaps = sum(len(text.text) for text in texts) - 1
    if len(texts) != len(line.children) or gaps < 1:
        return
    spacing = extra_width / gaps
    if spacing > line.style["font_size"] * _WIDEST:
        return
    shift = 0.0
    for text in texts:
        text.position_x += shift
        widening = spacing * len(text.text)
        tracking = text.style["letter_spacing"]
        text.style = text.style.copy()
        text.style["letter_spacing"] = spacing + (0 if tracking == "normal" else tracking)
        text.width += widening
        shift += widening
