"""Whether the outputs are valid: ``.venv/bin/python tools/verify.py [--quick] [FILE …]``.

Without a name the four real inputs; ``--quick`` runs only the checkers that are Python.

Renders every input in all formats and hands the files to the checkers that this machine has: the
Office Open XML schemas, LibreOffice, qpdf, PDF/UA and PDF/A, HTML 5, the Nu checker, axe. What is
missing is said, with how to install it. The exit code is 1 where a checker found something.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from verifying import office, page, paper
from verifying.check import Check, Missing

ROOT = Path(__file__).resolve().parent.parent
CHECKS: tuple[Check, ...] = (*office.CHECKS, *paper.CHECKS, *page.CHECKS)


def main(arguments: Sequence[str]) -> int:
    """Render, check, print."""
    inputs = [Path(name) for name in arguments if name != "--quick"] or sorted(
        (ROOT / "inputs").glob("*.yaml")
    )
    with tempfile.TemporaryDirectory() as folder:
        files = [file for source in inputs for file in render(source, Path(folder) / source.stem)]
        found = [run(check, files) for check in CHECKS if check.quick or "--quick" not in arguments]
    return 1 if any(found) else 0


def render(source: Path, folder: Path) -> Iterable[Path]:
    """Every format that this machine can make of ``source``."""
    from generator import pipeline
    from generator.fonts import FontsMissingError, resolve
    from generator.output import docx, html, pdf, xlsx
    from generator.output.estimate import estimate

    folder.mkdir()
    disclosure = pipeline.load(source)
    document, form = pipeline.compose(disclosure), disclosure.form
    made = {".html": html.write(document, form.look, extra_css=form.css)}
    pages = estimate(document, form.look)
    for engine in reversed(pdf.ENGINES):
        try:
            written = pdf.write(
                document, form.look, fonts=resolve(form.look), extra_css=form.css, engine=engine
            )
            made[f"-{engine}.pdf"], pages = written.content, dict(written.pages)
        except (pdf.PdfUnavailableError, FontsMissingError) as error:
            print(f"{source.name}: no PDF: {error}")
    made[".docx"] = docx.write(document, form.look, pages=pages, reference=form.reference)
    made[".xlsx"] = xlsx.write(document, form.look, form.spec, disclosure.figures)
    for ending, content in made.items():
        file = folder / f"{source.stem}{ending}"
        file.write_bytes(content)
        yield file


def run(check: Check, files: Iterable[Path]) -> list[str]:
    """What ``check`` finds in the files of its kind; printed as it goes."""
    chosen = [file for file in files if file.suffix in check.suffixes]
    started = time.monotonic()
    try:
        found = check.find(chosen)
    except Missing as missing:
        print(f"  --  {check.name}: not run, {missing}")
        return []
    mark = "FAIL" if found else "ok"
    print(
        f"{mark:>4}  {check.name}: {len(chosen)} files, {len(found)} findings, "
        f"{time.monotonic() - started:.1f} s"
    )
    for line in found[:40]:
        print(f"      {line}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
