"""The head of a table whose file may not say which rows it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.published.head import Box, placed

DEEPEST: Final = 6
"""Rows of a head at most."""
LONGEST: Final = 45
"""Characters of a title at most."""
SENTENCE: Final = re.compile(r"[。；！？]|(?<!单位)(?<!其中)[：:]\S|[：:]$")
NUMBER: Final = re.compile(r"[-−－]?\d[\d,]*(?:\.\d+)?(?:%|[亿万千]?元)?")
AMOUNT: Final = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d{4,}|\d+\.\d+)(?:\.\d+)?")
"""A number that is no code of a level."""
YEAR: Final = re.compile(r"(?:19|20)\d\d")
COUNTED: Final = re.compile(r"\d{1,2}|[甲乙丙丁]|栏次|行次|栏次/行次|\d{1,2}=.*")
TOTAL: Final = re.compile(r"(?:合|总|小)计")
EMPTY: Final = -1

Rows = Sequence[Sequence[Box]]
Owners = list[list[int]]


class Drawn(NamedTuple):
    """A table on its grid: its boxes, and for each place the number of the box that covers it."""

    boxes: list[Box]
    owners: Owners

    def text(self, row: int, column: int) -> str:
        """What stands over a place."""
        number = self.owners[row][column]
        return "" if number == EMPTY else self.boxes[number].text

    def below(self, count: int, column: int) -> list[str]:
        """What stands in a column below the first rows."""
        return [self.text(row, column) for row in range(count, len(self.owners))]


def drawn(rows: Rows) -> Drawn:
    """The grid of a table; places that no box covers are ``EMPTY``."""
    found = placed(rows)
    width = max((one.columns.stop for one in found), default=0)
    owners = [[EMPTY] * width for _ in rows]
    for number, (box, row, column) in enumerate(found):
        for below in owners[row : row + box.down]:
            below[column : column + box.across] = [number] * box.across
    return Drawn([one.cell for one in found], owners)


def depth(rows: Rows, declared: int) -> int:
    """How many rows are the head: those that the file calls so where they give every column a
    title, else the first that do, else all titles above the first amounts, where these have some;
    0 where labels stand beside the cells."""
    grid = drawn(rows)
    if 0 < declared < len(rows) and _is_complete(grid, declared):
        return declared
    for count in range(1, min(DEEPEST, len(rows)) + 1):
        if not _are_titles(grid, count - 1):
            return count - 1 if _heads_amounts(grid, count - 1) else 0
        if _is_complete(grid, count):
            return 0 if _is_mixed(grid, count) else count
    return 0


def _is_mixed(grid: Drawn, count: int) -> bool:
    """Whether a column below the first rows holds amounts and sentences, as where labels stand
    beside the cells."""
    for column in range(len(grid.owners[0])):
        texts = grid.below(count, column)
        has_amount = any(map(AMOUNT.fullmatch, texts))
        if has_amount and any(map(SENTENCE.search, texts)):
            return True
    return False


def _heads_amounts(grid: Drawn, count: int) -> bool:
    """Whether there are columns of amounts below the first rows, and each has a title of its
    own."""
    columns = range(len(grid.owners[0]))
    amounts = [
        column for column in columns if any(map(AMOUNT.fullmatch, grid.below(count, column)))
    ]
    return bool(count and amounts) and all(_has_own(grid, count, column) for column in amounts)


def _has_own(grid: Drawn, count: int, column: int) -> bool:
    """Whether a title in the last of some rows, or one that reaches there, is of a column alone."""
    own = grid.owners[count - 1][column]
    is_alone = own != EMPTY and grid.owners[count - 1].count(own) == 1
    return is_alone and any(grid.text(row, column) for row in range(count))


def is_of_titles(rows: Rows, row: int) -> bool:
    """Whether a row of a table may be one of titles."""
    return _are_titles(drawn(rows), row)


def _are_titles(grid: Drawn, row: int) -> bool:
    """Whether a row may be one of titles: no amounts, no sentences, no total."""
    texts = [grid.text(row, column) for column in range(len(grid.owners[row]))]
    filled = [text for text in texts if text]
    if not filled or (TOTAL.fullmatch(texts[0]) and len(set(filled)) == 1):
        return False
    return not any(map(_is_no_title, filled))


def _is_no_title(text: str) -> bool:
    is_amount = bool(NUMBER.fullmatch(text)) and not YEAR.fullmatch(text)
    return is_amount or len(text) > LONGEST or bool(SENTENCE.search(text))


def _is_complete(grid: Drawn, count: int) -> bool:
    """Whether every column has a title of its own in the first rows, none of which reaches
    below."""
    return all(_is_titled(grid, count, column) for column in range(len(grid.owners[0])))


def _is_titled(grid: Drawn, count: int, column: int) -> bool:
    last = grid.owners[count - 1]
    own = last[column]
    if own != EMPTY and count < len(grid.owners) and grid.owners[count][column] == own:
        return False
    texts = [grid.text(row, column) for row in range(count)]
    if not any(texts):
        return _is_blank(grid, column)
    is_shared = texts[-1] != "" and last.count(own) > 1
    return not is_shared or _is_wide(grid, count, column)


def _is_blank(grid: Drawn, column: int) -> bool:
    """Whether a column holds nothing at all."""
    return not any(grid.text(row, column) for row in range(len(grid.owners)))


def _is_wide(grid: Drawn, count: int, column: int) -> bool:
    """Whether the columns that a title stands over are one column in the rows below."""
    places = [
        at for at, own in enumerate(grid.owners[count - 1]) if own == grid.owners[count - 1][column]
    ]
    below = grid.owners[count:]
    return bool(below) and all(len({row[at] for at in places}) == 1 for row in below)


def is_counting(texts: Sequence[str]) -> bool:
    """Whether a row numbers the columns: 栏次 1 2 3 …."""
    filled = [text for text in texts if text]
    numbers = [int(text) for text in filled if text.isdigit()]
    is_all = all(COUNTED.fullmatch(text) for text in filled)
    return (
        is_all
        and len(numbers) > 1
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def merged(rows: Rows) -> list[list[Box]]:
    """Rows of titles that stand each in one place, with the places that each of them reaches: to
    the right over blanks that have titles below, down over blanks."""
    texts = [[box.text for box in row] for row in rows]
    width = max(map(len, texts))
    texts = [row + [""] * (width - len(row)) for row in texts]
    owners: list[list[tuple[int, int]]] = []
    above = [(EMPTY, EMPTY)] * width
    untitled = {column for column in range(width) if not any(row[column] for row in texts)}
    for number, row in enumerate(texts):
        above = _reached(row, above, number, texts[number + 1 :], untitled)
        owners.append(above)
    return _boxes(texts, owners)


def _reached(
    row: Sequence[str],
    above: Sequence[tuple[int, int]],
    number: int,
    below: Sequence[Sequence[str]],
    untitled: set[int],
) -> list[tuple[int, int]]:
    """Which title covers each place of a row, by the row and column where it stands."""
    found: list[tuple[int, int]] = []
    for column, text in enumerate(row):
        is_parted = any(one[column] for one in below) or column in untitled
        is_beside = column > 0 and found[-1][0] == number and above[column] == above[column - 1]
        reached = [row[at] for at, own in enumerate(above) if own == above[column]]
        if is_beside and is_parted and not text and row[found[-1][1]]:
            found.append(found[-1])
        elif number and not any(reached):
            found.append(above[column])
        else:
            found.append((number, column))
    return found


def _boxes(
    texts: Sequence[Sequence[str]], owners: Sequence[Sequence[tuple[int, int]]]
) -> list[list[Box]]:
    boxes: list[list[Box]] = []
    for number, row in enumerate(owners):
        boxes.append([])
        for column, own in enumerate(row):
            if own == (number, column):
                down = sum(1 for one in owners if one[column] == own)
                boxes[-1].append(Box(texts[number][column], down, row.count(own)))
    return boxes
