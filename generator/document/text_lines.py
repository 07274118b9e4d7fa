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
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.document.owners import Owners, bare
from generator.document.tree import Inline, LineBreak, Text, plain

if TYPE_CHECKING:  # the rules read tables and load no renderer
    from lxml import etree

LINE: Final = "\N{LINE SEPARATOR}"
EDGE: Final = "\N{PARAGRAPH SEPARATOR}"
_SOURCE_BREAK: Final = re.compile(r"(?<![ \t])[ \t]*[\r\n][ \t\r\n]*")
"""From the first of its blanks: a search from each of 100,000 blanks would take minutes."""
_MARKS: Final = re.compile(f"(\n|{LINE}|{EDGE})")
_BREAK: Final = "\n"
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


def as_inlines(text: str, owners: Owners | None = None) -> tuple[Inline, ...]:
    """A text of the form's own with its lines as line breaks; ``owners`` where it may have marks of
    theirs."""
    whole = Text(text.strip().replace("\n", LINE))
    return resolved([whole] if owners is None else owners.taken_out([whole]))


def require_lines_alone(root: etree._Element) -> None:
    """Raise ``JoinedLinesError`` where a text of several lines does not stand alone: in a paragraph
    or cell of its own, with nothing but a label before it (题：)."""
    if found := list(_joined(root)):
        raise JoinedLinesError(found)


def _joined(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*_HOLDERS, *_OTHERS):
        before, *rest = bare("".join(element.itertext())).split(EDGE)
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
    made: list[Inline] = []
    last = ""  # character printed on the line
    gap: int | None = None  # where the source broke behind it
    for piece in _pieces(inlines):
        if isinstance(piece, LineBreak):
            last, gap = "", None
        elif piece.text == _BREAK:
            gap = len(made) if gap is None else gap
            continue
        elif piece.text:
            if gap is not None and _is_narrow(last) and _is_narrow(piece.text[0]):
                made.insert(gap, Text(" "))
            last, gap = piece.text[-1], None
        made.append(piece)
    return tuple(_merged(made))


def _pieces(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Texts cut where they or the source break, without their edges."""
    for inline in inlines:
        if not isinstance(inline, Text):
            yield inline
            continue
        for part in _MARKS.split(_SOURCE_BREAK.sub("\n", inline.text)):
            if part == LINE:
                yield LineBreak()
            elif part not in ("", EDGE):
                yield Text(part, inline.owner, inline.within)


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Inlines with neighbouring texts of one owner in one."""
    for owned, those in groupby(inlines, _owner):
        if owned is None:
            yield from those
        else:
            yield Text(plain(tuple(those)), *owned)


def _owner(inline: Inline) -> tuple[str, str] | None:
    """Whose a text is; nothing of other inlines."""
    return (inline.owner, inline.within) if isinstance(inline, Text) else None


def _is_narrow(character: str) -> bool:
    return bool(character.strip()) and unicodedata.east_asian_width(character) not in "WFA"
