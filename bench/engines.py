"""The two PDF engines on the 2024 sample: ``.venv/bin/python bench/engines.py [DOCUMENTS]``, no test.

Cold is a whole process, from YAML to PDF; warm is the PDF alone, in one process, of documents that differ in every
figure. Times are medians in seconds, memory the most that the process took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"
COLD_RUNS = 5
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Print the table; with the name of an engine, be the process that is measured."""
    if len(sys.argv) > 2:
        measure(sys.argv[1], int(sys.argv[2]))
        return 0
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    for engine in ("weasyprint", "typst"):
        runs = [cold(engine) for _ in range(COLD_RUNS)]
        wall, cpu, memory = (median(values) for values in zip(*runs, strict=True))
        print(f"{engine:<11} cold: {wall:5.2f} s, CPU {cpu:5.2f} s, {memory:4.0f} MB")
        print(f"{engine:<11} warm: {run(engine, documents)[0]}")
    return 0


def cold(engine: str) -> tuple[float, float, float]:
    """Wall and CPU time and memory of one process that makes one PDF."""
    start = time.perf_counter()
    _, seconds, memory = run(engine, 0)
    return time.perf_counter() - start, seconds, memory


def run(engine: str, documents: int) -> tuple[str, float, float]:
    """What the measured process says, its CPU time and its memory in MB."""
    command = [sys.executable, __file__, engine, str(documents)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return said.strip(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(engine: Any, documents: int) -> None:
    """Make one PDF; then time ``documents`` more."""
    from generator import pipeline
    from generator.fonts import resolve
    from generator.output import pdf

    disclosure = pipeline.load(SAMPLE)
    look, document = disclosure.form.look, pipeline.compose(disclosure)
    fonts = resolve(look)
    made = pdf.write(document, look, fonts=fonts, engine=engine)
    if not documents:
        return
    varied = [replace(document, sections=vary(document.sections, number)) for number in range(1, documents + 1)]
    times = [timed(lambda d=d: pdf.write(d, look, fonts=fonts, engine=engine)) for d in varied]
    wall, cpu = (median(values) for values in zip(*times, strict=True))
    import resource

    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{wall:5.2f} s, CPU {cpu:5.2f} s, {memory:4} MB after {documents} documents of {made.count} sheets")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU time of ``work``."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def vary(node: Any, number: int) -> Any:
    """The nodes with every printed figure changed."""
    if isinstance(node, tuple):
        return tuple(vary(child, number) for child in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {field.name: vary(getattr(node, field.name), number) for field in fields(node)}
    if "value" in changed:
        turn = number % 9
        changed["text"] = changed["text"].translate(str.maketrans("123456789", "123456789"[turn:] + "123456789"[:turn]))
    elif "text" in changed:
        changed["text"] = changed["text"].replace("年", f"年{number}")
    return type(node)(**changed)


if __name__ == "__main__":
    sys.exit(main())
