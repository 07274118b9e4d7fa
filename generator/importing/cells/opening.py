"""A file of tables, whatever it is called: which reader takes it is told by its bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from generator.importing import limits
from generator.importing.cells import binary, calc, delimited, formulas, xlsx
from generator.importing.cells.open_document import CONTENT
from generator.importing.grid import Sheet
from generator.importing.limits import RefusedError

PACKED: Final = b"PK"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLDEST: Final = (b"\t\x08", b"\t\x04", b"\t\x02", b"\t\x00")
"""How workbooks of Excel before 97 begin."""
BINARY: Final = "xl/workbook.bin"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""What a compound file holds that is a new workbook with a password."""


def read_book(path: Path) -> list[Sheet]:
    """All sheets. Raises ``RefusedError`` for what is no workbook, or beyond the limits."""
    content = limits.content(path)
    if content.startswith(PACKED):
        with limits.archive(content) as archive:
            return _packed(archive, content)
    if content.startswith(COMPOUND) and ENCRYPTED in content:
        raise RefusedError(limits.LOCKED)
    if content.startswith((COMPOUND, *OLDEST)):
        return binary.read(content)
    return delimited.read(content, path.stem)


def _packed(archive: zipfile.ZipFile, content: bytes) -> list[Sheet]:
    names = archive.namelist()
    if CONTENT in names or BINARY in names:
        return calc.read(archive, content)
    if not any(name.lower().startswith(("xl/", "xl\\")) for name in names):
        raise RefusedError("不是工作簿。把要导入的表存成 .xlsx 再试。")
    sheets = xlsx.read(archive)
    formulas.computed(sheets, content)
    return sheets
