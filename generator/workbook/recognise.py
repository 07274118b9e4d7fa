"""Whether a file is a fill-in workbook, told without opening all of it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

from generator.workbook.marks import BOOK

SUFFIXES: Final = (".xlsx", ".xlsm")
MOST: Final = 64 * 1024 * 1024
"""Bytes of a part that is looked through."""
_MARK: Final = re.compile(rf'(?:"|&quot;){BOOK}(?:"|&quot;)'.encode())


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name."""
    return path.suffix.lower() in SUFFIXES


def is_fill_in(path: Path) -> bool:
    """Whether a file is a workbook that has the marks of one to fill in."""
    if not is_workbook(path):
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return any(_has_mark(package, part) for part in package.infolist())
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False


def _has_mark(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part holds the mark: the texts of all cells, or a sheet that keeps its own."""
    is_of_cells = part.filename.startswith("xl/") and part.filename.endswith(".xml")
    if not is_of_cells or part.file_size > MOST:
        return False
    with package.open(part) as stream:
        return bool(_MARK.search(stream.read(MOST)))
