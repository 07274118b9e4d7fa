"""A table without amounts needs words of its own: what counts as words, and as amounts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Number,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from generator.rules.composed import empty_tables_are_explained
from generator.rules.registry import Composed

SAMPLE = Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml"
TITLE = "政府性基金预算支出情况表"
NOTE = Paragraph((Text("备注：本单位没有政府性基金预算拨款，此表为空表。"),))


@cache
def sample() -> pipeline.Disclosure:
    return pipeline.load(SAMPLE)


def table(amount: str = "") -> Table:
    """A table of the form with one row: of nothing, or of a figure."""
    name = next(iter(sample().form.spec.tables))
    cell = Number(amount, "0.00", "0") if amount else Text("")
    return Table(name, TITLE, (100.0,), (), (Row((Cell((cell,)),)),))


def found(*blocks: Block) -> list[str]:
    document = Document("题", "单位", "2024-03-10", (Section("纵向", blocks),))
    made = sample()
    seen = Composed(made.budget, made.figures, made.form.spec, document)
    return [finding.message for finding in empty_tables_are_explained(seen)]


@pytest.mark.parametrize(
    "blocks",
    [
        (table(), NOTE),
        (table(), Paragraph((Text(" "),)), NOTE),
        (Paragraph((Text(f"{TITLE}为空表。"),)), table()),
        (table("支出.合计.金额"),),
    ],
    ids=["a note", "a note after a gap", "a sentence before", "an amount"],
)
def test_what_is_explained(blocks: tuple[Block, ...]) -> None:
    assert found(*blocks) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (table(),),
        (table(), Paragraph((Text("　\n"),))),
        (table(), Heading(2, (Text("第三部分"),), "h1", "一级标题")),
        (NOTE, table()),
        (table("支出.229.金额"),),
    ],
    ids=["nothing", "blanks", "a heading", "a note before", "a zero"],
)
def test_what_is_not(blocks: tuple[Block, ...]) -> None:
    assert found(*blocks) == [f"{TITLE}没有数，表下没有备注，文中也没有说明。"]
