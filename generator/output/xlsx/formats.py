"""How Excel shows what the form prints: number formats, fonts and lines of cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.budget.settings import NumberFormat
from generator.document.tree import Align, Number, Table
from generator.figures.model import MONEY, Figures
from generator.forms.spec import FormSpec

_HORIZONTAL = {"左": "left", "中": "center", "右": "right", "两端": "left"}
_ESCAPED = "@"
Properties = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """The number formats of one table: what the form says of each unit."""

    spec: FormSpec
    figures: Figures
    table: Table

    def of(self, number: Number) -> str:
        """Excel's format code under which a number shows as printed; an empty zero shows as
        nothing."""
        style = self._style(number)
        shown = number.text if style.trimmed == "是" else number.value
        decimals = shown.partition(".")[2]
        positive = "#,##0" if style.grouped == "是" else "0"
        if decimals:
            positive += "." + "0" * len(decimals)
        if style.zero is None or quoted(style.zero) == positive:
            return positive
        return f"{positive};-{positive};{quoted(style.zero)};{_ESCAPED}"

    def _style(self, number: Number) -> NumberFormat:
        """As ``generator.forms.numbers`` chooses it; a table of a template prints numbers as
        sentences do."""
        table = self.spec.tables.get(self.table.name)
        styles = self.spec.formats(table)
        unit = self.figures[number.name].unit
        if unit == MONEY:
            unit = table.measure if table else "万元"
        return styles.get(unit) or NumberFormat.model_validate({"小数": 0})


def quoted(text: str) -> str:
    """Words in a format code."""
    inner = text.replace('"', '"\\""')
    return f'"{inner}"' if text else ""


def text_format(
    font: str, size: Decimal, align: Align, *, indent: int = 0, bold: bool = False
) -> Properties:
    """Text without lines around it."""
    return {
        "font_name": font,
        "font_size": float(size),
        "align": _HORIZONTAL[align],
        "valign": "vcenter",
        "text_wrap": True,
        "indent": indent,
        "bold": bold,
    }


def cell_format(base: Properties, *, fill: str = "") -> Properties:
    """A cell of a table, with its lines."""
    properties: Properties = {**base, "border": 1}
    if fill:
        properties["bg_color"] = f"#{fill}"
    return properties
