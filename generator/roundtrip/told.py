"""What a refresh did and what it could not do, gathered while it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from generator.published.readers.word.names import W
from generator.roundtrip.base import FIGURE, TEXT, Owner, Pieces
from generator.roundtrip.compare import TextMatch
from generator.roundtrip.edited import Span
from generator.roundtrip.merging import Conflict, merged
from generator.roundtrip.wordfile import WordFile
from generator.roundtrip.wordtext import write

_COMMENT: Final = "{owner}\n排出时：{before}\n改成了：{edited}\n新排的：{anew}"
NOTHING: Final = "（没有）"


class Named(NamedTuple):
    """A conflict, and where it stands in words."""

    conflict: Conflict
    where: str


class _Remark(NamedTuple):
    """A comment to be made on runs."""

    text: str
    first: etree._Element
    last: etree._Element


@dataclass(slots=True)
class Told:
    """How many texts were replaced, how many paragraphs, rows and tables came and went;
    ``conflicts`` were left as edited, ``notes`` name what has no place."""

    texts: int = 0
    added: int = 0
    gone: int = 0
    conflicts: list[Named] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _remarks: list[_Remark] = field(default_factory=list)

    def text(self, match: TextMatch, new: Pieces, spans: Sequence[Span], where: str) -> bool:
        """Merge a text; whether everything found a place."""
        result = merged(match.pieces, match.became, new)
        for conflict in result.conflicts:
            self.conflict(conflict, spans, where)
        self.texts += len(result.replacements)
        return write(spans, result.replacements)

    def conflict(self, conflict: Conflict, spans: Sequence[Span], where: str) -> None:
        """Name a conflict, in Word as well."""
        self.conflicts.append(Named(conflict, where))
        runs = _runs(conflict, spans)
        if runs:
            said = _COMMENT.format(
                owner=_called(conflict.owner),
                before=conflict.before or NOTHING,
                edited=conflict.edited or NOTHING,
                anew=conflict.anew or NOTHING,
            )
            self._remarks.append(_Remark(said, runs[0], runs[-1]))

    def remark(self, file: WordFile) -> None:
        """Make the comments."""
        for one in self._remarks:
            if one.first.getparent() is not None and one.last.getparent() is not None:
                file.comment(one.text, one.first, one.last)


def _called(owner: Owner) -> str:
    """What the owner of a text is called."""
    kinds = {FIGURE: "数字改过（不取用）：", TEXT: "文字两边都改过："}
    return f"{kinds.get(owner.kind, '表样的话两边都改过')}{owner.key}"


def _runs(conflict: Conflict, spans: Sequence[Span]) -> list[etree._Element]:
    """The runs that hold the text of a conflict; of one that is gone, the run before it."""
    touched = [span for span in spans if span.start < conflict.stop and span.stop > conflict.start]
    beside = [span for span in spans if span.stop <= conflict.start] or [*spans[:1]]
    runs = [_run(span.node) for span in touched or beside[-1:]]
    return [run for run in runs if run is not None]


def _run(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{W}r"), None)
