"""The finished file: its properties, and bytes that depend on nothing but the content."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.document.tree import Document
from generator.output.docx.xml import clean

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_CONTENT_TYPES = "[Content_Types].xml"
_LONGEST = 255
"""Characters of a property; Word takes no more."""


def set_properties(base: WordDocument, document: Document) -> None:
    """Title, author, language and dates of ``document``; nothing of the clock, nothing of the
    reference."""
    properties = base.core_properties
    properties.title = clean(document.title)[:_LONGEST]
    properties.author = properties.last_modified_by = clean(document.author)[:_LONGEST]
    properties.language = document.language
    properties.created = properties.modified = datetime.fromisoformat(document.date).replace(
        tzinfo=UTC
    )
    properties.revision = 1


def pack(base: WordDocument) -> bytes:
    """The document as a file: parts in the order of their names, the list of content types first,
    no dates."""
    saved, packed = BytesIO(), BytesIO()
    base.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
