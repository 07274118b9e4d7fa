"""The YAML lines a figure rests on, as they stand in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.diagnostics import DisclosureError, Position
from generator.figures.model import Count, Difference, Figure, Given, Ratio, Sum
from generator.withheld.quoting import Quotable, quotable
from generator.withheld.reading import read

WIDTH = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file that holds ``count`` of a figure's entries; ``position`` is that of the
    first, of no file where the department wrote nothing of the kind."""

    position: Position
    text: str
    count: int = 1

    def __str__(self) -> str:
        at = f"{self.position}  " if self.position.file else ""
        return f"{at}{self.text}" + (f"（{self.count} 处）" if self.count > 1 else "")

    @property
    def without_folder(self) -> str:
        """The same, the file without its folder: for pages that may leave the machine."""
        return str(
            replace(self, position=replace(self.position, file=Path(self.position.file).name))
        )


@dataclass(slots=True)
class SourceLines:
    """Reads each file once; lines of projects that are not public are told, not quoted."""

    _files: dict[str, Quotable] = field(default_factory=dict)

    def of(self, figure: Figure) -> tuple[Line, ...]:
        """The lines of a figure that is given or counted; none for one that is computed."""
        match figure.formula:
            case Given(entries):
                missing = {
                    e.position for e in entries if not e.value and not self._is_number(e.position)
                }
                return self._lines([e.position for e in entries], missing)
            case Count(places):
                return self._lines(places, set())
            case Sum() | Difference() | Ratio():
                return ()

    def _lines(self, positions: Iterable[Position], missing: set[Position]) -> tuple[Line, ...]:
        grouped: dict[tuple[str, int], list[Position]] = {}
        for position in positions:
            grouped.setdefault((position.file, position.line), []).append(position)
        return tuple(self._line(group, missing) for group in grouped.values())

    def _line(self, group: list[Position], missing: set[Position]) -> Line:
        first = group[0]
        text = "没有写，按 0 计" if first in missing else self._text(group)
        return Line(first, text, len(group))

    def _text(self, group: list[Position]) -> str:
        file, first = self._file(group[0]), group[0]
        line = file.line(first)
        if line is not None:
            return _shortened(line, first.column)
        told = dict.fromkeys(file.told[position] for position in group if position in file.told)
        return _shortened("；".join(told), 1)

    def _is_number(self, position: Position) -> bool:
        """Whether a number, or an alias of one, stands there; a key left out has the place of what
        is around it."""
        here = self._file(position).raw(position)[position.column - 1 :]
        return here.lstrip("\"'+-&*")[:1].isdigit() or here.startswith(("&", "*"))

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
    return (
        ("…" if start else "")
        + text[start : start + WIDTH]
        + ("…" if start + WIDTH < len(text) else "")
    )
