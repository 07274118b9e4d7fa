"""Tables without ruled lines: columns by what stands below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from generator.published.head import Box
from generator.published.model import Origin
from generator.published.readers import tidy, titles
from generator.published.readers.pieces import Grid

AMOUNT: Final = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
PRECISE: Final = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)")
SENTENCE: Final = re.compile(r"[。；？！]|，.*，")
LONGEST: Final = 45
"""Characters of a cell at most."""
LOST: Final = "没有框线、分不出栏的表行"
FEWEST: Final = 2
"""Rows with amounts and columns that make a table at least."""
WRAPPED: Final = 2.0
"""How far the middles of two parts of a title may lie apart, in characters."""
APART: Final = 8.0
"""What it costs that a title does not stand over its column, in characters."""
NONE: Final = -1
SEVERAL: Final = 3
HEADS: Final = 8
"""Lines of a head at most."""


class Part(NamedTuple):
    """A stretch of a line with nothing but blanks around it, and from where to where it reaches,
    in characters."""

    text: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


class Parted(NamedTuple):
    """A line in its parts, the page it stands on, and how many lines stand above it there."""

    parts: tuple[Part, ...]
    page: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """All of it, its parts set apart."""
        return "\t".join(part.text for part in self.parts)

    @property
    def has_amount(self) -> bool:
        """Whether an amount stands in it beside something else."""
        return len(self.parts) > 1 and any(PRECISE.fullmatch(part.text) for part in self.parts)

    @property
    def is_row(self) -> bool:
        """Whether it can be nothing but a row of a table."""
        return len(self.parts) > FEWEST and self.has_amount

    @property
    def may_be_of_table(self) -> bool:
        """Whether it may be a row or a part of a head."""
        texts = [tidy.line(part.text).text for part in self.parts]
        is_long = any(len(text) > LONGEST or SENTENCE.search(text) for text in texts)
        is_alone = len(texts) == 1 and _is_line(texts[0])
        return not (is_long or is_alone or all(map(titles.is_above, texts)))


def _is_line(text: str) -> bool:
    is_named = titles.is_title(text) or titles.NOTE.match(text) or titles.is_entry(text)
    return bool(is_named) or titles.is_page_number(text)


def tables(lines: Sequence[Parted]) -> Iterator[Grid | Parted]:
    """The lines, those that make up tables as tables."""
    held: list[Parted] = []
    for line in lines:
        if not line.parts:
            continue
        if line.may_be_of_table:
            held.append(line)
            continue
        yield from _parts(held)
        held = []
        yield line
    yield from _parts(held)


def _parts(lines: list[Parted]) -> Iterator[Grid | Parted]:
    """The table that lines make up, each of its parts that begins with the head again by itself;
    what stands above its head, or all where there is none."""
    counted = [number for number, line in enumerate(lines) if line.has_amount]
    if len(counted) < FEWEST and not (counted and _is_short_table(lines, counted[0])):
        yield from lines
        return
    start = _start(lines, counted[0])
    yield from lines[:start]
    head = {_bare(line) for line in lines[start : counted[0]]}
    part: list[Parted] = []
    for line in lines[start:]:
        is_again = _bare(line) in head and any(one.has_amount for one in part)
        if is_again:
            yield from _made_of(part)
            part = []
        part.append(line)
    yield from _made_of(part)


def _made_of(lines: Sequence[Parted]) -> Iterator[Grid | Parted]:
    """The table that lines make up; the lines where they have no columns of amounts."""
    grid = _grid(lines) if any(line.has_amount for line in lines) else None
    if grid is None:
        yield from lines
    else:
        yield grid


def _is_short_table(lines: Sequence[Parted], row: int) -> bool:
    """Whether a single row of amounts stands below titles."""
    amounts = [part for part in lines[row].parts if AMOUNT.fullmatch(part.text)]
    return len(amounts) >= FEWEST and len(amounts) == len(lines[row].parts) and row >= FEWEST


def _start(lines: Sequence[Parted], first: int) -> int:
    """Where the head begins: before it, lines of one part that stand at the margin are text."""
    start = max(first - HEADS, 0)
    for number in range(first - 1, start - 1, -1):
        if titles.level(tidy.line(lines[number].text).text):
            return number + 1
    return start


def _bare(line: Parted) -> str:
    return "".join(line.text.split())


class Column(NamedTuple):
    """A column: its title, and from where to where it reaches in the rows below that."""

    title: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return (self.left + self.right) / 2


def _grid(lines: Sequence[Parted]) -> Grid | None:
    """The table that lines make up; ``None`` where nothing stands in columns."""
    counted = next((number for number, line in enumerate(lines) if line.has_amount), 0)
    filled = _filled(lines[counted:])
    titled = _titled(lines[:counted], filled)
    columns = _columns(lines[counted:], filled, titled)
    if not columns:
        return None
    head = [tuple(Box(column.title) for column in columns)] if titled else []
    if head and (groups := _groups(lines[0], columns, titled)):
        head.insert(0, groups)
    places = [lines[0]] * len(head) + list(lines[counted:])
    return Grid(
        rows=(*head, *(_row(line, columns) for line in lines[counted:])),
        heads=len(head),
        page=lines[0].page,
        origins=tuple(Origin(line.page, row=line.number) for line in places),
        is_guessed=True,
    )


def _titled(lines: Sequence[Parted], filled: Sequence[Column]) -> list[Part]:
    """The titles of columns in a head, from left to right: those that stand over no other, each
    with the line above that it goes on from. One that stands over nothing filled is of a column
    only where its line has several."""
    found: list[tuple[Part, int]] = []
    for number, line in enumerate(lines):
        above = found
        found = [one for one in above if not any(_overlap(one[0], part) for part in line.parts)]
        for part in line.parts:
            over = [one for one, at in above if at == number - 1 and _is_wrapped(one, part)]
            is_next = len(over) == 1 and _may_wrap(lines[number - 1], line)
            text = f"{over[0].text}{part.text}" if is_next else part.text
            found.append((part._replace(text=text), number))
    lowest = {one: _lowest(one, found) for one in filled}
    kept = [
        part
        for part, number in found
        if _is_of_column(part, number, lowest, len(lines[number].parts))
    ]
    return sorted(kept, key=lambda part: part.middle)


def _lowest(column: Column, titled: Sequence[tuple[Part, int]]) -> int:
    """The line of the lowest title over a column."""
    return max((number for part, number in titled if _overlap(part, column)), default=NONE)


def _is_of_column(part: Part, number: int, lowest: Mapping[Column, int], beside: int) -> bool:
    """Whether a title is that of a column: no other over the same one stands lower."""
    under = [at for column, at in lowest.items() if _overlap(part, column)]
    return number in under if under else beside >= SEVERAL


def _may_wrap(above: Parted, line: Parted) -> bool:
    """Whether titles of one line may go on in the next, and do not stand over several there."""
    return len(line.parts) == 1 or len(above.parts) >= SEVERAL


def _overlap(one: Part | Column, other: Part | Column) -> bool:
    return one.left < other.right and other.left < one.right


def _is_wrapped(above: Part, part: Part) -> bool:
    """Whether a title goes on in the line below."""
    is_shorter = len(part.text) <= len(above.text) and len(above.text) > 2
    return abs(above.middle - part.middle) <= WRAPPED and is_shorter


def _columns(lines: Sequence[Parted], filled: list[Column], titled: Sequence[Part]) -> list[Column]:
    """The columns that rows have, each with its title, and those that have only a title."""
    while titled and len(filled) > len(titled):
        pair = _never_both(filled, lines)
        if pair == NONE:
            break
        filled[pair : pair + 2] = [Column("", filled[pair].left, filled[pair + 1].right)]
    if len(titled) < len(filled):
        return _named(filled, titled)
    chosen = _matched(filled, titled)
    found = [Column(part.text, part.left, part.right) for part in titled]
    for column, number in zip(filled, chosen, strict=True):
        found[number] = column._replace(title=titled[number].text)
    return found


def _filled(lines: Sequence[Parted]) -> list[Column]:
    """The columns that hold anything: between them stands nothing in any line."""
    found: list[Column] = []
    parts = chain.from_iterable(line.parts for line in lines if len(line.parts) > 1)
    for part in sorted(parts, key=lambda one: one.left):
        if found and part.left < found[-1].right:
            found[-1] = found[-1]._replace(right=max(found[-1].right, part.right))
        else:
            found.append(Column("", part.left, part.right))
    return found


def _never_both(columns: Sequence[Column], lines: Sequence[Parted]) -> int:
    """The first of two neighbours, the nearest to each other, of which no line has both; -1 where
    there are none."""
    pairs = []
    for number in range(len(columns) - 1):
        left, right = columns[number], columns[number + 1]
        both = any(
            any(_overlap(part, left) for part in line.parts)
            and any(_overlap(part, right) for part in line.parts)
            for line in lines
        )
        pairs += [] if both else [(right.left - left.right, number)]
    return min(pairs)[1] if pairs else NONE


def _named(filled: Sequence[Column], titled: Sequence[Part]) -> list[Column]:
    """Columns with the titles that are nearest to them."""
    found = list(filled)
    for part in titled:
        number = _nearest(part, found)
        found[number] = found[number]._replace(title=f"{found[number].title}{part.text}")
    return found


def _matched(filled: Sequence[Column], titled: Sequence[Part]) -> list[int]:
    """For each column the number of its title, in order, so that all stand as near as they can."""
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(titled) + 1)
    for done, column in enumerate(filled):
        row: list[tuple[float, list[int]]] = [(float("inf"), [])] * (done + 1)
        for number in range(done, len(titled)):
            cost, chosen = best[number]
            apart = abs(column.middle - titled[number].middle)
            overlap = 0.0 if _overlap(column, titled[number]) else APART
            taken = cost + apart + overlap, [*chosen, number]
            row.append(min(row[-1], taken, key=lambda one: one[0]))
        best = row
    return best[-1][1]


def _nearest(part: Part, columns: Sequence[Column]) -> int:
    """The column that a part stands in, or next to."""

    def distance(number: int) -> tuple[float, float]:
        column = columns[number]
        apart = max(column.left - part.right, part.left - column.right, 0.0)
        return apart, abs(part.middle - column.middle)

    return min(range(len(columns)), key=distance)


def _row(line: Parted, columns: Sequence[Column]) -> tuple[Box, ...]:
    texts = [""] * len(columns)
    for part in line.parts:
        number = _nearest(part, columns)
        texts[number] = f"{texts[number]} {part.text}".strip()
    return tuple(map(Box, texts))


def _groups(first: Parted, columns: Sequence[Column], titled: Sequence[Part]) -> tuple[Box, ...]:
    """The titles of the first line, each over the columns that are nearest to it; none where that
    line has titles of columns alone."""
    parts = [part for part in first.parts if part not in titled]
    if len(parts) < len(first.parts) or not 1 < len(parts) < len(columns):
        return ()
    owners = [
        min(range(len(parts)), key=lambda number: abs(parts[number].middle - column.middle))
        for column in columns
    ]
    if owners != sorted(owners) or len(set(owners)) != len(parts):
        return ()
    return tuple(Box(part.text, across=owners.count(number)) for number, part in enumerate(parts))
