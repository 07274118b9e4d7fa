"""One figure printed in several places is the same number in all of them: table against table,
sentence against table. Figures that are one by definition count as the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.facets import facets
from generator.audit.readings import Reading
from generator.audit.relations.sums import of_terms
from generator.audit.verdict import Answer, Kind, Verdict
from generator.catalogue.trees import funds

ONE = {
    "机关运行经费.金额": "支出.一般公共预算拨款.公用经费.金额",
    "收入.合计.金额": "支出.合计.金额",
    "收入.本年收入.金额": "收入.本年收入.金额",
}


def canonical(name: str) -> str:
    """The one name of figures that are the same by definition: income of a source is what it pays
    for."""
    family, *parts, aspect = name.split(".")
    if family == "收入" and aspect == "金额" and len(parts) == 1 and parts[0] in funds().parents:
        return f"支出.{parts[0]}.金额"
    return ONE.get(name, name)


def same(case: Reread) -> Iterator[Verdict]:
    """Every figure with more than one reading."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading in case.ledger:
        groups[canonical(reading.name)].append(reading)
    for found in groups.values():
        if len(found) > 1:
            yield from _agree(found)
    yield from _across(case, groups)


def _agree(found: list[Reading]) -> Iterator[Verdict]:
    votes = [sum(o.value == r.value for o in found) for r in found]
    best = found[votes.index(max(votes))]
    for reading in found:
        if reading is best or not (reading.text or best.text):
            continue
        kind = Kind.CROSS if _is_table(reading) and _is_table(best) else Kind.NARRATIVE
        agrees = reading.interval.meets(best.interval)
        computation = f"{best.place} 印作 {best.stated or '（空）'}"
        answer = Answer.HOLDS if agrees else Answer.CONTRADICTED
        covers = tuple(r for r in (reading, best) if r.text)
        yield Verdict(
            kind,
            answer,
            reading.place,
            reading.stated or "（空）",
            best.stated or "0",
            computation,
            covers,
        )


def _is_table(reading: Reading) -> bool:
    return reading.source.startswith("表")


def _across(case: Reread, groups: dict[str, list[Reading]]) -> Iterator[Verdict]:
    """A source that has parts, printed apart from them: 一般公共预算拨款 in one table, 一般公共预算
    and 上级…转移支付 in another; and kinds (人员 + 公用 = 基本)."""
    for name, found in groups.items():
        parts = facets(name, case.tables.project_codes)
        if parts is None or parts.family != "支出":
            continue
        tail = name.split(".")
        for position, part in enumerate(tail):
            below = funds().children(part) if part in funds().parents else ()
            if part == "基本支出" and parts.economic == "":
                below = ("人员经费", "公用经费")
            names = [
                canonical(".".join([*tail[:position], child, *tail[position + 1 :]]))
                for child in below
            ]
            terms = [groups[n][0] for n in names if n in groups]
            sources = {t.source for t in terms}
            if terms and found[0].source not in sources and any(t.text for t in (*terms, found[0])):
                yield of_terms(
                    Kind.CROSS if all(map(_is_table, (*terms, found[0]))) else Kind.NARRATIVE,
                    found[0],
                    terms,
                )
