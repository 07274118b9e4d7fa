"""Typst at work: the program ``document.typ`` and a document's data, laid out and written as PDF.

The program is read where it lies, and the data is an input of it. The package would also take both
as files in memory, but version 0.15.2 has forgotten those after the first question.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from generator.document.tree import Document
from generator.fonts import Fonts
from generator.look import Look
from generator.output.typst.data import document_data
from generator.output.typst.fontfiles import families, folder

# A character that a standard forbids, such as one for private use, costs the standard and not the
# file.
_STANDARDS: Final[tuple[list[typst.PDFStandard], ...]] = (["ua-1", "a-3a"], ["ua-1"], [])
_NAMES: Final = {"a-3a": "PDF/A-3a（长期保存）", "ua-1": "PDF/UA-1（无障碍）"}
_REASONS: Final = (
    (r"text `\"(.+?)\"` could not be displayed", "字体里没有“{0}”这个字"),
    (r"license of font", "有的字体不许嵌入"),
    (r"private use", "有自造字（专用区的字）"),
)
_SPELLED: Final = re.compile(r"\\u\{(\w+)\}")
# The engine keeps what it laid out until so many compilations have not asked for it.
_REMEMBERED: Final = 11
_PROGRAM: Final = Path(__file__).with_name("document.typ")


def write(document: Document, look: Look, fonts: Fonts) -> tuple[bytes, dict[str, int], int, str]:
    """The PDF's bytes, the printed page number of each numbered heading by anchor, the number of
    sheets, and which standard it does not keep, and why."""
    try:
        return _write(document, look, fonts)
    finally:
        _forget()


def _write(document: Document, look: Look, fonts: Fonts) -> tuple[bytes, dict[str, int], int, str]:
    names = families(fonts)
    data = json.dumps(document_data(document, look, fonts, names), ensure_ascii=False)
    compiler = typst.Compiler(
        _PROGRAM, root=_PROGRAM.parent, font_paths=_faces(folder(names)), sys_inputs={"data": data}
    )
    result: dict[str, Any] = json.loads(compiler.query("<result>", field="value", one=True))
    moment = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    content, lost, reason = _strictest(compiler, moment)
    return content, result["pages"], result["count"], _said(lost, reason)


def _strictest(compiler: typst.Compiler, moment: datetime) -> tuple[bytes, list[str], str]:
    """The PDF, dated ``moment``, that keeps the most standards; which it does not keep, and why."""
    reason = ""
    for standards in _STANDARDS:
        try:
            content: Any = compiler.compile(format="pdf", pdf_standards=standards, timestamp=moment)
        except typst.TypstError as error:
            if not standards:
                raise
            reason = reason or str(error)
        else:
            break
    return content, [name for key, name in _NAMES.items() if key not in standards], reason


def _said(lost: list[str], reason: str) -> str:
    """The sentence about the standards that are not kept."""
    if not lost:
        return ""
    why = "有的字体或字符它不许用"
    for pattern, chinese in _REASONS:
        if found := re.search(pattern, reason):
            why = chinese.format(*found.groups())
            why = _SPELLED.sub(lambda one: f"U+{one[1].upper()}", why)
            break
    return f"PDF 没有达到 {'、'.join(lost)}：{why}。"


def _forget() -> None:
    """Have the engine drop what it keeps of documents, a third of a gigabyte otherwise."""
    for _ in range(_REMEMBERED):
        typst.Compiler(b"", font_paths=_no_faces()).compile(format="svg")


@lru_cache(maxsize=1)
def _no_faces() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


@lru_cache(maxsize=4)
def _faces(place: Path) -> typst.Fonts:
    """The fonts in ``place``, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[place])
