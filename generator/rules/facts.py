"""Rules on bare facts: what must hold before figures can be derived (codes are whole, sources
exist)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.catalogue.terms import ITEM, SCALE
from generator.catalogue.trees import funds, three_public
from generator.diagnostics import Position
from generator.figures.lines import yuan
from generator.rules.registry import Facts, Finding, Findings, error
from generator.suggestion import BARE, asked, did_you_mean


def function_codes(facts: Facts) -> Iterator[tuple[str, Position]]:
    """Every function code of a file, with its place."""
    budget, at = facts.budget, facts.budget.at
    yield from ((c, at("基本支出", "按功能科目", c)) for c in budget.basic.by_function)
    yield from ((n.function, n.at("功能科目")) for n in budget.basic.lines)
    for project in budget.projects:
        yield project.function, project.at("功能科目")
        yield from ((n.function, n.at("功能科目")) for n in project.lines if n.function)
    yield from ((n.function, n.at("功能科目")) for n in budget.carry_over)
    yield from ((n.function, n.at("功能科目")) for n in budget.prior.lines)


def economic_codes(facts: Facts) -> Iterator[tuple[str, Position, bool]]:
    """Every economic code of a file, with its place and whether a 类 is enough there."""
    budget, at = facts.budget, facts.budget.at
    yield from ((c, at("基本支出", "按经济科目", c), False) for c in budget.basic.by_economic)
    yield from ((c, at("基本支出", "经济科目细目", c), False) for c in budget.basic.local_items)
    yield from ((n.economic, n.at("经济科目"), False) for n in budget.basic.lines)
    for project in budget.projects:
        yield from ((c, project.at("支出", c), True) for c in project.spending)
        yield from ((n.economic, n.at("经济科目"), True) for n in project.lines)


def whole_function_codes(facts: Facts) -> Findings:
    """Lines name a 项: seven digits beginning with 2."""
    for code, at in function_codes(facts):
        if len(code) != ITEM or not code.startswith("2"):
            message = f"“{code}”不是功能分类的项级编码。"
            near = _respelled(code, facts.catalogue.functions, ITEM)
            yield Finding(
                at, message, f"{near}写满 7 位项级编码，如 2010301（类 3 位、款 2 位、项 2 位）。"
            )


def whole_economic_codes(facts: Facts) -> Findings:
    """Basic expenditure names a 款 (five digits), projects a 类 or 款; both begin with 3."""
    for code, at, class_allowed in economic_codes(facts):
        if not code.startswith("3") or len(code) not in ((3, 5) if class_allowed else (5,)):
            wanted = "3 位类或 5 位款" if class_allowed else "5 位款"
            near = _respelled(code, facts.catalogue.economics, 5)
            yield Finding(
                at,
                f"“{code}”不是部门经济分类的 {wanted}编码。",
                f"{near}写 {wanted}编码，如 30201 办公费。",
            )


def _respelled(code: str, names: Mapping[str, str], digits: int) -> str:
    """The codes that ``code`` is with a digit too few or too many: 201399 has lost the zero of
    2010399."""
    if len(code) == digits - 1:
        spelled = {code[:i] + "0" + code[i:] for i in range(len(code) + 1)}
    else:
        spelled = (
            {code[:i] + code[i + 1 :] for i in range(len(code))}
            if len(code) == digits + 1
            else set()
        )
    known = [f"{c} {names[c]}" for c in sorted(spelled) if c in names]
    return asked(known, spelled=BARE)


def known_sources(facts: Facts) -> Findings:
    """A 资金来源 is one of the sources of income at the lowest level."""
    budget, leaves = facts.budget, funds().leaves()
    named = [(n.fund, n.at("资金来源")) for n in budget.basic.lines]
    named += [(n.fund, n.at("资金来源")) for n in budget.projects]
    named += [(n.fund, n.at("资金来源")) for n in budget.prior.lines]
    named += [(n.fund, n.at("资金来源")) for p in budget.projects for n in p.lines if n.fund]
    named += [(name, budget.at("收入", name)) for name in budget.income]
    for name, at in named:
        if name not in leaves:
            hint = did_you_mean(name, leaves)
            below = funds().children(name) if name in funds().parents else ()
            hint = f"请写明是其中哪一种：{'、'.join(below)}。" if below else hint
            yield Finding(at, f"没有叫“{name}”的资金来源。", f"{hint}可写：{'、'.join(leaves)}。")


def known_three_public(facts: Facts) -> Findings:
    """上年 › 三公经费 names items of the lowest level."""
    leaves = three_public().leaves()
    for name in facts.budget.prior.three_public:
        if name not in leaves:
            at = facts.budget.prior.at("三公经费", name)
            yield Finding(at, f"“三公”经费没有“{name}”这一项。", f"可写：{'、'.join(leaves)}。")


def one_way_of_spending(facts: Facts) -> Findings:
    """A project's money is either 支出 or 明细."""
    for project in facts.budget.projects:
        if project.spending and project.lines:
            scale = SCALE[facts.budget.measure]
            spent = sum(project.spending.values(), Decimal(0)) * scale
            listed = sum((n.amount for n in project.lines), Decimal(0)) * scale
            message = f"项目“{project.name}”同时写了支出（{yuan(spent)}）和明细（{yuan(listed)}）。"
            yield Finding(project.at("明细"), message, "是同一笔钱，只留一种，以免重复计算。")


def one_way_of_items(facts: Facts) -> Findings:
    """An economic 款 has an amount of its own or local items, not both."""
    basic = facts.budget.basic
    scale = SCALE[facts.budget.measure]
    for code, items in basic.local_items.items():
        if code in basic.by_economic:
            at = facts.budget.at("基本支出", "经济科目细目", code)
            given, local = (
                yuan(a * scale) for a in (basic.by_economic[code], sum(items.values(), Decimal(0)))
            )
            message = f"{code} 在按经济科目里已有金额 {given}，又写了细目，共 {local}。"
            yield Finding(at, message, "删去按经济科目里的这一行，由细目相加。")


def one_source_of_last_year(facts: Facts) -> Findings:
    """Last year is either its file or the amounts given here."""
    prior = facts.budget.prior
    for key, given in (
        ("支出", prior.lines),
        ("三公经费", prior.three_public),
        ("机关运行经费", prior.operating),
    ):
        if prior.file and given:
            message = f"写了上年文件，又写了上年的{key}，后者不起作用。"
            yield Finding(
                prior.at(key), message, "删去这一项；口径调整过的数写在“数值”下，并在“原因”里说明。"
            )


def operating_with_source(facts: Facts) -> Findings:
    """机关运行经费 given by hand says how much, and where the amount comes from."""
    given = facts.budget.operating
    if given is not None:
        for key, value in (("金额", given.amount), ("来源", given.source)):
            if value is None:
                mend = "写作 机关运行经费: {金额: …, 来源: …}；由程序得出的不必写。"
                yield Finding(given.at(), f"机关运行经费没有写{key}。", mend)


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
