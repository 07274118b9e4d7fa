"""What a form's templates may use: the contract between the program and whoever writes
templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from generator.budget.projects import Performance, Project
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import CLASS, FISCAL, ITEM, KINDS, NATURES, SECTION
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Diagnostic
from generator.figures.model import Figures
from generator.figures.name import (
    AMOUNT,
    BASES,
    BUDGETED,
    CARRIED_OUT,
    FORM_FACT,
    PROJECT,
    TOTAL,
    UNIT_BELOW,
    below,
    join,
    parse,
)
from generator.figures.operating import is_applicable
from generator.figures.text_keys import TextKeys
from generator.forms.accounts import Accounts
from generator.forms.form_facts import shown_facts
from generator.forms.numbers import chinese_numeral
from generator.forms.patterns import fill
from generator.forms.printed import Printed
from generator.forms.rows import CARRIED_OVER, RowSource
from generator.forms.showing import Showing
from generator.forms.shown import HAS_RATE, Thing
from generator.forms.spec import FormSpec, Part
from generator.forms.tables import TableMaker
from generator.forms.targets import target_values
from generator.forms.texts import Texts
from generator.forms.words import date_words, words
from generator.rounding.result import NEAREST, Rounding
from generator.withheld.public import PublicBudget

STATES = ("在职", "退休", "离休")


@dataclass(slots=True)
class ContextMaker:
    """Builds the variables of one disclosure's templates; collects what is wrong in staff's
    prose."""

    budget: PublicBudget
    figures: Figures
    catalogue: Catalogue
    form: FormSpec
    diagnostics: list[Diagnostic]
    rounding: Rounding = NEAREST
    prints: Printed = field(init=False)
    showing: Showing = field(init=False)
    words: dict[str, str] = field(init=False)
    """The plain words of patterns and templates."""
    texts: Texts = field(init=False)
    accounts: Accounts = field(init=False)
    tables: TableMaker = field(init=False)

    def __post_init__(self) -> None:
        self.prints = Printed(self.figures, self.form, self.rounding)
        self.showing = Showing(self.figures, self.form, self.prints)
        self.words = words(self.budget, self.form)
        self.texts = self._texts()
        self.words |= self._names_of_unit()
        repeats = self.form.code_columns == "重复"
        self.accounts = Accounts(self.budget.names, self.form.names, self.catalogue)
        rows = RowSource(
            self.budget, self.figures, self.accounts, repeat_codes=repeats, texts=self.texts
        )
        self.tables = TableMaker(source=rows, form=self.form, words=self.words, prints=self.prints)

    def _texts(self) -> Texts:
        return Texts(
            budget=self.budget,
            figures=self.figures,
            show=self.showing.figure,
            words=self.words,
            diagnostics=self.diagnostics,
            keys=TextKeys(self.budget.located, self.figures.items),
        )

    def _names_of_unit(self) -> dict[str, str]:
        """The words for the unit, which its file states."""
        unit = self.texts.below("单位")
        name = unit.name(self.words["单位名称"], "名称")
        own_name = unit.name(self.budget.unit.self_name or "", "文中称呼")
        return {"单位名称": name, "本单位": own_name or name}

    def variables(self) -> dict[str, Any]:
        """Everything by name, as ``docs/template-variables.md`` lists it."""
        budget, texts = self.budget, self.texts
        return {
            **self.words,
            "数": self.showing.figure,
            "有数": self.prints.has,
            "标题": fill(self.form.title, self.words, self.form.at("标题")),
            "部分": [self._part(n, name) for n, name in enumerate(self.form.part_order, start=1)],
            "公开表": [
                self._table(n, name) for n, name in enumerate(self.form.table_order, start=1)
            ],
            "章节": [
                self._chapter(n, name) for n, name in enumerate(self.form.chapter_order, start=1)
            ],
            "名称": self.source_name,
            "日期": fill(self.form.date, date_words(budget.date), self.form.at("日期格式")),
            "主要职能": [texts.prose(t, "主要职能", i) for i, t in enumerate(budget.functions)],
            "内设机构": Thing(
                "内设机构",
                self._offices(),
                "内设机构",
                self.showing.attribute,
                ("个数",),
            ),
            "下属单位": [self._subordinate(n) for n, _ in enumerate(budget.subordinates, 1)],
            "人员": self._staff("人员"),
            "收入来源": [self._source(n) for n in self.form.sources],
            "收入": self._source("合计"),
            "性质": [self._spending("", kind, kind) for kind in KINDS],
            "支出": self._spending("", "", "支出合计"),
            "功能类": self._functions("", CLASS),
            "一般公共预算": self._fund("一般公共预算拨款"),
            "政府性基金预算": self._fund("政府性基金预算拨款"),
            "国有资本经营预算": self._fund("国有资本经营预算拨款"),
            "财政拨款": self._fund("财政拨款"),
            "三公": self._three_public("合计"),
            "三公项": {n: self._three_public(n) for n in three_public().parents},
            "机关运行经费": self._operating(),
            "项目": [self._project(n, p) for n, p in enumerate(budget.projects, 1)],
            "其他事项": self.form.other_matters,
            "有绩效表": budget.performance is not None
            or any(p.performance for p in budget.projects),
            "结转项目": [
                texts.name(item.name, CARRIED_OVER, i, "名称")
                for i, item in enumerate(budget.carry_over)
            ],
            "整体绩效": self._whole_performance(),
            "其他说明": [texts.prose(t, "其他说明", i) for i, t in enumerate(budget.remarks)],
            "名词解释": self._glossary(),
            "另填": shown_facts(budget.form_facts, self.showing.figure, texts.below(FORM_FACT)),
        }

    def source_name(self, name: str) -> str:
        """名称("…"): a source as this form words it."""
        return self.form.source_names.get(name, name)

    # -- things

    def _table(self, n: int, name: str) -> Thing:
        spec = self.form.tables[name]
        words = {**self._numbered(n), "标题": fill(spec.title, self.words, spec.at("标题"))}
        filled = {
            "键": name,
            "表号": fill(spec.number, words, spec.at("表号")),
            "标题": words["标题"],
            "编制行": fill(spec.unit_line, words, spec.at("编制行")),
            "目录": fill(spec.contents or "", words, spec.at("目录")),
            "备注": fill(self.tables.note(name) or "", words, spec.note_at),
        }
        if not spec.number:
            filled["表号"] = fill(self.form.table_number, words, self.form.at("表号格式"))
        if spec.contents is None:
            filled["目录"] = fill(self.form.table_contents, words, self.form.at("表目录"))
        if self.rounding.is_uneven:
            filled["备注"] += words.get("舍位备注", "")
        return Thing("公开表", {**filled, "页面": spec.page, "计量单位": spec.measure})

    def _numbered(self, n: int) -> dict[str, str]:
        """The plain words, and which of its kind something is."""
        return {**self.words, "序": str(n), "汉字序": chinese_numeral(n)}

    def _part(self, n: int, name: str) -> Thing:
        return self._headed("部分", n, name, self.form.parts[name])

    def _chapter(self, n: int, name: str) -> Thing:
        return self._headed("章节", n, name, self.form.chapters[name])

    def _headed(self, kind: str, n: int, name: str, stated: Part) -> Thing:
        """A part or a section: its heading, and what the contents call it."""
        words = self._numbered(n)
        title = fill(stated.title, words, stated.at("标题"))
        entry = fill(stated.contents, {**words, "标题": title}, stated.at("目录"))
        values = {"键": name, "标题": title, "目录": entry, "模板": stated.template}
        return Thing(kind, values)

    def _compared(self, kind: str, prefix: str, values: dict[str, Any]) -> Thing:
        reasons, uses = self.budget.reasons, self.budget.uses
        change, amount = join(prefix, "增减额"), join(prefix, "金额")
        reason = self._optional(reasons.get(change), "原因", change)
        use = self._optional(uses.get(amount), "用途", amount)
        told = {"原因": reason, "用途": use, **self._executed(prefix)}
        return Thing(kind, {**values, **told}, prefix, self.showing.attribute, self._known(prefix))

    def _executed(self, prefix: str) -> dict[str, Any]:
        """Whether it is known what was carried out last year, and the reason of the change."""
        change = join(prefix, CARRIED_OUT.change)
        reason = self._optional(self.budget.reasons.get(change), "原因", change)
        is_known = self.figures.knows(join(prefix, CARRIED_OUT.before))
        return {"有上年执行": is_known, "比执行原因": reason}

    def _known(self, prefix: str) -> tuple[str, ...]:
        """What is known of an amount: itself, its share, its changes, and the answers whether they
        have rates."""
        asked = [AMOUNT, BUDGETED.before, "占比"]
        aspects = [one for one in asked if self.figures.knows(join(prefix, one))]
        for basis in BASES:
            aspects.append(HAS_RATE[basis.rate])
            if self.figures.knows(join(prefix, basis.change)):
                aspects += [basis.change, basis.rate]
        if self.figures.knows(join(prefix, CARRIED_OUT.before)):
            aspects.append(CARRIED_OUT.before)
        return tuple(aspects)

    def _source(self, name: str) -> Thing:
        return self._compared(
            "收入来源", join("收入", name), {"名称": self.source_name(name), "键": name}
        )

    def _spending(
        self, fund: str, part: str, label: str, kind: str = "支出事项", **values: Any
    ) -> Thing:
        prefix = join("支出", fund, part or ("" if fund else TOTAL))
        return self._compared(kind, prefix, {"名称": label, **values})

    def _fund(self, fund: str) -> Thing:
        """A fund's expenditure: totals, kinds, 类, 项, and its basic expenditure by 人员/公用 with
        item names."""
        kinds = {k: self._spending(fund, k, k) for k in KINDS}
        basic = {k: self._nature(fund, k) for k in NATURES}
        values = {
            "键": fund,
            "类": self._functions(fund, CLASS),
            "项": self._functions(fund, ITEM, former=True),
            "项目": [n for n, _ in enumerate(self.budget.projects, 1) if self._is_paid(n, fund)],
            **kinds,
            **basic,
        }
        return self._spending(fund, "", fund, "拨款", **values)

    def _funds_of(self, project: int) -> list[str]:
        """What a project is paid from: each kind of fiscal money, the general budget first, then
        other money."""
        others = [fund for fund in funds().children("") if fund != FISCAL]
        return [
            fund for fund in (*funds().children(FISCAL), *others) if self._is_paid(project, fund)
        ]

    def _paid_from(self, project: int, fund: str) -> Thing:
        paid = self.figures.name_of(PROJECT, project, fund)
        return self._thing("项目资金", {"名称": self.source_name(fund)}, paid, (AMOUNT,))

    def _is_paid(self, project: int, fund: str) -> bool:
        return self.figures.is_budgeted(self.figures.name_of(PROJECT, project, fund, "金额"))

    def _nature(self, fund: str, nature: str) -> Thing:
        prefix = join("支出", fund, nature)
        every = self._source_rows.codes("3", (AMOUNT,), "支出", fund, nature)
        codes = sorted(code for code in every if len(code) == SECTION)
        names = [self.accounts.economic(c) for c in codes]
        items = [
            self._thing("经济科目", {"名称": name, "编码": code}, join(prefix, code), (AMOUNT,))
            for name, code in zip(names, codes, strict=True)
        ]
        values = {"名称": nature, "科目": names, "编码": codes, "各项": items}
        return self._thing("经费", values, prefix, (AMOUNT,))

    def _thing(
        self, kind: str, values: dict[str, Any], prefix: str, aspects: tuple[str, ...]
    ) -> Thing:
        return Thing(kind, values, prefix, self.showing.attribute, aspects)

    @property
    def _source_rows(self) -> RowSource:
        return RowSource(self.budget, self.figures, self.accounts)

    def _functions(self, fund: str, length: int, *, former: bool = False) -> list[Thing]:
        """类 or 项 with money this year; ``former``: also those that had it last year only."""
        aspects = ("金额", "上年") if former else ("金额",)
        found: dict[str, None] = {}
        start = join("支出", fund)
        for name in below(self.figures.names, start):
            said = parse(name)
            may_be_asked = len(said.function) == length and said.aspect in aspects
            is_asked = may_be_asked and name == join(start, said.function, said.aspect)
            if is_asked and self.figures.is_budgeted(name):
                found[said.function] = None
        entered = length == ITEM and self.form.item_order == "输入"
        return [self._function(fund, code) for code in (found if entered else sorted(found))]

    def _function(self, fund: str, code: str) -> Thing:
        name = self.accounts.function
        levels = {"类名": name(code[:3]), "款名": name(code[:5]), "项名": name(code), "编码": code}
        return self._spending(fund, code, name(code), "功能科目", **levels)

    def _operating(self) -> Thing:
        values = {"名称": "机关运行经费", "适用": is_applicable(self.budget)}
        return self._compared("运行经费", "机关运行经费", values)

    def _three_public(self, item: str) -> Thing:
        return self._compared("比较事项", join("三公", item), {"名称": item})

    def _staff(self, prefix: str) -> Thing:
        states = [
            self._thing("人员类别", {"名称": s}, join(prefix, s), ("人数", "增减")) for s in STATES
        ]
        return self._thing("人员", {"各类": states}, prefix, ("编制", "实有"))

    def _subordinate(self, n: int) -> Thing:
        unit = self.budget.subordinates[n - 1]
        staff = self._staff(self.figures.name_of(UNIT_BELOW, n, "人员")) if unit.staff else None
        scope = self.figures.name_of(UNIT_BELOW, n)
        texts = self.texts.below(UNIT_BELOW, n - 1)
        values = {
            "名称": texts.name(unit.name, "名称"),
            "数名": scope,
            "性质": texts.name(unit.nature, "性质"),
            "人员": staff,
        }
        return Thing("下属单位", values)

    def _project(self, n: int, project: Project) -> Thing:
        scope = self.figures.name_of(PROJECT, n)
        texts = self.texts.below(PROJECT, n - 1, scope=scope)
        named = self.tables.source.project_words(n - 1)
        values = {
            "号": n,
            "数名": scope,
            **named,
            "编码": project.function,
            "科目": self.accounts.function(project.function),
            "开始": named["开始"] or None,
            "结束": named["结束"] or None,
            "涉密": project.classified,
            "不予公开": project.withheld or project.classified,
            "依据": texts.prose(project.basis, "依据") if project.basis else None,
            "分配": texts.prose(project.allocation, "分配") if project.allocation else None,
            "补充": [
                (texts.key("补充", k), texts.prose(t, "补充", k))
                for k, t in project.paragraphs.items()
            ],
            "资金": [self._paid_from(n, fund) for fund in self._funds_of(n)],
            "财政拨款": self.showing.figure(join(scope, "财政拨款", "金额")),
            "其他资金": self.showing.figure(join(scope, "其他资金", "金额")),
            "绩效": self._performance(
                project.performance, texts.below("绩效"), self.form.indicator_groups
            ),
        }
        return Thing("项目", values, scope, self.showing.attribute, ("金额",))

    def _optional(self, text: str | None, *path: str) -> Markup | None:
        return self.texts.prose(text, *path) if text else None

    def _offices(self) -> dict[str, Any]:
        texts, offices = self.texts.below("内设机构"), self.budget.offices
        names = [texts.name(one, "名单", i) for i, one in enumerate(offices.names)]
        return {"称谓": texts.name(offices.term, "称谓"), "名单": names}

    def _whole_performance(self) -> Thing | None:
        unit, texts = self.budget.unit, self.texts.below("单位")
        values = {
            "联系人": texts.name(unit.contact or "", "联系人") or None,
            "联系电话": texts.name(unit.phone or "", "联系电话") or None,
        }
        target = self._performance(self.budget.performance, self.texts.below("整体绩效"), {})
        return target and replace(target, values={**target.values, **values})

    def _performance(
        self,
        target: Performance | None,
        texts: Texts,
        groups: Mapping[str, tuple[str, ...]],
    ) -> Thing | None:
        if target is None:
            return None
        return Thing("绩效目标", target_values(target, self.form.indicator_defaults, groups, texts))

    def _glossary(self) -> list[tuple[str, Markup]]:
        terms = {**self.form.glossary, **self.budget.glossary}
        return [
            (self.texts.key("名词解释", term), self.texts.prose(text, "名词解释", term))
            for term, text in terms.items()
        ]
