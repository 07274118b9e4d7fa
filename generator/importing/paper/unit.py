"""Who the paper is of: unit, duties, offices, units below, staff."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

from generator.authoring.emit import Flow
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, join
from generator.importing.paper.draft import Draft
from generator.importing.paper.outline import Section, sections
from generator.importing.paper.told import Told
from generator.importing.paper.words import pattern, words
from generator.published.model import At, Paragraph
from generator.relations.claims import Claim
from generator.relations.facets import NUMBERING, Facets, core

OPERATING: Final = "机关运行经费"
NONE: Final = "无"
APART: Final = re.compile(r"、(?![^（(]*[）)])")
"""Between the names of a list, and not inside brackets."""
SUPPOSED: Final = (3, 1)
"""Month and day of publication where the paper has none."""
LAST: Final = 8
"""Blocks at the end among which the date of publication stands."""
NUMBERED: Final = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．]|[一二三四五六七八九十]+、)"
)


def unit(draft: Draft, told: Told, published: dt.date | None) -> None:
    """Fill in 单位, 公开日期, 主要职能, 内设机构, 下属单位 and 人员."""
    name = told.paper.unit or next(iter(told.reading.names.unit), "")
    called = [one for one in told.reading.names.unit if name and name in one and one != name]
    draft.head["单位"] = {"名称": name or None}
    listed = list(sections(told.paper))
    short = [_called(line) for _, line in _lines(_about(listed, "机构"))]
    called += [one for one in short if one and one != name]
    if called:
        draft.head["单位"]["文中称呼"] = called[0]
    _date(draft, told, published)
    _duties(draft, told, _about(listed, "职能"))
    about = _about(listed, "机构")
    _offices(draft, told, about)
    _below(draft, told, about)
    _staff(draft, told, about)


def _called(line: str) -> str:
    found = pattern("称呼").search(line)
    return found["名"] if found else ""


def _about(listed: Sequence[Section], what: str) -> list[Section]:
    """The sections whose headings say that they are of something."""
    return [one for one in listed if any(w in one.title for w in words("标题")[what]) and one.lines]


def _date(draft: Draft, told: Told, published: dt.date | None) -> None:
    blocks = [one for one in told.paper.blocks[-LAST:] if isinstance(one, Paragraph)]
    for block in reversed(blocks):
        if found := pattern("日期").fullmatch(block.text.strip()):
            year, month, day = (int(found[key]) for key in ("年", "月", "日"))
            with suppress(ValueError):
                draft.head["公开日期"] = dt.date(year, month, day)
                return
            draft.problem("落款", f"没有 {block.text.strip()} 这一天，公开日期没有读入。")
    if published is not None:
        draft.head["公开日期"] = published
    elif told.paper.year:
        draft.head["公开日期"] = dt.date(told.paper.year, *SUPPOSED)
        draft.doubt("公开日期：文件里没有写，先写了一个", "公开日期")


def _duties(draft: Draft, told: Told, about: Sequence[Section]) -> None:
    if not about:
        return
    section = about[0]
    lines = section.lines
    if any(NUMBERED.match(line) for _, line in lines):
        lines = [(block, line) for block, line in lines if NUMBERED.match(line)]
    found = [NUMBERING.sub("", line).strip() for _, line in lines]
    draft.sections["主要职能"] = found
    draft.origin(told.where(At(section.block)), "主要职能", 0)


def _lines(about: Sequence[Section]) -> Iterator[tuple[int, str]]:
    for section in about:
        yield from section.lines


def _offices(draft: Draft, told: Told, about: Sequence[Section]) -> None:
    for block, line in _lines(about):
        if any(word in line for word in words("没有内设机构")):
            draft.sections["内设机构"] = NONE
            return
        if found := pattern("名单").search(line):
            names = [name.strip("。 ") for name in APART.split(found["名"])]
            draft.sections["内设机构"] = {"称谓": found["称谓"], "名单": names}
            draft.origin(told.where(At(block)), "内设机构", "称谓")
            if len(names) != int(found["数"]):
                message = f"写的是{found['数']}个，列出的是{len(names)}个，照列出的写入。"
                draft.problem(told.where(At(block)), message)
            return


def _below(draft: Draft, told: Told, about: Sequence[Section]) -> None:
    """下属单位 by a list in a sentence, or one a line after the unit itself."""
    names: list[str] = []
    block = 0
    is_list = False
    for at, line in _lines(about):
        if found := pattern("下属名单").search(line):
            names, block = APART.split(found["名"]), at
        elif is_list and (found := pattern("下属一行").match(line)):
            names, block = [*names, found["名"]], at
        is_list = is_list or words("下属开头") in line
    if is_list:
        names = names[1:]
    if not names:
        return
    kinds = _kinds("".join(line for _, line in _lines(about)))
    draft.sections["下属单位"] = [Flow({"名称": name, "性质": kinds}) for name in names]
    for number, name in enumerate(names):
        draft.origin(told.where(At(block)), "下属单位", number)
        draft.doubt(f"下属单位“{name}”的性质（{kinds}）", "下属单位", number)


def _kinds(text: str) -> str:
    """The 性质 of units below, where the paper counts by it: 事业单位 where it counts one."""
    for kind in ("事业单位", "行政单位"):
        found = re.search(words("家数")[kind], text)
        if found and int(found["数"]):
            return kind
    return "事业单位"


def _staff(draft: Draft, told: Told, about: Sequence[Section]) -> None:
    below = [str(one["名称"]) for one in draft.sections.get("下属单位", [])]
    for block, line in _lines(about):
        posts = pattern("编制").search(line)
        mine = [claim for claim in told.reading.claims if claim.block == block]
        found: dict[str, Any] = {"编制": int(posts["数"])} if posts else {}
        for claim in mine:
            if kind := words("人员").get(claim.facets.item if claim.facets else ""):
                found[kind] = _people(claim)
        if len(found) <= 1:
            continue
        owner = next((n for n, name in enumerate(below) if core(line).startswith(name)), None)
        place = told.where(At(block))
        if owner is None:
            draft.sections["人员"] = found
            draft.origin(place, "人员", next(iter(found)))
        else:
            draft.sections["下属单位"][owner]["人员"] = Flow(found)


def _people(claim: Claim) -> Flow:
    """How many, and how many more than last year."""
    change = claim.change.signed.value if claim.change else Decimal(0)
    number = claim.amount.value if claim.amount else Decimal(0)
    return Flow({"人数": int(number), "增减": int(change)})


def nature(draft: Draft, told: Told, figures: Figures | None) -> None:
    """Fill in 性质 of a unit whose 机关运行经费 the paper tells, and 机关运行经费 where these are
    another amount than its 公用经费."""
    printed = told.stated(Facets(item=OPERATING)) or told.stated(
        Facets(item=OPERATING, fund="财政拨款")
    )
    if printed is None or not printed.amount:
        return
    draft.head["单位"]["性质"] = "行政单位"
    draft.doubt("单位的性质：文件里有机关运行经费，当作行政单位", "单位", "性质")
    name = join(OPERATING, AMOUNT)
    known = figures[name].value if figures is not None and figures.knows(name) else None
    if known is not None and abs(known - printed.amount) > printed.said.amount_step:
        amount = {"金额": draft.money(printed.amount), "来源": "公开的文件"}
        draft.sections[OPERATING] = amount
        draft.origin(told.where(printed.said.at), OPERATING, "金额")


def other_statements(draft: Draft, told: Told, ours: Told) -> None:
    """Fill in 其他说明: what its section says and our own document does not say by itself."""
    known = {core(line) for _, line in _lines(list(sections(ours.paper)))}
    found: list[str] = []
    for block, line in _lines(_about(list(sections(told.paper)), "其他说明")):
        if core(line) not in known and not pattern("没有其他说明").match(line):
            draft.origin(told.where(At(block)), "其他说明", len(found))
            found.append(line)
    draft.sections["其他说明"] = found
