"""The tree of a file while it is built of cells, and what is found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.diagnostics import Diagnostic, Position, Severity
from generator.source.model import NONE
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, descend
from generator.source.numbers import AMOUNT
from generator.workbook.book import Place, RawSheet
from generator.workbook.marks import CellMark
from generator.workbook.shapes import MONEY, Path_
from generator.workbook.texts import Said, said

NOT_WHOLE: Final = "K911"
UNREAD: Final = "K912"
CONTRADICTS: Final = "K913"
OWNERLESS: Final = "K914"
ODD: Final = "K915"
OTHER_NAME: Final = "K916"
OTHER_UNIT: Final = "K917"


@dataclass(frozen=True, slots=True)
class Named:
    """A code with the name that stands behind it, and where."""

    code: str
    name: str
    at: Position


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as a cell says it, and where."""

    value: Decimal
    at: Position


@dataclass(slots=True)
class Tree:
    """The tree of the workbook ``name``; ``measure`` is its 计量单位."""

    name: str
    measure: str = "万元"
    root: LocatedDict = field(init=False)
    found: list[Diagnostic] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = LocatedDict(Position(self.name))

    def at(self, sheet: RawSheet, place: Place) -> Position:
        """A cell as messages name it."""
        row, column = place
        return Position(self.name, row, column, sheet.name)

    def report(self, code: str, at: Position, message: str, mend: str) -> None:
        """Keep what cannot be understood."""
        self.found.append(Diagnostic(code, Severity.ERROR, at, message, mend))

    def said(self, sheet: RawSheet, place: Place, mark: CellMark) -> Said:
        """What a cell says."""
        cell = sheet.at(*place)
        if cell is None:
            return Said("")
        spelled = said(cell, mark.kind, self.measure)
        at = self.at(sheet, place)
        if spelled.fault:
            self.report(ODD, at, f"{mark.title}：{spelled.fault}", "写上数或文字本身")
        if spelled.name:
            self.named.append(Named(spelled.text, spelled.name, at))
        if mark.kind == MONEY and AMOUNT.fullmatch(spelled.text):
            self.amounts.append(Amount(Decimal(spelled.text), at))
        return spelled

    def mapping(self, start: LocatedDict, path: Path_, at: Position) -> LocatedDict | None:
        """The mapping at ``path`` below ``start``, made where it is not there; ``None`` where a
        section on the way is stated as none."""
        node = start
        for piece in path:
            below = node.get(piece)
            if isinstance(below, LocatedStr):
                message = f"“{piece}”选了“{NONE}”，这里又填了内容"
                self.report(CONTRADICTS, at, message, f"清空这一格，或清空“{NONE}”")
                return None
            if not isinstance(below, LocatedDict):
                below = LocatedDict(at)
                enter(node, piece, below, at)
            node = below
        return node

    def put(self, holder: LocatedDict, key: str, node: Node, at: Position) -> None:
        """Put a value under its key, unless one is there."""
        if holder.get(key) is not None:
            message = f"“{key}”写了两处，这是第二处"
            self.report(CONTRADICTS, at, message, "删去其中一处")
            return
        enter(holder, key, node, at)

    def note(self, start: LocatedDict, path: Path_, at: Position) -> None:
        """Keep where the value at ``path`` would stand, though there is none."""
        holder = descend(start, path[:-1])
        if isinstance(holder, LocatedDict):
            holder.key_positions.setdefault(path[-1], at)

    def need(self, start: LocatedDict, path: Path_, at: Position) -> None:
        """A value that must be there and is not: it stands as empty."""
        holder = self.mapping(start, path[:-1], at)
        if holder is not None and path[-1] not in holder:
            enter(holder, path[-1], None, at)


def enter(holder: LocatedDict, key: str, node: Node, at: Position) -> None:
    """Put a value under a key that stands at ``at``."""
    holder[LocatedStr(key, at, "quoted")] = node
    holder.key_positions[key] = at


def node_of(spelled: Said, mark: CellMark, at: Position) -> Node:
    """The value that a cell says: a text, or a list where it holds several, one a line."""
    lines = [line.strip() for line in spelled.text.split("\n") if line.strip()]
    if not mark.several or len(lines) == 1:
        return LocatedStr(spelled.text, at, spelled.style)
    found = LocatedList(at)
    for line in lines:
        found.item_positions[len(found)] = at
        found.append(LocatedStr(line, at, spelled.style))
    return found
