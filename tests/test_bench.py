"""The benchmark's inputs: of the wanted size, and without errors."""

from pathlib import Path

from bench import documents
from generator import pipeline


def test_a_document_of_a_wanted_size(tmp_path: Path) -> None:
    disclosure = pipeline.load(
        documents.write(tmp_path / "a.yaml", projects=20, items=40, number=3)
    )
    assert disclosure.errors == ()
    assert len(disclosure.budget.projects) == 20
    assert len(disclosure.budget.basic.by_function) == 40
    assert disclosure.figures["支出.基本支出.金额"].value == 3 * 17_781_200
