"""What 预算绩效情况 and 其他需说明的事项 say of the projects: how many, and with how much money."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.interval import ZERO
from generator.audit.readings import Reading
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict, plain

GENERAL = "支出.一般公共预算拨款.项目支出.金额"
OTHER_FUNDS = ("支出.政府性基金预算拨款.项目支出.金额", "支出.国有资本经营预算拨款.项目支出.金额")


def statistics(case: Reread) -> Iterator[Verdict]:
    """Counts and amounts of the projects of the tables, of section seven, of the performance tables."""
    own = [r for n in case.tables.project_codes if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    spoken = [r for n, _, _ in case.spoken.projects if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    projects = own or spoken
    filled_in = [
        a["财政拨款"] for g in case.goals if not g.is_whole and (a := g.amounts).get("财政拨款") and a["财政拨款"].value
    ]
    groups = [g for g in (projects, spoken, filled_in) if g]
    yield from _one_of(case, "绩效.一般公共预算", groups)
    yield from _of_other_funds(case, groups) or _one_of(case, "绩效.财政拨款", groups)
    if projects:
        yield from _one_of(case, "项目统计.全部", [projects])
    secret = [n for n, text in case.withheld if "完全不予公开" in text]
    amounts = [r for n in secret if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    if amounts:
        yield from _one_of(case, "项目统计.涉密", [amounts])
    tables = len([g for g in case.goals if not g.is_whole])
    total = case.ledger.best("项目统计.全部.个数")
    for name, expected in (("填绩效表", tables), ("未填绩效表", int(total.value) - tables if total else 0)):
        if tables and (count := case.ledger.best(f"项目统计.{name}.个数")):
            yield _tables(case, count, expected, f"文中有 {tables} 张项目绩效目标表")
    whole_tables = len([g for g in case.goals if g.is_whole])
    is_whole_lost = not whole_tables and any(s.columns_lost for s in case.outline.goals)
    if (count := case.ledger.best("整体绩效.个数")) and case.goals and not is_whole_lost:
        yield _tables(case, count, whole_tables, "整体绩效目标表的张数")
    yield from _not_fiscal(case)


def _one_of(case: Reread, name: str, groups: list[list[Reading]]) -> Iterator[Verdict]:
    """A count and an amount that belong to one of several groups of projects."""
    count, money = case.ledger.best(f"{name}.个数"), case.ledger.best(f"{name}.金额")
    if count is None or not groups:
        return
    fitting = [g for g in groups if len(g) == count.value]
    group = (fitting or groups)[0]
    yield _count(count, len(group), f"共 {len(group)} 个项目")
    if money:
        yield of_terms(Kind.NARRATIVE, money, group)


def _of_other_funds(case: Reread, groups: list[list[Reading]]) -> list[Verdict]:
    """Where funds other than the general budget pay for projects too, which no table lists: at least as many projects
    as that has, and the project money of all; nothing where a group of the listed ones fits."""
    count, money = case.ledger.best("绩效.财政拨款.个数"), case.ledger.best("绩效.财政拨款.金额")
    others = paid_otherwise(case)
    general = case.ledger.best(GENERAL)
    if not (count and money and others and general) or any(len(g) == count.value for g in groups):
        return []
    least = max(map(len, groups), default=0)
    answer = Answer.HOLDS if count.value >= least else Answer.CONTRADICTED
    why = "另有政府性基金、国有资本经营预算的项目"
    bound = Verdict(Kind.BOUND, answer, count.place, count.text, f"不少于 {least}", why, (count,))
    return [bound, of_terms(Kind.NARRATIVE, money, [general, *others])]


def paid_otherwise(case: Reread) -> list[Reading]:
    """Project money of government funds and state capital, whose projects no table lists."""
    return [r for name in OTHER_FUNDS if (r := case.ledger.best(name)) and r.value]


def _tables(case: Reread, count: Reading, expected: int, why: str) -> Verdict:
    """A number of tables: in plain text they may have run together."""
    if count.value != expected and not case.outline.published.tables_apart:
        return Verdict(
            Kind.COUNT, Answer.UNCHECKED, count.place, count.text, computation="文本里的表可能连在一起，数不准"
        )
    return _count(count, expected, why)


def _count(count: Reading, expected: int, why: str) -> Verdict:
    answer = Answer.HOLDS if count.value == expected else Answer.CONTRADICTED
    return Verdict(Kind.COUNT, answer, count.place, count.text, str(expected), why, (count,))


def _not_fiscal(case: Reread) -> Iterator[Verdict]:
    """Project money outside the appropriation: all of it less that of the general budget and the funds. What projects
    paid from both have of it, and what is carried over, may be counted with neither."""
    money, count = case.ledger.best("绩效.非财政拨款.金额"), case.ledger.best("绩效.非财政拨款.个数")
    every, general = case.ledger.best("支出.项目支出.金额"), case.ledger.best(GENERAL)
    if not (money and count and every and general):
        return
    rest = every.value - general.value - sum((o.value for o in paid_otherwise(case)), ZERO)
    why = f"项目支出 {every.text} − 一般公共预算项目支出 {general.text} = {plain(rest)}"
    apart = [g.amounts["其他资金"] for g in case.goals if "其他资金" in g.amounts]
    apart += [r for r in (case.ledger.best("支出.上年结转结余.金额"),) if r]
    least = max(rest - sum((r.value for r in apart), ZERO), ZERO)
    if not money.value and not count.value and rest and not least:
        answer, why = Answer.HOLDS, f"{why}，是兼有两种资金的项目的其他资金，或上年结转"
    elif bool(money.value) != bool(rest) or bool(count.value) != bool(rest):
        answer = Answer.CONTRADICTED
    elif money.value != rest:
        answer, why = Answer.REMARK, f"{why}；按填了绩效表的项目统计时可以不同"
    else:
        answer = Answer.HOLDS
    yield Verdict(
        Kind.CROSS,
        answer,
        money.place,
        f"{count.text}个，{money.text}",
        plain(rest),
        why,
        (money, count, every, general),
    )
