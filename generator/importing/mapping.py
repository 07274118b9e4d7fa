"""The mapping file (``--map``): what a workbook's titles and words mean where the program cannot
know."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from pydantic import Field

from generator.catalogue.trees import funds
from generator.diagnostics import Diagnostic, Severity
from generator.source.model import SourceModel
from generator.source.values import Count, Label
from generator.suggestion import did_you_mean

Meaning = Literal[
    "单位",
    "功能科目",
    "功能科目名称",
    "经济科目",
    "经济科目名称",
    "项目",
    "性质",
    "资金来源",
    "金额",
    "合计",
    "忽略",
]


class Mapping(SourceModel):
    """What holds for one kind of workbook; everything is optional."""

    sheets: tuple[Label, ...] = Field(
        (), alias="工作表", description="只读这些工作表；不写就都读。", examples=[["支出"]]
    )
    unit: Label | None = Field(
        None, alias="单位", description="几个单位在一起时，只取这一个。", examples=["甲县某局"]
    )
    measures: dict[Label, Literal["万元", "千元", "元"]] = Field(
        default_factory=dict,
        alias="计量单位",
        description="工作表 → 金额单位；表里没写或写错时用。",
        examples=[{"支出": "元"}],
    )
    headers: dict[Label, Count] = Field(
        default_factory=dict,
        alias="表头末行",
        description="工作表 → 表头最后一行的行号；认不出表头时用。",
        examples=[{"支出": "5"}],
    )
    columns: dict[Label, Meaning] = Field(
        default_factory=dict,
        alias="列",
        description="列标题 → 它是什么。",
        examples=[{"本年安排": "金额"}],
    )
    funds: dict[Label, Label] = Field(
        default_factory=dict,
        alias="资金来源",
        description="表里的写法 → 资金来源；列标题也可以。",
        examples=[{"单位资金": "其他收入"}],
    )
    kinds: dict[Label, Literal["基本支出", "项目支出"]] = Field(
        default_factory=dict,
        alias="性质",
        description="表里的写法 → 基本支出或项目支出。",
        examples=[{"运转类": "项目支出"}],
    )
    skipped: dict[Label, tuple[Count, ...]] = Field(
        default_factory=dict,
        alias="不读的行",
        description="工作表 → 行号；看过、确实不要的行。",
        examples=[{"支出": ["30"]}],
    )


def faults(mapping: Mapping, sheets: Collection[str]) -> Iterator[Diagnostic]:
    """What the mapping names and neither the workbook nor the program knows."""
    for name in mapping.sheets:
        if name not in sheets:
            yield _unknown(
                mapping,
                ("工作表", mapping.sheets.index(name)),
                name,
                sheets,
                "工作簿里没有这张工作表",
            )
    for key, given in (
        ("计量单位", mapping.measures),
        ("表头末行", mapping.headers),
        ("不读的行", mapping.skipped),
    ):
        for name in given:
            if name not in sheets:
                yield _unknown(mapping, (key, name), name, sheets, "工作簿里没有这张工作表")
    for text, fund in mapping.funds.items():
        if fund not in funds().leaves():
            yield _unknown(mapping, ("资金来源", text), fund, funds().leaves(), "不是资金来源")


def _unknown(
    mapping: Mapping, path: tuple[str | int, ...], name: str, known: Collection[str], why: str
) -> Diagnostic:
    mend = did_you_mean(name, known)
    message = f"{path[0]}：“{name}”{why}；有的是：{'、'.join(known)}。"
    return Diagnostic("K105", Severity.ERROR, mapping.at(*path), message, mend)
