"""The columns of a table widened step by step to where it saves the most lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from generator.document.table_texts import TableTexts

_ROW: Final = 4
"""A line more of a row weighs as much as a line more in four of its cells."""


class Rooms:
    """The rooms of a table's columns, in halves of a character, and what the lines of each row
    weigh in them. A step looks only at the rows that it changes: a document has dozens of tables,
    each takes a dozen steps, and each step is one of many."""

    def __init__(self, texts: TableTexts) -> None:
        self.widths = list(texts.floors)
        self._texts = texts
        self._known: dict[tuple[int, ...], dict[int, list[int]]] = {}
        self._costs = [self._cost_of(number) for number in range(len(texts.long))]

    def take_best_step(self, most: int) -> bool:
        """Widen the columns, ``most`` together, by the step that saves the most for its width;
        false where none saves anything."""
        taken = sum(self.widths)
        best: list[int] | None = None
        best_saving = Fraction(0)
        for wider in self._steps():
            more = sum(wider) - taken
            if taken + more > most:
                continue
            saving = Fraction(self._saved(wider), more)
            if saving > best_saving:
                best, best_saving = wider, saving
        if best is None:
            return False
        self.widths = best
        self._costs = [self._cost_of(number) for number in range(len(self._texts.long))]
        return True

    def _steps(self) -> list[list[int]]:
        """The columns made wide enough for one of the texts to take fewer lines, each way once."""
        steps: set[tuple[int, ...]] = set()
        for row in self._texts.long:
            for text in row:
                room = self._texts.room(text, self.widths)
                for turn in text.turns(room):
                    steps.add(_raised(self.widths, text.columns, turn - room))
        return [list(step) for step in sorted(steps)]

    def _saved(self, wider: Sequence[int]) -> int:
        """By how much less the lines weigh in wider columns."""
        changed = tuple(at for at, width in enumerate(wider) if width != self.widths[at])
        saved = 0
        for number, places in self._touched(changed).items():
            saved += self._costs[number].saved(self._measured_at(number, places, wider))
        return saved

    def _measured_at(
        self, number: int, places: Sequence[int], rooms: Sequence[int]
    ) -> dict[int, tuple[int, int]]:
        """How high some texts of a row are, and what they weigh."""
        row = self._texts.long[number]
        found: dict[int, tuple[int, int]] = {}
        for place in places:
            text = row[place]
            lines, alone = text.measured(self._texts.room(text, rooms))
            found[place] = (lines - text.above, lines + _ROW * alone)
        return found

    def _touched(self, changed: tuple[int, ...]) -> Mapping[int, Sequence[int]]:
        """By row the places of its texts over one of the columns that are wider."""
        known = self._known.get(changed)
        if known is None:
            known = self._known[changed] = {}
            for number, row in enumerate(self._texts.long):
                places = [place for place, text in enumerate(row) if text.is_over(changed)]
                if places:
                    known[number] = places
        return known

    def _cost_of(self, number: int) -> RowCost:
        every = range(len(self._texts.long[number]))
        return RowCost(self._measured_at(number, every, self.widths))


class RowCost:
    """What the lines of a row weigh: those of each text, and the highest one."""

    def __init__(self, measured: Mapping[int, tuple[int, int]]) -> None:
        self._measured = measured
        self._most = max(1, *(high for high, _ in measured.values()))

    def saved(self, changed: Mapping[int, tuple[int, int]]) -> int:
        """How much less it is with some of its texts measured anew."""
        saved = 0
        most = 1
        for place, (high, weight) in self._measured.items():
            if place in changed:
                high_now, weight_now = changed[place]
                saved += weight - weight_now
                most = max(most, high_now)
            elif high > most:
                most = high
        return saved + _ROW * (self._most - most)


def _raised(rooms: Sequence[int], columns: slice, extra: int) -> tuple[int, ...]:
    """``rooms`` with ``extra`` given to ``columns``, half a character after the other to the
    narrowest."""
    raised = list(rooms)
    if columns.stop == columns.start + 1:
        raised[columns.start] += extra
        return tuple(raised)
    numbers = range(*columns.indices(len(rooms)))
    for _ in range(extra):
        narrowest = min(numbers, key=lambda number: raised[number])
        raised[narrowest] += 1
    return tuple(raised)
