"""Budgets made up for the check of a form: in 万元 and in 元, with money of every source that the
form tells of, and of each alone. The same form always gets the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from generator.authoring.emit import emit
from generator.budget.form_facts import GROUP, KEY, ROWS, FormFact
from generator.catalogue.classification import GENERAL, SPECIAL, Catalogue
from generator.catalogue.lists import newest_year
from generator.catalogue.terms import ITEM
from generator.catalogue.trees import funds, three_public
from generator.forms.spec import FormSpec
from generator.source.model import NONE
from generator.source.nodes import LocatedDict, Source
from generator.source.reader import read_text

PERSONNEL: Final = ("30101", "30302")
PUBLIC: Final = ("30201", "30212", "30217", "30231")
OF_PROJECT: Final = ("301", "302", "303", "307", "309", "310", "311", "312", "313", "399")
CARRIED: Final = "结转"
ITEMS: Final = 3
"""How many items (项) a budget has."""
TEXT: Final = "样例文字"
NOTHING: Final[Mapping[str, Any]] = {ROWS: NONE, "文字": "没有", "是否": False}


Sources = Mapping[str, tuple[str, ...]]
"""The sources that a form tells of, each with the ones that it is the sum of."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A made-up budget: what it is, and its text as a file."""

    title: str
    source: Source


def sources_of(spec: FormSpec) -> Sources:
    """What the form tells of as sources of income (收入来源)."""
    return {source: tuple(_leaves(source)) for source in spec.sources}


def _leaves(source: str) -> Iterator[str]:
    below = funds().children(source)
    if not below:
        yield source
    for one in below:
        yield from _leaves(one)


