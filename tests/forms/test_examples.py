"""The examples: forms of other places as data alone, each with a unit that it publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.audit.free.audit import audit
from generator.audit.free.finding import Weight
from generator.diagnostics import Position
from generator.document.tree import Table
from generator.form_check.check import examine
from generator.forms.library import Library, built_in
from generator.output import docx
from generator.output.estimate import estimate

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = {".yaml", ".html", ".css"}
FORMS = sorted(path.parent for path in EXAMPLES.glob("*/forms/*/form.yaml"))
UNITS = sorted(EXAMPLES.glob("*/单位.yaml"))


@pytest.mark.parametrize("folder", FORMS, ids=lambda one: one.name)
def test_the_form_is_sound_and_has_no_program(folder: Path) -> None:
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} <= DATA
    form = Library((folder.parent, built_in())).form(folder.name, Position(""))
    assert examine(form).findings == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda one: one.parent.name)
def test_its_unit_is_published_with_every_table_and_no_contradiction(
    unit: Path, tmp_path: Path
) -> None:
    disclosure = pipeline.load(unit)
    assert disclosure.errors == ()
    document, look = pipeline.compose(disclosure), disclosure.form.look
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    printed = [table.name for table in tables if table.role.startswith("表格")]
    assert printed == [*disclosure.form.spec.table_order]
    paper = tmp_path / "公开.docx"
    paper.write_bytes(docx.write(document, look, pages=estimate(document, look)))
    report = audit(paper, Library((unit.parent / "forms", built_in())))
    assert report.of(Weight.CONTRADICTION) == ()
