"""Characters that Chinese input methods and Windows produce in place of the plain ones."""

from __future__ import annotations

import re

FULL_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): " ",
    0xA0: " ",
}
MINUS: dict[int, int | str] = dict.fromkeys(map(ord, "−–"), "-")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
QUOTES = "“”‘’「」『』\"'"


def half_width(text: str) -> str:
    """``１２．５`` → ``12.5``; also full-width spaces and typographic minus signs."""
    return text.translate(FULL_WIDTH | MINUS)


def visible(text: str) -> str:
    """``text`` without characters that nobody can see."""
    return INVISIBLE.sub("", text)
