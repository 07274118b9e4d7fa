"""docxtpl at work: ``python -m bench.template FOLDER`` fills ``template.docx`` with
``blocks.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main() -> int:
    """Write ``filled.docx``."""
    folder = Path(sys.argv[1])
    template = DocxTemplate(folder / "template.docx")
    template.render(
        {"blocks": json.loads((folder / "blocks.json").read_text("utf-8"))}, autoescape=True
    )
    template.save(folder / "filled.docx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
