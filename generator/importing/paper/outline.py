"""The paragraphs of a paper under its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.published.model import Heading, Paper, Paragraph


@dataclass(slots=True)
class Section:
    """A heading, its place among the blocks, and the paragraphs right below it, each with its
    place; ``above`` is the heading that it stands under (empty: none)."""

    title: str
    level: int
    block: int
    above: str = ""
    lines: list[tuple[int, str]] = field(default_factory=list)


def sections(paper: Paper) -> Iterator[Section]:
    """Every heading with its paragraphs, in order; what stands before the first has none."""
    open_: list[Section] = []
    found = [Section("", 0, 0)]
    for index, block in enumerate(paper.blocks):
        match block:
            case Heading():
                open_ = [one for one in open_ if one.level < block.level]
                above = open_[-1].title if open_ else ""
                open_.append(Section(block.text, block.level, index, above))
                found.append(open_[-1])
            case Paragraph():
                lines = (line.strip() for line in block.text.split("\n"))
                found[-1].lines.extend((index, line) for line in lines if line)
    yield from found
