"""The YAML lines a figure rests on, as they stand in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.diagnostics import Position
from generator.figures.model import Count, Difference, Figure, Given, Ratio, Sum

WIDTH = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file that holds ``count`` of a figure's entries; ``position`` is that of the first, of no file where
    the department wrote nothing of the kind."""

    position: Position
    text: str
    count: int = 1

    def __str__(self) -> str:
        at = f"{self.position}  " if self.position.file else ""
        return f"{at}{self.text}" + (f"（{self.count} 处）" if self.count > 1 else "")

    @property
    def without_folder(self) -> str:
        """The same, the file without its folder: for pages that may leave the machine."""
        return str(replace(self, position=replace(self.position, file=Path(self.position.file).name)))


@dataclass(slots=True)
class SourceLines:
    """Reads each file once."""

    _files: dict[str, list[str]] = field(default_factory=dict)

    def of(self, figure: Figure) -> tuple[Line, ...]:
        """The lines of a figure that is given or counted; none for one that is computed."""
        match figure.formula:
            case Given(entries):
                missing = {e.position for e in entries if not e.value and not self._is_number(e.position)}
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
        text = "没有写，按 0 计" if group[0] in missing else _shortened(self._text(group[0]), group[0].column)
        return Line(group[0], text, len(group))

    def _is_number(self, position: Position) -> bool:
        """Whether a number, or an alias of one, stands there; a key left out has the place of what is around it."""
        rest = self._text(position)[position.column - 1 :].lstrip("\"'+-&*")
        return rest[:1].isdigit() or self._text(position)[position.column - 1 :].startswith(("&", "*"))

    def _text(self, position: Position) -> str:
        if position.file not in self._files:
            path = Path(position.file)
            self._files[position.file] = path.read_text("utf-8-sig").splitlines() if path.is_file() else []
        lines = self._files[position.file]
        return lines[position.line - 1] if position.line <= len(lines) else ""


def _shortened(line: str, column: int) -> str:
    """The line, or what stands around ``column`` in a long one."""
    text = line.strip()
    if len(text) <= WIDTH:
        return text
    at = column - 1 - (len(line) - len(line.lstrip()))
    start = max(0, min(at - WIDTH // 2, len(text) - WIDTH))
    return ("…" if start else "") + text[start : start + WIDTH] + ("…" if start + WIDTH < len(text) else "")
