"""A rule on the form: its tables of income have a place for every source that brings money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.trees import funds
from generator.diagnostics import Severity
from generator.figures.lines import yuan
from generator.forms.spec import Block
from generator.rules.registry import Case, Finding, Rule

BY_ROW, TOTAL = "收入.{键}.金额", "支出.{码}.金额"
BY_COLUMN = re.compile(r"支出\.([^.{}]+)\.\{码\}\.金额")


def every_source_has_a_place(case: Case) -> Iterator[Finding]:
    """No money is in the total of a table that has neither a row nor a column for its source."""
    tables = {n: case.form.tables[n] for n in case.form.table_order if n in case.form.tables}
    listed = [(name, places) for name, table in tables.items() for b in table.blocks if (places := _places(b))]
    for source in funds().leaves():
        amount = case.figures[f"收入.{source}.金额"].value
        without = [f"“{name}”" for name, places in listed if places.isdisjoint(funds().path(source))]
        if amount and without:
            where = "".join(without)
            message = f"表样的{where}表没有列“{source}”的地方；它有 {yuan(amount)}，表里各项相加不等于合计。"
            mend = f"核对资金来源；确有这笔钱的，用自己的表样给{where}加一行或一栏（见 docs/templates.md）。"
            yield Finding(case.budget.at("表样"), message, mend)


def _places(block: Block) -> frozenset[str]:
    """The sources that a block lists so that they make up all income; nothing for a block of another kind."""
    figures = [leaf.figure for column in block.columns for leaf in column.leaves() if leaf.figure]
    if BY_ROW in figures and block.total and block.total.key == "合计":
        return frozenset(row.key for row in block.rows.fixed if row.key)
    if TOTAL in figures:
        return frozenset(found[1] for figure in figures if (found := BY_COLUMN.fullmatch(figure)))
    return frozenset()


RULES = (Rule("T809", "每个来源都有处可列", Severity.ERROR, every_source_has_a_place),)
