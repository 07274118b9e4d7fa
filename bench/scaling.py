"""How the cost grows with a document: ``.venv/bin/python -m bench.scaling``, no test.

One cold run each of the 2024 sample with more projects (each with its performance table), and with
basic expenditure under more items of the classification (rows of the tables).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import documents, measure

PROJECTS = (14, 50, 100, 200, 500)
"""The sample has fourteen."""
ITEMS = (1, 10, 50, 100, 200, 400)
WAYS = {
    "check": ("check",),
    "docx": ("render", "--format", "docx"),
    "html": ("render", "--format", "html"),
    "pdf by Typst": ("render", "--format", "pdf", "--engine", "typst"),
    "pdf by WeasyPrint": ("render", "--format", "pdf", "--engine", "weasyprint"),
}


def main() -> int:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure.title("Projects")
        for count in PROJECTS:
            show(
                f"{count} projects",
                documents.write(folder / f"{count}-projects.yaml", projects=count),
            )
        measure.title("Items of basic expenditure")
        for count in ITEMS:
            show(f"{count} items", documents.write(folder / f"{count}-items.yaml", items=count))
    return 0


def show(size: str, file: Path) -> None:
    """The cost of one document in every way."""
    for way, (command, *options) in WAYS.items():
        target = ("--output", str(file.with_suffix(""))) if options else ()
        measure.row(
            f"{size}, {way}",
            measure.cost([*measure.PROGRAM, command, str(file), *options, *target]),
        )


if __name__ == "__main__":
    sys.exit(main())
