"""A published file taken apart: form and year, parts and sections, tables by their titles,
sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.audit.model import Block, Grid, Line, Place, Published
from generator.audit.readings import ONE, UNITS
from generator.audit.words import bare, tidy

PART = re.compile(r"第([一二三四])部分")
HEADING = re.compile(r"([一二三四五六七八九十]+)、(.{2,60}?(?:说明|职能|情况|表))$")
SUBHEADING = re.compile(r"（([一二三四五六七八九十]+)）(.{2,30}?(?:情况|事项))$")
NUMBERED = re.compile(r"表[\s]*([一二三四五六七八九十]+|\d+)[：:]?$")
UNIT = re.compile(
    r"(?:编制(?:部门|单位)(?:（单位）)?|^(?:填报)?(?:部门|单位)(?:名称)?)：(?!万?元)(.+?)(?=(?:金额|计量)?单位：|$)"
)
MEASURE = re.compile(rf"单位：(?:人民币)?({'|'.join(UNITS.values())})$")
STARTS = re.compile(
    r"第[一二三四]部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[、.．](?!\d)|设立的政策依据：|预算安排规模：|"
    r"项目承担单位：|资金分配情况：|资金执行时间：|备注：|表\d+：?$|表[一二三四五六七八九十]+：?$|编制(?:部门|单位)|"
    r"收入预算包括：|支出预算包括：|(?:基本支出|项目支出|人员经费|公用经费)\d|单位价值50万|(?:部门|单位)(?:（单位）)?(?:收支|收入|支出)总体"
)
FURNITURE = re.compile(
    r"^[-—–]\s*\d{1,3}\s*[-—–]$|[.…·]{6,}\s*\d*$"
)  # page numbers, lines of a table of contents
AMOUNT_LINE = re.compile(r"\d\.\d")
AMOUNT = re.compile(r"-?(\d[\d,]*\.\d+|\d{1,3}(,\d{3})+|\d{5,})")  # no number of a page
TABLES, STATEMENT = 2, 3  # parts of a disclosure
SHORT = 16  # characters of a title
MASTHEAD = re.compile(r"(20\d\d)年(部门（单位）|部门|单位)?预算公开")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph, tidied, where it stands, and the titles above it."""

    text: str
    place: Place
    part: int
    section: str
    subsection: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the title above it and the places of its rows; ``columns_lost``: only lines of
    text are left of it;
    ``scale``: how many of its unit make a 万元."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    columns_lost: bool = False
    scale: Decimal = ONE

    @property
    def has_amounts(self) -> bool:
        """Whether it holds more than titles."""
        return self.columns_lost or any(AMOUNT.fullmatch(cell) for row in self.rows for cell in row)


@dataclass(slots=True)
class Outline:
    """Everything in its place."""

    published: Published
    year: int
    label: str
    unit: str
    sentences: list[Sentence] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    goals: list[Sheet] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Cursor:
    part: int = 0
    section: str = ""
    subsection: str = ""
    caption: str = ""
    paragraph: int = 0
    started: int = -1  # block of the title that no table has followed yet
    scale: Decimal = ONE
    goal: int = -1  # block where a performance table began that the extraction took apart


def take_apart(published: Published, titles: tuple[str, ...]) -> Outline:
    """The outline of a file; ``titles`` are the table titles that forms know, without 部门 and
    单位."""
    lines = [tidy(b.text) for b in published.blocks if isinstance(b, Line)]
    outline = Outline(published, *_masthead(lines), _unit(lines))
    cursor = _Cursor()
    for index, block in _flowing(published.blocks, titles):
        if isinstance(block, Grid):
            _take_grid(outline, cursor, block, index)
        else:
            _take_line(outline, cursor, block, index, titles)
    _end_lost(outline, cursor, len(published.blocks))
    return outline


