"""Shares, changes and rates, and last year's amounts that they imply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.audit.case import Reread
from generator.audit.interval import ZERO, Interval, total
from generator.audit.readings import TWO_PLACES, Reading
from generator.audit.verdict import Answer, Kind, Verdict, judged, plain
from generator.catalogue.trees import three_public
from generator.figures.name import join
from generator.forms.shares import to_hundred

HUNDRED = Decimal(100)
CODE = 7  # digits of a 项


@dataclass(frozen=True, slots=True)
class Prior:
    """Last year's amount as this year's and the change imply it."""

    value: Decimal
    interval: Interval
    change: Reading
    current: Reading


def shares(case: Reread) -> Iterator[Verdict]:
    """占比 = part ÷ whole; also right where a group of shares is made to add up to 100."""
    groups: dict[str, list[tuple[Reading, Reading, Reading]]] = {}
    for reading in list(case.ledger):
        if not reading.name.endswith(".占比"):
            continue
        family, *parts, _ = reading.name.split(".")
        part = case.ledger.best(join(family, *parts, "金额"))
        whole_name = "收入.合计.金额" if family == "收入" else join("支出", *parts[:-1], "金额")
        whole = case.ledger.best(whole_name) or case.ledger.best("支出.合计.金额")
        if part is None or whole is None:
            yield Verdict(
                Kind.SHARE,
                Answer.UNCHECKED,
                reading.place,
                reading.text,
                computation="没有读到部分或总数",
            )
            continue
        if not whole.value:
            yield _of_nothing(reading, part, whole)
            continue
        groups.setdefault(f"{whole.name}{reading.source}", []).append((reading, part, whole))
    for group in groups.values():
        yield from _shares(group)


def _of_nothing(share: Reading, part: Reading, whole: Reading) -> Verdict:
    """A share of what prints as nothing: 0, or of an amount too small to be printed."""
    if share.value:
        return Verdict(
            Kind.SHARE,
            Answer.UNCHECKED,
            share.place,
            share.text,
            computation="总数印作 0，看不出占多少",
        )
    return judged(
        Kind.SHARE, share, ZERO, Interval(ZERO, ZERO), "总数为零，占比印 0", [part, whole]
    )


def _shares(group: list[tuple[Reading, Reading, Reading]]) -> Iterator[Verdict]:
    exact = [p.value * HUNDRED / w.value for _, p, w in group]
    places = group[0][0].places
    levelled = to_hundred(exact, places) if abs(sum(exact, ZERO) - HUNDRED) < TWO_PLACES else []
    is_levelled = levelled == [s.value for s, _, _ in group]
    for (share, part, whole), value in zip(group, exact, strict=True):
        within = part.balanced / whole.balanced
        computation = f"{part.text or 0} ÷ {whole.text}"
        verdict = judged(
            Kind.SHARE,
            share,
            value,
            within.scaled(HUNDRED) if within else share.interval,
            computation,
            [part, whole],
        )
        if is_levelled and verdict.answer is not Answer.HOLDS:
            verdict = Verdict(
                Kind.SHARE,
                Answer.HOLDS,
                share.place,
                share.text,
                share.text,
                "各项凑成 100%",
                verdict.covers,
            )
        yield verdict


def priors(case: Reread) -> dict[str, Prior]:
    """Last year's amount by figure (``收入.单位资金``), one for each that is printed with a
    change."""
    found: dict[str, Prior] = {}
    for reading in list(case.ledger):
        prefix = reading.name.removesuffix(".增减额")
        current = case.ledger.best(f"{prefix}.金额")
        if prefix != reading.name and current is not None and prefix not in found:
            value = current.value - reading.value
            found[prefix] = Prior(value, current.interval - reading.interval, reading, current)
    return found


def rates(case: Reread) -> Iterator[Verdict]:
    """增减率 = change ÷ last year's amount; from nothing it is the form's convention."""
    known = priors(case)
    for rate in [r for r in case.ledger if r.name.endswith(".增减率")]:
        prior = known.get(rate.name.removesuffix(".增减率"))
        if prior is None:
            yield Verdict(
                Kind.RATE,
                Answer.UNCHECKED,
                rate.place,
                rate.text,
                computation="没有读到金额或增减额",
            )
        else:
            yield _rate(rate, prior, case.form.from_zero)


def _rate(rate: Reading, prior: Prior, from_zero: Decimal | None) -> Verdict:
    change, current = prior.change, prior.current
    size, sign = plain(abs(change.value)), "−" if change.value >= 0 else "+"
    computation = f"{size} ÷（{plain(current.value)} {sign} {size}）"
    covers = [change, current]
    if prior.value == 0 or prior.interval.low <= 0:
        expected = (from_zero or ZERO) if change.value else ZERO
        remark = f"上年为零，按表样约定印 {expected}"
        if rate.value != expected and _may_be(rate, prior):
            why = f"{computation}；上年数可能不为零，太小，算不出增减率"
            return Verdict(Kind.RATE, Answer.UNCHECKED, rate.place, rate.text, computation=why)
        return judged(
            Kind.RATE,
            rate,
            expected,
            Interval(expected, expected),
            f"{computation}；{remark}",
            covers,
        )
    exact = change.value * HUNDRED / prior.value
    ends = [d / (c - d) for d in _ends(change.interval) for c in _ends(current.interval)]
    return judged(
        Kind.RATE, rate, exact, Interval(min(ends), max(ends)).scaled(HUNDRED), computation, covers
    )


def _may_be(rate: Reading, prior: Prior) -> bool:
    """Whether a rate may be that of a last year's amount too small to be printed."""
    high, moved = prior.interval.high, prior.change.interval
    if high <= 0:
        return False
    least = max(moved.low, -moved.high, ZERO) * HUNDRED / high
    return abs(rate.value) >= least


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return interval.low, interval.high


