"""A paper with something in it printed otherwise."""

from __future__ import annotations

from dataclasses import replace

from generator.published.model import Block, Cell, Heading, Paper, Paragraph, Table
from generator.published.numbers import alone, spots


def changed(paper: Paper, old: str, new: str) -> Paper:
    """The paper with ``new`` in the one place where it prints ``old``."""
    blocks = [_changed(block, old, new) for block in paper.blocks]
    differing = [one for one, block in zip(blocks, paper.blocks, strict=True) if one != block]
    assert len(differing) == 1, (old, len(differing))
    return replace(paper, blocks=tuple(blocks))


def _changed(block: Block, old: str, new: str) -> Block:
    match block:
        case Heading():
            return replace(block, text=block.text.replace(old, new))
        case Paragraph():
            text = block.text.replace(old, new)
            return replace(block, text=text, spots=tuple(spots(text)))
        case Table():
            return block


def with_cell(paper: Paper, block: int, row: int, column: int, text: str) -> Paper:
    """The paper with a cell that holds something else."""
    table = paper.blocks[block]
    assert isinstance(table, Table)
    cells = list(table.rows[row])
    cells[column] = Cell(text, alone(text))
    rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
    blocks = list(paper.blocks)
    blocks[block] = replace(table, rows=rows)
    return replace(paper, blocks=tuple(blocks))
