"""The unit itself: staff, offices, subordinate units, procurement, vehicles, equipment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.readings import Reading
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import bare
from generator.rules.three_public import clues

STATES = ("在职", "退休", "离休")
STAFF = "人员."
TOTALS = {
    "人员.实有": tuple(f"人员.{s}.人数" for s in STATES),
    "下属单位.个数": ("下属单位.行政单位.个数", "下属单位.事业单位.个数"),
    "政府采购.合计.金额": ("政府采购.货物.金额", "政府采购.工程.金额", "政府采购.服务.金额"),
    "资产.车辆.数量": ("资产.一般公务用车.数量", "资产.执法执勤用车.数量", "资产.其他车辆.数量"),
    "资产.车辆.价值": ("资产.一般公务用车.价值", "资产.执法执勤用车.价值", "资产.其他车辆.价值"),
}
# The first is at most the second; True: more is possible, so only a remark.
BOUNDS = (
    ("人员.在职.人数", "人员.编制", True),
    ("政府采购.面向小微企业.金额", "政府采购.面向中小企业.金额", False),
    ("政府采购.面向中小企业.金额", "政府采购.合计.金额", False),
    ("三公.公务用车购置费.金额", "政府采购.货物.金额", True),
    ("资产.现有大型设备.100万元以上", "资产.现有大型设备.50万元以上", True),
    ("资产.拟购大型设备.100万元以上", "资产.拟购大型设备.50万元以上", True),
    *((f"人员.{s}.增减", f"人员.{s}.人数", False) for s in STATES),
)
NO_UNITS = "无下属预算单位"
LISTS = {
    "内设机构.个数": re.compile(r"下设\d+个.{0,6}?，分别是：(.+?)。"),
    "下属单位.个数": re.compile(r"下属(?:预算)?单位\d+[家个]，分别是：(.+?)[；。]"),
}
ABROAD = "因公出国（境）费"


def totals(case: Reread) -> Iterator[Verdict]:
    """Printed totals of the unit's own facts, and of the staff of each subordinate unit."""
    for name, terms in TOTALS.items():
        for whose in _whose(case, name):
            target, parts = (
                case.ledger.best(f"{whose}{name}"),
                [case.ledger.best(f"{whose}{t}") for t in terms],
            )
            if target and all(parts):
                yield of_terms(Kind.SUM, target, [p for p in parts if p])


def _whose(case: Reread, name: str) -> list[str]:
    """Before what names of staff stand: nothing for the unit itself, ``下属单位.1.`` for a
    subordinate one."""
    below = (
        n.partition(STAFF)[0]
        for n in case.ledger.readings
        if n.startswith("下属单位.") and STAFF in n
    )
    return ["", *dict.fromkeys(below)] if name.startswith(STAFF) else [""]


def bounds(case: Reread) -> Iterator[Verdict]:
    """Parts are not above their whole."""
    for name, most, is_possible in (
        (f"{w}{n}", f"{w}{m}", p) for n, m, p in BOUNDS for w in _whose(case, n)
    ):
        lower, upper = case.ledger.best(name), case.ledger.best(most)
        if lower is None or upper is None:
            continue
        over = lower.value > upper.value
        answer = (Answer.REMARK if is_possible else Answer.CONTRADICTED) if over else Answer.HOLDS
        covers = tuple(r for r in (lower, upper) if r.text)
        yield Verdict(
            Kind.BOUND,
            answer,
            lower.place,
            lower.text,
            f"不超过 {upper.text}",
            f"{name} ≤ {most}",
            covers,
        )


def offices(case: Reread) -> Iterator[Verdict]:
    """The number of offices, and of subordinate units, is the length of their list."""
    texts = [s.text for s in case.outline.sentences if s.part == 1]
    for name, listing in LISTS.items():
        count = case.ledger.best(name)
        if count is None:
            continue
        for match in (m for text in texts if (m := listing.search(text))):
            listed = len(outside_brackets(match[1]))
            answer = Answer.HOLDS if listed == count.value else Answer.CONTRADICTED
            yield Verdict(
                Kind.COUNT,
                answer,
                count.place,
                count.text,
                str(listed),
                f"名单里有 {listed} 个",
                (count,),
            )


def outside_brackets(text: str) -> list[str]:
    """The items of a list divided by 、, brackets left whole."""
    return [item for item in re.split(r"、(?![^（]*）)", text) if item]


def subordinates(case: Reread) -> Iterator[Verdict]:
    """A unit without subordinate units has none anywhere."""
    first = next((s for s in case.outline.sentences if s.part == 1 and NO_UNITS in s.text), None)
    if first is None:
        return
    for name in ("下属单位.行政单位.个数", "下属单位.事业单位.个数"):
        for count in case.ledger.of(name):
            answer = Answer.CONTRADICTED if count.value else Answer.HOLDS
            yield Verdict(
                Kind.NARRATIVE,
                answer,
                count.place,
                f"{count.text}家",
                "0家",
                f"{first.place} 说“{NO_UNITS}”",
                (count,),
            )


def three_public(case: Reread) -> Iterator[Verdict]:
    """Projects that by name are 三公 lie within it (T503): the item is not below them; 出国 can be
    nothing else."""
    found: dict[str, dict[str, Reading]] = defaultdict(dict)
    for number, name in enumerate(case.tables.projects, 1):
        amount = case.ledger.best(f"项目.{number}.一般公共预算拨款.金额")
        if amount and amount.value:
            for item, _ in clues(name):
                found[item][name] = amount
    for item, amounts in found.items():
        if printed := case.ledger.best(f"三公.{item}.金额"):
            yield _at_least(
                printed, amounts, Answer.CONTRADICTED if item == ABROAD else Answer.REMARK
            )


def _at_least(printed: Reading, amounts: dict[str, Reading], otherwise: Answer) -> Verdict:
    """``amounts`` by the names of their projects."""
    least = sum((r.value for r in amounts.values()), start=printed.value * 0)
    answer = Answer.HOLDS if printed.value >= least else otherwise
    covers = tuple(r for r in (printed, *amounts.values()) if r.text)
    why = "；".join(f"项目“{name}”{r.text}" for name, r in amounts.items())
    return Verdict(
        Kind.CROSS, answer, printed.place, printed.text or "（空）", f"不少于 {least}", why, covers
    )


def names_of_unit(case: Reread) -> Iterator[Verdict]:
    """The unit that part one says has no subordinates is the one that made the tables."""
    for sentence in case.outline.sentences:
        match = re.match(rf"(.+?){NO_UNITS}", sentence.text) if sentence.part == 1 else None
        unit = case.outline.unit
        if (
            match
            and unit
            and bare(match[1]).removesuffix("单位")
            not in (bare(unit), bare(unit).removesuffix("单位"))
        ):
            yield Verdict(
                Kind.NAME,
                Answer.CONTRADICTED,
                sentence.place,
                match[1],
                unit,
                "编制单位是另一个名称",
            )
