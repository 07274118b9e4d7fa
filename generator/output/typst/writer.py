"""Typst at work: the program ``document.typ`` and a document's data, compiled in memory to PDF."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import typst

from generator.document.tree import Document
from generator.fonts import Fonts
from generator.look import Look
from generator.output.typst.data import document_data
from generator.output.typst.fontfiles import families, folder

# A character that a standard forbids, such as one for private use, costs the standard and not the file.
_STANDARDS: Final[tuple[list[typst.PDFStandard], ...]] = (["ua-1", "a-3a"], ["ua-1"], [])
# The engine keeps what it laid out until so many compilations have not asked for it.
_REMEMBERED: Final = 11
_PROGRAM: Final = files(__package__).joinpath("document.typ")


def write(document: Document, look: Look, fonts: Fonts) -> tuple[bytes, dict[str, int], int]:
    """The PDF's bytes, the printed page number of each numbered heading by anchor, and the number of sheets."""
    try:
        return _write(document, look, fonts)
    finally:
        _forget()


def _write(document: Document, look: Look, fonts: Fonts) -> tuple[bytes, dict[str, int], int]:
    names = families(fonts)
    place = folder(names)
    data = document_data(document, look, fonts, names)
    # The package's own type hints know of one file only.
    sources: Any = {"main.typ": _program(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    moment = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    for standards in _STANDARDS:
        compiler = typst.Compiler(sources, root=place, font_paths=_faces(place))
        # First the question, then the file: after writing one, the compiler forgets what it was given in memory.
        result: dict[str, Any] = json.loads(compiler.query("<result>", field="value", one=True))
        try:
            content: Any = compiler.compile(format="pdf", pdf_standards=standards, timestamp=moment)
        except typst.TypstError:
            if not standards:
                raise
        else:
            break
    return content, result["pages"], result["count"]


def _forget() -> None:
    """Have the engine drop what it keeps of documents, a third of a gigabyte otherwise."""
    for _ in range(_REMEMBERED):
        typst.Compiler(b"", font_paths=_no_faces()).compile(format="svg")


@lru_cache(maxsize=1)
def _no_faces() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


@lru_cache(maxsize=1)
def _program() -> bytes:
    return _PROGRAM.read_bytes()


@lru_cache(maxsize=4)
def _faces(place: Path) -> typst.Fonts:
    """The fonts in ``place``, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[place])
