"""The two PDF engines page by page: ``.venv/bin/python -m bench.engines [FILE …]``, no test.

Both lay out the same documents; printed are their pages, how many headings stand on the same page,
how many pages hold the very same text. That the whole text is the same is a test's matter. Without
files, the four real documents.
"""

from __future__ import annotations

import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pdfplumber

from bench.measure import ROOT, row, title
from generator import pipeline
from generator.fonts import resolve
from generator.output import pdf
from generator.output.pdf import Pdf

FOOT = 50
"""Points at the foot of a page, where its number stands."""


def main() -> int:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "inputs").glob("20*.yaml"))
    title("WeasyPrint and Typst, page by page")
    for file in files:
        disclosure = pipeline.load(file)
        document, look = pipeline.compose(disclosure), disclosure.form.look
        weasyprint = pdf.write(document, look, fonts=resolve(look), engine="weasyprint")
        typst = pdf.write(document, look, fonts=resolve(look), engine="typst")
        row(file.stem, compared(weasyprint, typst))
    return 0


def compared(one: Pdf, other: Pdf) -> str:
    """What is the same, and what is not."""
    here, there = texts(one), texts(other)
    shift = Counter(other.pages[anchor] - page for anchor, page in one.pages.items())
    same = sum(first == second for first, second in zip(here, there, strict=False))
    moved = sum(count for step, count in shift.items() if step)
    return (
        f"{one.count} and {other.count} pages, headings {len(one.pages)}, on another page {moved} "
        f"(by {min(shift)} to {max(shift)}), pages of the same text {same}"
    )


def texts(made: Pdf) -> list[Counter[str]]:
    """The characters of every page above its foot but white space and the contents' dots, in
    whatever order."""
    with pdfplumber.open(BytesIO(made.content)) as file:
        return [
            Counter(
                c["text"]
                for c in page.chars
                if c["bottom"] < page.height - FOOT and c["text"] not in " \u00a0."
            )
            for page in file.pages
        ]


if __name__ == "__main__":
    sys.exit(main())
