"""What the sample costs: ``.venv/bin/python bench/run.py [RUNS]``, no test.

Every line is the median CPU time (user and system, in seconds) of processes started cold; WeasyPrint's own share is
its time on the same HTML, with the same fonts, over the time of rendering the PDF.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "inputs" / "2024-wuqia-gov.yaml"
BARE = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def main() -> int:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        render = [sys.executable, "-m", "generator", "render", str(SAMPLE), "--force", "--output", folder]
        seconds = {
            "check": cost([sys.executable, "-m", "generator", "check", str(SAMPLE)], runs),
            "render → docx": cost([*render, "--format", "docx"], runs),
            "render → html": cost([*render, "--format", "html"], runs),
            "render → pdf": cost([*render, "--format", "pdf"], runs),
            "render → all": cost(render, runs),
            "WeasyPrint alone": cost([sys.executable, "-c", BARE, str(page_of(folder)), f"{folder}/bare.pdf"], runs),
        }
    for name, value in seconds.items():
        print(f"{name:<18}{value:7.2f} s")
    own = seconds["WeasyPrint alone"]
    print(f"WeasyPrint's share of the PDF: {own / seconds['render → pdf']:.0%}")
    print(f"all formats / WeasyPrint alone: {seconds['render → all'] / own:.2f}")
    return 0


def page_of(folder: str) -> Path:
    """The HTML that the PDF is laid out from, as a file, with its fonts beside it."""
    from generator import pipeline
    from generator.fonts import resolve
    from generator.output.fontfaces import FontFaces
    from generator.output.paper import page

    disclosure = pipeline.load(SAMPLE)
    form = disclosure.form
    faces = FontFaces(resolve(form.look))
    text = page(pipeline.compose(disclosure), form.look, faces, form.css)
    for index, address in enumerate(sorted(set(re.findall(r"font:[\w-]+", text)))):
        file = Path(folder) / f"{index}.font"
        file.write_bytes(faces.fetch(address).read())
        text = text.replace(f'"{address}"', f'"{file.as_uri()}"')
    target = Path(folder) / "page.html"
    target.write_text(text, "utf-8")
    return target


def cost(command: Sequence[str], runs: int) -> float:
    """The median CPU time of ``command`` in seconds."""
    return median(once(command) for _ in range(runs))


def once(command: Sequence[str]) -> float:
    """The CPU time of one run and of what it started, in seconds."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
