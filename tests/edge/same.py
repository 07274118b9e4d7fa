"""Print the hash of every output of a file, for ``test_same_bytes``: ``python same.py FILE FORMATS
[DAY]``."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.forms.library import Form
    from generator.output.pdf import EngineName


def main(file: str, formats: str) -> None:
    from generator import pipeline
    from generator.explain.explainer import Explainer
    from generator.explain.payload import payload
    from generator.output import docx, html, interactive
    from generator.output.estimate import estimate
    from generator.output.formats import FORMATS
    from generator.output.job import Job

    disclosure = pipeline.load(Path(file))
    document, form = pipeline.compose(disclosure), disclosure.form
    explainer = Explainer.of(disclosure.figures, form.spec, lambda: document, disclosure.rounding)
    made: dict[str, Callable[[], Any]] = {
        "docx": lambda: docx.write(
            document, form.look, pages=estimate(document, form.look), reference=form.reference
        ),
        "html": lambda: html.write(document, form.look, extra_css=form.css),
        "explained": lambda: interactive.write(
            document, form.look, payload(explainer), extra_css=form.css
        ),
        "weasyprint": lambda: _pdf(document, form, "weasyprint"),
        "typst": lambda: _pdf(document, form, "typst"),
    }
    job = Job(
        disclosure=disclosure,
        document=document,
        source=Path(file),
        base=Path(),
        formats=(),
        asked=True,
    )
    for one in FORMATS:
        made.setdefault(one.name, partial(one.write, job))
    json.dump(
        {name: hashlib.sha256(_bytes(made[name]())).hexdigest() for name in formats.split(",")},
        sys.stdout,
    )


def _pdf(document: Document, form: Form, engine: EngineName) -> bytes:
    from generator.fonts import resolve
    from generator.output import pdf

    return pdf.write(
        document, form.look, fonts=resolve(form.look), extra_css=form.css, engine=engine
    ).content


def _bytes(content: bytes | Mapping[str, bytes]) -> bytes:
    """One file, or the files of a folder one after the other."""
    return (
        content
        if isinstance(content, bytes)
        else b"".join(b"%r%s" % item for item in sorted(content.items()))
    )


if __name__ == "__main__":
    if len(sys.argv) > 3:
        import time_machine

        with time_machine.travel(sys.argv[3]):
            main(*sys.argv[1:3])
    else:
        main(*sys.argv[1:3])
