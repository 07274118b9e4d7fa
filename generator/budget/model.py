"""The input of the program: what a department knows, each fact once (``inputs/*.yaml``).

Amounts are in the file's 计量单位 (万元 unless it says 元), exactly as written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from generator.budget.acceptance import Acceptance
from generator.budget.form_facts import FormFacts
from generator.budget.other import Assets, Procurement
from generator.budget.projects import Performance, Project
from generator.budget.settings import Policy, Settings
from generator.budget.spending import Basic, CarryOver, Prior
from generator.budget.unit import Offices, Operating, Staff, Subordinate, Unit
from generator.source.model import SourceModel
from generator.source.values import Amount, Code, Date, Label, Prose

Year = Annotated[int, Field(ge=2000, le=2100)]


class Budget(SourceModel):
    """A department's budget for one year, as its YAML states it."""

    form: Label = Field(
        alias="表样", description="用哪一套表样，见 disclosure forms。", examples=["2024"]
    )
    year: Year = Field(alias="年度", description="预算年度。", examples=["2024"])
    date: Date = Field(alias="公开日期", description="公开的日期。", examples=["2024-03-10"])
    approved: Date | None = Field(
        None,
        alias="批复日期",
        description="批复本预算的日期（财政部门批复；"
        "所属单位的由主管部门批复）；须在其后 20 日内公开。",
        examples=["2024-02-26"],
    )
    measure: Literal["万元", "元"] = Field(
        "万元", alias="计量单位", description="本文件金额的单位。", examples=["万元"]
    )
    rounding: Policy = Field(
        "平衡",
        alias="舍位",
        description="金额舍位的办法：平衡（各表处处相加相等）、最近（逐数四舍五入，表下加注）、精确（印全部小数）。",
        examples=["平衡"],
    )
    unit: Unit = Field(alias="单位", description="本单位。")
    functions: tuple[Prose, ...] = Field((), alias="主要职能", description="逐条写，编号由程序加。")
    offices: Offices = Field(
        Offices(), alias="内设机构", description="内设机构；没有的写 内设机构: 无。"
    )
    subordinates: tuple[Subordinate, ...] = Field(
        (), alias="下属单位", description="下属预算单位；没有就不写。"
    )
    units: tuple[Label, ...] = Field(
        (),
        alias="汇总自",
        description="本文件由哪些单位的文件汇总（disclosure consolidate 写上）；相对本文件。",
        examples=[["甲单位.yaml", "乙单位.yaml"]],
    )
    staff: Staff = Field(
        Staff(), alias="人员", description="编制与人员，包括下属单位的；没有的写 人员: 无。"
    )
    names: dict[Code, Label] = Field(
        default_factory=dict,
        alias="科目名称",
        description="当地自设的功能或经济科目：编码 → 名称；科目表里有的不用写。",
        examples=[{"30198": "临时工工资"}],
    )
    basic: Basic = Field(Basic(), alias="基本支出", description="基本支出。")
    projects: tuple[Project, ...] = Field((), alias="项目", description="项目支出，按印出的顺序。")
    project_order: tuple[Label, ...] = Field(
        (),
        alias="项目表次序",
        description="项目支出表的行序与“项目”不同时才写：依次列出全部项目的名称；有同名的，写作“名称（承担单位）”。",
        examples=[["2024年政府租车费", "政务网络运行费"]],
    )
    carry_over: tuple[CarryOver, ...] = Field(
        (), alias="上年结转结余", description="本年使用的上年结转结余。"
    )
    income: dict[Label, Amount] = Field(
        default_factory=dict,
        alias="收入",
        description="收入与支出资金来源不一致时才写：来源 → 金额。",
        examples=[{"其他收入": "1.00"}],
    )
    operating: Operating | None = Field(
        None,
        alias="机关运行经费",
        description="行政单位（含参公）的公用经费；本文件里只有这样的单位时由程序得出，不写。",
    )
    prior: Prior = Field(
        Prior(), alias="上年", description="上年预算数；上年没有预算的（如新设单位），写 上年: 无。"
    )
    reasons: dict[Label, Label] = Field(
        default_factory=dict,
        alias="原因",
        description="增减的主要原因，键为数名（disclosure figures 列出）；印在句子里，写成一行，"
        "句末不写句号。",
        examples=[{"收入.一般公共预算.增减额": "本年人员增加"}],
    )
    uses: dict[Label, Label] = Field(
        default_factory=dict,
        alias="用途",
        description="主要用于什么，键为数名；印在句子里，写成一行，句末不写句号。",
        examples=[{"支出.一般公共预算拨款.201.金额": "在职人员工资"}],
    )
    procurement: Procurement = Field(
        Procurement(), alias="政府采购", description="政府采购预算；没有的写 政府采购: 无。"
    )
    assets: Assets = Field(
        Assets(), alias="国有资产", description="上年底占用使用的国有资产；没有的写 国有资产: 无。"
    )
    form_facts: FormFacts = Field(
        FormFacts(),
        alias="另填",
        description="表样自己另要的事实，键由表样定，见 disclosure forms show 表样；"
        "表样没有另要的不写。",
    )
    performance: Performance | None = Field(
        None, alias="整体绩效", description="单位整体绩效目标表；没有就不印。"
    )
    remarks: tuple[Prose, ...] = Field(
        (), alias="其他说明", description="其他需说明的事项；没有就不写。"
    )
    settings: Settings = Field(
        Settings(), alias="版式", description="本单位与表样不同的印法；一般不写。"
    )
    glossary: dict[Label, Prose] = Field(
        default_factory=dict,
        alias="名词解释",
        description="表样之外另加的名词。",
        examples=[{"政务服务": "指……"}],
    )
    accepted: tuple[Acceptance, ...] = Field(
        (),
        alias="接受",
        description="核对过、照此公开的检查结果，每条写明理由；没有就不写。",
        examples=[[{"规则": "T203", "理由": "实有人数含挂职干部4人"}]],
    )

    @property
    def project_names(self) -> tuple[str, ...]:
        """The names of projects as they are printed: where several have one name, each with who
        carries it out."""
        return told_apart((project.name, self.undertaker(project)) for project in self.projects)

    @property
    def carry_over_names(self) -> tuple[str, ...]:
        """The names of carry-over: where several have one name, each with what else tells it
        apart."""
        details = (f"{item.function}，{item.source}，{item.kind}" for item in self.carry_over)
        names = (item.name for item in self.carry_over)
        return told_apart(zip(names, details, strict=True))

    def undertaker(self, project: Project) -> str:
        """Who carries a project out: the unit itself where it does not say."""
        return project.undertaker or self.unit.name


def told_apart(things: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Names of things, each given with its detail: where several have one name, each with its
    detail in brackets."""
    listed = tuple(things)
    times = Counter(name for name, _ in listed)
    return tuple(f"{name}（{detail}）" if times[name] > 1 else name for name, detail in listed)
