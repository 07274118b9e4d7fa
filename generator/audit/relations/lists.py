"""Lists of names against the tables: sources, 类, economic items, projects said to be new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.audit.case import Reread
from generator.audit.model import Place
from generator.audit.outline import Sentence
from generator.audit.readings import Reading
from generator.audit.relations.unit import outside_brackets
from generator.audit.verdict import Answer, Kind, Verdict, plain
from generator.audit.words import bare, near

ALIKE = 0.85
ADDED = re.compile(r"较上年增加项目：(.+?)。")


def classes(case: Reread) -> Iterator[Verdict]:
    """支出预算包括 and 收入预算包括 name what has an amount, and nothing else."""
    table = case.tables.found.get("收支总体")
    if table is None or len(table.rows) < 2 or not any(table.rows):
        return
    spending = [(r.name.lstrip("0123456789"), r.cells) for r in table.rows[1] if not r.is_total]
    blank = [n for n, cells in spending if not any(c.value for c in cells)]
    yield from _listed(
        case, "支出预算包括：", [n for n, _ in spending if n not in blank], blank=blank
    )
    sources = {case.form.source_names.get(k, k): k for k in case.form.sources}
    named = [n for n, k in sources.items() if (r := case.ledger.best(f"收入.{k}.金额")) and r.value]
    blank = [n for n in sources if n not in named]
    yield from _listed(case, "收入预算包括：", named, blank=blank)


def economic(case: Reread) -> Iterator[Verdict]:
    """主要包括 names every 款 of table six that has an amount, by 人员经费 and 公用经费."""
    table = case.tables.found.get("基本支出")
    if table is None or not any(table.rows):
        return
    for kind in ("人员经费", "公用经费"):
        names = [
            r.name
            for r in table.rows[0]
            if len(r.code.code) == len("30101") and any(kind in c.name and c.value for c in r.cells)
        ]
        blank = [r.name for r in table.rows[0] if r.code.code and not any(c.value for c in r.cells)]
        yield from _listed(case, kind, names, "主要包括：", blank)


def _starting(case: Reread, start: str) -> Iterator[Sentence]:
    return (s for s in case.outline.sentences if s.part == 3 and s.text.startswith(start))


def _listed(
    case: Reread, start: str, expected: list[str], mark: str = "", blank: Sequence[str] = ()
) -> Iterator[Verdict]:
    """The list of a sentence against the names that have an amount; those of ``blank`` rows may
    have one that is too small to be printed."""
    for sentence in _starting(case, start):
        if "财政拨款收支" in sentence.section:  # of the appropriation only
            continue
        head, found, text = sentence.text.partition(mark or start)
        if not found or (not mark and "万元" in text):
            continue
        open_end = text.rstrip("。").endswith("等")
        items = outside_brackets(text.rstrip("。"))
        missing = [] if open_end else _without(expected, items)
        extra = _without(items, expected) if expected else []
        is_wrong = bool(missing or _without(extra, list(blank)))
        answer = Answer.CONTRADICTED if is_wrong else Answer.REMARK if extra else Answer.HOLDS
        why = "；".join(
            filter(None, (_say("表里有、句中没有", missing), _say("句中有、表里没有", extra)))
        )
        place = Place(
            sentence.place.block, sentence.place.section, sentence.place.page, label=head or found
        )
        yield Verdict(Kind.LIST, answer, place, f"{len(items)} 项", f"{len(expected)} 项", why)


def _without(names: Iterable[str], others: list[str]) -> list[str]:
    return [n for n in names if not any(bare(n) == bare(o) or near(n, o) >= ALIKE for o in others)]


def _say(what: str, names: list[str]) -> str:
    return f"{what}：{'、'.join(names)}" if names else ""


def added_projects(case: Reread) -> Iterator[Verdict]:
    """Projects said to be new belong to the item they are said of, and explain the increase."""
    for sentence in case.outline.sentences:
        match = ADDED.search(sentence.text) if sentence.part == 3 else None
        if not match:
            continue
        numbers = _projects_in(match[1], case)
        item = next((i.code for i in case.spoken.items if i.place == sentence.place), "")
        if item:
            yield from _of_item(case, sentence, item, numbers)
        yield from _explained(case, sentence, numbers)


def _projects_in(text: str, case: Reread) -> list[int]:
    """The projects a running list names, longest names first."""
    left, found = bare(text), []
    for number, name in sorted(enumerate(case.tables.projects, 1), key=lambda p: -len(p[1])):
        if bare(name) in left:
            found.append(number)
            left = left.replace(bare(name), "", 1)
    return found


def _of_item(case: Reread, sentence: Sentence, item: str, numbers: list[int]) -> Iterator[Verdict]:
    known = case.tables.project_codes
    if not known:
        yield Verdict(
            Kind.NARRATIVE,
            Answer.UNCHECKED,
            sentence.place,
            f"{len(numbers)} 个项目",
            computation="没有读到项目支出表",
        )
        return
    others = [n for n in numbers if known.get(n, item) != item]
    answer = Answer.CONTRADICTED if others else Answer.HOLDS
    why = (
        f"表里属于别的项：{'、'.join(case.tables.projects[n - 1] for n in others)}"
        if others
        else ""
    )
    yield Verdict(
        Kind.NARRATIVE,
        answer,
        sentence.place,
        f"{len(numbers)} 个项目",
        f"{len(numbers) - len(others)} 个项目",
        why,
    )


def _explained(case: Reread, sentence: Sentence, numbers: list[int]) -> Iterator[Verdict]:
    increase = _project_increase(case, sentence)
    amounts = [r for n in numbers if (r := case.ledger.best(f"项目.{n}.一般公共预算拨款.金额"))]
    if increase is None or not amounts:
        return
    listed = sum((r.value for r in amounts), start=increase.value * 0)
    answer = Answer.CONTRADICTED if increase.value > listed else Answer.HOLDS
    why = f"列名的 {len(amounts)} 个新增项目合计 {plain(listed)}，少于项目支出增加额 {plain(increase.value)}"  # noqa: E501
    yield Verdict(
        Kind.NARRATIVE,
        answer,
        sentence.place,
        plain(increase.value),
        f"不超过 {plain(listed)}",
        why,
        (increase, *amounts),
    )


def _project_increase(case: Reread, sentence: Sentence) -> Reading | None:
    """The increase of 项目支出 that the sentence itself states."""
    found = [
        r
        for r in case.ledger
        if r.place.block == sentence.place.block and r.name.endswith("项目支出.增减额")
    ]
    return found[0] if found else None
