"""Whether a table put together again from lines of text can be believed. Where its sums do not
hold, or its rows are none of the classification, nobody can tell a misreading from a misprint: it
counts as not read."""

from __future__ import annotations

import re

from generator.audit.outline import Sheet
from generator.audit.readings import Ledger
from generator.audit.relations.sums import of_table
from generator.audit.sheets import read_table
from generator.audit.tables import TableRow, Tables
from generator.audit.verdict import Answer
from generator.audit.words import near
from generator.catalogue.classification import Catalogue
from generator.forms.spec import TableSpec

RUN_TOGETHER = re.compile(r"\D\d{3}")  # a code inside a name
ALIKE = 0.6


def believable(
    key: str, spec: TableSpec, sheet: Sheet, tables: Tables, catalogue: Catalogue
) -> bool:
    """Whether the table, read by itself, agrees with itself and with the classification."""
    trial = Tables(
        projects=list(tables.projects),
        project_codes=dict(tables.project_codes),
        amounts=dict(tables.amounts),
        spoken_first=tables.spoken_first,
    )
    read_table(key, spec, sheet, trial, Ledger(), catalogue)
    table = trial.found[key]
    rows = [row for block in table.rows for row in block]
    sums = of_table(table, trial.project_codes)
    return (
        any(cell.text for row in rows for cell in row.cells)
        and not any(_strange(row, catalogue) for row in rows)
        and all(verdict.answer is not Answer.CONTRADICTED for verdict in sums)
    )


def _strange(row: TableRow, catalogue: Catalogue) -> bool:
    """Whether a row's code is not that of its name, or the name is of nothing known."""
    official = catalogue.function(row.code.code) or catalogue.economic(row.code.code) or ""
    is_unlike = bool(row.code.name_fault) and near(official, row.name) < ALIKE
    return bool(row.code.fault) or is_unlike or bool(RUN_TOGETHER.search(row.name))
