"""The formats for other programs: what each of them writes for a disclosure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.output.data.lines import Row
    from generator.pipeline import Disclosure

Content = bytes | Mapping[str, bytes]
"""One file, or the files of a folder by name."""


def writers(
    disclosure: Disclosure, document: Document, source: Path, tell: Callable[[str], None]
) -> dict[str, Callable[[], Content]]:
    """By format, the function that makes it; ``tell`` hears what a format does not take."""

    def workbook() -> bytes:
        from generator.output import xlsx

        form = disclosure.form
        return xlsx.write(document, form.look, form.spec, disclosure.figures, tell)

    def figures() -> bytes:
        from generator import pipeline
        from generator.output.data.figures import write

        budget = disclosure.budget
        printed = {name: (text, unit) for name, text, unit in pipeline.all_figures(disclosure)}
        about = {"title": document.title, "unit": budget.unit.name, "year": str(budget.year), "file": source.name}
        return write(disclosure.figures, printed, about, source)

    def rows() -> list[Row]:
        from generator.output.data.lines import rows

        return rows(disclosure.budget, disclosure.prior, disclosure.figures, disclosure.catalogue, source)

    def lines() -> bytes:
        from generator.output.data.lines import write

        return write(rows(), titles=True)

    def package() -> Mapping[str, bytes]:
        from generator.output.data.package import files

        return files(disclosure.budget, document.title, rows())

    return {"xlsx": workbook, "json": figures, "csv": lines, "fdp": package}
