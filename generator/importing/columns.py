"""Where a sheet's header ends, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importing.amounts import Column, fund_of, settled
from generator.importing.grid import Sheet
from generator.importing.titles import PIECES, Words, plain, year
from generator.importing.values import is_code, is_number, is_total

SEARCHED = 40
"""Rows from the top in which a header may begin."""
DEEPEST = 4
CODE_PARTS = {
    "编码": "",
    "代码": "",
    "科目编码": "",
    "科目代码": "",
    "名称": "名称",
    "科目名称": "名称",
}
TITLES = 2
"""Known titles that make a row a header."""
MEASURE = re.compile(r"单位[:：]?\s*(?:人民币)?(万元|千元|元)|[（(](万元|千元|元)[）)]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out: the first row of data (from 0), columns, the text above their
    titles, the measure."""

    first: int
    columns: tuple[Column, ...]
    title: str
    measure: str

    def of(self, field: str) -> list[Column]:
        """The columns that hold ``field``, from left to right."""
        return [c for c in self.columns if c.field == field]


def layout(sheet: Sheet, words: Words) -> Layout | None:
    """The layout of a sheet, or ``None`` where no header is found."""
    rows = _given(sheet, words) or _header(sheet, words)
    if rows is None:
        return None
    start, end = rows
    made = (_column(sheet, start, end, i, words) for i in range(_width(sheet, start, end)))
    columns = settled([column for column in made if column is not None])
    return Layout(
        end,
        columns,
        _texts(sheet, start),
        words.mapping.measures.get(sheet.name) or _measure(sheet, start, columns),
    )


def _measure(sheet: Sheet, start: int, columns: Sequence[Column]) -> str:
    """The one measure that a sheet's top, its name, its titles, or its number formats say, in this
    order; ``""`` where none of them does, or several are said at once."""
    above = MEASURE.findall(_texts(sheet, start)) or MEASURE.findall(sheet.name)
    said = {one or other for one, other in above}
    said = said or {c.measure for c in columns if c.measure} or set(sheet.measures.values())
    return said.pop() if len(said) == 1 else ""


def is_other_header(sheet: Sheet, row: int, known: Layout, words: Words) -> bool:
    """Whether titles stand here that are not those above the columns: another table begins."""
    titles = [
        (i, v) for i, v in enumerate(sheet.rows[row]) if isinstance(v, str) and words.title(v)
    ]
    own = {c.index: c.title for c in known.columns}
    is_new = any(plain(v) not in own.get(i, "") for i, v in titles)
    return len(titles) >= TITLES and is_new and not _is_data(sheet, row)


def _texts(sheet: Sheet, end: int) -> str:
    """All text above a row."""
    return " ".join(
        v for r in range(end) for v in dict.fromkeys(sheet.rows[r]) if isinstance(v, str)
    )


def _given(sheet: Sheet, words: Words) -> tuple[int, int] | None:
    """The header as the mapping file states its last row; it begins with the first row of known
    titles."""
    last = words.mapping.headers.get(sheet.name)
    if not last:
        return None
    start = next(
        (r for r in range(max(0, last - DEEPEST), last) if _titles(sheet, r, words)), last - 1
    )
    return start, last


def _header(sheet: Sheet, words: Words) -> tuple[int, int] | None:
    top = next((n for n, cells in enumerate(sheet.rows) if any(cells)), 0)
    for row in range(top, min(top + SEARCHED, len(sheet.rows))):
        if _titles(sheet, row, words) < TITLES or _is_data(sheet, row):
            continue
        start = row
        while start > 0 and row - start < DEEPEST - 1 and _is_band(sheet, start - 1):
            start -= 1
        end = row + 1
        while end < len(sheet.rows) and end - start < DEEPEST and _goes_on(sheet, end):
            end += 1
        return start, end
    return None


def _titles(sheet: Sheet, row: int, words: Words) -> int:
    return sum(
        isinstance(v, str) and (words.title(v) is not None or plain(v) in PIECES)
        for v in sheet.rows[row]
    )


