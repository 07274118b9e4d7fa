"""The YAML lines a figure rests on, as they stand in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.diagnostics import DisclosureError, Position
from generator.figures.model import Count, Entry, Figure, Given
from generator.withheld.quoting import Quotable, quotable
from generator.withheld.reading import read

WIDTH = 60


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file that holds ``count`` of a figure's entries; ``position`` is that of the
    first, of no file where the department wrote nothing of the kind."""

    position: Position
    text: str
    count: int = 1

    def __str__(self) -> str:
        at = f"{self.position}  " if self.position.file else ""
        times = f"（{self.count} 处）" if self.count > 1 else ""
        return at + self.text + times

    @property
    def without_folder(self) -> str:
        """The same, the file without its folder: for pages that may leave the machine."""
        position = replace(self.position, file=Path(self.position.file).name)
        return str(replace(self, position=position))


@dataclass(slots=True)
class SourceLines:
    """Reads each file once; lines of projects that are not public are told, not quoted."""

    _files: dict[str, Quotable] = field(default_factory=dict)

    def of(self, figure: Figure) -> tuple[SourceLine, ...]:
        """The lines of a figure that is given or counted; none for one that is computed."""
        formula = figure.formula
        if isinstance(formula, Count):
            return self._lines(formula.places, set())
        if not isinstance(formula, Given):
            return ()
        positions = [entry.position for entry in formula.entries]
        missing = {entry.position for entry in formula.entries if self._is_missing(entry)}
        return self._lines(positions, missing)

    def _is_missing(self, entry: Entry) -> bool:
        """Whether a zero stands for what was left out: its place is that of what is around it, and
        neither a number nor an alias of one stands there. Of a cell nobody can tell."""
        if entry.value or entry.position.sheet:
            return False
        here = self._file(entry.position).raw(entry.position)[entry.position.column - 1 :]
        is_number = here.lstrip("\"'+-&*")[:1].isdigit() or here.startswith(("&", "*"))
        return not is_number

    def _lines(
        self, positions: Iterable[Position], missing: set[Position]
    ) -> tuple[SourceLine, ...]:
        by_line: dict[tuple[str, int], list[Position]] = {}
        for position in positions:
            by_line.setdefault((position.page, position.line), []).append(position)
        return tuple(self._line(group, missing) for group in by_line.values())

    def _line(self, group: list[Position], missing: set[Position]) -> SourceLine:
        first = group[0]
        text = "没有写，按 0 计" if first in missing else self._text(group)
        return SourceLine(first, text, len(group))

    def _text(self, group: list[Position]) -> str:
        first = group[0]
        file = self._file(first)
        line = file.line(first)
        if line is not None:
            return _shortened(line, first.column)
        told = [file.told[position] for position in group if position in file.told]
        return _shortened("；".join(dict.fromkeys(told)), 1)

    def _file(self, position: Position) -> Quotable:
        if position.file not in self._files:
            self._files[position.file] = _quotable(Path(position.file))
        return self._files[position.file]


def _quotable(path: Path) -> Quotable:
    """What may be quoted of a file; nothing of one that is gone or cannot be read any more."""
    try:
        return quotable(read(path))
    except DisclosureError:
        return Quotable((), frozenset(), {})


def _shortened(line: str, column: int) -> str:
    """The line, or what stands around ``column`` in a long one."""
    text = line.strip()
    if len(text) <= WIDTH:
        return text
    at = column - 1 - (len(line) - len(line.lstrip()))
    start = max(0, min(at - WIDTH // 2, len(text) - WIDTH))
    end = start + WIDTH
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + text[start:end] + after
