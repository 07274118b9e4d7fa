"""The facts of a unit as they are now, for what is to be said of an edited file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from generator import pipeline
from generator.diagnostics import Position
from generator.explain.explainer import Explainer
from generator.explain.source_lines import SourceLine
from generator.figures.text_keys import TextKeys
from generator.pipeline import Disclosure
from generator.roundtrip.base import FIGURE, TEXT, Base, Owner
from generator.roundtrip.made import form_hash, yaml_hash
from generator.source.nodes import Source, follow

MOST_LINES = 12
"""Lines that explain a figure; the rest is for ``explain``."""


class Facts:
    """What a file of facts says of figures and texts; nothing where none is at hand."""

    def __init__(
        self,
        file: Path | None = None,
        source: Source | None = None,
        disclosure: Disclosure | None = None,
    ) -> None:
        self._file = file
        self._source = source
        self._disclosure = disclosure

    @cached_property
    def keys(self) -> TextKeys:
        """The keys of the texts."""
        root = self._source.root if self._source else None
        items = self._disclosure.figures.items if self._disclosure else {}
        return TextKeys(root, items)

    @cached_property
    def _explainer(self) -> Explainer | None:
        d = self._disclosure
        if d is None:
            return None
        return Explainer.of(d.figures, d.form.spec, lambda: pipeline.compose(d), d.rounding)

    def explained(self, figure: str) -> tuple[str, ...]:
        """How a figure comes about, down to the lines of the YAML."""
        if self._explainer is None or not self._has(figure):
            return ()
        lines = [*self._explainer.tree(figure).lines()]
        if len(lines) <= MOST_LINES:
            return tuple(lines)
        rest = f"……（另 {len(lines) - MOST_LINES} 行：disclosure explain 文件 {figure}）"
        return (*lines[:MOST_LINES], rest)

    def _has(self, figure: str) -> bool:
        return self._disclosure is not None and self._disclosure.figures.knows(figure)

    def position(self, owner: Owner) -> Position | None:
        """Where in the YAML what it owns stands: a text itself, of a figure the first line that it
        rests on; ``None`` where that cannot be told."""
        if owner.kind == TEXT:
            return self._of_text(owner.key)
        return self._of_figure(owner.key) if owner.kind == FIGURE else None

    def _of_text(self, key: str) -> Position | None:
        if self._source is None or self._source.root is None:
            return None
        try:
            path = self.keys.path(key)
        except LookupError:
            return None
        return follow(self._source.root, self._source.root.position, path)

    def _of_figure(self, name: str) -> Position | None:
        lines = self.lines_of(name)
        return lines[0].position if lines else None

    def lines_of(self, name: str) -> tuple[SourceLine, ...]:
        """The lines of the YAML that a figure rests on, the nearest first; none where that cannot
        be told."""
        if self._explainer is None or not self._has(name):
            return ()
        figures = self._explainer.printer.figures
        found: list[SourceLine] = []
        waiting, seen = [name], {name}
        while waiting:
            figure = figures[waiting.pop(0)]
            found += self._explainer.source.of(figure)
            parts = [part for part in figure.operands if part not in seen]
            seen.update(parts)
            waiting += parts
        return tuple(dict.fromkeys(found))

    @property
    def year(self) -> int:
        """The year of the budget, 0 where none is at hand."""
        return self._disclosure.budget.year if self._disclosure else 0

    def newer_than(self, base: Base) -> Iterator[str]:
        """What changed since the file was rendered."""
        d = self._disclosure
        if d and d.budget.unit.name != base.unit:
            yield f"{self._file} 是“{d.budget.unit.name}”的，这个文件排的是“{base.unit}”"
        if self._file and base.yaml_hash != yaml_hash(self._file):
            yield f"{self._file} 在这个文件排出以后改过"
        if self._disclosure and base.form_hash != form_hash(self._disclosure.form):
            yield f"表样“{self._disclosure.form.name}”在这个文件排出以后改过"
