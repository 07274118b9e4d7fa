"""What was edited in a Word file, one edit a value: what happened, to whose text, where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from generator.roundtrip.base import Owner


class What(Enum):
    """What happened."""

    CHANGED = "改动"
    ADDED = "新增"
    GONE = "删去"
    MOVED = "移动"
    COPIED = "复制"
    JOINED = "合并"
    BROKEN = "拆开"


class Of(Enum):
    """What it happened to."""

    PIECE = "文字"
    PARAGRAPH = "段落"
    ROW = "行"
    CELL = "格"
    TABLE = "表"


class Spot(NamedTuple):
    """Where: the block of the base by its place (-1: it stands nowhere there), in a table the row
    and cell there, the piece; and that in words for staff."""

    block: int
    row: int = -1
    cell: int = -1
    piece: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit. ``old`` and ``new`` are the texts before and after, of a changed piece the whole
    piece; ``owners`` are those whose text it is."""

    what: What
    of: Of
    spot: Spot
    old: str = ""
    new: str = ""
    owners: tuple[Owner, ...] = ()
