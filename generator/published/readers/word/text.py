"""The text of a paragraph of Word as it reads with all tracked changes accepted, hidden text and
prompts left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.published.model import Oddity
from generator.published.readers.pieces import Pieces
from generator.published.readers.word.names import FALLBACK, PICTURE, W, is_on, value
from generator.published.readers.word.styles import Styles

DROPPED: Final = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr")
)
SILENT: Final = DROPPED | {FALLBACK, f"{W}txbxContent", f"{W}sdtPr", f"{W}tbl"}
BREAKS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
UNREAD: Final = {
    PICTURE: "图片",
    f"{W}object": "嵌入的对象",
    f"{W}pict": "图形",
    f"{W}footnoteReference": "脚注",
    f"{W}endnoteReference": "尾注",
    f"{W}altChunk": "嵌入的文件",
    f"{W}subDoc": "嵌入的文件",
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Reads paragraphs; what they have that is not read is noted in ``pieces``."""

    pieces: Pieces
    styles: Styles

    def of(self, node: etree._Element) -> str:
        """The text below a node."""
        return "".join(self._parts(node))

    def _parts(self, node: etree._Element) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag in UNREAD:
                self._skip(child, UNREAD[tag])
            if tag in SILENT:
                continue
            if tag == f"{W}t":
                yield child.text or ""
            elif tag in BREAKS:
                yield "" if child.get(f"{W}type") == "page" else BREAKS[tag]
            elif tag == f"{W}sym":
                yield _symbol(child)
            elif tag == f"{W}r" and self._is_hidden(child):
                self.pieces.note(Oddity.HIDDEN, "".join(_written(child)))
            elif not _is_prompt(child):
                yield from self._parts(child)

    def _skip(self, node: etree._Element, what: str) -> None:
        if node.find(f".//{W}txbxContent") is None:
            self.pieces.skip(what)

    def _is_hidden(self, run: etree._Element) -> bool:
        if run.find(f"{W}rPr/{W}vanish") is not None:
            return is_on(run, "rPr/vanish")
        style = value(run, "rPr/rStyle")
        return bool(style) and self.styles.is_hidden(style or "")


def _is_prompt(node: etree._Element) -> bool:
    """Whether a content control shows what to fill in, and nothing was."""
    return node.tag == f"{W}sdt" and is_on(node, "sdtPr/showingPlcHdr")


def _written(run: etree._Element) -> Iterator[str]:
    for text in run.iter(f"{W}t"):
        yield text.text or ""


def _symbol(node: etree._Element) -> str:
    """A character of a symbol font, which means something in that font alone."""
    code = node.get(f"{W}char", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def is_mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away, so that it runs on into the
    next."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    return any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
