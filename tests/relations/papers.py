"""Papers for tests, drawn with letters.

``# title`` is a heading (``##`` one below it), a line with ``|`` a row of a table, ``---`` ends its
header rows; ``<`` and ``^`` are places that the cell at the left or above covers. Anything else is
a paragraph; below a table a note too.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.published.flow import MEASURE
from generator.published.head import Box, tree
from generator.published.model import Block, Cell, Heading, Paper, Paragraph, Table
from generator.published.numbers import alone, spots
from generator.published.places import place
from generator.relations.judge import judge
from generator.relations.verdict import HALF, Allowance, Answer, Verdict

EXACT = Allowance()
ROUNDED = Allowance(per_part=HALF, per_part_spoken=HALF, reach=HALF)
UNIT = "示例县档案馆"


def paper(drawn: str, year: int = 2024) -> Paper:
    """The paper that is drawn."""
    blocks: list[Block] = []
    title = unit = ""
    lines = [line.strip() for line in drawn.strip().splitlines()]
    while lines:
        line = lines.pop(0)
        if not line:
            continue
        if "|" in line:
            rows = [line]
            while lines and ("|" in lines[0] or lines[0] == "---"):
                rows.append(lines.pop(0))
            blocks.append(_table(rows, title, unit, _notes(lines)))
        elif line.startswith("#"):
            title, unit = line.lstrip("# "), ""
            blocks.append(Heading(len(line) - len(line.lstrip("#")), title))
        else:
            found = MEASURE.search(line)
            unit = found[1] if found else unit
            blocks.append(Paragraph(line, tuple(spots(line))))
    return Paper(f"{UNIT}{year}年部门预算", UNIT, year, tuple(blocks))


def _notes(lines: list[str]) -> tuple[str, ...]:
    notes = []
    for line in lines:
        if line.startswith("#") or "|" in line:
            break
        if line:
            notes.append(line)
    return tuple(notes)


def _table(lines: list[str], title: str, unit: str, notes: tuple[str, ...]) -> Table:
    if lines[0].startswith("|"):  # bars around it: none of them stands for a blank at the edge
        lines = [line.strip("|") for line in lines]
    split = lines.index("---")
    head, body = (
        [[cell.strip() for cell in line.split("|")] for line in half]
        for half in (lines[:split], lines[split + 1 :])
    )
    rows = tuple(tuple(_cell(text) for text in row) for row in body)
    return Table(title, unit, tree(_boxes(head)), rows, notes)


def _cell(text: str) -> Cell:
    indent = len(text) - len(text.lstrip("　"))
    text = text.strip()
    return Cell("" if text == "<" else text, alone(text), "", indent, text == "<")


def _boxes(head: list[list[str]]) -> list[list[Box]]:
    boxes = []
    for at, row in enumerate(head):
        boxes.append([])
        for column, text in enumerate(row):
            if text not in ("<", "^"):
                across = re.match("(?:<,)*", ",".join([*row[column + 1 :], ""]))
                wide = 1 + (across[0].count("<") if across else 0)
                deep = 1
                while at + deep < len(head) and head[at + deep][column] == "^":
                    deep += 1
                boxes[-1].append(Box(text, deep, wide))
    return boxes


def said(
    drawn: str, allowance: Allowance = EXACT, answer: Answer = Answer.CONTRADICTED, year: int = 2024
) -> list[str]:
    """What is said of a drawn paper, in one line each: the place, what is printed there and what is
    expected."""
    one = paper(drawn, year)
    verdicts = [v for v in judge(one, allowance).verdicts if v.answer is answer]
    return [_line(one, verdict) for verdict in verdicts]


def _line(one: Paper, verdict: Verdict) -> str:
    target, said = verdict.target, verdict.expected or verdict.why
    return f"{place(one, target.at)} {target.shown} {said}".strip()


def covered(drawn: str, allowance: Allowance = EXACT) -> set[Decimal]:
    """The printed numbers that some relation ties down."""
    judgement = judge(paper(drawn), allowance)
    found: set[Decimal] = set()
    for verdict in judgement.verdicts:
        if verdict.answer is not Answer.UNSURE:
            found |= {one.value for one in verdict.covers}
    return found
