"""What one document of fifty pages costs: ``.venv/bin/python -m bench.run [RUNS]``, no test.

Cold is a process of its own from YAML to file; warm the documents after the first in one process.
The share of WeasyPrint is the time of bare WeasyPrint on the same HTML with the same fonts, run in
turn with the others. Everything is the median of the runs; the least is what it costs when the
machine does nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench import documents, measure

BARE = (
    "import sys; from weasyprint import HTML; "
    "HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
)
WAYS = {
    "docx": ("docx",),
    "html": ("html",),
    "xlsx": ("xlsx",),
    "json": ("json",),
    "pdf by Typst": ("pdf", "--engine", "typst"),
    "docx, pdf by Typst, html": ("docx,pdf,html", "--engine", "typst"),
    "pdf by WeasyPrint": ("pdf",),
    "docx, pdf by WeasyPrint, html": ("docx,pdf,html",),
}
ALONE = "bare WeasyPrint on the same HTML"
WARM = 6
"""Documents of a warm process."""


def main() -> int:
    """Print the tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = documents.fifty(folder / "inputs", WARM)
        found = measure.rounds(commands(files[0], folder), runs)
        measure.title(
            f"One document of {measure.pages(folder / 'bare.pdf')} pages, cold, median of {runs}"
        )
        for what, costs in found.items():
            measure.row(
                what,
                f"{measure.middle(costs)}   least CPU {min(cost.cpu for cost in costs):7.2f} s",
            )
        bare = found[ALONE]
        for what in ("pdf by WeasyPrint", "docx, pdf by WeasyPrint, html"):
            ratios = [ours.cpu / theirs.cpu for ours, theirs in zip(found[what], bare, strict=True)]
            measure.row(
                f"{what}, CPU / bare",
                f"{median(ratios):11.2f}   ({min(ratios):.2f} to {max(ratios):.2f})",
            )
        measure.title(f"The same warm, median of {WARM - 1}")
        for what, options in WAYS.items():
            engine = options[-1] if len(options) > 1 else "weasyprint"
            out = measure.said(
                "bench.warm", options[0], engine, str(folder / "warm"), *map(str, files)
            )
            measure.row(what, out.strip())
    return 0


def commands(sample: Path, folder: Path) -> dict[str, Sequence[str]]:
    """What is measured, by name."""
    measure.said("bench.page", str(sample), str(folder))
    render = [
        *measure.PROGRAM,
        "render",
        str(sample),
        "--force",
        "--output",
        str(folder / "cold"),
        "--format",
    ]
    return {
        "--help": [*measure.PROGRAM, "--help"],
        "check": [*measure.PROGRAM, "check", str(sample)],
        **{what: [*render, *options] for what, options in WAYS.items()},
        ALONE: [sys.executable, "-c", BARE, str(folder / "page.html"), str(folder / "bare.pdf")],
    }


if __name__ == "__main__":
    sys.exit(main())
