"""The HTML that the PDF is laid out from, as a file with its fonts beside it: ``python -m
bench.page FILE FOLDER``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from generator import pipeline
from generator.fonts import resolve
from generator.output.weasyprint.fontfaces import FontFaces
from generator.output.weasyprint.print_page import page


def main() -> int:
    """Write ``page.html``."""
    sample, folder = map(Path, sys.argv[1:])
    disclosure = pipeline.load(sample)
    form = disclosure.form
    faces = FontFaces(resolve(form.look))
    text = page(pipeline.compose(disclosure), form.look, faces, form.css)
    for index, address in enumerate(sorted(set(re.findall(r"font:[\w-]+", text)))):
        file = folder / f"{index}.font"
        file.write_bytes(faces.fetch(address).read())
        text = text.replace(f'"{address}"', f'"{file.as_uri()}"')
    (folder / "page.html").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