def core(title: str) -> str:
    """A table title without what varies between units: 部门, 单位, numbering, 预算, and 总体情况表
    for 总表."""
    plain = re.sub(r"^[一二三四五六七八九十]+、|部门|单位|预算|[（）]", "", tidy(title)).strip("：")
    return re.sub(r"(?:(总)体)?情况表$", r"\1表", plain)


def _masthead(lines: list[str]) -> tuple[int, str]:
    found = [m.groups() for line in lines for m in MASTHEAD.finditer(line)]
    years = Counter(y for y, _ in found) or Counter(re.findall(r"(20\d\d)年", "".join(lines)))
    labels = Counter(label for _, label in found if label)
    year = int(years.most_common(1)[0][0]) if years else 0
    return year, labels.most_common(1)[0][0] if labels else "单位"


def _unit(lines: list[str]) -> str:
    found = Counter(m[1] for line in lines if (m := UNIT.search(line)))
    return found.most_common(1)[0][0] if found else ""


def _flowing(blocks: tuple[Block, ...], titles: tuple[str, ...]) -> Iterator[tuple[int, Block]]:
    """The blocks, with lines that a page or margin broke joined into paragraphs."""
    held: tuple[int, Line] | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and FURNITURE.search(block.text.strip()):
            continue
        if (
            isinstance(block, Line)
            and held
            and not _ends(held[1], titles)
            and not _starts(block, titles)
        ):
            held = (held[0], Line(f"{held[1].text}\n{block.text}", held[1].page, block.whole))
            continue
        if held:
            yield held
        held = (index, block) if isinstance(block, Line) else None
        if held is None:
            yield index, block
    if held:
        yield held


def _starts(line: Line, titles: tuple[str, ...]) -> bool:
    text = tidy(line.text)
    return bool(STARTS.match(text)) or core(text) in titles or _is_goal_title(text)


def _is_goal_title(text: str) -> bool:
    return "绩效目标表" in text and len(text) < SHORT


def _ends(line: Line, titles: tuple[str, ...]) -> bool:
    text = tidy(line.text)
    if re.match(r"[一二三四五六七八九十]+、关于", text) and not text.endswith("说明"):
        return False
    is_heading = (
        HEADING.search(text) or SUBHEADING.match(text) or PART.match(text) or NUMBERED.match(text)
    )
    return (
        line.whole
        or text.endswith(("。", "其中："))
        or bool(is_heading)
        or core(text) in titles
        or _is_goal_title(text)
    )


def _take_line(
    outline: Outline, cursor: _Cursor, line: Line, index: int, titles: tuple[str, ...]
) -> None:
    text = tidy(line.text)
    if not text or (text.isdigit() and cursor.started < 0):
        return
    known = core(text) in titles
    if match := PART.match(text):
        _end_lost(outline, cursor, index)
        cursor.part = "一二三四".index(match[1]) + 1
        cursor.section = cursor.subsection = cursor.caption = ""
    elif cursor.part == TABLES and (known or NUMBERED.match(text)):
        _end_lost(outline, cursor, index)
        cursor.caption, cursor.started, cursor.scale = (
            (text, index, ONE) if known else ("", -1, ONE)
        )
    elif match := HEADING.match(text):
        cursor.section, cursor.subsection, cursor.paragraph, cursor.goal = text, "", 0, -1
    elif (match := SUBHEADING.match(text)) and cursor.part == STATEMENT:
        _end_lost(outline, cursor, index)
        cursor.subsection, cursor.paragraph = text, 0
    elif _is_goal_title(text):
        _end_lost(outline, cursor, index)
        cursor.goal = index if cursor.part == STATEMENT else -1
    elif cursor.part and cursor.goal < 0:
        if cursor.part == TABLES and (match := MEASURE.search(text)):
            cursor.scale = _scale(match[1])
        _take_sentence(outline, cursor, text, line, index)
    outline.titles.append(text)


