"""A document as plain JSON for a template, and the template: ``python -m bench.flat FILE
FOLDER``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import docx

from generator import pipeline
from generator.document.tree import Aligned, Block, Contents, Heading, Paragraph, Table, plain

# Every line a paragraph; a tag with p, tr or tc takes its whole paragraph, row or cell away.
BEFORE = ("{%p for block in blocks %}", "{%p if block.rows %}")
AFTER = (
    ("{%p elif block.level %}", "Normal"),
    ("{{ block.text }}", "Heading 1"),
    ("{%p else %}", "Normal"),
    ("{{ block.text }}", "Normal"),
    ("{%p endif %}", "Normal"),
    ("{%p endfor %}", "Normal"),
)
ROWS = (
    "{%tr for row in block.rows %}",
    "{%tc for cell in row %}",
    "{{ cell }}",
    "{%tc endfor %}",
    "{%tr endfor %}",
)


def main() -> int:
    """Write ``blocks.json`` and ``template.docx``."""
    sample, folder = map(Path, sys.argv[1:])
    document = pipeline.compose(pipeline.load(sample))
    blocks = [flat(block) for block in document.blocks() if not isinstance(block, Contents)]
    (folder / "blocks.json").write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")
    template(folder / "template.docx")
    return 0


def flat(block: Block) -> dict[str, Any]:
    """A heading, a paragraph or a table."""
    match block:
        case Table():
            return {
                "rows": [
                    [plain(cell.inlines) for cell in row.cells]
                    for row in (*block.head, *block.body)
                ]
            }
        case Heading():
            return {"level": block.level, "text": plain(block.inlines)}
        case Paragraph():
            return {"text": plain(block.inlines)}
        case Aligned():
            return {"text": f"{plain(block.left)}　{plain(block.right)}"}
    raise ValueError(block)


def template(file: Path) -> None:
    """A template as one would write it in Word: a loop over blocks, and in it a table with a loop
    over rows."""
    word = docx.Document()
    for line in BEFORE:
        word.add_paragraph(line)
    table = word.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).text, table.cell(2, 0).text = ROWS[0], ROWS[4]
    for column, text in enumerate(ROWS[1:4]):
        table.cell(1, column).text = text
    for line, style in AFTER:
        word.add_paragraph(line, style=style)
    word.save(str(file))


if __name__ == "__main__":
    sys.exit(main())
