"""The explanation of a figure as a tree: its arithmetic, its parts, and below them the YAML
lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.explain.arithmetic import MANY, SHOWN, arithmetic, headline, split
from generator.explain.printed import Printer
from generator.explain.source_lines import SourceLine, SourceLines
from generator.figures.model import Figure, Sum

AGAIN = "（见上）"


@dataclass(frozen=True, slots=True)
class Node:
    """A figure's line; below it the nodes of its parts, then notes: YAML lines, parts that are
    zero, what is folded."""

    text: str
    children: tuple[Node, ...] = ()
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The tree as text."""
        yield self.text
        branches = [[*child.lines()] for child in self.children]
        branches += [[note] for note in self.notes]
        for branch in branches:
            is_last = branch is branches[-1]
            first, below = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
            yield first + branch[0]
            for line in branch[1:]:
                yield below + line


@dataclass(slots=True)
class TreeMaker:
    """Makes the tree of one figure. Sums of one part are run through to what they come to; a figure
    that comes again is not unfolded again; long sums below the top are folded to the lines they
    rest on."""

    printer: Printer
    source: SourceLines = field(default_factory=SourceLines)
    _seen: set[str] = field(default_factory=set)

    def make(self, name: str) -> Node:
        """The tree of ``name``. Raises ``UnknownFigureError``."""
        self._seen.clear()
        return self._node(name, is_top=True)

    def _node(self, name: str, *, is_top: bool = False) -> Node:
        figure, text, zeros = self._follow(name)
        parts, more_zeros = split(figure, self.printer.figures)
        lines = self.source.of(figure)
        if figure.name in self._seen:
            return Node(text + AGAIN if parts or lines else text)
        self._seen.add(figure.name)
        if len(parts) > MANY and not is_top:
            return Node(text, notes=(self._folded(figure.name),))
        children = [self._node(part) for part in parts]
        quoted = [str(line) for line in lines] if is_top else _few(lines)
        return Node(text, tuple(children), (*quoted, *_told_zeros(zeros + more_zeros)))

    def _follow(self, name: str) -> tuple[Figure, str, list[str]]:
        """The figure at the end of a run of sums of one part each, the text of the whole run, the
        zeros left out."""
        figures = self.printer.figures
        first = figure = figures[name]
        steps = 0
        zeros: list[str] = []
        while figure.name not in self._seen and isinstance(figure.formula, Sum):
            parts, empty = split(figure, figures)
            if len(parts) != 1:
                break
            self._seen.add(figure.name)
            zeros += empty
            figure = figures[parts[0]]
            steps += 1
        if not steps:
            return figure, headline(figure, self.printer), []
        run = "= … =" if steps > 1 else "="
        text = f"{name} {self.printer.labelled(first)} {run} {figure.name}"
        if figure.name not in self._seen:
            text += " " + arithmetic(figure, self.printer)
        return figure, text, zeros

    def _folded(self, name: str) -> str:
        """The lines under a long sum, without its terms."""
        numbers: dict[str, set[int]] = {}
        for line in self._under(name):
            numbers.setdefault(line.position.page, set()).add(line.position.line)
        files = (f"{file} 第 {_ranges(sorted(those))} 行" for file, those in numbers.items())
        return f"{'；'.join(files)}（逐项：disclosure explain 文件 {name}）"

    def _under(self, name: str) -> Iterator[SourceLine]:
        figure = self.printer.figures[name]
        yield from self.source.of(figure)
        for part in split(figure, self.printer.figures)[0]:
            yield from self._under(part)


def _few(lines: Sequence[SourceLine]) -> list[str]:
    if len(lines) <= MANY:
        return [str(line) for line in lines]
    shown = [str(line) for line in lines[:SHOWN]]
    rest = [line.position.line for line in lines[SHOWN:]]
    return [*shown, f"另 {len(rest)} 行：第 {_ranges(rest)} 行"]


def _ranges(numbers: Sequence[int]) -> str:
    """``43、45–48``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _told_zeros(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" 等 {len(names)} 项" if len(names) > SHOWN else ""
    return [f"为 0 的：{'、'.join(names[:SHOWN])}{more}"]
