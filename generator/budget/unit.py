"""The unit itself: who publishes, its offices, subordinate units and staff."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.budget.projects import ThreePublic
from generator.source.model import SectionModel, SourceModel
from generator.source.values import Amount, Change, Code, Count, Label

Nature = Literal["行政单位", "参公事业单位", "事业单位"]


class Unit(SourceModel):
    """单位: the publisher. ``kind`` is the word the form uses for it throughout."""

    name: Label = Field(
        alias="名称", description="单位全称，与公章一致。", examples=["乌恰县人民政府办公室"]
    )
    kind: Literal["部门", "单位", "部门（单位）"] = Field(
        "单位", alias="类型", description="文中统一的称谓。", examples=["单位"]
    )
    nature: Nature | None = Field(
        None,
        alias="性质",
        description="本单位的性质；行政单位、参公事业单位才有机关运行经费。",
        examples=["行政单位"],
    )
    self_name: Label | None = Field(
        None,
        alias="文中称呼",
        description="正文里提到本单位时的写法；不写就用名称。",
        examples=["库尔勒市人民政府办公室"],
    )
    contact: Label | None = Field(
        None, alias="联系人", description="单位整体绩效目标表的联系人；不写印（略）。"
    )
    phone: Label | None = Field(
        None, alias="联系电话", description="单位整体绩效目标表的电话；不写印（略）。"
    )


class Offices(SectionModel):
    """内设机构: what the offices are called, and their names; the count follows."""

    term: Label = Field(
        "科室", alias="称谓", description="内设机构的统称。", examples=["科室", "处室"]
    )
    names: tuple[Label, ...] = Field(
        (), alias="名单", description="逐个列出，个数由程序数。", examples=[["综合室"]]
    )


class Headcount(SourceModel):
    """人数 and its change since last year (人)."""

    number: Count = Field(0, alias="人数", description="本年人数。", examples=["76"])
    change: Change = Field(
        0, alias="增减", description="比上年增加写正数，减少写负数。", examples=["48", "-1"]
    )


class Staff(SectionModel):
    """人员: establishment (编制) and actual staff; 实有 is their sum (人)."""

    establishment: Count = Field(0, alias="编制", description="编制数。", examples=["72"])
    active: Headcount = Field(Headcount(), alias="在职", description="在职人数与增减。")
    retired: Headcount = Field(Headcount(), alias="退休", description="退休人数与增减。")
    veteran: Headcount = Field(Headcount(), alias="离休", description="离休人数与增减。")


class UnitLine(SourceModel):
    """What a unit below spends under one 项 from one fund."""

    function: Code = Field(
        alias="功能科目", description="7 位功能分类项级编码。", examples=["2010350"]
    )
    fund: Label = Field(
        "一般公共预算", alias="资金来源", description="资金来源；不写即一般公共预算。"
    )
    basic: Amount | None = Field(
        None, alias="基本支出", description="该单位的基本支出。", examples=["30.00"]
    )
    project: Amount | None = Field(
        None, alias="项目支出", description="该单位的项目支出。", examples=["5.00"]
    )


class Subordinate(SourceModel):
    """下属单位: a unit whose budget is part of this department's. Its money is part of the
    department's, which states all of it; it is told here for the tables that list units."""

    name: Label = Field(
        alias="名称", description="下属单位全称。", examples=["乌恰县机关事务服务中心"]
    )
    nature: Nature = Field(
        alias="性质", description="单位性质，用于统计家数和机关运行经费。", examples=["事业单位"]
    )
    staff: Staff | None = Field(None, alias="人员", description="该单位的编制与人员。")
    lines: tuple[UnitLine, ...] = Field(
        (),
        alias="支出",
        description="部门的支出里该单位的部分；表样有按单位列金额的表才写，由各单位的文件汇总的不写。",
        examples=[[{"功能科目": "2010350", "基本支出": "30.00"}]],
    )
    three_public: dict[ThreePublic, Amount] = Field(
        default_factory=dict,
        alias="三公经费",
        description="该单位的财政拨款“三公”经费，按四项；没有的不写。",
        examples=[{"公务接待费": "0.50"}],
    )


class Operating(SourceModel):
    """机关运行经费 of this year as a fact: where it cannot be told from the budget, because 行政,
    参公 and 事业单位 are in one file. A rule asks for both keys (T109)."""

    amount: Amount | None = Field(
        None, alias="金额", description="本年机关运行经费。", examples=["20.00"]
    )
    source: Label | None = Field(
        None, alias="来源", description="这个数从哪里来。", examples=["财政部门批复的单位预算表"]
    )
