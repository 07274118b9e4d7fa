"""Lines of a text on their way through a form's templates.

A template may break its own source wherever it likes; the lines of a text that somebody wrote must
stay lines. Between them stands the line separator of Unicode, around a text of several lines its
paragraph separator: both pass every filter of a template, and neither can be typed in the
department's file (Y106).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from generator.document.tree import Inline, LineBreak, Text

if TYPE_CHECKING:  # the rules read tables and load no renderer
    from lxml import etree

LINE: Final = "\N{LINE SEPARATOR}"
EDGE: Final = "\N{PARAGRAPH SEPARATOR}"
_SOURCE_BREAK: Final = re.compile(r"(?<![ \t])[ \t]*[\r\n][ \t\r\n]*")
"""From the first of its blanks: a search from each of 100,000 blanks would take minutes."""
_MARKS: Final = re.compile(f"(\n|{LINE}|{EDGE})")
_BREAK: Final = Text("\n")
_LABEL_ENDS: Final = ("：", ":", "）", ")", "、", "．", ".")
_HOLDERS: Final = ("p", "td", "th")
_OTHERS: Final = ("h1", "h2", "h3", "h4", "left", "right")


class JoinedLinesError(ValueError):
    """Texts of several lines, as ``marked``, that stand where they would have to be joined."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self.texts = tuple(dict.fromkeys(texts))


def marked(text: str) -> str:
    """A text with its lines marked; empty lines are left out. A text of one line is as it was."""
    lines = [line for line in text.split("\n") if line.strip()]
    return f"{EDGE}{LINE.join(lines)}{EDGE}" if len(lines) > 1 else text


def apart(text: str) -> tuple[Inline, ...]:
    """A text of the form's own with its lines as line breaks."""
    return resolved([Text(text.strip().replace("\n", LINE))]) if text.strip() else ()


def require_lines_alone(root: etree._Element) -> None:
    """Raise ``JoinedLinesError`` where a text of several lines does not stand alone: in a paragraph
    or cell of its own, with nothing but a label before it (题：)."""
    if found := list(_joined(root)):
        raise JoinedLinesError(found)


def _joined(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*_HOLDERS, *_OTHERS):
        before, *rest = "".join(element.itertext()).split(EDGE)
        if not rest:
            continue
        label, behind = before.strip(), "".join(rest[1:]).strip()
        is_alone = element.tag in _HOLDERS and not behind
        if not is_alone or (label and not label.endswith(_LABEL_ENDS)):
            yield from (text for text in rest if LINE in text)


def resolved(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines with the breaks of the template's source closed, and the lines of texts apart.

    A break of the source between two narrow letters or digits leaves a blank, as it does in HTML;
    beside a Chinese character it leaves nothing.
    """
    pieces = list(_pieces(inlines))
    made: list[Inline] = []
    for at, piece in enumerate(pieces):
        kept = _blank(pieces, at) if piece == _BREAK else _without_marks(piece)
        if isinstance(kept, Text) and made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + kept.text)
        elif kept is not None:
            made.append(kept)
    return tuple(made)


def _pieces(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if not isinstance(inline, Text):
            yield inline
            continue
        for part in _MARKS.split(_SOURCE_BREAK.sub("\n", inline.text)):
            if part:
                yield Text(part)


def _without_marks(piece: Inline) -> Inline | None:
    if piece == Text(LINE):
        return LineBreak()
    return None if piece == Text(EDGE) else piece


def _blank(pieces: list[Inline], at: int) -> Text | None:
    """What a break of the source leaves: a blank between two narrow characters, once for breaks in
    a row."""
    before, after = _nearest(pieces, at, -1)[-1:], _nearest(pieces, at, 1)[:1]
    is_first = not _follows_break(pieces, at)
    return Text(" ") if is_first and _is_narrow(before) and _is_narrow(after) else None


def _follows_break(pieces: list[Inline], at: int) -> bool:
    """Whether another break comes before this one with nothing printed between."""
    while at > 0:
        at -= 1
        if pieces[at] == _BREAK:
            return True
        if isinstance(piece := pieces[at], LineBreak) or _MARKS.sub("", piece.text):
            return False
    return False


def _nearest(pieces: list[Inline], at: int, step: int) -> str:
    """The nearest text that is printed before (-1) or behind (1) a piece; none beyond a line
    break."""
    at += step
    while 0 <= at < len(pieces) and not isinstance(piece := pieces[at], LineBreak):
        if text := _MARKS.sub("", piece.text):
            return text
        at += step
    return ""


def _is_narrow(character: str) -> bool:
    return bool(character.strip()) and unicodedata.east_asian_width(character) not in "WFA"
