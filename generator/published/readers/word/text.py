"""The text of a paragraph of Word, bit by bit: what is there, what a tracked change adds or takes
away, hidden text and prompts left out. It reads as with all changes accepted, or as before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from lxml import etree

from generator.published.model import Oddity
from generator.published.readers.pieces import Pieces
from generator.published.readers.word.names import FALLBACK, PICTURE, W, is_on, value
from generator.published.readers.word.styles import Styles

TAKEN: Final = frozenset((f"{W}del", f"{W}moveFrom"))
"""What holds text that a tracked change takes away."""
ADDED: Final = frozenset((f"{W}ins", f"{W}moveTo"))
"""What holds text that a tracked change adds."""
DROPPED: Final = frozenset(f"{W}{name}" for name in ("instrText", "delInstrText", "pPr", "rPr"))
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


class State(Enum):
    """What the tracked changes of a file say of a piece of it."""

    KEPT = "没有改"
    ADDED = "新增"
    TAKEN = "删去"


class Bit(NamedTuple):
    """Some characters of a paragraph, the node that holds them, and what becomes of them."""

    text: str
    node: etree._Element
    state: State = State.KEPT


@dataclass(frozen=True, slots=True)
class Texts:
    """Reads paragraphs; what they have that is not read is noted in ``pieces``."""

    pieces: Pieces
    styles: Styles

    def of(self, node: etree._Element) -> str:
        """The text below a node, as it reads with all changes accepted."""
        return accepted(self.bits(node))

    def bits(self, node: etree._Element, state: State = State.KEPT) -> Iterator[Bit]:
        """The characters below a node in reading order, those that are taken away as well."""
        for child in node:
            if not isinstance(child.tag, str):
                continue
            if child.tag in UNREAD and state is not State.TAKEN:
                self._skip(child, UNREAD[child.tag])
            if child.tag in CHARACTERS:
                yield CHARACTERS[child.tag](child, state)
            elif child.tag == f"{W}r" and self._is_hidden(child):
                self._note_hidden(child, state)
            elif child.tag not in SILENT and not _is_prompt(child):
                yield from self.bits(child, _state_in(child.tag, state))

    def _note_hidden(self, run: etree._Element, state: State) -> None:
        if state is not State.TAKEN:
            self.pieces.note(Oddity.HIDDEN, "".join(_written(run)))

    def _skip(self, node: etree._Element, what: str) -> None:
        if node.find(f".//{W}txbxContent") is None:
            self.pieces.skip(what)

    def _is_hidden(self, run: etree._Element) -> bool:
        if run.find(f"{W}rPr/{W}vanish") is not None:
            return is_on(run, "rPr/vanish")
        style = value(run, "rPr/rStyle")
        return bool(style) and self.styles.is_hidden(style or "")


def accepted(bits: Iterable[Bit]) -> str:
    """The text of bits with all tracked changes accepted."""
    return "".join(bit.text for bit in bits if bit.state is not State.TAKEN)


def _state_in(tag: str, around: State) -> State:
    """What becomes of the text in an element; what is taken away stays so, whatever it is in."""
    if around is State.TAKEN or tag in TAKEN:
        return State.TAKEN
    return State.ADDED if tag in ADDED else around


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


def _break(node: etree._Element, state: State) -> Bit:
    text = "" if node.get(f"{W}type") == "page" else BREAKS[str(node.tag)]
    return Bit(text, node, state)


CHARACTERS: Final[dict[str, Callable[[etree._Element, State], Bit]]] = {
    f"{W}t": lambda node, state: Bit(node.text or "", node, state),
    f"{W}delText": lambda node, _: Bit(node.text or "", node, State.TAKEN),
    f"{W}sym": lambda node, state: Bit(_symbol(node), node, state),
    **dict.fromkeys(BREAKS, _break),
}
"""How the characters of a node are read, by its name."""
