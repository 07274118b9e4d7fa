"""How numbers are printed: stated by a form, changed by a department for itself (版式)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from generator.source.model import SourceModel

Style = Literal["是", "否"]
Place = Literal["表格", "文字"]
Unit = Literal["万元", "元", "%", "平方米"]
CodeColumns = Literal["重复", "不重复"]
Policy = Literal["平衡", "最近", "精确"]


class NumberFormat(SourceModel):
    """How numbers of one unit are printed: places, grouping by thousands, trailing zeros, and
    zero."""

    places: int = Field(2, alias="小数", description="小数位数。", examples=["2"], ge=0, le=6)
    grouped: Style = Field("是", alias="千分位", description="是否用逗号分千位。", examples=["否"])
    trimmed: Style = Field(
        "否", alias="去尾零", description="是否去掉小数末尾的零。", examples=["是"]
    )
    zero: str | None = Field(
        None,
        alias="零",
        description="零印成什么；写一对引号 '' 即留空。",
        examples=["0.00"],
        max_length=100,
    )

    def changed_by(self, other: NumberFormat) -> NumberFormat:
        """This format with what the other one states."""
        return self.model_copy(
            update={name: getattr(other, name) for name in other.model_fields_set}
        )


Formats = dict[Place, dict[str, NumberFormat]]


class Settings(SourceModel):
    """版式: what a department changes of its form; whatever it does not state stays as the form has
    it."""

    numbers: dict[Place, dict[Unit, NumberFormat]] = Field(
        default_factory=dict,
        alias="数字格式",
        description="表格里、文字里各计量单位的数怎样印；只写与表样不同的。",
        examples=[{"表格": {"万元": {"零": "0.00"}}}],
    )

    code_columns: CodeColumns | None = Field(
        None,
        alias="编码列",
        description="下级行是否重复印上级的类、款编码；不写依表样。",
        examples=["不重复"],
    )

    def applied(self, formats: Mapping[Place, dict[str, NumberFormat]]) -> Formats:
        """A form's number formats with this department's changes."""
        return {place: self.merged(place, styles) for place, styles in formats.items()}

    def merged(self, place: Place, styles: Mapping[str, NumberFormat]) -> dict[str, NumberFormat]:
        """The formats of one place by unit, with this department's changes."""
        changes = {**self.numbers.get(place, {})}
        return {
            unit: style.changed_by(changes[unit]) if unit in changes else style
            for unit, style in styles.items()
        }
