"""A text of the department's by its key: where it stands in the YAML, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.budget.model import Budget
from generator.diagnostics import Position
from generator.document.tree import Aligned, Contents, Document, Inline, Table, Text, on_one_line
from generator.figures.model import Figures
from generator.figures.text_keys import TextKeys
from generator.source.nodes import descend

_LONGEST: Final = 60
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class StatedText:
    """A text: where it stands, and what stands there."""

    position: Position
    text: str


def stated_text(key: str, budget: Budget, figures: Figures) -> StatedText | None:
    """The text of a key; none where the file has no such text."""
    try:
        path = TextKeys(budget.located, figures.items).path(key)
    except LookupError:
        return None
    node = descend(budget.located, path)
    return StatedText(budget.at(*path), str(node if isinstance(node, str) else path[-1]))


def printed_at(key: str, document: Document) -> Iterator[str]:
    """The sentences and cells that print the text of a key."""
    for block in document.blocks():
        if isinstance(block, Table):
            for row in block.body:
                if any(_has(cell.inlines, key) for cell in row.cells):
                    cells = [on_one_line(cell.inlines) for cell in row.cells if cell.inlines]
                    yield f"{block.name}：{_shortened('｜'.join(cells))}"
        elif isinstance(block, Aligned):
            if _has((*block.left, *block.right), key):
                yield _shortened(on_one_line((*block.left, Text(" "), *block.right)))
        elif not isinstance(block, Contents) and _has(block.inlines, key):
            yield _shortened(on_one_line(block.inlines))


def _has(inlines: Iterable[Inline], key: str) -> bool:
    return any(isinstance(one, Text) and key in (one.owner, one.within) for one in inlines)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