def last_year(case: Reread) -> Iterator[Verdict]:
    """Last year's amounts add up as this year's do."""
    known = priors(case)
    general = "支出.一般公共预算拨款"
    items = [p for p in known if p.startswith(f"{general}.2") and len(p.rsplit(".", 1)[-1]) == CODE]
    kinds = ["基本支出", "项目支出"]
    sources = [p for p in known if p.startswith("收入.")]
    spending = [f"支出.{k}" for k in kinds]
    of_general = [f"{general}.{k}" for k in kinds]
    three = [f"三公.{n}" for n in three_public().leaves()]
    if _all(spending, known) and sources:
        yield _compare(sources, spending, known, "收入各来源的上年数", "基本支出、项目支出的上年数")
    whole = [p for p in ("收入.一般公共预算拨款",) if p in known]
    fund = whole or [
        p for p in ("收入.一般公共预算", "收入.上级一般公共预算转移支付") if p in known
    ]
    if fund and _all(of_general, known):
        yield _compare(
            of_general,
            fund,
            known,
            "一般公共预算基本支出、项目支出的上年数",
            "一般公共预算收入的上年数",
        )
    if items and _all(of_general, known) and not _unread(case, general, known):
        yield _compare(
            items, of_general, known, "各项的上年数", "一般公共预算基本支出、项目支出的上年数"
        )
        yield from _by_kind(case, items, known)
    if "三公.合计" in known and any(p in known for p in three):
        yield _compare(
            [p for p in three if p in known],
            ["三公.合计"],
            known,
            "“三公”各项的上年数",
            "“三公”合计的上年数",
        )


def _unread(case: Reread, general: str, known: dict[str, Prior]) -> list[str]:
    """Items with an amount whose change was not read."""
    prefixes = [
        r.name.removesuffix(".金额") for r in case.ledger if r.name.endswith(".金额") and r.value
    ]
    items = [
        p for p in prefixes if p.startswith(f"{general}.2") and len(p.rsplit(".", 1)[-1]) == CODE
    ]
    return [item for item in items if item not in known]


def _all(prefixes: list[str], known: dict[str, Prior]) -> bool:
    return all(p in known for p in prefixes)


def _compare(
    parts: list[str], wholes: list[str], known: dict[str, Prior], these: str, those: str
) -> Verdict:
    """Two sums of last year's amounts; the finding stands at the whole's change."""
    left, right = [known[p] for p in parts], [known[w] for w in wholes]
    a, b = sum((p.value for p in left), ZERO), sum((p.value for p in right), ZERO)
    meets = total(p.interval for p in left).meets(total(p.interval for p in right))
    answer = Answer.CONTRADICTED if not meets else Answer.HOLDS if a == b else Answer.REMARK
    covers = tuple(r for p in (*left, *right) for r in (p.change, p.current) if r.text)
    computation = f"{these}合计 {plain(a)}，{those}合计 {plain(b)}，相差 {plain(a - b)}（上年数 = 本年数 ∓ 增减额）"  # noqa: E501
    place = right[-1].change.place
    return Verdict(
        Kind.CHANGE,
        answer,
        place,
        plain(sum((p.change.value for p in right), ZERO)),
        plain(sum((p.change.value for p in left), ZERO)),
        computation,
        covers,
    )


def _by_kind(case: Reread, items: list[str], known: dict[str, Prior]) -> Iterator[Verdict]:
    """Items that are wholly 基本 or wholly 项目 this year, if all are and none fell to nothing:
    last year by kind. Where one may have been of the other kind then, what differs is only worth a
    look."""
    sides: dict[str, list[str]] = {"基本支出": [], "项目支出": []}
    for item in items:
        basic, project = (case.ledger.best(f"{item}.{k}.金额") for k in sides)
        if (
            known[item].current.value == 0
            or basic is None
            or project is None
            or (basic.value and project.value)
        ):
            where = known[item].change
            yield Verdict(
                Kind.CHANGE,
                Answer.UNCHECKED,
                where.place,
                where.text,
                computation="该项的上年数分不出基本支出和项目支出",
            )
            return
        sides["基本支出" if basic.value else "项目支出"].append(item)
    compared = [
        _compare(
            members,
            [f"支出.一般公共预算拨款.{kind}"],
            known,
            f"今年全是{kind}的各项上年数",
            f"一般公共预算{kind}的上年数",
        )
        for kind, members in sides.items()
        if members
    ]
    if _may_have_moved(items, known):
        compared = [_worth_a_look(verdict) for verdict in compared]
    yield from compared


def _may_have_moved(items: list[str], known: dict[str, Prior]) -> bool:
    """Whether the items agree with both kinds together: what one kind lacks, the other has, as an
    item does that was of the other kind last year."""
    kinds = [f"支出.一般公共预算拨款.{kind}" for kind in ("基本支出", "项目支出")]
    of_items = total(known[item].interval for item in items)
    return of_items.meets(total(known[kind].interval for kind in kinds))


def _worth_a_look(verdict: Verdict) -> Verdict:
    return (
        replace(verdict, answer=Answer.REMARK) if verdict.answer is Answer.CONTRADICTED else verdict
    )


def directions(case: Reread) -> Iterator[Verdict]:
    """增减额 and 增减率 point the same way."""
    for rate in [r for r in case.ledger if r.name.endswith(".增减率")]:
        change = case.ledger.best(rate.name.replace(".增减率", ".增减额"))
        if change and change.value and rate.value and (change.value > 0) != (rate.value > 0):
            yield Verdict(
                Kind.RATE,
                Answer.CONTRADICTED,
                rate.place,
                rate.text,
                "",
                "增减额与增减率的方向相反",
                (rate, change),
            )
