"""The looks of the fill-in workbook: what is typed, what is explained, what is computed."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from generator.workbook.shapes import Value
from generator.workbook.texts import AMOUNTS, DATE, WHOLE

FONT: Final = "宋体"
SIZE: Final = 10
EDGE: Final = "#BFBFBF"
HEAD: Final = "#1F4E78"
REQUIRED: Final = "#C65911"
COMPUTED: Final = "#EDEDED"
MISSING: Final = "#FFC7CE"
HELP: Final = "#7F7F7F"
TEXT_AMOUNT: Final = "#FFE699"
TOTAL_FORMAT: Final = '"合计 "#,##0.00####'
NUMBERS: Final = ("个数", WHOLE)
AMOUNT_FORMAT: Final = "#,##0.00####"
_BASE: Final = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
_BOX: Final = {"border": 1, "border_color": EDGE}


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def _of(self, **properties: Any) -> Format:
        key = repr(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_BASE, **properties})
        return self._made[key]

    def title(self) -> Format:
        """The name of a sheet."""
        return self._of(bold=True, font_size=16, font_color=HEAD)

    def about(self) -> Format:
        """What a sheet is for."""
        return self._of(font_color=HELP)

    def block(self) -> Format:
        """The title of a table."""
        return self._of(bold=True, font_color=HEAD, bottom=2, bottom_color=HEAD)

    def head(self, *, is_required: bool) -> Format:
        """The head of a column."""
        fill = REQUIRED if is_required else HEAD
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": fill, "align": "center"}
        return self._of(**_BOX, **look, text_wrap=True)

    def total(self) -> Format:
        """The sum above a column of amounts."""
        look = {"bottom": 2, "bottom_color": HEAD, "font_color": HELP, "align": "right"}
        return self._of(**look, num_format=TOTAL_FORMAT)

    def computed_head(self) -> Format:
        """The head of a column that the program fills in."""
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": HELP, "align": "center"}
        return self._of(**_BOX, **look, text_wrap=True)

    def help(self) -> Format:
        """The words under a head, or beside a field."""
        return self._of(**_BOX, font_color=HELP, font_size=9, text_wrap=True, valign="top")

    def label(self, *, is_required: bool) -> Format:
        """The label of a field."""
        color = REQUIRED if is_required else "#000000"
        return self._of(**_BOX, bold=is_required, font_color=color, bg_color="#F2F2F2")

    def computed(self, number: str = "@") -> Format:
        """A cell that the program fills in."""
        return self._of(**_BOX, bg_color=COMPUTED, font_color=HELP, num_format=number)

    def answer(self, value: Value, *, is_literal: bool = False) -> Format:
        """A cell to fill in; ``is_literal``: a text that begins like a formula."""
        look: dict[str, Any] = {"locked": False, "num_format": number_format(value)}
        if value.kind not in AMOUNTS and value.kind not in NUMBERS:
            look |= {"text_wrap": True, "align": "left"}
        return self._of(**_BOX, **look, **({"quote_prefix": True} if is_literal else {}))

    def column(self, value: Value) -> Format:
        """The cells below those that are drawn."""
        return self._of(locked=False, num_format=number_format(value))

    def missing(self) -> Format:
        """What must be filled in and is not."""
        return self._book.add_format({"bg_color": MISSING})

    def is_text(self) -> Format:
        """An amount that is a text, which sums of the workbook leave out."""
        return self._book.add_format({"bg_color": TEXT_AMOUNT})

    def text(self) -> Format:
        """Text of the front page."""
        return self._of(text_wrap=True)


def number_format(value: Value) -> str:
    """How Excel shows what is typed: amounts and counts as numbers, anything else as it stands."""
    if value.kind in AMOUNTS:
        return AMOUNT_FORMAT
    if value.kind in NUMBERS or value.kind.startswith("增减"):
        return "0"
    return "yyyy-mm-dd" if value.kind == DATE else "@"
