"""PDF with text: ruled tables by their lines, everything else as lines of text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from generator.apart import note
from generator.audit.model import Block, Grid, Line, Published, UnreadableError

TOLERANCE = 3  # points within which two rules are one
SHORT = 0.7  # share of the text width below which a line ends its paragraph


def read(content: bytes) -> Published:
    """The pages' lines and tables. Raises ``UnreadableError``."""
    import pdfplumber  # noqa: PLC0415 - slow to load

    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            blocks: list[Block] = []
            pages = len(pdf.pages)
            for page in pdf.pages:
                note(f"第 {page.page_number} 页，共 {pages} 页")
                blocks += _page(page)
                page.close()
    except MemoryError:
        raise
    except Exception as error:  # the library stumbles over a damaged file in any way
        raise _unreadable(error) from error
    return Published("PDF", tuple(blocks) or (Line("", max(pages, 1)),))


def _unreadable(error: Exception) -> Exception:
    """What to say of an error of the library, which wraps the one that is meant."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    meant = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(meant, MemoryError):
        return meant
    if isinstance(meant, PDFPasswordIncorrect):
        return UnreadableError("PDF 加了密码。请去掉密码另存一份。")
    return UnreadableError("PDF 损坏，读不出来。请重新下载一份。")


def _page(page: Any) -> Iterator[Block]:
    settings = {"explicit_horizontal_lines": missing} if (missing := _missing_rules(page)) else {}
    tables = [t for t in page.find_tables(settings) if len(t.rows) > 1 or len(t.rows[0].cells) > 1]
    boxes = [t.bbox for t in tables]
    outside = page.filter(lambda thing: thing["object_type"] != "char" or not _within(thing, boxes))
    placed: list[tuple[float, Block]] = [
        (
            table.bbox[1],
            Grid(tuple(tuple(c or "" for c in row) for row in table.extract()), page.page_number),
        )
        for table in tables
    ]
    lines = outside.extract_text_lines()
    right = max((line["x1"] for line in lines), default=0)
    left = min((line["x0"] for line in lines), default=0)
    for line in lines:
        ends = line["x1"] < left + (right - left) * SHORT
        placed.append((line["top"], Line(line["text"], page.page_number, whole=ends)))
    yield from (block for _, block in sorted(placed, key=lambda p: p[0]))


def _within(char: Any, boxes: list[Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _missing_rules(page: Any) -> list[float]:
    """Where upright rules end without a level one: a table broken by the page is often left open
    there."""
    level = [e["top"] for e in page.edges if e["orientation"] == "h"]
    ends = sorted(
        {
            round(e[side], 1)
            for e in page.edges
            if e["orientation"] == "v"
            for side in ("top", "bottom")
        }
    )
    return [y for y in ends if all(abs(y - known) > TOLERANCE for known in level)]
