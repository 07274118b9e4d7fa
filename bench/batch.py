"""What a county costs: ``.venv/bin/python -m bench.batch [UNITS] [BY_WEASYPRINT]``, no test.

Renders a synthetic county (``bench/county.py``): as Word and web page by number of units, with one
process and with two; as PDF by Typst; a few of its units by WeasyPrint; again unchanged, and with
one unit changed. Clock times include starting up; let the machine do nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import county, measure
from bench.measure import Cost

READ = ("--format", "docx,html")
TYPST = ("--format", "pdf", "--engine", "typst")
WEASYPRINT = ("--format", "pdf", "--engine", "weasyprint")
STEPS = (1, 10, 100)


def main() -> int:
    """Print the figures."""
    units, few = (
        int(argument) for argument in (*sys.argv[1:3], *("300", "20")[len(sys.argv[1:3]) :])
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [str(file) for file in county.write(folder / "inputs", units)]
        measure.title(f"A county of {units} units")
        for count in (*(step for step in STEPS if step < units), units):
            show(
                f"docx, html: {count} units, 2 processes",
                render(folder, files[:count], 2, *READ, "--force"),
                count,
            )
        alone, two = (render(folder, files, jobs, *READ, "--force") for jobs in (1, 2))
        show(f"docx, html: {units} units, 1 process", alone, units)
        show(f"docx, html: {units} units, 2 processes, again", two, units)
        measure.row("two processes are faster", f"{alone.clock / two.clock:11.2f} ×")
        show(f"docx, html: {units} units unchanged", render(folder, ["inputs"], 2, *READ), units)
        Path(files[0]).write_text(Path(files[0]).read_text("utf-8") + "# changed\n", "utf-8")
        show("the same, one changed", render(folder, ["inputs"], 2, *READ), units)
        show(f"pdf by Typst: {units} units, 2 processes", render(folder, files, 2, *TYPST), units)
        few = min(few, units)
        show(
            f"pdf by WeasyPrint: {few} units, 2 processes",
            render(folder, files[:few], 2, *WEASYPRINT),
            few,
        )
    return 0


def render(folder: Path, files: Sequence[str], jobs: int, *options: str) -> Cost:
    """The cost of one command."""
    output = "-".join(options[1:4:2]).replace(",", "-")
    arguments = ("render", *files, "--jobs", str(jobs), *options, "--output", output)
    return measure.cost([*measure.PROGRAM, *arguments], folder)


def show(title: str, cost: Cost, units: int) -> None:
    """The cost, and the clock's share of one unit."""
    measure.row(title, f"{cost}   {cost.clock / units:6.3f} s each")


if __name__ == "__main__":
    sys.exit(main())
