"""A table whose header was lost is given that of the form's table which has as many columns of the
same kinds, where only one does that the paper does not have otherwise. Columns that blanks alone
told may be too few, so such a table stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.forms.library import Form
from generator.forms.spec import Column, TableSpec
from generator.importing.paper.form_patterns import headed
from generator.published.model import Paper, Table, Title

DASHES = "-—－– "


def with_heads(paper: Paper, form: Form) -> Paper:
    """The paper with such headers, and the titles of the tables."""
    titles = [table.title for _, table in paper.tables() if table.head]
    missing = [spec for spec in form.spec.tables.values() if not _is_there(spec, titles)]
    blocks = list(paper.blocks)
    for index, table in paper.tables():
        if table.head or table.title or table.is_guessed:
            continue
        fitting = [spec for spec in missing if _fits(spec, table)]
        if len(fitting) == 1:
            blocks[index] = _with_head(table, fitting[0])
    return replace(paper, blocks=tuple(blocks))


def _is_there(spec: TableSpec, titles: Sequence[str]) -> bool:
    return any(headed(spec.title, title) is not None for title in titles)


def _fits(spec: TableSpec, table: Table) -> bool:
    """Whether a table has as many columns, and numbers or nothing in those of figures."""
    columns = spec.leaves()
    return len(columns) == table.width and all(
        column.figure is None or not _has_words(table, number)
        for number, column in enumerate(columns)
    )


def _has_words(table: Table, column: int) -> bool:
    cells = (row[column] for row in table.rows)
    return any(cell.number is None and cell.text.strip(DASHES) for cell in cells)


def _with_head(table: Table, spec: TableSpec) -> Table:
    titles = []
    at = 0
    for column in spec.columns:
        titles.append(_title(column, at))
        at = titles[-1].stop
    return replace(table, head=tuple(titles), title=spec.title.replace("{称谓}", "部门"))


def _title(column: Column, start: int) -> Title:
    below: list[Title] = []
    at = start
    for one in column.columns:
        below.append(_title(one, at))
        at = below[-1].stop
    return Title(column.title, start, at if below else start + 1, tuple(below))
