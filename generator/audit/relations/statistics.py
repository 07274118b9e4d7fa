"""What 预算绩效情况 and 其他需说明的事项 say of the projects: how many, and with how much money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.audit.case import Reread
from generator.audit.interval import ZERO
from generator.audit.readings import Reading
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict, plain

OF_FUNCTION = re.compile(r"\.\d{3,7}\.")
GENERAL = "支出.一般公共预算拨款.项目支出.金额"
OTHERS = ("政府性基金预算拨款", "政府性基金预算", "国有资本经营预算拨款", "国有资本经营预算")
OTHER_FUNDS = ("支出.政府性基金预算拨款.项目支出.金额", "支出.国有资本经营预算拨款.项目支出.金额")


def statistics(case: Reread) -> Iterator[Verdict]:
    """Counts and amounts of the projects of the tables, of section seven, of the performance
    tables."""
    own = [
        r
        for n in case.tables.project_codes
        if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))
    ]
    spoken = [
        r
        for n, _, _ in case.spoken.projects
        if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))
    ]
    projects = own or spoken
    filled_in = [
        a["财政拨款"]
        for g in case.goals
        if not g.is_whole and (a := g.amounts).get("财政拨款") and a["财政拨款"].value
    ]
    groups = [g for g in (projects, spoken, filled_in) if g]
    of_general = [g for g in groups if g is not filled_in] if has_other_funds(case) else groups
    yield from _one_of(case, "绩效.一般公共预算", of_general)
    yield from _of_other_funds(case, groups) or _one_of(case, "绩效.财政拨款", groups)
    if projects:
        yield from _one_of(case, "项目统计.全部", [projects])
    secret = [n for n, text in case.withheld if "完全不予公开" in text]
    amounts = [r for n in secret if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    if amounts:
        yield from (or_of_all_funds(case, v) for v in _one_of(case, "项目统计.涉密", [amounts]))
    tables = len([g for g in case.goals if not g.is_whole])
    total = case.ledger.best("项目统计.全部.个数")
    for name, expected in (
        ("填绩效表", tables),
        ("未填绩效表", int(total.value) - tables if total else 0),
    ):
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
    """Where funds other than the general budget may pay for projects too, which no table lists: at
    least as many projects as that has, with the money of a group of the listed ones or with the
    project money of all."""
    count, money = case.ledger.best("绩效.财政拨款.个数"), case.ledger.best("绩效.财政拨款.金额")
    others = paid_otherwise(case)
    general = case.ledger.best(GENERAL)
    if not (count and has_other_funds(case)):
        return []
    least = min(map(len, groups), default=0)
    answer = Answer.HOLDS if count.value >= least else Answer.CONTRADICTED
    why = "另有政府性基金、国有资本经营预算的项目"
    bound = Verdict(Kind.BOUND, answer, count.place, count.text, f"不少于 {least}", why, (count,))
    if not (money and general) or len(others) < _kinds_of_funds(case):
        return [bound]
    sums = [of_terms(Kind.NARRATIVE, money, group) for group in ([general, *others], *groups)]
    fitting = [verdict for verdict in sums if verdict.answer is not Answer.CONTRADICTED]
    return [bound, (fitting or sums)[0]]


def _kinds_of_funds(case: Reread) -> int:
    """How many of government funds and state capital have an income."""
    kinds = (OTHERS[:2], OTHERS[2:])
    return sum(
        any(r.value for name in kind for r in case.ledger.of(f"收入.{name}.金额")) for kind in kinds
    )


def or_of_all_funds(case: Reread, verdict: Verdict) -> Verdict:
    """A finding against the appropriation of a project, that other money may explain: not checked
    where there is any."""
    every, general = case.ledger.best("支出.项目支出.金额"), case.ledger.best(GENERAL)
    is_other = every is None or general is None or every.value > general.value
    if verdict.answer is Answer.CONTRADICTED and is_other:
        return replace(
            verdict,
            answer=Answer.REMARK,
            computation=f"{verdict.computation}（项目可能另有其他资金）",
        )
    return verdict


def paid_otherwise(case: Reread) -> list[Reading]:
    """Project money of government funds and state capital, whose projects no table lists."""
    return [r for name in OTHER_FUNDS if (r := case.ledger.best(name)) and r.value]


def has_other_funds(case: Reread) -> bool:
    """Whether government funds or state capital pay for anything, projects perhaps among it: there
    is an amount, or a row for what they are spent on, whose amounts may cancel."""
    for fund in OTHERS:
        amounts = [*case.ledger.of(f"收入.{fund}.金额"), *case.ledger.of(f"支出.{fund}.金额")]
        if any(reading.value for reading in amounts):
            return True
        if any(
            OF_FUNCTION.match(name.removeprefix(f"支出.{fund}")) for name in case.ledger.readings
        ):
            return True
    return False


def _tables(case: Reread, count: Reading, expected: int, why: str) -> Verdict:
    """A number of tables: in plain text they may have run together."""
    if count.value != expected and not case.outline.published.tables_apart:
        return Verdict(
            Kind.COUNT,
            Answer.UNCHECKED,
            count.place,
            count.text,
            computation="文本里的表可能连在一起，数不准",
        )
    return _count(count, expected, why)


def _count(count: Reading, expected: int, why: str) -> Verdict:
    answer = Answer.HOLDS if count.value == expected else Answer.CONTRADICTED
    return Verdict(Kind.COUNT, answer, count.place, count.text, str(expected), why, (count,))


def _not_fiscal(case: Reread) -> Iterator[Verdict]:
    """Project money outside the appropriation: all of it less that of the general budget and the
    funds. What projects paid from both have of it, and what is carried over, may be counted with
    neither."""
    money, count = (
        case.ledger.best("绩效.非财政拨款.金额"),
        case.ledger.best("绩效.非财政拨款.个数"),
    )
    every, general = case.ledger.best("支出.项目支出.金额"), case.ledger.best(GENERAL)
    if not (money and count and every and general):
        return
    rest = every.value - general.value - sum((o.value for o in paid_otherwise(case)), ZERO)
    why = f"项目支出 {every.text} − 一般公共预算项目支出 {general.text} = {plain(rest)}"
    apart = [g.amounts["其他资金"] for g in case.goals if "其他资金" in g.amounts]
    carried = case.ledger.best("支出.上年结转结余.金额") or case.ledger.best(
        "收入.上年结转结余.金额"
    )
    apart += [carried] if carried else []
    least = max(rest - sum((r.value for r in apart), ZERO), ZERO)
    off = sum((r.step for r in (money, every, general)), ZERO)
    is_mixed = case.ledger.best("绩效.重计.个数") is not None
    if money.value == rest:
        answer = Answer.HOLDS
    elif not money.value and (is_mixed or least <= off):
        answer, why = Answer.HOLDS, f"{why}，是兼有两种资金的项目的其他资金，或上年结转"
    elif not money.value or money.value > rest + off:
        answer = Answer.CONTRADICTED
    else:
        answer, why = Answer.REMARK, f"{why}；按填了绩效表的项目统计时可以不同"
    yield Verdict(
        Kind.CROSS,
        answer,
        money.place,
        f"{count.text}个，{money.text}",
        plain(rest),
        why,
        (money, count, every, general),
    )
