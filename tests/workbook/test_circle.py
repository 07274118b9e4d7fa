"""YAML → workbook → YAML gives the same facts, references and texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.workbook import NEAR, Trial, computed
from generator import pipeline
from generator.catalogue.terms import SCALE
from generator.cli.main import main
from generator.source.reader import read
from generator.workbook.circle import as_filled_in
from generator.workbook.wanted import wanted_of
from generator.workbook.write import workbook
from tests.workbook.circle import INPUTS, WUQIA, again, everything, facts_of

SHANGHAI = next(path for path in INPUTS if path.stem == "2025-putuo-finance")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_rows_and_cells_say_what_the_file_says(path: Path) -> None:
    facts, source = facts_of(path), read(path)
    filled_in = as_filled_in(source.root, "", facts)
    assert everything(filled_in, facts) == everything(source, facts)


def test_the_workbook_says_what_the_file_says(tmp_path: Path) -> None:
    facts, book = facts_of(SHANGHAI), tmp_path / "甲.xlsx"
    assert main(["sheet", str(SHANGHAI), "-o", str(book)]) == 0
    assert everything(again(book), facts) == everything(read(SHANGHAI), facts)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_saves_the_same_and_computes_what_the_program_does(tmp_path: Path) -> None:
    disclosure = pipeline.load(WUQIA)
    spec, measure = disclosure.form.spec, disclosure.budget.measure
    book = tmp_path / "甲.xlsx"
    book.write_bytes(workbook(read(WUQIA).root, spec.facts, wanted_of(spec, None, measure)))
    (saved,) = Trial(tmp_path, 1).saved([book])
    assert again(saved).root == again(book).root
    amounts = list(computed(saved, (disclosure.figures, SCALE[measure])))
    assert len(amounts) == 64
    assert [one for one, right in amounts if one is None or abs(one - right) > NEAR] == []
