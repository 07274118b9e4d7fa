"""Formulas whose values a workbook does not hold, computed by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.importing import limits
from generator.importing.cells import xlsx
from generator.importing.grid import UNCOUNTED, Sheet
from generator.importing.limits import RefusedError

NAMES: Final = ("soffice", "libreoffice")
WINDOWS: Final = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)
SECONDS: Final = 120


def computed(sheets: Sequence[Sheet], content: bytes) -> None:
    """Put values in the place of formulas that have none; those that LibreOffice cannot compute,
    and all where there is no LibreOffice, stay unreadable."""
    missing = [sheet for sheet in sheets if any(UNCOUNTED in row for row in sheet.rows)]
    if not missing:
        return
    values = {sheet.name: sheet for sheet in _sheets(recalculated(content))}
    for sheet in missing:
        if sheet.name in values:
            _fill(sheet, values[sheet.name])


def office() -> str:
    """Where LibreOffice is; ``""`` for nowhere."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    installed = (str(path) for path in WINDOWS if path.is_file())
    return found or next(installed, "")


def recalculated(content: bytes) -> bytes:
    """The workbook as LibreOffice saves it; empty where there is none, or it cannot."""
    program = office()
    if not program:
        return b""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.xlsx").write_bytes(content)
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
        try:
            subprocess.run(  # noqa: S603 - the program that staff installed
                [*command, str(folder / "in.xlsx")],
                capture_output=True,
                timeout=SECONDS,
                check=True,
            )
            return (folder / "out" / "in.xlsx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return b""


def _sheets(content: bytes) -> list[Sheet]:
    if not content:
        return []
    try:
        with limits.archive(content) as archive:
            return xlsx.read(archive)
    except RefusedError:
        return []


def _fill(sheet: Sheet, values: Sheet) -> None:
    filled = []
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if value == UNCOUNTED and values.at(row, column) is not None:
                cells[column] = values.at(row, column)
                if measure := values.measures.get((row, column)):
                    sheet.measures[row, column] = measure
                filled.append(sheet.ref(row, column))
    if filled:
        sheet.remarks.append(
            f"{len(filled)} 个公式没有算好的值，由 LibreOffice 算出，如 {filled[0]}，请核对。"
        )
