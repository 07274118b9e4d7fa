"""What the processes of a batch hold: ``.venv/bin/python -m bench.memory [UNITS] [BY_WEASYPRINT]``,
no test.

A synthetic county goes through two processes, looked at after every unit. One is then between two
units, the other in the midst of one: the least since the line before is what a process holds at
rest, the most what a unit takes. The processes are replaced as in every batch, so that one may be
young.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

from bench import county, measure
from generator.batch import pool
from generator.batch.task import Task, Wishes

LOOKS = (5, 10, 50, 100, 200, 300, 400, 500)
WAYS = (
    Wishes(("docx", "html")),
    Wishes(("pdf",), engine="typst"),
    Wishes(("pdf",), engine="weasyprint"),
)
MEGABYTE = 1024 * 1024


def main() -> int:
    """Print the tables; runs again in a fresh process for each way, so that its parent is one that
    did nothing else."""
    units, by_weasyprint = (
        int(given) for given in (*sys.argv[1:3], *("500", "50")[len(sys.argv[1:3]) :])
    )
    if len(sys.argv) > 3:
        follow(units, WAYS[int(sys.argv[3])])
        return 0
    for number, wishes in enumerate(WAYS):
        count = by_weasyprint if wishes.engine == "weasyprint" else units
        measure.title(
            f"Memory: {' '.join((*wishes.formats, wishes.engine or '')).strip()}, {count} "
            "units, 2 processes"
        )
        print(measure.said("bench.memory", str(count), str(count), str(number)), end="", flush=True)
    return 0


def follow(units: int, wishes: Wishes) -> None:
    """Render, and look from time to time."""
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        tasks = [Task(file, wishes) for file in county.write(Path("inputs"), units)]
        seen: dict[int, list[float]] = {}
        for number, outcome in enumerate(pool.run(tasks, 2), 1):
            if outcome.code:
                raise SystemExit("\n".join(outcome.complaints))
            for process in multiprocessing.active_children():
                seen.setdefault(process.pid or 0, []).append(held(process.pid or 0))
            if number in LOOKS:
                show(number, seen)
                seen.clear()
        os.chdir("/")


def show(number: int, seen: dict[int, list[float]]) -> None:
    """What was seen of the processes since the line before."""
    each = ", ".join(f"{min(sizes):.0f} to {max(sizes):.0f}" for sizes in seen.values())
    measure.row(f"after unit {number}", f"parent {held(os.getpid()):4.0f} MB   processes {each} MB")


def held(process: int) -> float:
    """The megabytes that a process holds, where Linux says so."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


if __name__ == "__main__":
    sys.exit(main())
