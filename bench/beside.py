"""The same document by other ways to a PDF: ``.venv/bin/python -m bench.beside [RUNS]``, no test.

One document of fifty pages, from YAML to PDF, cold, every way in turn: this program with either
engine; LibreOffice from the program's Word file; Chromium from its web page; and what many write
for such a task, a docxtpl template turned into PDF by LibreOffice. docxtpl gets the finished
headings, paragraphs and table cells as JSON (``bench/flat.py``): it derives, rounds and checks
nothing, merges no cells and makes no contents, and its pages are all upright. Ways that are not
installed are left out, saying how to install them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench import documents, measure
from bench.measure import Cost

OFFICE = ("soffice", "libreoffice")
BROWSER = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--no-pdf-header-footer",
        "--disable-quic",
    ),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a PDF: the commands that make what is laid out, the one that lays it out, and the
    file."""

    prepare: Sequence[Sequence[str]]
    layout: Sequence[str]
    made: Path


def main() -> int:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (sample,) = documents.fifty(folder / "inputs")
        measure.title(f"One document, from YAML to PDF, cold, median of {runs}")
        found = ways(sample, folder)
        costs = compare(found, runs)
        for way, (prepared, laid) in costs.items():
            made = found[way].made
            pages, size = measure.pages(made), made.stat().st_size // measure.KIBIBYTES
            measure.row(
                way,
                f"{plus(prepared, laid)}   layout {laid.cpu:6.2f} s   {pages:3} pages {size:5} KB",
            )
        for line in missing():
            print(line)
    return 0


def ways(sample: Path, folder: Path) -> dict[str, Way]:
    """The ways that this machine has, by name."""
    render = [
        *measure.PROGRAM,
        "render",
        str(sample),
        "--force",
        "--output",
        str(folder),
        "--format",
    ]
    base = folder / "2024-样本1局"
    docx, html = base.with_suffix(".docx"), base.with_suffix(".html")
    found = {}
    for engine in ("typst", "weasyprint"):
        output = folder / engine
        layout = [*render, "pdf", "--engine", engine, "--output", str(output)]
        found[f"this program, --engine {engine}"] = Way([], layout, output / f"{base.name}.pdf")
    if office := first(OFFICE):
        made = folder / "office" / f"{base.name}.pdf"
        found["LibreOffice from our Word file"] = Way(
            [[*render, "docx"]], convert(office, docx, folder), made
        )
    if browser := first(BROWSER):
        made = folder / "browser.pdf"
        profile = f"--user-data-dir={folder / 'profile'}"
        layout = [browser, *QUIET, profile, f"--print-to-pdf={made}", html.as_uri()]
        found["Chromium from our web page"] = Way([[*render, "html"]], layout, made)
    if office and find_spec("docxtpl"):
        measure.said("bench.flat", str(sample), str(folder))
        fill = [sys.executable, "-m", "bench.template", str(folder)]
        made = folder / "office" / "filled.pdf"
        found["docxtpl + LibreOffice"] = Way(
            [fill], convert(office, folder / "filled.docx", folder), made
        )
    return found


def compare(found: Mapping[str, Way], runs: int) -> dict[str, tuple[Cost, Cost]]:
    """The medians of preparing and of laying out, all ways in turn."""
    costs: dict[str, list[tuple[Cost, Cost]]] = {way: [] for way in found}
    for _ in range(runs):
        for name, way in found.items():
            way.made.unlink(missing_ok=True)
            prepared = Cost(0, 0, 0)
            for command in way.prepare:
                prepared = plus(prepared, measure.cost(command))
            costs[name].append((prepared, measure.cost(way.layout)))
            if not way.made.exists():
                raise SystemExit(f"{name} made no PDF")
    return {
        name: (measure.middle(p for p, _ in pairs), measure.middle(c for _, c in pairs))
        for name, pairs in costs.items()
    }


def plus(one: Cost, other: Cost) -> Cost:
    """Both, one after the other."""
    return Cost(one.cpu + other.cpu, one.clock + other.clock, max(one.memory, other.memory))


def convert(office: str, file: Path, folder: Path) -> list[str]:
    """LibreOffice's command, with a profile of its own."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    return [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "office"),
        str(file),
    ]


def missing() -> list[str]:
    """What is not installed, and how to."""
    absent = {
        "LibreOffice (apt install libreoffice-writer)": not first(OFFICE),
        "Chromium (apt install chromium)": not first(BROWSER),
        "docxtpl (pip install docxtpl)": not find_spec("docxtpl"),
    }
    return [f"not installed, left out: {name}" for name, is_absent in absent.items() if is_absent]


def versions() -> str:
    """The versions of what is installed."""
    programs = filter(None, (first(OFFICE), first(BROWSER)))
    told = [
        subprocess.run([one, "--version"], capture_output=True, check=True, text=True).stdout
        for one in programs
    ]
    return ", ".join(line.strip().splitlines()[0] for line in told)


def first(names: Sequence[str]) -> str | None:
    """The first of the programs that is there."""
    return next(filter(None, map(shutil.which, names)), None)


if __name__ == "__main__":
    sys.exit(main())
