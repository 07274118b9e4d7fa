"""What a form's templates may use: the contract between the program and whoever writes
templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.budget.projects import Performance, Project
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import CLASS, FISCAL, ITEM, KINDS, NATURES, SECTION
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.text_lines import EDGE, LINE, marked
from generator.figures.model import Figures, UnknownFigureError
from generator.figures.name import (
    AMOUNT,
    BASES,
    BUDGETED,
    CARRIED_OUT,
    PROJECT,
    TOTAL,
    UNIT_BELOW,
    below,
    join,
    parse,
)
from generator.figures.operating import is_applicable
from generator.forms.accounts import Accounts
from generator.forms.form_facts import shown_facts
from generator.forms.names import quotable
from generator.forms.numbers import chinese_numeral
from generator.forms.patterns import fill, pieces
from generator.forms.printed import Printed
from generator.forms.rows import RowSource
from generator.forms.showing import Showing
from generator.forms.shown import HAS_RATE, Thing, prose
from generator.forms.spec import FormSpec, Part
from generator.forms.tables import TableMaker
from generator.forms.targets import target_values
from generator.forms.words import date_words, words
from generator.rounding.result import NEAREST, Rounding
from generator.suggestion import IN_BRACES, asked
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
    accounts: Accounts = field(init=False)
    tables: TableMaker = field(init=False)
    _lines: dict[str, Position] = field(default_factory=dict)
    """Where each text of several lines stands, by its marked text."""

    def __post_init__(self) -> None:
        self.prints = Printed(self.figures, self.form, self.rounding)
        self.showing = Showing(self.figures, self.form, self.prints)
        self.words = words(self.budget, self.form)
        repeats = self.form.code_columns == "重复"
        self.accounts = Accounts(self.budget.names, self.form.names, self.catalogue)
        rows = RowSource(self.budget, self.figures, self.accounts, repeat_codes=repeats)
        self.tables = TableMaker(source=rows, form=self.form, words=self.words, prints=self.prints)

    def variables(self) -> dict[str, Any]:
        """Everything by name, as ``docs/template-variables.md`` lists it."""
        budget = self.budget
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
            "主要职能": [
                self.prose(t, budget.at("主要职能", i)) for i, t in enumerate(budget.functions)
            ],
            "内设机构": Thing(
                "内设机构",
                {"称谓": budget.offices.term, "名单": budget.offices.names},
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
            "结转项目": [c.name for c in budget.carry_over],
            "整体绩效": self._performance(
                budget.performance, {"联系人": budget.unit.contact, "联系电话": budget.unit.phone}
            ),
            "其他说明": [
                self.prose(t, budget.at("其他说明", i)) for i, t in enumerate(budget.remarks)
            ],
            "名词解释": self._glossary(),
            "另填": shown_facts(budget.form_facts, self.showing.figure, self.prose),
        }

    # -- figures and prose

    def prose(self, text: str, at: Position, scope: str = "") -> Markup:
        """Staff's text with its ``{…}`` filled: figures by full name, or by aspect within
        ``scope``."""

        def place(name: str) -> object:
            if name in self.words:
                return self.words[name]
            for full in (join(scope, name), name):
                if full in self.figures:
                    return self.showing.figure(full)
            self._complain(name, at)
            return ""

        found = pieces(marked(text.strip()), place)
        if "\n" in text.strip():
            self._lines["".join(map(str, found)).strip(EDGE)] = at
        return prose(found)

    def joined(self, text: str) -> Diagnostic:
        """What is wrong with a text whose lines the form's templates would have joined."""
        first, _, rest = text.partition(LINE)
        at = self._lines.get(text, self.budget.at("表样"))
        message = f"这段文字有几行，印在句子里，“{first[-8:]}”和“{rest[:8]}”会连成一行。"
        return Diagnostic("K902", Severity.ERROR, at, message, "写成一行，中间加上标点。")

    def _complain(self, name: str, at: Position) -> None:
        try:
            self.figures[name]
            near = ""
        except UnknownFigureError as error:
            near = asked(error.suggestions, spelled=IN_BRACES) or error.hint
        message = f"文字里的 {{{quotable(name, self.budget)}}} 不是数名。"
        mend = near + "用 disclosure figures 查看全部数名；只是要写花括号时请改用全角｛｝。"
        self.diagnostics.append(Diagnostic("K901", Severity.ERROR, at, message, mend))

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
        reason = (
            self.prose(reasons[change], self.budget.at("原因", change))
            if change in reasons
            else None
        )
        use = self.prose(uses[amount], self.budget.at("用途", amount)) if amount in uses else None
        told = {"原因": reason, "用途": use, **self._executed(prefix)}
        return Thing(kind, {**values, **told}, prefix, self.showing.attribute, self._known(prefix))

    def _executed(self, prefix: str) -> dict[str, Any]:
        """Whether it is known what was carried out last year, and the reason of the change."""
        change = join(prefix, CARRIED_OUT.change)
        reason = self._optional(self.budget.reasons.get(change), self.budget.at("原因", change), "")
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
        values = {"名称": unit.name, "数名": scope, "性质": unit.nature, "人员": staff}
        return Thing("下属单位", values)

    def _project(self, n: int, project: Project) -> Thing:
        at = self.budget.at
        scope = self.figures.name_of(PROJECT, n)
        texts = {
            "依据": self._optional(project.basis, at("项目", n - 1, "依据"), scope),
            "分配": self._optional(project.allocation, at("项目", n - 1, "分配"), scope),
        }
        values = {
            "号": n,
            "数名": scope,
            "名称": self.budget.project_names[n - 1],
            "类型": project.category or "",
            "编码": project.function,
            "科目": self.accounts.function(project.function),
            "承担单位": self.budget.undertaker(project),
            "开始": project.start,
            "结束": project.end,
            "涉密": project.classified,
            "不予公开": project.withheld or project.classified,
            "补充": [
                (k, self.prose(t, at("项目", n - 1, "补充", k), scope))
                for k, t in project.paragraphs.items()
            ],
            "资金": [self._paid_from(n, fund) for fund in self._funds_of(n)],
            "财政拨款": self.showing.figure(join(scope, "财政拨款", "金额")),
            "其他资金": self.showing.figure(join(scope, "其他资金", "金额")),
            "绩效": self._performance(project.performance, {}, scope),
            **texts,
        }
        return Thing("项目", values, scope, self.showing.attribute, ("金额",))

    def _optional(self, text: str | None, at: Position, scope: str) -> Markup | None:
        return self.prose(text, at, scope) if text else None

    def _performance(
        self, target: Performance | None, values: dict[str, Any], scope: str = ""
    ) -> Thing | None:
        if target is None:
            return None
        groups = self.form.indicator_groups if scope else {}
        named = target_values(
            target, self.form.indicator_defaults, groups, lambda t, at: self.prose(t, at, scope)
        )
        return Thing("绩效目标", {**named, **values})

    def _glossary(self) -> list[tuple[str, Markup]]:
        terms = {**self.form.glossary, **self.budget.glossary}
        return [
            (term, self.prose(text, self.budget.at("名词解释", term)))
            for term, text in terms.items()
        ]
