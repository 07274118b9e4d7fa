"""What a form (表样) states in its ``form.yaml``: number formats, direction words, tables as data.

The wording is in the form's Jinja2 templates, the look in ``look.yaml``; both lie beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain
from typing import Annotated, Final, Literal, cast

from pydantic import BeforeValidator, Field

from generator.budget.form_facts import FormFact
from generator.budget.settings import CodeColumns, Formats, NumberFormat, Settings
from generator.catalogue.terms import SCALE
from generator.diagnostics import Position
from generator.figures.name import AMOUNT, CARRIED_OUT, aspect_of, basis_of
from generator.forms.years import ServedYears
from generator.rounding.result import Print
from generator.source.model import SourceModel

YesNo = Literal["是", "否"]
RowLevel = Literal["类", "款", "项", "细目", "合计"]
MOST_BLANK_ROWS: Final = 100
OF_MONEY: Final = re.compile(r"\{基\}\.(?:支出|三公)\.")
"""Begins the pattern of a figure that tells what a unit spends."""


class Column(SourceModel):
    """A column, or a group of columns under one title. A leaf has ``text`` or ``figure``: patterns
    over the row's variables (``{码}``, ``{名称}`` …); a figure may be several with ``+`` between
    them. 各级 are patterns of rows of some level in place of 文, 零 is what zero is printed as.
    键 is what a form that extends this one calls it, where that is not its title."""

    key: str = Field("", alias="键")
    stated_title: str | None = Field(None, alias="标题")
    columns: tuple[Column, ...] = Field((), alias="列")
    text: str | None = Field(None, alias="文")
    by_level: dict[RowLevel, str] = Field(default_factory=dict, alias="各级")
    figure: str | None = Field(None, alias="数")
    zero: str | None = Field(None, alias="零")
    width: Decimal = Field(Decimal(10), alias="宽")
    align: Literal["左", "中", "右"] | None = Field(None, alias="对齐")
    indented: YesNo = Field("否", alias="缩进")

    @property
    def title(self) -> str:
        """What stands in the header."""
        return self.key if self.stated_title is None else self.stated_title

    @property
    def terms(self) -> tuple[str, ...]:
        """The patterns of the figures whose sum stands in a cell."""
        return tuple(filter(None, map(str.strip, (self.figure or "").split("+"))))

    def text_of(self, level: str) -> str:
        """The pattern of a text in a row of that level."""
        return self.by_level.get(cast("RowLevel", level), self.text or "")

    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, left to right."""
        return leaves(self.columns) if self.columns else (self,)

    def depth(self) -> int:
        """How many header rows this column needs."""
        return 1 + max((c.depth() for c in self.columns), default=0)


