"""Print the hash of every output of a file, for ``test_same_bytes``: ``python same.py FILE FORMATS [DAY]``."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path


def main(file: str, formats: str) -> None:
    from generator import pipeline
    from generator.output import docx, html, xlsx
    from generator.output.estimate import estimate

    disclosure = pipeline.load(Path(file))
    document, form = pipeline.compose(disclosure), disclosure.form
    made = {
        "docx": lambda: docx.write(document, form.look, pages=estimate(document, form.look), reference=form.reference),
        "html": lambda: html.write(document, form.look, extra_css=form.css),
        "xlsx": lambda: xlsx.write(document, form.look, form.spec, disclosure.figures),
        "pdf": lambda: _pdf(document, form),
    }
    json.dump({name: hashlib.sha256(made[name]()).hexdigest() for name in formats.split(",")}, sys.stdout)


def _pdf(document: object, form: object) -> bytes:
    from generator.fonts import resolve
    from generator.output import pdf

    return pdf.write(document, form.look, fonts=resolve(form.look), extra_css=form.css).content  # type: ignore[attr-defined, arg-type]


if __name__ == "__main__":
    if len(sys.argv) > 3:
        import time_machine

        with time_machine.travel(sys.argv[3]):
            main(*sys.argv[1:3])
    else:
        main(*sys.argv[1:3])