class TrialMaker:
    """Makes budgets for a form."""

    def __init__(self, spec: FormSpec) -> None:
        self._spec = spec
        self._year = spec.years.first if spec.years else newest_year()
        self._chance = random.Random(f"{spec.name} {self._year}")  # noqa: S311 - no secret

    def empty(self) -> Trial:
        """A budget that states nothing."""
        return self._trial("空预算", "万元", ())

    def completed(self, sample: Source) -> Source:
        """A sample with what the form asks for itself, where it states nothing of it: it may be
        that of a form which this one extends."""
        is_stated = isinstance(sample.root, LocatedDict) and KEY in sample.root
        if is_stated or not self._spec.facts:
            return sample
        facts = emit({KEY: self._form_facts(self._spec.facts, "万元")})
        return read_text(f"{sample.text}\n{facts}", sample.name)

    def alone(self, source: str, leaves: Sequence[str]) -> Trial:
        """A budget that has money of one source and its parts (``leaves``) only."""
        measure = ("万元", "元")[len(source) % 2]
        return self._trial(f"只有{source}（{measure}）", measure, leaves)

    def together(self, leaves: Sequence[str]) -> Iterator[Trial]:
        """Budgets with money of all these sources."""
        for measure in ("万元", "元"):
            yield self._trial(f"各种来源都有（{measure}）", measure, leaves)

    def _trial(self, title: str, measure: str, sources: Sequence[str]) -> Trial:
        """A budget with money of these sources."""
        facts: dict[str, Any] = {
            "表样": self._spec.name,
            "年度": self._year,
            "公开日期": f"{self._year}-03-01",
            "计量单位": measure,
            "单位": {"名称": "样例单位", "性质": "行政单位"},
        }
        if sources:
            facts |= self._money(sources, measure) | self._others(measure)
        if self._spec.facts:
            made = self._form_facts(self._spec.facts, measure)
            facts[KEY] = made if sources else _nothing(self._spec.facts)
        return Trial(title, read_text(emit(facts), f"自造的预算（{title}）"))

    def _money(self, sources: Sequence[str], measure: str) -> dict[str, Any]:
        lines: list[dict[str, Any]] = []
        projects: list[dict[str, Any]] = []
        carried: list[dict[str, Any]] = []
        last: list[dict[str, Any]] = []
        for source in sources:
            codes = self._codes(source)
            code = self._chance.choice(codes)
            if source.endswith(CARRIED):
                item = {"名称": f"{source}项目", "功能科目": code, "资金来源": source}
                kind = self._chance.choice(("人员经费", "公用经费", "项目支出"))
                carried.append({**item, "性质": kind, "金额": self._amount(measure)})
                continue
            for economic in (*PERSONNEL, *PUBLIC):
                line = {"功能科目": code, "经济科目": economic, "资金来源": source}
                lines.append({**line, "金额": self._amount(measure)})
            projects.append(self._project(source, code, measure))
            kinds = {"基本支出": self._amount(measure), "项目支出": self._amount(measure)}
            last.append({"功能科目": self._chance.choice(codes), "资金来源": source, **kinds})
        names = {name: self._amount(measure) for name in three_public().leaves()}
        prior = {"支出": last, "三公经费": names, "机关运行经费": self._amount(measure)}
        money = {"基本支出": {"明细": lines}, "项目": projects, "上年结转结余": carried}
        return {**{key: value for key, value in money.items() if value}, "上年": prior}

    def _project(self, source: str, code: str, measure: str) -> dict[str, Any]:
        indicators = {"产出指标": {"数量指标": {"件数": {"值": ">=3件", "权重": 10}}}}
        return {
            "名称": f"{source}安排的项目",
            "类型": "特定目标类",
            "功能科目": code,
            "资金来源": source,
            "支出": {economic: self._amount(measure) for economic in OF_PROJECT},
            "依据": TEXT,
            "分配": TEXT,
            "绩效": {"目标": TEXT, "指标": indicators},
        }

    def _others(self, measure: str) -> dict[str, Any]:
        people = {"人数": self._chance.randint(1, 90), "增减": self._chance.randint(-9, 9)}
        amount = self._amount(measure)
        staff = {"编制": 90, "在职": people, "退休": people}
        below = {"名称": "样例站", "性质": "事业单位", "人员": staff}
        spent = {"功能科目": self._codes(GENERAL)[0], "基本支出": 0, "项目支出": 0}
        return {
            "主要职能": [TEXT],
            "内设机构": {"名单": ["办公室", "业务室"]},
            "人员": staff,
            "下属单位": [{**below, "支出": [spent]}],
            "政府采购": dict.fromkeys(("货物", "工程", "服务"), amount) | {"面向中小企业": amount},
            "国有资产": {
                "房屋": {"面积": 1200, "价值": amount},
                "车辆": {"一般公务用车": {"数量": 2, "价值": amount}},
                "办公家具": amount,
            },
            "其他说明": [TEXT],
        }

    def _codes(self, source: str) -> list[str]:
        """Some items in force of the budget that a source of money is of."""
        path = funds().path(source)
        special = [one for one in SPECIAL if any(step.startswith(one) for step in path)]
        home = special[0] if special else GENERAL
        catalogue = Catalogue(self._year)
        every = catalogue.all_functions() if special else catalogue.functions
        found = [one for one in every if len(one) == ITEM and catalogue.budget_of(one) == home]
        return self._chance.sample(found, min(ITEMS, len(found)))

    def _amount(self, measure: str) -> Decimal:
        cents = self._chance.randint(1, 30_000_00)
        return Decimal(cents) / 100 if measure == "万元" else Decimal(cents * 97) / 100

    def _form_facts(self, declared: Mapping[str, FormFact], measure: str) -> dict[str, Any]:
        """What the form asks for; now and then without what may lack."""
        found: dict[str, Any] = {}
        for key, fact in declared.items():
            if fact.may_lack == "否" or self._chance.random() < 0.5:
                found[key] = self._fact(fact, measure)
        return found

    def _fact(self, fact: FormFact, measure: str) -> Any:
        if fact.kind == GROUP:
            return self._form_facts(fact.columns, measure)
        if fact.kind == ROWS:
            return [self._form_facts(fact.columns, measure) for _ in range(2)]
        number = self._chance.randint(0, 99)
        values: dict[str, Any] = {
            "金额": self._amount(measure),
            "数量": Decimal(number) / 10,
            "是否": number % 2 == 0,
            "文字": f"{TEXT}{number}",
        }
        return values.get(fact.kind, number)


def _nothing(declared: Mapping[str, FormFact]) -> dict[str, Any]:
    """What a department states that has nothing of what the form asks for."""
    found: dict[str, Any] = {}
    for key, fact in declared.items():
        if fact.kind == GROUP:
            found[key] = _nothing(fact.columns)
        else:
            found[key] = NOTHING.get(fact.kind, 0)
    return found
