"""The reader of sums misses little: in the real documents a wrong digit in a table breaks a sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator import pipeline
from tests.rounding.printed import Printed

ROOT = Path(__file__).parents[2]
# Sums read from tables, and from sentences and tables of targets.
READ = {
    "inputs/2021-atushi-gov": (130, 30),
    "inputs/2022-kuerle-gov": (473, 21),
    "inputs/2023-atushi-party": (422, 29),
    "inputs/2024-wuqia-gov": (456, 35),
    "examples/province/单位": (255, 4),
}
# 机关运行经费 stands for itself there.
ALONE = {"examples/province/单位": ["三公与运行 机关运行经费"]}


@pytest.fixture(scope="module", params=READ)
def printed(request: pytest.FixtureRequest) -> tuple[str, Printed]:
    return request.param, Printed(pipeline.compose(pipeline.load(ROOT / f"{request.param}.yaml")))


def test_all_sums_of_a_real_document_are_read_and_hold(printed: tuple[str, Printed]) -> None:
    name, document = printed
    sums = list(document.sums())
    assert [s for s in sums if not s.holds] == []
    kinds = Counter(s.where.startswith("句") for s in sums)
    assert (kinds[False], kinds[True]) == READ[name]


def test_every_amount_of_the_tables_is_part_of_a_sum(printed: tuple[str, Printed]) -> None:
    name, document = printed
    unseen = []
    for sheet in document.sheets.values():
        lines = list(sheet.lines)
        for at, line in enumerate(lines):
            for column in sheet.columns:
                if line.cells[column] not in ("", "0", "0.00", "-"):
                    wrong = f"{sheet.value(line, column) + Decimal('0.01')}"
                    cells = (*line.cells[:column], wrong, *line.cells[column + 1 :])
                    sheet.lines = [*lines[:at], replace(line, cells=cells), *lines[at + 1 :]]
                    if all(s.holds for s in document.sums()):
                        unseen.append(f"{sheet.name} {line.name}")
        sheet.lines = lines
    assert unseen == ALONE.get(name, [])
