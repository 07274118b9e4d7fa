"""The explanation of a figure as a tree: its arithmetic, its parts, and below them the YAML
lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.explain.arithmetic import MANY, SHOWN, arithmetic, headline, split
from generator.explain.lines import Line, SourceLines
from generator.explain.printed import Printer
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
        items: list[Node | str] = [*self.children, *self.notes]
        for number, item in enumerate(items, start=1):
            last = number == len(items)
            below = item.lines() if isinstance(item, Node) else iter((item,))
            yield ("└─ " if last else "├─ ") + next(below)
            yield from (("   " if last else "│  ") + line for line in below)


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
        return self._node(name, top=True)

    def _node(self, name: str, *, top: bool = False) -> Node:
        figure, text, zeros = self._follow(name)
        parts, more_zeros = split(figure, self.printer.figures)
        lines = self.source.of(figure)
        if figure.name in self._seen:
            return Node(text + AGAIN) if parts or lines else Node(text)
        self._seen.add(figure.name)
        if len(parts) > MANY and not top:
            return Node(text, notes=(self._folded(figure.name),))
        notes = [str(n) for n in lines] if top else _few(lines)
        return Node(
            text, tuple(self._node(p) for p in parts), (*notes, *_zeros((*zeros, *more_zeros)))
        )

    def _follow(self, name: str) -> tuple[Figure, str, tuple[str, ...]]:
        """The figure at the end of a run of sums of one part each, the text of the whole run, the
        zeros left out."""
        figures = self.printer.figures
        first = figure = figures[name]
        steps, zeros = 0, list[str]()
        while figure.name not in self._seen and isinstance(figure.formula, Sum):
            parts, empty = split(figure, figures)
            if len(parts) != 1:
                break
            self._seen.add(figure.name)
            zeros += empty
            figure = figures[parts[0]]
            steps += 1
        if not steps:
            return figure, headline(figure, self.printer), ()
        run = "= … = " if steps > 1 else "= "
        end = "" if figure.name in self._seen else " " + arithmetic(figure, self.printer)
        return (
            figure,
            f"{name} {self.printer.labelled(first)} {run}{figure.name}{end}",
            tuple(zeros),
        )

    def _folded(self, name: str) -> str:
        """The lines under a long sum, without its terms."""
        files: dict[str, set[int]] = {}
        for line in self._under(name):
            files.setdefault(line.position.file, set()).add(line.position.line)
        ranges = "；".join(
            f"{file} 第 {_ranges(sorted(numbers))} 行" for file, numbers in files.items()
        )
        return f"{ranges}（逐项：disclosure explain 文件 {name}）"

    def _under(self, name: str) -> Iterator[Line]:
        figure = self.printer.figures[name]
        yield from self.source.of(figure)
        for part in split(figure, self.printer.figures)[0]:
            yield from self._under(part)


def _few(lines: Sequence[Line]) -> list[str]:
    if len(lines) <= MANY:
        return [str(line) for line in lines]
    rest = _ranges([line.position.line for line in lines[SHOWN:]])
    return [*(str(line) for line in lines[:SHOWN]), f"另 {len(lines) - SHOWN} 行：第 {rest} 行"]


def _ranges(numbers: Sequence[int]) -> str:
    """``43、45–48``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _zeros(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" 等 {len(names)} 项" if len(names) > SHOWN else ""
    return [f"为 0 的：{'、'.join(names[:SHOWN])}{more}"]