def _is_band(sheet: Sheet, row: int) -> bool:
    """A row of merged headings above the titles: several different texts, none of them the measure
    or the unit."""
    texts = {v for v in sheet.rows[row] if isinstance(v, str)}
    return len(texts) >= TITLES and not any(re.search("[:：]", t) for t in texts)


def _goes_on(sheet: Sheet, row: int) -> bool:
    return any(v is not None for v in sheet.rows[row]) and not _is_data(sheet, row)


def _is_data(sheet: Sheet, row: int) -> bool:
    return any(
        is_number(v)
        or (isinstance(v, str) and (is_code(v) or is_total(v)) and i < 1)
        or (isinstance(v, str) and is_code(v))
        for i, v in enumerate(sheet.rows[row])
    )


def _width(sheet: Sheet, start: int, end: int) -> int:
    return max(len(sheet.rows[r]) for r in range(start, end))


def _path(sheet: Sheet, start: int, end: int, index: int) -> list[str]:
    """The titles over a column. A blank beside a heading that has titles below it belongs to the
    heading (merged)."""
    found: list[str] = []
    for row in range(start, end):
        value = sheet.shown(row, index)
        if (
            value is None
            and row + 1 < end
            and any(sheet.shown(r, index) is not None for r in range(row + 1, end))
        ):
            left = index
            while left > 0 and sheet.shown(row, left) is None:
                left -= 1
            value = sheet.shown(row, left) if _spans(sheet, row, left, end) else None
        if isinstance(value, str) and value not in found:
            found.append(value)
    return found


def _spans(sheet: Sheet, row: int, column: int, end: int) -> bool:
    """Whether a heading has titles of its own below it."""
    own = sheet.shown(row, column)
    return any(sheet.shown(r, column) not in (None, own) for r in range(row + 1, end))


def _column(sheet: Sheet, start: int, end: int, index: int, words: Words) -> Column | None:
    path = _path(sheet, start, end, index)
    if not path:
        return None
    title = " › ".join(plain(p) for p in path)
    if plain(path[-1]) in PIECES:
        field = "经济科目" if any("经济" in p for p in path) else "功能科目"
        return Column(index, title, field, piece=PIECES.index(plain(path[-1])) + 1)
    meanings = [m for p in path if (m := words.title(p))]
    years = [named for p in path if (named := year(p))]
    measures = [found[1] or found[2] for p in path if (found := MEASURE.search(p))]
    return Column(
        index=index,
        title=title,
        field=_field(path, words),
        fund=fund_of(_values(meanings, "来源金额")),
        kind=_last(_values(meanings, "性质金额")),
        economic=_last(_values(meanings, "经济金额")),
        year=max(years, default=0),
        measure=_last(measures),
    )


def _values(meanings: Sequence[tuple[str, str]], field: str) -> list[str]:
    """What the titles from top to bottom say of a field."""
    return [value for said, value in meanings if said == field]


def _last(said: Sequence[str]) -> str:
    return said[-1] if said else ""


def _field(path: list[str], words: Words) -> str:
    """The field of the innermost title, alone or with those above it (功能分类科目 › 编码)."""
    own = words.title(path[-1])
    if own:
        return "金额" if own[0] in ("来源金额", "性质金额", "经济金额") else own[0]
    joined = next(
        (m for p in reversed(path[:-1]) if (m := words.title(plain(p) + plain(path[-1])))), None
    )
    return joined[0] if joined else _of_codes(path)


def _of_codes(path: list[str]) -> str:
    """Codes or names below a heading that no list has in just these words: 部门预算支出经济分类 ›
    编码."""
    heading = "".join(path[:-1])
    kind = next((k for k in ("功能", "经济") if k in heading), "")
    part = CODE_PARTS.get(plain(path[-1]))
    if not kind or part is None:
        return ""
    return "忽略" if "政府" in heading and kind == "经济" else f"{kind}科目{part}"