def leaves(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Of columns side by side those that hold cells, left to right."""
    return tuple(chain.from_iterable(column.leaves() for column in columns))


class FixedRow(SourceModel):
    """A row the form prescribes: its name, the key of its figures (none: no figures), its level of
    indent."""

    name: str = Field(alias="名称")
    key: str | None = Field(None, alias="键")
    indent: int = Field(0, alias="缩进")


class Rows(SourceModel):
    """Where a block's rows come from (来源) and which of them are shown: those with money of a
    资金 and a 性质, of the codes that begin with one of 科目 and with none of 不列. 重名 is the
    pattern of a 项 name that several 款 share; 空行 names the one row printed where there are none.
    最少行数 and, where there are none, 空表行数 are filled up with blank rows. 另填 is the fact of
    the form's own that the rows are of.

    细目 without 款 stand in place of their 款, which is listed where it has none."""

    source: Literal["固定", "功能类目", "功能科目", "经济科目", "项目", "结转", "单位", "另填"] = (
        Field(alias="来源")
    )
    fact: str = Field("", alias="另填")
    fixed: tuple[FixedRow, ...] = Field((), alias="固定")
    fund: str = Field("", alias="资金")
    kind: Literal["", "基本支出", "项目支出", "人员经费", "公用经费", "全部"] = Field(
        "", alias="性质"
    )
    codes: tuple[str, ...] = Field((), alias="科目")
    without: tuple[str, ...] = Field((), alias="不列")
    levels: tuple[Literal["类", "款", "项", "细目"], ...] = Field(("类", "款", "项"), alias="层次")
    order: Literal["编码", "输入"] = Field("编码", alias="次序")
    names: dict[str, str] = Field(default_factory=dict, alias="别名")
    shared_name: str = Field("{名称}", alias="重名")
    empty: str | None = Field(None, alias="空行")
    least: int = Field(0, ge=0, le=MOST_BLANK_ROWS, alias="最少行数")
    least_empty: int = Field(0, ge=0, le=MOST_BLANK_ROWS, alias="空表行数")

    @property
    def is_selection(self) -> bool:
        """Whether codes are left out, so that the total is of the rows alone."""
        return bool(self.codes or self.without)

    def selects(self, code: str) -> bool:
        """Whether rows of a code are shown."""
        is_asked = not self.codes or code.startswith(self.codes)
        return is_asked and not (self.without and code.startswith(self.without))


class Total(SourceModel):
    """The row of totals: its name, the key of its figures; with 通栏 the name goes across all
    columns of text before the first number."""

    name: str = Field(alias="名称")
    key: str = Field("合计", alias="键")
    across: YesNo = Field("否", alias="通栏")


class Block(SourceModel):
    """Columns with a source of rows; a table with two blocks prints them side by side. 键 is what a
    form that extends this one calls it."""

    key: str = Field("", alias="键")
    columns: tuple[Column, ...] = Field(alias="列")
    rows: Rows = Field(alias="行")
    total: Total | None = Field(None, alias="合计")

    @property
    def terms(self) -> tuple[str, ...]:
        """The patterns of all figures that its cells show."""
        found: list[str] = []
        for leaf in self.leaves():
            found += leaf.terms
        return tuple(found)

    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, left to right."""
        return leaves(self.columns)

    @property
    def lists_money_of_units(self) -> bool:
        """Whether it has rows of units that tell what each of them spends."""
        return self.rows.source == "单位" and any(map(OF_MONEY.match, self.terms))

    @property
    def amounts(self) -> tuple[str, ...]:
        """The aspects of amounts that its columns tell of: this year's, and those of a year before
        that they compare with."""
        bases = filter(None, map(basis_of, map(aspect_of, self.terms)))
        return (AMOUNT, *dict.fromkeys(basis.before for basis in bases))

    @property
    def totals_rows(self) -> bool:
        """Whether its total is that of the rows listed: of some codes, or of units."""
        return self.rows.is_selection or self.rows.source == "单位"


class TableSpec(SourceModel):
    """A table of the form. 目录 is what the contents call it where that is not its heading; without
    it, as the form's 表目录 says."""

    title: str = Field(alias="标题")
    contents: str | None = Field(None, alias="目录")
    number: str = Field("", alias="表号")
    unit_line: str = Field("编制{称谓}：{单位名称}", alias="编制行")
    measure: Literal["万元", "元"] = Field("万元", alias="计量单位")
    numbers: dict[str, NumberFormat] = Field(default_factory=dict, alias="数字格式")
    page: str = Field("纵表", alias="页面")
    role: str = Field("表格", alias="样式")
    blocks: tuple[Block, ...] = Field(alias="区")
    total_first: YesNo = Field("否", alias="合计在前")
    spread: Decimal | None = Field(None, alias="行距")
    empty_when: str | None = Field(None, alias="空表依据")
    note: str | None = Field(None, alias="备注")
    empty_note: str | None = Field(None, alias="空表备注")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all its blocks, left to right, each with those below it."""
        return tuple(chain.from_iterable(block.columns for block in self.blocks))

    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, left to right."""
        return leaves(self.columns)

    @property
    def lists_money_of_units(self) -> bool:
        """Whether a block of it does."""
        return any(block.lists_money_of_units for block in self.blocks)

    @property
    def note_at(self) -> Position:
        """Where the note below it stands that is printed there."""
        return self.at("备注" if self.empty_note is None else "空表备注")


class Part(SourceModel):
    """A part of the document: its heading (none: the part begins with its first table), what the
    contents call it where that is something else, and the template of what stands in it."""

    title: str = Field("", alias="标题")
    contents: str = Field("", alias="目录")
    template: str = Field(alias="模板")


class Chapter(Part):
    """A section of a part, likewise; its heading is stated without the number."""

    title: str = Field(alias="标题")


def _stated(value: object) -> object:
    """What a form says that it does not print (不写) is nothing."""
    return None if value == "不写" else value


class FormSpec(SourceModel):
    """A form as a whole. 指明才用: it is taken only where its name or its region is asked for.

    从零增长 is the rate of change (%) from zero, 持平 the phrase for no change, 比执行持平 the one
    for no change against what was carried out; where there is no such phrase, no change is told by
    the third direction word and zero. 科目名称 are what the form calls codes, and 细目 of a code
    (``30299.交通补贴``), that it does not call as the classification or the unit does.

    需要原因 are the figures whose change needs a reason, 持平也要原因 those of which the form
    prints a reason even where nothing changed. 舍位 says how sentences round amounts that the
    tables print in another way.
    """

    name: str = Field(alias="名称")
    years: ServedYears = Field(None, alias="适用年度")
    region: str = Field("", alias="地区")
    only_asked: YesNo = Field("否", alias="指明才用")
    extends: str | None = Field(None, alias="继承")
    description: str = Field("", alias="说明")
    from_zero: Annotated[Decimal | None, BeforeValidator(_stated)] = Field(None, alias="从零增长")
    level: str = Field("", alias="持平")
    level_of_execution: str = Field("", alias="比执行持平")
    directions: dict[str, tuple[str, str, str]] = Field(alias="方向词")
    numbers: Formats = Field(alias="数字格式")
    told_in: Literal["万元", "元"] = Field("万元", alias="文字计量单位")
    rounding: Literal["最近", "平衡"] = Field("最近", alias="舍位")
    source_names: dict[str, str] = Field(default_factory=dict, alias="来源名称")
    sources: tuple[str, ...] = Field(alias="收入来源")
    whole_shares: tuple[str, ...] = Field((), alias="占比合计100")
    reasons: tuple[str, ...] = Field((), alias="需要原因")
    reasons_always: tuple[str, ...] = Field((), alias="持平也要原因")
    uses: tuple[str, ...] = Field((), alias="需要用途")
    words: dict[str, str] = Field(default_factory=dict, alias="用语")
    names: dict[str, str] = Field(default_factory=dict, alias="科目名称")
    tables: dict[str, TableSpec] = Field(alias="表")
    table_order: tuple[str, ...] = Field(alias="表序")
    title: str = Field(alias="标题")
    code_columns: CodeColumns = Field("重复", alias="编码列")
    item_order: Literal["编码", "输入"] = Field("编码", alias="项次序")
    parts: dict[str, Part] = Field(alias="部分")
    part_order: tuple[str, ...] = Field(alias="部分序")
    chapters: dict[str, Chapter] = Field(alias="章节")
    chapter_order: tuple[str, ...] = Field(alias="章节序")
    other_matters: tuple[tuple[str, str], ...] = Field(alias="其他事项")
    required_tables: tuple[str, ...] = Field((), alias="应有表")
    required_chapters: tuple[str, ...] = Field((), alias="应有章节")
    required_notes: tuple[str, ...] = Field((), alias="应有空表备注")
    required_matters: tuple[str, ...] = Field((), alias="应有事项")
    required_figures: tuple[str, ...] = Field((), alias="应印数")
    indicator_defaults: dict[str, dict[str, str]] = Field(default_factory=dict, alias="指标默认")
    indicator_groups: dict[str, tuple[str, ...]] = Field(default_factory=dict, alias="指标框架")
    weights: Decimal | None = Field(None, alias="权重合计")
    table_number: str = Field("", alias="表号格式")
    table_contents: str = Field("", alias="表目录")
    date: str = Field("{年}年{月}月{日}日", alias="日期格式")
    signs: dict[str, str] = Field(default_factory=dict, alias="符号印作")
    glossary: dict[str, str] = Field(default_factory=dict, alias="名词解释")
    facts: dict[str, FormFact] = Field(default_factory=dict, alias="另填")

    @property
    def lists_money_of_units(self) -> bool:
        """Whether a table of the form does."""
        return any(table.lists_money_of_units for table in self.tables.values())

    def level_of(self, aspect: str) -> str:
        """The phrase for no change, by what a change (its aspect) is against."""
        return self.level_of_execution if aspect in CARRIED_OUT else self.level

    def money(self) -> tuple[Print, ...]:
        """The ways in which the form prints money: in its sentences, and in its tables."""
        style = self.numbers["文字"].get(self.told_in)
        told = [Print(self.told_in, style.places)] if style else []
        return tuple(dict.fromkeys([*told, *self._of_tables()]))

    def balanced_money(self) -> tuple[Print, ...]:
        """The ways of printing money in which all sums add up under balanced rounding. Those of the
        tables; sentences that print amounts otherwise (with other decimals) round each for itself,
        and so does whatever prints 万元 beside tables in 元, where everybody sees the amount that
        was rounded; unless the form says 舍位: 平衡."""
        if self.rounding == "平衡":
            return self.money()
        tables = self._of_tables()
        smallest = min((SCALE[way.measure] for way in tables), default=None)
        return tuple(
            way for way in self.money() if way in tables and SCALE[way.measure] == smallest
        )

    def formats(self, table: TableSpec | None) -> dict[str, NumberFormat]:
        """How numbers are printed in a table of the form, by unit; what tables do not state is as
        in sentences.
        ``None`` is a table of a template, which prints numbers as sentences do."""
        if table is None:
            return self.numbers["文字"]
        return {**self.numbers["文字"], **self.numbers["表格"], **table.numbers}

    def _of_tables(self) -> list[Print]:
        ways = (
            (table.measure, self.formats(table).get(table.measure))
            for table in self.tables.values()
        )
        return [Print(measure, style.places) for measure, style in ways if style]

    def with_settings(self, settings: Settings) -> FormSpec:
        """The form as one department has it."""
        tables = {
            name: table.model_copy(update={"numbers": settings.merged("表格", table.numbers)})
            for name, table in self.tables.items()
        }
        stated = {"code_columns": settings.code_columns} if settings.code_columns else {}
        return self.model_copy(
            update={"numbers": settings.applied(self.numbers), "tables": tables, **stated}
        )
