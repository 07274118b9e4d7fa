"""What a process costs, with all that it starts, and how figures are printed."""

from __future__ import annotations

import compileall
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "generator")
KIBIBYTES = 1024
PACKAGES = ("weasyprint", "typst", "python-docx", "lxml", "pydantic", "jinja2", "distributed")


@cache
def environment() -> dict[str, str]:
    """Where the commands run: as with a user, whose Python compiles the program once and not in
    every process."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compileall.compile_dir(ROOT / "generator", quiet=1)
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), kept.get("PYTHONPATH")))),
    }


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor and clock, and the most megabytes that one of the processes held."""

    cpu: float
    clock: float
    memory: float

    def __str__(self) -> str:
        return f"CPU {self.cpu:7.2f} s   clock {self.clock:7.2f} s   {self.memory:5.0f} MB"


def cost(command: Sequence[str], folder: Path = ROOT) -> Cost:
    """The cost of a command that must succeed, run in ``folder``."""
    surroundings = environment()
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / KIBIBYTES)


def middle(costs: Iterable[Cost]) -> Cost:
    """The medians."""
    costs = tuple(costs)
    return Cost(
        *(median(getattr(cost, name) for cost in costs) for name in ("cpu", "clock", "memory"))
    )


def rounds(commands: Mapping[str, Sequence[str]], count: int) -> dict[str, list[Cost]]:
    """The costs of every command, run in turn ``count`` times, so that what slows the machine slows
    all of them."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            found[name].append(cost(command))
    return found


def said(module: str, *arguments: str, folder: Path = ROOT) -> str:
    """What a module prints that is run in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, check=True, text=True
    ).stdout


def pages(file: Path) -> int:
    """The pages of a PDF, counted in a process of its own: what this one holds, those that it
    measures begin with."""
    script = "import pdfplumber, sys; print(len(pdfplumber.open(sys.argv[1]).pages))"
    command = [sys.executable, "-c", script, str(file)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)


def title(text: str) -> None:
    """A heading of the report."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def row(name: str, value: object) -> None:
    """A line of the report."""
    print(f"{name:<46}{value}", flush=True)


def versions() -> str:
    """The machine and what the figures depend on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    packages = ", ".join(
        f"{name} {metadata.version(name)}" for name in PACKAGES if _is_installed(name)
    )
    machine = f"{platform.system()} {platform.machine()}, {cores} cores"
    return f"{machine}, Python {platform.python_version()}, {packages}"


def speed() -> str:
    """How fast the machine is just now. Where other machines share its processor this changes by
    half within an hour, and all figures with it."""
    best = min(_squares() for _ in range(9))
    return f"This machine now: two million squares in {best:.3f} s of CPU"


def _squares() -> float:
    start = time.process_time()
    sum(number * number for number in range(2_000_000))
    return time.process_time() - start


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
