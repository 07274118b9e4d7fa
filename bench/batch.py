"""What a county costs: ``.venv/bin/python bench/batch.py [UNITS] [PDFS]``, no test.

Renders a synthetic county (``bench/county.py``) as Word and web page with one and with two processes, again unchanged,
again with one unit changed, then PDFS of its units as PDF with either engine; last the memory of one process, unit by
unit, that is never replaced. Times are by the clock and include starting up; let the machine do nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import county

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024
MEMORY = """
import sys
from pathlib import Path
from generator.batch.memory import resident
from generator.batch.task import Task, Wishes
from generator.batch.unit import render
wishes = Wishes(("docx", "html"), output=Path(sys.argv[1]))
for file in sys.argv[2:]:
    assert render(Task(Path(file), wishes)).code == 0, file
    print(resident())
"""


def main() -> int:
    """Print the figures."""
    units, pdfs = (int(argument) for argument in (*sys.argv[1:3], *("300", "20")[len(sys.argv[1:3]) :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = county.write(folder / "inputs", units)
        one, two = (_render(folder, ["inputs"], jobs, "--format", "docx,html", "--force") for jobs in (1, 2))
        _print(f"docx,html, {units} units, 1 process", one, units)
        _print(f"docx,html, {units} units, 2 processes", two, units)
        print(f"{'two processes are faster':<44}{one / two:8.2f} ×")
        _print(f"{units} units unchanged", _render(folder, ["inputs"], 2, "--format", "docx,html"), units)
        files[0].write_text(files[0].read_text("utf-8") + "# changed\n", "utf-8")
        _print("the same with one changed", _render(folder, ["inputs"], 2, "--format", "docx,html"), units)
        for engine in ("typst", "weasyprint"):
            chosen = [str(file) for file in files[:pdfs]]
            seconds = _render(folder, chosen, 2, "--format", "pdf", "--engine", engine, "--output", engine)
            _print(f"pdf by {engine}, {len(chosen)} units, 2 processes", seconds, len(chosen))
        _memory(folder, files)
    return 0


def _render(folder: Path, files: Sequence[str], jobs: int, *options: str) -> float:
    """The seconds of one command."""
    start = time.perf_counter()
    _run(folder, ["-m", "generator", "render", *files, "--jobs", str(jobs), *options])
    return time.perf_counter() - start


def _memory(folder: Path, files: Sequence[Path]) -> None:
    """What one process holds after the 1st, the 10th and the last unit, and the most from the 10th on."""
    held = [int(line) / MEGABYTE for line in _run(folder, ["-c", MEMORY, "memory", *map(str, files)]).split()]
    for number in sorted({1, min(10, len(held)), len(held)}):
        print(f"{f'memory after unit {number}':<44}{held[number - 1]:8.0f} MB")
    print(f"{'most from the 10th on':<44}{max(held[9:] or held):8.0f} MB")


def _run(folder: Path, arguments: Sequence[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, text=True).stdout


def _print(title: str, seconds: float, units: int) -> None:
    print(f"{title:<44}{seconds:8.2f} s{units / seconds:8.1f} a second")


if __name__ == "__main__":
    sys.exit(main())
