"""A drawn budget's document as files that are sent round, and what the audit says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.audit.free.audit import audit
from generator.audit.free.finding import Weight
from generator.document.tree import Document
from generator.fonts import resolve
from generator.forms.library import Library, built_in
from generator.output import docx, pdf
from generator.output.estimate import estimate
from generator.pipeline import Disclosure

PROVINCE = Path(__file__).parents[2] / "examples" / "province" / "forms"
FORMS = Library((PROVINCE, built_in()))


def written(disclosure: Disclosure, document: Document, folder: Path) -> Iterator[Path]:
    """The Word file and the PDF."""
    look = disclosure.form.look
    word = folder / "公开.docx"
    pages = estimate(document, look)
    word.write_bytes(docx.write(document, look, pages=pages, reference=None))
    yield word
    printed = folder / "公开.pdf"
    laid_out = pdf.write(document, look, fonts=resolve(look), engine="typst")
    printed.write_bytes(laid_out.content)
    yield printed


def contradictions(file: Path) -> list[str]:
    """Everything that the audit calls a contradiction in a file."""
    found = audit(file, FORMS).of(Weight.CONTRADICTION)
    return [f"{one.printed}，应为 {one.expected}：{one.why}" for one in found]
