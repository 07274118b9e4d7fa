"""A reference document may come from anywhere: what of it is kept neither runs nor reaches out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 2000
_HARMLESS_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "TITLE", "AUTHOR", "STYLEREF"))
_RUNNING = ("w:object", "w:control", "w:altChunk", "w:subDoc")
_REFERRING = ("w:drawing", "w:pict", "w:hyperlink")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def open_reference(path: Path) -> WordDocument:
    """The document. Raises ``DisclosureError`` for what is no Word file, has macros, or is beyond
    all measure."""
    try:
        with ZipFile(path) as package:
            sizes = [entry.file_size for entry in package.infolist()]
        is_vast = sum(sizes) > _MOST_BYTES or len(sizes) > _MOST_PARTS
        base = None if is_vast else _whole(docx.Document(str(path)))
    except Exception as error:  # python-docx stumbles over a damaged package in any way
        raise _refused(path, "不是 Word 文档（.docx），或带有宏") from error
    if base is None:
        raise _refused(path, "展开后太大")
    return base


def _whole(base: WordDocument) -> WordDocument:
    """``base``, where it has what is written into or kept. Raises ``ValueError`` and whatever
    python-docx does."""
    package = base.part.package
    said = {part.content_type for part in package.iter_parts()}
    for one in package.iter_rels():
        said.update((one.rId, one.reltype, one.target_ref))
    found = (base.element.tag, base.styles.element.tag, base.settings.element.tag)
    if None in said or found != (qn("w:document"), qn("w:styles"), qn("w:settings")):
        raise ValueError
    return base


def _refused(path: Path, why: str) -> DisclosureError:
    mend = "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”；不用底本时删去这个文件。"
    return DisclosureError(
        [Diagnostic("F107", Severity.ERROR, Position(str(path)), f"Word 底本{why}", mend)]
    )


def clean_part(part: XmlPart) -> None:
    """Leave a kept part its own pictures; take away links out, objects, controls, and fields that
    fetch or run."""
    gone = {key for key, one in part.rels.items() if one.is_external or one.reltype != RT.IMAGE}
    for key in gone:
        del part.rels[key]
    root = part.element
    for element in list(root.iter(*map(qn, _RUNNING))):
        _remove(element)
    for element in list(root.iter(*map(qn, _REFERRING))):
        if any(_refers(inner, gone) for inner in element.iter()):
            _remove(element)
    for paragraph in list(root.iter(qn("w:p"))):
        _clean_fields(paragraph)


def _refers(element: BaseOxmlElement, gone: set[str]) -> bool:
    return any(
        str(name).startswith(_RELATIONSHIPS) and value in gone
        for name, value in element.attrib.items()
    )


def _clean_fields(paragraph: BaseOxmlElement) -> None:
    """Remove the fields of a paragraph unless all are harmless; an instruction may lie in pieces in
    several runs."""
    simple = list(paragraph.iter(qn("w:fldSimple")))
    pieces = list(paragraph.iter(qn("w:instrText")))
    asked = [field.get(qn("w:instr"), "") for field in simple]
    if pieces:
        asked.append("".join(piece.text or "" for piece in pieces))
    if all(_is_harmless(instruction) for instruction in asked):
        return
    for field in (*simple, *pieces, *paragraph.iter(qn("w:fldChar"))):
        _remove(field)


def _is_harmless(instruction: str) -> bool:
    word, *_ = instruction.split() or [""]
    return word.upper() in _HARMLESS_FIELDS


def _remove(element: BaseOxmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
