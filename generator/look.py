"""The look of a form (版面): page geometry, font roles and styles, stated once; CSS and Word styles
derive from it.

Source of the default geometry: GB/T 9704—2012 党政机关公文格式. Units are fixed by the key:
millimetres for page margins, points for sizes and distances, characters (字) for indents.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from generator.source.model import SourceModel

POINTS = Decimal(72) / Decimal("25.4")
"""Points in a millimetre."""
Length = Annotated[Decimal, Field(ge=0, le=150)]
Points = Annotated[Decimal, Field(ge=1, le=200)]
Distance = Annotated[Decimal, Field(ge=0, le=800)]
Tracking = Annotated[Decimal, Field(ge=-2, le=10)]
Indent = Annotated[Decimal, Field(ge=0, le=20)]


class Page(SourceModel):
    """An A4 page (页面); margins in mm."""

    orientation: Literal["纵向", "横向"] = Field("纵向", alias="方向")
    top: Length = Field(alias="上")
    right: Length = Field(alias="右")
    bottom: Length = Field(alias="下")
    left: Length = Field(alias="左")
    footer: Length = Field(alias="页脚距")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in mm."""
        return (297, 210) if self.orientation == "横向" else (210, 297)

    @property
    def text_width(self) -> Decimal:
        """Width between the margins in mm."""
        return self.size[0] - self.left - self.right


class FontRole(SourceModel):
    """A font by its task (小标宋, 仿宋 …): the name written into Word files, and the families that
    may stand in; ``digits``: a family whose digits do not suit its characters, and the font that
    draws them instead."""

    name: str = Field(alias="名称")
    alternatives: tuple[str, ...] = Field((), alias="备选")
    digits: dict[str, str] = Field(default_factory=dict, alias="数字另用")


class Style(SourceModel):
    """A paragraph style (样式); sizes in pt, indents in characters. ``tracking`` is put between all
    characters; ``roomy`` names the larger style of a table that leaves half its page empty."""

    font: str = Field(alias="字体")
    size: Points = Field(alias="字号")
    line_height: Points = Field(alias="行距")
    align: Literal["左", "中", "右", "两端"] = Field("左", alias="对齐")
    before: Distance = Field(Decimal(0), alias="段前")
    after: Distance = Field(Decimal(0), alias="段后")
    first_line: Indent = Field(Decimal(0), alias="首行缩进")
    left: Indent = Field(Decimal(0), alias="左缩进")
    right: Indent = Field(Decimal(0), alias="右缩进")
    keep_with_next: Literal["是", "否"] = Field("否", alias="与下段同页")
    tracking: Tracking = Field(Decimal(0), alias="字距")
    roomy: str = Field("", alias="宽裕时")

    @property
    def pitch(self) -> Decimal:
        """From one Chinese character to the next, in pt."""
        return self.size + self.tracking


class PageNumber(SourceModel):
    """How a page number is written (页码): style and the characters around it."""

    style: str = Field(alias="样式")
    before: str = Field("", alias="前")
    after: str = Field("", alias="后")


class TableLook(SourceModel):
    """Rules and paddings of all tables (表格), in pt."""

    border: Annotated[Decimal, Field(ge=0, le=10)] = Field(alias="边框")
    padding: Annotated[Decimal, Field(ge=0, le=50)] = Field(alias="边距")
    row_height: Points = Field(alias="行高")
    head_fill: str = Field(alias="表头底色", pattern=r"^[0-9A-Fa-f]{6}$")
    bold_rows: tuple[str, ...] = Field((), alias="加粗")


class Look(SourceModel):
    """Everything a writer needs to know of how a form looks."""

    pages: dict[str, Page] = Field(alias="页面")
    page_number: PageNumber = Field(alias="页码")
    fonts: dict[str, FontRole] = Field(alias="字体")
    styles: dict[str, Style] = Field(alias="样式")
    table: TableLook = Field(alias="表格")
