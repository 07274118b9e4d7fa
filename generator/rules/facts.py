"""Rules on bare facts: what must hold before figures can be derived (codes are whole, sources
exist)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.budget.model import Budget
from generator.budget.projects import Project, ProjectLine
from generator.budget.unit import UnitLine
from generator.catalogue.terms import CLASS, ITEM, SCALE, SECTION
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position
from generator.figures.budget_lines import yuan
from generator.figures.model import total_of
from generator.rules.registry import Facts, Finding, Findings, error
from generator.suggestion import BARE, asked, did_you_mean

Place = tuple[str, Position]
"""What stands in a file, and where."""


class EconomicCode(NamedTuple):
    """An economic code of a file: of a project, where a 类 is enough, or of basic expenditure."""

    code: str
    at: Position
    is_of_project: bool


def function_codes(budget: Budget) -> Iterator[Place]:
    """Every function code of a file."""
    for code in budget.basic.by_function:
        yield code, budget.at("基本支出", "按功能科目", code)
    lines = (
        *budget.basic.lines,
        *_with_lines(budget),
        *budget.carry_over,
        *budget.prior.every_line,
        *_of_units(budget),
    )
    for line in lines:
        if line.function:
            yield line.function, line.at("功能科目")


def _of_units(budget: Budget) -> Iterator[UnitLine]:
    """What the units below spend."""
    for unit in budget.subordinates:
        yield from unit.lines


def _with_lines(budget: Budget) -> Iterator[Project | ProjectLine]:
    """Every project, and after it the lines that it is written in."""
    for project in budget.projects:
        yield project
        yield from project.lines


def economic_codes(budget: Budget) -> Iterator[EconomicCode]:
    """Every economic code of a file."""
    basic = budget.basic
    for code in basic.by_economic:
        yield EconomicCode(code, budget.at("基本支出", "按经济科目", code), is_of_project=False)
    for code in basic.local_items:
        yield EconomicCode(code, budget.at("基本支出", "经济科目细目", code), is_of_project=False)
    for line in basic.lines:
        yield EconomicCode(line.economic, line.at("经济科目"), is_of_project=False)
    for project in budget.projects:
        for code, at in codes_of_project(project):
            yield EconomicCode(code, at, is_of_project=True)


def codes_of_project(project: Project) -> Iterator[Place]:
    """Every economic code of a project."""
    for code in project.spending:
        yield code, project.at("支出", code)
    for line in project.lines:
        yield line.economic, line.at("经济科目")


def whole_function_codes(facts: Facts) -> Findings:
    """Lines name a 项: seven digits beginning with 2."""
    for code, at in function_codes(facts.budget):
        if len(code) != ITEM or not code.startswith("2"):
            near = _respelled(code, facts.catalogue.functions, ITEM)
            mend = f"{near}写满 7 位项级编码，如 2010301（类 3 位、款 2 位、项 2 位）。"
            yield Finding(at, f"“{code}”不是功能分类的项级编码。", mend)


def whole_economic_codes(facts: Facts) -> Findings:
    """Basic expenditure names a 款 (five digits), projects a 类 or 款; both begin with 3."""
    for code, at, is_of_project in economic_codes(facts.budget):
        is_whole = len(code) == SECTION or (is_of_project and len(code) == CLASS)
        if not is_whole or not code.startswith("3"):
            wanted = "3 位类或 5 位款" if is_of_project else "5 位款"
            message = f"“{code}”不是部门经济分类的 {wanted}编码。"
            near = _respelled(code, facts.catalogue.economics, SECTION)
            yield Finding(at, message, f"{near}写 {wanted}编码，如 30201 办公费。")


def _respelled(code: str, names: Mapping[str, str], digits: int) -> str:
    """The codes that ``code`` is with a digit too few or too many: 201399 has lost the zero of
    2010399."""
    spelled = set()
    for place in range(len(code) + 1):
        before, after = code[:place], code[place:]
        if len(code) == digits - 1:
            spelled.add(f"{before}0{after}")
        elif len(code) == digits + 1:
            spelled.add(before + after[1:])
    known = [f"{one} {names[one]}" for one in sorted(spelled) if one in names]
    return asked(known, spelled=BARE)


def known_sources(facts: Facts) -> Findings:
    """A 资金来源 is one of the sources of income at the lowest level."""
    leaves = funds().leaves()
    for name, at in _sources(facts.budget):
        if name not in leaves:
            hint = did_you_mean(name, leaves)
            if name in funds().parents and (below := funds().children(name)):
                hint = f"请写明是其中哪一种：{'、'.join(below)}。"
            yield Finding(at, f"没有叫“{name}”的资金来源。", f"{hint}可写：{'、'.join(leaves)}。")


def _sources(budget: Budget) -> Iterator[Place]:
    """Every source of money that a file names."""
    stated = (*budget.basic.lines, *_with_lines(budget), *budget.prior.every_line)
    for line in (*stated, *_of_units(budget)):
        if line.fund:
            yield line.fund, line.at("资金来源")
    for name in budget.income:
        yield name, budget.at("收入", name)


def known_three_public(facts: Facts) -> Findings:
    """上年 › 三公经费 names items of the lowest level."""
    leaves = three_public().leaves()
    for last in facts.budget.prior.bases:
        for name in last.three_public:
            if name not in leaves:
                at = last.at("三公经费", name)
                yield Finding(at, f"“三公”经费没有“{name}”这一项。", f"可写：{'、'.join(leaves)}。")


def one_way_of_spending(facts: Facts) -> Findings:
    """A project's money is either 支出 or 明细."""
    scale = SCALE[facts.budget.measure]
    for project in facts.budget.projects:
        if project.spending and project.lines:
            spent = yuan(total_of(project.spending.values()) * scale)
            listed = yuan(total_of(line.amount for line in project.lines) * scale)
            message = f"项目“{project.name}”同时写了支出（{spent}）和明细（{listed}）。"
            yield Finding(project.at("明细"), message, "是同一笔钱，只留一种，以免重复计算。")


