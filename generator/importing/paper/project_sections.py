"""项目 and 项目表次序 as the input writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.authoring.emit import Flow, Tree
from generator.catalogue.classification import Catalogue
from generator.figures.name import identities
from generator.forms.spec import FormSpec
from generator.importing.paper.draft import Draft, source
from generator.importing.paper.goals import target
from generator.importing.paper.words import words
from generator.importing.paper.work import Work

SECTION: Final = "项目"
YES: Final = "是"
DATE: Final = re.compile(r"(20\d\d)(?:[年.\-/](\d{1,2})(?:[月.\-/](\d{1,2})日?)?)?")


def write_projects(
    draft: Draft,
    listed: Sequence[Work],
    catalogue: Catalogue,
    *,
    unit: str,
    year: int,
    form: FormSpec,
) -> list[Work]:
    """Fill in 项目; the projects written. One without money is none: it is named."""
    written = []
    found: list[dict[str, Tree]] = []
    _name(listed, catalogue)
    for work in listed:
        if not work.lines:
            called = f"项目“{work.name}”" if work.name else "没有名称的项目"
            message = f"{called}的金额没有在表里找到，没有写入。"
            draft.problem(work.place, message)
            continue
        _say(draft, work, len(found))
        tree = {**_money(draft, work), **_texts(work, unit, year)}
        if work.goal is not None:
            tree["绩效"] = target(work.goal, form.indicator_defaults)
        found.append(tree)
        written.append(work)
    draft.sections[SECTION] = found
    _order(draft, written, form)
    return written


def _name(listed: Sequence[Work], catalogue: Catalogue) -> None:
    """Projects that nothing names are called like their 项, and by their source where another is
    called so."""
    taken = {work.name for work in listed}
    for work in listed:
        if work.lines and not work.name:
            name = catalogue.function(work.function) or work.function
            work.name = name if name not in taken else f"{name}（{work.lines[0].fund}）"
            taken.add(work.name)


def _say(draft: Draft, work: Work, number: int) -> None:
    """Where the project was read, and what of it was inferred."""
    at = (SECTION, number, "名称")
    if work.place:
        draft.origin(work.place, *at)
    for what in work.open_questions:
        draft.doubt(f"项目“{work.name}”的{what}", *at)


def _money(draft: Draft, work: Work) -> dict[str, Any]:
    function = work.function or work.lines[0].function
    head: dict[str, Any] = {"名称": work.name, "功能科目": function}
    funds = {line.fund for line in work.lines}
    if len(funds) == 1 and all(line.function == function for line in work.lines):
        spent: dict[str, Any] = {}
        for line in work.lines:
            spent[line.economic] = spent.get(line.economic, 0) + line.amount
        return {**head, **source(funds.pop()), "支出": draft.spending(spent.items())}
    return {**head, "明细": list(_lines(draft, work, function))}


def _lines(draft: Draft, work: Work, function: str) -> Iterator[Flow]:
    for line in work.lines:
        own = {} if line.function == function else {"功能科目": line.function}
        paid = {**source(line.fund), "金额": draft.money(line.amount)}
        yield Flow({**own, "经济科目": line.economic, **paid})


def _texts(work: Work, unit: str, year: int) -> dict[str, Tree]:
    """What is said of the project, but for what a form says by itself."""
    if work.story is None:
        return {}
    said = dict(work.story.texts)
    hidden = [words("不公开").get(text.strip("。")) for text in said.values()]
    closed = next(filter(None, hidden), "")
    if closed == "涉密":
        return {"涉密": YES, "名称可公开": YES}
    if closed:
        return {closed: YES}
    found: dict[str, Tree] = {}
    if basis := said.get("依据"):
        found["依据"] = basis
    if said.get("承担单位", unit) != unit:
        found["承担单位"] = said["承担单位"]
    if shares := said.get("分配"):
        found["分配"] = shares
    found |= _times(said.get("时间", ""), year)
    if work.story.more:
        found["补充"] = dict(work.story.more)
    return found


def _times(text: str, year: int) -> dict[str, str]:
    """开始 and 结束, where they are not the first and last day of the year."""
    found = [_date(*match.groups()) for match in DATE.finditer(text)]
    usual = (f"{year}年1月1日", f"{year}年12月31日")
    times = zip(("开始", "结束"), found, usual, strict=False)
    return {key: date for key, date, own in times if date != own}


def _date(year: str, month: str | None, day: str | None) -> str:
    if not month:
        return f"{year}年"
    whole = f"{year}年{int(month)}月"
    return f"{whole}{int(day)}日" if day else whole


def _order(draft: Draft, listed: Sequence[Work], form: FormSpec) -> None:
    """项目表次序, where the table's rows are not in the order of 项目."""
    numbers = [number for number, work in enumerate(listed) if work.row]
    if _is_by_code(form):
        numbers.sort(key=lambda number: listed[number].function)
    printed = sorted(numbers, key=lambda number: listed[number].row)
    if printed != numbers:
        rest = [number for number in range(len(listed)) if number not in printed]
        names = identities(work.name for work in listed)
        draft.sections["项目表次序"] = [names[number] for number in (*printed, *rest)]


def _is_by_code(form: FormSpec) -> bool:
    """Whether the form's table of projects goes by code of its own."""
    blocks = [block for table in form.tables.values() for block in table.blocks]
    rows = [block.rows for block in blocks if block.rows.source == SECTION]
    return any(one.order == "编码" for one in rows)
