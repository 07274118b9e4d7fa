"""Projects (项目支出) and performance targets (绩效目标)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.source.model import SourceModel
from generator.source.values import Amount, Code, Count, Label, Prose, Time, YesNo

ThreePublic = Literal["因公出国（境）费", "公务接待费", "公务用车购置费", "公务用车运行费"]
Transfer = Literal["上级补助收入", "附属单位上缴收入"]


def _listed(value: object) -> object:
    return value if value is None or isinstance(value, list | tuple) else (value,)


Measures = Annotated[tuple[Label, ...], BeforeValidator(_listed)]


class Indicator(SourceModel):
    """A performance indicator: its target value and, where the form prints them, basis, last year's
    value, weight, scoring rule and evidence."""

    values: Measures = Field(
        alias="值",
        description="指标值；一个指标有几个值的写成列表。{项目.2024年政府租车费.金额} 这样引用数。",
        examples=[">=3辆"],
    )
    basis: Label | None = Field(
        None, alias="依据", description="指标值设置依据；不写用表样的默认。", examples=["计划标准"]
    )
    previous: Label | None = Field(
        None, alias="上年", description="上年完成值；不写用本表的“上年”。", examples=["5辆"]
    )
    weight: Count | None = Field(None, alias="权重", description="指标分值权重。", examples=["10"])
    scoring: Label | None = Field(
        None, alias="赋分", description="指标赋分规则；不写用表样的默认。"
    )
    evidence: Label | None = Field(
        None, alias="佐证", description="佐证资料；不写用表样的默认。", examples=["工作资料"]
    )


class Performance(SourceModel):
    """绩效目标 of a project, or of the whole unit (整体): indicators by first and second level, as
    printed."""

    goal: Prose = Field(
        alias="目标",
        description="总体目标；多条各写一行。",
        examples=["采购新能源汽车，保障公务出行。"],
    )
    leader: Label | None = Field(None, alias="负责人", description="项目负责人；不写印（略）。")
    previous: Label | None = Field(
        None, alias="上年", description="各指标上年完成值的默认。", examples=["新增"]
    )
    indicators: dict[Label, dict[Label, dict[Label, Indicator]]] = Field(
        default_factory=dict,
        alias="指标",
        description="一级指标 → 二级指标 → 三级指标，按印出的顺序。",
        examples=[{"产出指标": {"数量指标": {"采购车辆数": {"值": ">=3辆", "权重": 10}}}}],
    )


class ProjectLine(SourceModel):
    """One line of a project that has several funds or functions."""

    function: Code | None = Field(
        None, alias="功能科目", description="7 位项级编码；不写即项目的功能科目。"
    )
    economic: Code = Field(
        alias="经济科目", description="3 位类或 5 位款的经济分类编码。", examples=["302"]
    )
    fund: Label | None = Field(
        None, alias="资金来源", description="不写即项目的资金来源。", examples=["其他收入"]
    )
    amount: Amount = Field(alias="金额", description="金额。", examples=["5.00"])


class Project(SourceModel):
    """项目: name, money by economic class, and what part three says of it."""

    name: Label = Field(
        alias="名称", description="项目名称；全文各处都用它。", examples=["2024年政府租车费"]
    )
    category: Label | None = Field(
        None,
        alias="类型",
        description="项目的类别，表样有“类型”一栏的才写。",
        examples=["特定目标类"],
    )
    function: Code = Field(
        alias="功能科目", description="7 位功能分类项级编码。", examples=["2010399"]
    )
    fund: Label = Field(
        "一般公共预算", alias="资金来源", description="资金来源；不写即一般公共预算。"
    )
    spending: dict[Code, Amount] = Field(
        default_factory=dict,
        alias="支出",
        description="按经济分类（3 位类或 5 位款）的金额。",
        examples=[{"302": "5.00"}],
    )
    lines: tuple[ProjectLine, ...] = Field(
        (), alias="明细", description="多个来源或科目时逐笔写，代替“支出”。"
    )
    three_public: ThreePublic | None = Field(
        None,
        alias="三公",
        description="本项目属于哪一项“三公”经费；不属于就不写。",
        examples=["公务用车运行费"],
    )
    transfer: dict[Transfer, Label] = Field(
        default_factory=dict,
        alias="内部往来",
        description="整个项目是拨给（或上缴）同一部门另一单位的：对方记作哪一种收入 → 对方名称；"
        "汇总时两边抵销。",
        examples=[{"上级补助收入": "乌恰县机关事务服务中心"}],
    )
    basis: Prose | None = Field(None, alias="依据", description="设立的政策依据。")
    undertaker: Label | None = Field(None, alias="承担单位", description="不写即本单位。")
    allocation: Prose | None = Field(
        None,
        alias="分配",
        description="资金分配情况；{金额} 代表项目金额。",
        examples=["租赁2辆，共计{金额}万元"],
    )
    start: Time | None = Field(
        None,
        alias="开始",
        description="执行起始，年、月或日，照此印出；不写即当年1月1日。",
        examples=["2024年3月"],
    )
    end: Time | None = Field(
        None,
        alias="结束",
        description="执行截止；没有截止的写 长期，不写即当年12月31日。",
        examples=["2025年12月"],
    )
    withheld: YesNo = Field(
        default=False,
        alias="不予公开",
        description="依据、分配、执行时间等不予公开，都不要写；名称和金额照印。",
        examples=["是"],
    )
    classified: YesNo = Field(
        default=False,
        alias="涉密",
        description="涉密项目：只写科目、来源和金额，名称不印；计入涉密个数与金额。",
    )
    name_is_public: YesNo = Field(
        default=False,
        alias="名称可公开",
        description="涉密项目的名称可以公开；不写“是”，各处印代称（涉密项目）。",
    )
    paragraphs: dict[Label, Prose] = Field(
        default_factory=dict,
        alias="补充",
        description="另加的段落，如 补贴人数、补贴标准、发放程序；按所写顺序印出。",
        examples=[{"补贴标准": "每人每月200元"}],
    )
    performance: Performance | None = Field(
        None, alias="绩效", description="项目支出绩效目标表；没有就不印。"
    )

    @property
    def sources(self) -> tuple[str, ...]:
        """The funds that it names."""
        of_lines = (line.fund or self.fund for line in self.lines)
        return tuple(dict.fromkeys(of_lines)) or (self.fund,)
