"""One process that makes document after document: ``python -m bench.warm FORMATS ENGINE OUTPUT FILE
…``. Prints the median cost of each from YAML to file, the first left out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import cast

from bench.measure import Cost, middle
from generator.batch.memory import resident
from generator.batch.task import Task, Wishes
from generator.batch.unit import render
from generator.output.pdf import EngineName

MEGABYTE = 1024 * 1024


def main() -> int:
    """Render the files, and print what one costs."""
    formats, engine, output, *files = sys.argv[1:]
    wishes = Wishes(
        tuple(formats.split(",")), engine=cast("EngineName", engine), output=Path(output)
    )
    print(middle([once(Task(Path(file), wishes)) for file in files][1:]))
    return 0


def once(task: Task) -> Cost:
    """The cost of one unit, and what the process holds after it."""
    clock, cpu = time.perf_counter(), time.process_time()
    outcome = render(task)
    spent = time.process_time() - cpu, time.perf_counter() - clock
    if outcome.code:
        raise SystemExit("\n".join(outcome.complaints))
    return Cost(*spent, resident() / MEGABYTE)


if __name__ == "__main__":
    sys.exit(main())
