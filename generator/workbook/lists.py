"""What the drop-downs offer: codes with their names, sources of money, items of 三公经费."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import CLASS, ITEM, SECTION
from generator.catalogue.trees import funds, three_public
from generator.workbook.marks import of_own
from generator.workbook.places import quoted

SHEET: Final = "下拉"
_LEVELS: Final[Mapping[str, tuple[str, tuple[int, ...]]]] = {
    "功能科目": ("function", (ITEM,)),
    "按功能科目": ("function", (ITEM,)),
    "经济科目": ("economic", (CLASS, SECTION)),
    "按经济科目": ("economic", (SECTION,)),
    "按经济类款": ("economic", (CLASS, SECTION)),
}
"""By the name of a list, the classification and the lengths of its codes."""


@dataclass(slots=True)
class Lists:
    """The drop-downs of the year of ``catalogue``; ``own`` are the names that the file itself gives
    to codes."""

    catalogue: Catalogue
    own: Mapping[str, str]
    _ranges: dict[str, str] = field(default_factory=dict)
    _columns: list[Sequence[str]] = field(default_factory=list)

    def coded(self, code: str) -> str:
        """A code with its name, where it has one."""
        name = self.own.get(code) or self.catalogue.function(code) or self.catalogue.economic(code)
        return f"{code} {name}" if name else code

    def source(self, listed: str) -> str:
        """The cells that a list stands in, as a formula; empty for no such list."""
        if listed not in self._ranges:
            entries = self._entries(listed)
            if not entries:
                return ""
            letter = xl_col_to_name(len(self._columns) + 1)
            self._ranges[listed] = f"={quoted(SHEET)}!${letter}$1:${letter}${len(entries)}"
            self._columns.append(entries)
        return self._ranges[listed]

    def _entries(self, listed: str) -> Sequence[str]:
        if listed == "资金来源":
            return funds().leaves()
        if listed == "收入来源":
            return tuple(funds().parents)
        if listed == "三公各项":
            return three_public().leaves()
        if listed not in _LEVELS:
            return ()
        which, lengths = _LEVELS[listed]
        is_function = which == "function"
        known = self.catalogue.all_functions() if is_function else self.catalogue.economics
        return [f"{code} {known[code]}" for code in sorted(known) if len(code) in lengths]

    def write(self, sheet: Worksheet) -> None:
        """The hidden sheet of all lists that were asked for."""
        sheet.write_string(0, 0, of_own(SHEET))
        for column, entries in enumerate(self._columns, start=1):
            for row, entry in enumerate(entries):
                sheet.write_string(row, column, entry)
        sheet.hide()
