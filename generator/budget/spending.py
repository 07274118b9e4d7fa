"""Money: budget lines of this year and what is known of last year. Amounts in the file's
计量单位."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.budget.projects import Transfer
from generator.source.model import SectionModel, SourceModel
from generator.source.values import Amount, Code, Label

FUND = "资金来源，须是收入来源之一；不写即一般公共预算。"


class BasicLine(SourceModel):
    """One full line of basic expenditure (基本支出): function × economic class × fund."""

    function: Code = Field(
        alias="功能科目", description="7 位功能分类项级编码。", examples=["2010301"]
    )
    economic: Code = Field(
        alias="经济科目", description="5 位部门经济分类款级编码。", examples=["30101"]
    )
    fund: Label = Field(
        "一般公共预算", alias="资金来源", description=FUND, examples=["一般公共预算"]
    )
    amount: Amount = Field(alias="金额", description="金额。", examples=["315.59"])


class Basic(SourceModel):
    """基本支出: either the two margins of the general public budget (按功能科目, 按经济科目), or
    full lines (明细); other funds are always full lines."""

    by_function: dict[Code, Amount] = Field(
        default_factory=dict,
        alias="按功能科目",
        description="一般公共预算基本支出，按 7 位功能分类项级编码。",
        examples=[{"2010301": "327.89"}],
    )
    by_economic: dict[Code, Amount] = Field(
        default_factory=dict,
        alias="按经济科目",
        description="同一笔钱按 5 位经济分类款级编码；合计须与按功能科目相等。",
        examples=[{"30101": "315.59"}],
    )
    local_items: dict[Code, dict[Label, Amount]] = Field(
        default_factory=dict,
        alias="经济科目细目",
        description="某一款之下自设的细目：编码 → 名称 → 金额；该款金额由程序相加。",
        examples=[{"30199": {"临时工工资": "12.30"}}],
    )
    lines: tuple[BasicLine, ...] = Field(
        (), alias="明细", description="逐笔写明功能科目与经济科目的基本支出。"
    )


class CarryOver(SourceModel):
    """One item of carry-over (上年结转结余) that this year's budget spends."""

    name: Label = Field(
        alias="名称", description="结转项目名称。", examples=["2023年结转信息化项目"]
    )
    function: Code = Field(
        alias="功能科目", description="7 位功能分类项级编码。", examples=["2010399"]
    )
    source: Literal[
        "一般公共预算结转",
        "政府性基金预算结转",
        "国有资本经营预算结转",
        "财政专户结转",
        "单位资金结转",
    ] = Field(alias="资金来源", description="哪一类资金的结转。", examples=["一般公共预算结转"])
    kind: Literal["人员经费", "公用经费", "项目支出"] = Field(
        "项目支出", alias="性质", description="支出性质。"
    )
    amount: Amount = Field(alias="金额", description="金额。", examples=["10.00"])


class PriorLine(SourceModel):
    """Last year's amounts of one 项 (功能科目) and fund."""

    function: Code = Field(
        alias="功能科目",
        description="7 位功能分类项级编码；今年已不用的也要写。",
        examples=["2010301"],
    )
    fund: Label = Field("一般公共预算", alias="资金来源", description=FUND)
    basic: Amount | None = Field(
        None, alias="基本支出", description="上年基本支出。", examples=["419.80"]
    )
    project: Amount | None = Field(
        None, alias="项目支出", description="上年项目支出。", examples=["12.57"]
    )
    transfer: dict[Transfer, Label] = Field(
        default_factory=dict,
        alias="内部往来",
        description="这一行整笔是上年拨给（或上缴）同一部门另一单位的：对方记作哪一种收入 → 对方名称；"  # noqa: E501
        "汇总时两边抵销。",
        examples=[{"上级补助收入": "乌恰县机关事务服务中心"}],
    )


class LastYear(SourceModel):
    """Last year's amounts that comparisons need."""

    lines: tuple[PriorLine, ...] = Field((), alias="支出", description="上年支出，按功能科目项级。")
    three_public: dict[Label, Amount] = Field(
        default_factory=dict,
        alias="三公经费",
        description="上年财政拨款“三公”经费，按四项；没有的不写，四项都没有而今年有的写 0。",
        examples=[{"公务接待费": "2.00"}],
    )
    operating: Amount | None = Field(
        None,
        alias="机关运行经费",
        description="上年机关运行经费；上年没有而今年有的写 0。",
        examples=["43.25"],
    )
    figures: dict[Label, Amount] = Field(
        default_factory=dict,
        alias="数值",
        description="直接给出某个数的上年数（任何一级），键为数名去掉末段。",
        examples=[{"收入.一般公共预算": "681.37"}],
    )


class Prior(LastYear, SectionModel):
    """上年: last year's budget, either as a file (文件) or as the amounts that the comparisons
    need; and, where sentences compare with it, what was carried out of it (执行数)."""

    file: Label | None = Field(
        None,
        alias="文件",
        description="上年的 YAML 文件（相对本文件）；写了它就不用写上面各项。",
        examples=["2023.yaml"],
    )
    execution: LastYear | None = Field(
        None,
        alias="执行数",
        description="上年执行数，表样拿它比较的才写；没有写的是不知道，不是零。",
    )

    @property
    def bases(self) -> tuple[LastYear, ...]:
        """Itself, and what was carried out where that is stated."""
        return (self,) if self.execution is None else (self, self.execution)

    @property
    def every_line(self) -> tuple[PriorLine, ...]:
        """The lines of all bases."""
        executed = () if self.execution is None else self.execution.lines
        return (*self.lines, *executed)