def one_way_of_items(facts: Facts) -> Findings:
    """An economic 款 has an amount of its own or local items, not both."""
    basic = facts.budget.basic
    scale = SCALE[facts.budget.measure]
    for code, items in basic.local_items.items():
        if code in basic.by_economic:
            at = facts.budget.at("基本支出", "经济科目细目", code)
            given = yuan(basic.by_economic[code] * scale)
            local = yuan(total_of(items.values()) * scale)
            message = f"{code} 在按经济科目里已有金额 {given}，又写了细目，共 {local}。"
            yield Finding(at, message, "删去按经济科目里的这一行，由细目相加。")


def one_source_of_last_year(facts: Facts) -> Findings:
    """Last year is either its file or the amounts given here."""
    prior = facts.budget.prior
    if not prior.file:
        return
    given = {
        "支出": prior.lines,
        "三公经费": prior.three_public,
        "机关运行经费": prior.operating,
    }
    mend = "删去这一项；口径调整过的数写在“数值”下，并在“原因”里说明。"
    for key, value in given.items():
        if value:
            yield Finding(prior.at(key), f"写了上年文件，又写了上年的{key}，后者不起作用。", mend)


def operating_with_source(facts: Facts) -> Findings:
    """机关运行经费 given by hand says how much, and where the amount comes from."""
    given = facts.budget.operating
    if given is None:
        return
    mend = "写作 机关运行经费: {金额: …, 来源: …}；由程序得出的不必写。"
    if given.amount is None:
        yield Finding(given.at(), "机关运行经费没有写金额。", mend)
    if given.source is None:
        yield Finding(given.at(), "机关运行经费没有写来源。", mend)


RULES = (
    error("T101", "功能科目写到项级", whole_function_codes),
    error("T102", "经济科目写到款级", whole_economic_codes),
    error("T103", "资金来源须存在", known_sources),
    error("T104", "三公项目须存在", known_three_public),
    error("T105", "项目支出只写一处", one_way_of_spending),
    error("T106", "经济科目细目不重复计", one_way_of_items),
    error("T108", "上年数只有一个来源", one_source_of_last_year),
    error("T109", "机关运行经费写明来源", operating_with_source),
)
