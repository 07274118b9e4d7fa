"""Next year's file from this year's: same text, 上年 from this year's file, a mark on what must be
looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.authoring.codes import changed_codes
from generator.authoring.gone import without_accepted, without_gone
from generator.authoring.marks import marked
from generator.authoring.notice import with_notice
from generator.authoring.sections import with_sections, with_value
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.figures.build import build
from generator.source.nodes import (
    LocatedDict,
    LocatedList,
    LocatedStr,
    Node,
    Source,
    descend,
    scalars,
)
from generator.source.pending import MARK, PENDING
from generator.source.reader import read_text
from generator.withheld.reading import published

TOP = ("表样", "公开日期", "批复日期")
SECTIONS = (
    "人员",
    "下属单位",
    "基本支出",
    "上年结转结余",
    "收入",
    "机关运行经费",
    "政府采购",
    "国有资产",
    "另填",
    "原因",
    "用途",
    "其他说明",
)
"""Sections of which every entry is another next year, or must be read again."""
OF_PROJECT = ("名称", "支出", "明细", "依据", "分配", "补充", "开始", "结束")
TARGET, GOAL, INDICATORS = "绩效", "目标", "指标"
LAST_YEAR = "上年"
"""The value that an indicator reached last year (上年完成值)."""
CHANGE = "增减"


def rolled(source: Source, budget: Budget, *, form: str, name: str, prior: str) -> Source:
    """The file of the year after ``budget``, which is ``source``; ``name`` is the new file's,
    ``prior`` how it refers to this one, ``form`` the form of the new year. Raises
    ``DisclosureError`` where the text cannot be changed."""
    fresh = read_text(with_sections(source, {"上年": {"文件": prior}}), name)
    fresh = _with(fresh, "年度", str(budget.year + 1))
    fresh = _with(fresh, "表样", f'"{form}"')
    figures = build(published(fresh), budget, Decimal(0))
    fresh = read_text(without_gone(fresh, figures), name)
    fresh = read_text(without_accepted(fresh), name)
    fresh = _without_changes(_with(fresh, "公开日期", ""))
    changed = changed_codes(fresh, Catalogue(budget.year), Catalogue(budget.year + 1))
    places = [*_places(fresh, str(budget.year)), *(at for at, _ in changed)]
    text = _noted(marked(fresh, places), str(budget.year))
    return read_text(with_notice(text, name), name)


def _noted(text: str, year: str) -> str:
    """The mark behind comments of their own that name the old year."""
    lines: list[str] = []
    for line in text.split("\n"):
        is_of_old_year = line.startswith("#") and year in line and not PENDING.search(line)
        lines.append(f"{line}；{MARK}" if is_of_old_year else line)
    return "\n".join(lines)


def _with(source: Source, key: str, value: str) -> Source:
    node = descend(source.root, (key,))
    text = with_value(source, node, value) if isinstance(node, LocatedStr) else source.text
    return read_text(text, source.name)


def _without_changes(source: Source) -> Source:
    """Changes of staff (增减) are next year's own: nought until known."""
    for staff in _staff(source.root):
        for state in staff.values():
            change = state.get(CHANGE) if isinstance(state, LocatedDict) else None
            if isinstance(change, LocatedStr) and change != "0":
                return _without_changes(read_text(with_value(source, change, "0"), source.name))
    return source


def _staff(root: Node) -> Iterator[LocatedDict]:
    units = descend(root, ("下属单位",))
    for holder in (root, *(units if isinstance(units, LocatedList) else ())):
        staff = descend(holder, ("人员",))
        if isinstance(staff, LocatedDict):
            yield staff


def _places(source: Source, year: str) -> Iterator[Position]:
    """Dates, amounts, counts, texts about changes and uses, and whatever else speaks of the old
    year."""
    root = source.root
    if not isinstance(root, LocatedDict):
        return
    yield from (root.key_positions[key] for key in TOP if key in root)
    for section in SECTIONS:
        yield from _entries(root.get(section), root.key_positions.get(section))
    projects = root.get("项目")
    for project in projects if isinstance(projects, LocatedList) else ():
        if isinstance(project, LocatedDict):
            for key in OF_PROJECT:
                yield from _entries(project.get(key), project.key_positions.get(key))
            yield from _targets(project.get(TARGET))
    yield from _targets(root.get("整体绩效"))
    yield from (
        text.position
        for text in scalars(root)
        if year in text and descend(root, ("上年", "文件")) is not text
    )


def _targets(target: Node) -> Iterator[Position]:
    """Of a performance table the goal, the indicators as a whole, and every value of last year."""
    if isinstance(target, LocatedDict):
        yield from (target.key_positions[key] for key in (GOAL, INDICATORS) if key in target)
        yield from _last_year(target)


def _last_year(node: Node) -> Iterator[Position]:
    for key, value in node.items() if isinstance(node, LocatedDict) else ():
        if key == LAST_YEAR and isinstance(node, LocatedDict):
            yield node.key_positions[key]
        yield from _last_year(value)


def _entries(node: Node, at: Position | None) -> Iterator[Position]:
    """The innermost keys and items below ``node``."""
    if isinstance(node, LocatedDict) and node:
        for key, value in node.items():
            yield from _entries(value, node.key_positions[key])
    elif isinstance(node, LocatedList) and node:
        for index, value in enumerate(node):
            yield from _entries(value, node.item_positions[index])
    elif at is not None:
        yield at
