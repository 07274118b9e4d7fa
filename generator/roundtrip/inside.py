"""Inside one text: what each piece of it has become, so that every edit has an owner.

The text before and after are laid side by side at the least cost. Text of the YAML changes more
easily than words of the form, and a number stands for a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.roundtrip.base import FIGURE, TEXT, Pieces

TOKEN: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|.", re.DOTALL)
OPENING: Final = 15
"""What it costs to begin to add or to take away; tenths, as all costs here."""
COSTS: Final = {TEXT: 8, FIGURE: 20}
USUAL: Final = 10
INSTEAD: Final = 12
"""What one number instead of another costs."""
MARGIN: Final = 40
"""Characters around what changed that may still belong to the change."""
FAR: Final = 10**9
SAME, GONE, NEW = range(3)


class Token(NamedTuple):
    """A character or a number, and the piece that it is of."""

    text: str
    piece: int


class Step(NamedTuple):
    """An old token (-1: none) and the new one that stands for it (-1: none)."""

    old: int
    new: int


def become(pieces: Pieces, text: str) -> tuple[str, ...]:
    """What each of the pieces has become in ``text``: together they are the whole text."""
    if not pieces:
        return ()
    before = "".join(piece.text for piece in pieces)
    if before == text:
        return tuple(piece.text for piece in pieces)
    tokens = _tokens(pieces)
    owners = _owners(pieces, tokens, TOKEN.findall(text))
    found = [""] * len(pieces)
    for owner, token in zip(owners, TOKEN.findall(text), strict=True):
        found[owner] += token
    return tuple(found)


def _tokens(pieces: Pieces) -> list[Token]:
    found = []
    for number, piece in enumerate(pieces):
        found += [Token(text, number) for text in TOKEN.findall(piece.text)]
    return found


def _owners(pieces: Pieces, old: Sequence[Token], new: Sequence[str]) -> list[int]:
    """The piece that each new token belongs to."""
    start, stop = _changed([token.text for token in old], new)
    inner_old = old[start : len(old) - stop]
    inner_new = new[start : len(new) - stop]
    steps = [
        *(Step(at, at) for at in range(start)),
        *(
            Step(_moved(step.old, start), _moved(step.new, start))
            for step in _steps(pieces, inner_old, inner_new)
        ),
        *(Step(len(old) - back, len(new) - back) for back in range(stop, 0, -1)),
    ]
    return _assigned(pieces, old, steps)


def _moved(at: int, by: int) -> int:
    return at if at < 0 else at + by


def _changed(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens at the beginning and at the end are surely the same."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    rest = most - start
    stop = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    margin = MARGIN + abs(len(new) - len(old))
    return max(start - margin, 0), max(stop - margin, 0)


def _steps(pieces: Pieces, old: Sequence[Token], new: Sequence[str]) -> list[Step]:
    """The way from the one to the other that costs least."""
    return _Costs(pieces, old, new).traced()


class _Costs:
    """What every way costs that ends at a pair of places with the same token, with one gone or with
    one new."""

    def __init__(self, pieces: Pieces, old: Sequence[Token], new: Sequence[str]) -> None:
        self._kinds = [piece.owner.kind for piece in pieces]
        self._old = old
        self._new = new
        width = len(new) + 1
        self._from = [[bytearray(width) for _ in range(len(old) + 1)] for _ in range(3)]
        self._last = self._filled(width)

    def _filled(self, width: int) -> list[int]:
        """The costs of the three ways to the end."""
        rows = [[FAR] * width for _ in range(3)]
        rows[SAME][0] = 0
        self._across(0, rows)
        for at in range(1, len(self._old) + 1):
            rows = self._next(at, rows, width)
            self._across(at, rows)
        return [rows[state][-1] for state in (SAME, GONE, NEW)]

    def _next(self, at: int, above: list[list[int]], width: int) -> list[list[int]]:
        token = self._old[at - 1]
        cost = COSTS.get(self._kinds[token.piece], USUAL)
        rows = [[FAR] * width for _ in range(3)]
        for column in range(width):
            costs = (
                above[SAME][column] + OPENING,
                above[GONE][column],
                above[NEW][column] + OPENING,
            )
            best = min(costs)
            rows[GONE][column] = best + cost
            self._from[GONE][at][column] = costs.index(best)
            if column:
                self._diagonal(at, column, above, rows)
        return rows

    def _diagonal(
        self, at: int, column: int, above: list[list[int]], rows: list[list[int]]
    ) -> None:
        one, other = self._old[at - 1].text, self._new[column - 1]
        if one != other and not (one[0].isdigit() and other[0].isdigit()):
            return
        costs = (above[SAME][column - 1], above[GONE][column - 1], above[NEW][column - 1])
        best = min(costs)
        rows[SAME][column] = best + (0 if one == other else INSTEAD)
        self._from[SAME][at][column] = costs.index(best)

    def _across(self, at: int, rows: list[list[int]]) -> None:
        """What is new at a place of the old text."""
        cost = self._new_cost(at)
        for column in range(1, len(rows[NEW])):
            costs = (
                rows[SAME][column - 1] + OPENING,
                rows[GONE][column - 1] + OPENING,
                rows[NEW][column - 1],
            )
            best = min(costs)
            rows[NEW][column] = best + cost
            self._from[NEW][at][column] = costs.index(best)

    def _new_cost(self, at: int) -> int:
        """What a new token costs between two old ones."""
        beside = [token.piece for token in self._old[max(at - 1, 0) : at + 1]]
        is_text = any(self._kinds[piece] == TEXT for piece in beside)
        return COSTS[TEXT] if is_text else USUAL

    def traced(self) -> list[Step]:
        """The steps of the cheapest way."""
        state = self._last.index(min(self._last))
        at, column = len(self._old), len(self._new)
        found = []
        while at or column:
            before = self._from[state][at][column]
            if state == SAME:
                at, column = at - 1, column - 1
                found.append(Step(at, column))
            elif state == GONE:
                at -= 1
                found.append(Step(at, -1))
            else:
                column -= 1
                found.append(Step(-1, column))
            state = before
        return found[::-1]


def _assigned(pieces: Pieces, old: Sequence[Token], steps: Sequence[Step]) -> list[int]:
    """The piece of every new token: that of the token it stands for, or that of the change it is
    in."""
    found: list[int] = []
    at = 0
    while at < len(steps):
        if steps[at].old >= 0 and steps[at].new >= 0:
            found.append(old[steps[at].old].piece)
            at += 1
            continue
        end = at
        while end < len(steps) and min(steps[end]) < 0:
            end += 1
        change = steps[at:end]
        owner = _owner_of(pieces, old, change, steps[at - 1 : at], steps[end : end + 1])
        found += [owner] * sum(1 for step in change if step.new >= 0)
        at = end
    return found


def _owner_of(
    pieces: Pieces,
    old: Sequence[Token],
    change: Sequence[Step],
    before: Sequence[Step],
    behind: Sequence[Step],
) -> int:
    """The piece that what is new in a change belongs to: one of those that it takes from, else one
    beside it; texts of the YAML first."""
    taken = [old[step.old].piece for step in change if step.old >= 0]
    beside = [old[step.old].piece for step in (*before, *behind)]
    kinds = [piece.owner.kind for piece in pieces]
    ranked = [
        *(piece for piece in taken if kinds[piece] == TEXT),
        *(piece for piece in taken if kinds[piece] == FIGURE),
        *taken,
        *(piece for piece in beside if kinds[piece] == TEXT),
        *(piece for piece in beside if kinds[piece] != FIGURE),
        *beside,
    ]
    return ranked[0] if ranked else 0