def _take_sentence(outline: Outline, cursor: _Cursor, text: str, line: Line, index: int) -> None:
    cursor.paragraph += 1
    where = f"第{'一二三四'[cursor.part - 1]}部分"
    name = " ".join(filter(None, (where, _short(cursor.section), _short(cursor.subsection))))
    place = Place(index, f"{name} 第{cursor.paragraph}段", line.page)
    outline.sentences.append(Sentence(text, place, cursor.part, cursor.section, cursor.subsection))


def _scale(unit: str) -> Decimal:
    """How many of a unit make a 万元."""
    return next(scale for scale, name in UNITS.items() if name == unit)


def _short(heading: str) -> str:
    """``五`` or ``（三）``: the number of a heading."""
    match = re.match(r"([一二三四五六七八九十]+)、|（[一二三四五六七八九十]+）", heading)
    return (match[1] or match[0]) if match else heading


def _end_lost(outline: Outline, cursor: _Cursor, end: int) -> None:
    """Lines under a table's title with no table between them: a table whose columns the extraction
    lost."""
    start = max(cursor.started, cursor.goal)
    if start >= 0:
        title = cursor.caption or "绩效目标表"
        lines = [
            (n, b)
            for n, b in enumerate(outline.published.blocks[start + 1 : end], start + 1)
            if isinstance(b, Line)
        ]
        if any(AMOUNT_LINE.search(b.text) for _, b in lines):
            places = tuple(
                Place(n, "", b.page, f"表“{title}”", row) for row, (n, b) in enumerate(lines, 1)
            )
            sheet = Sheet(title, tuple((b.text,) for _, b in lines), places, columns_lost=True)
            (outline.sheets if cursor.caption else outline.goals).append(sheet)
    cursor.caption, cursor.started, cursor.goal = "", -1, -1


def _take_grid(outline: Outline, cursor: _Cursor, grid: Grid, index: int) -> None:
    rows = [tuple(tidy(c) for c in row) for row in grid.rows]
    text = "".join(c for row in rows for c in row)
    is_goal = cursor.part == STATEMENT or "一级指标" in text or "项目总体目标" in text
    target = outline.goals if is_goal else outline.sheets
    title = cursor.caption or ("绩效目标表" if is_goal else "")
    name = "绩效目标表" if is_goal else core(title)
    shown = "绩效目标表" if is_goal else f"表“{title}”" if title else "没有表题的表"
    places = [Place(index, "", grid.page, shown, n) for n, _ in enumerate(rows, start=1)]
    inside = next((m for row in rows[:2] for cell in row if (m := MEASURE.search(cell))), None)
    if inside and len(rows) == 1:  # the line above a table, laid out as a table of its own
        cursor.scale = _scale(inside[1])
        return
    scale = _scale(inside[1]) if inside else ONE if is_goal else cursor.scale
    last = target[-1] if target else None
    if last and _continues(last, rows, cursor, is_goal=is_goal, index=index):
        fresh = [
            (r, p) for r, p in zip(rows, places, strict=True) if is_goal or r not in last.rows[:5]
        ]
        moved = [replace(p, table=last.places[0].table) for _, p in fresh]
        whole = (*last.rows, *(r for r, _ in fresh)), (*last.places, *moved)
        target[-1] = Sheet(last.title, *whole, scale=last.scale)
    else:
        target.append(
            Sheet(title if not is_goal else name, tuple(rows), tuple(places), scale=scale)
        )
    cursor.caption, cursor.started, cursor.goal = "", -1, -1


def _continues(
    last: Sheet, rows: list[tuple[str, ...]], cursor: _Cursor, *, is_goal: bool, index: int
) -> bool:
    """Whether a grid without a title goes on where the last one stopped at the foot of a page."""
    if is_goal:
        return bare("".join(rows[0]))[:4] not in (
            "预算单位",
            "单位名称",
            "部门名称",
        ) and "项目名称" not in "".join(rows[0])
    same_width = len(rows[0]) == len(last.rows[0]) or any(
        bare("".join(r)) == bare("".join(last.rows[0])) for r in rows[:1]
    )
    return not cursor.caption and same_width and index - last.places[-1].block <= 3
