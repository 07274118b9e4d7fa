"""LibreOffice opens the workbook and, made to calculate every formula anew, shows what the document
prints."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.document.grid import grid
from generator.document.tree import Table, plain

from .conftest import BALANCED, INPUTS, Made, made_of

SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
BOOKS = [INPUTS[0], INPUTS[-1], BALANCED]
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")


def without_cached_values(content: bytes) -> bytes:
    stripped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stripped, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, CACHED.sub(rb"\1", before.read(entry)))
    return stripped.getvalue()


@pytest.mark.slow
def test_calculated_anew_they_show_what_is_printed(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("这台机器没有 LibreOffice（soffice）")
    books = {f"book{n}": made_of(path, tmp_path_factory) for n, path in enumerate(BOOKS)}
    for name, made in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(without_cached_values(made.content))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    files = [str(tmp_path / f"{name}.xlsx") for name in books]
    subprocess.run(
        [*command, "--convert-to", SHOWN, "--outdir", str(tmp_path), *files],
        check=True,
        timeout=180,
    )
    if not any(tmp_path.glob("*.csv")):
        pytest.skip("这台机器的 LibreOffice 没有 Calc")
    for name, made in books.items():
        shows(
            made,
            {file.stem.removeprefix(f"{name}-"): file for file in tmp_path.glob(f"{name}-*.csv")},
        )


def shows(made: Made, shown: dict[str, Path]) -> None:
    tables = [b for b in made.document.blocks() if isinstance(b, Table)]
    assert len(shown) == len(tables) + 1
    for table, name in zip(tables, made.formulas.sheetnames[1:], strict=True):
        with shown[name].open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        expected = [
            {placed.column: plain(placed.cell.inlines) for placed in row.own_cells()}
            for row in grid(table)
        ]
        starts = [i for i in range(len(rows)) if rows[i : i + 1] and _fits(rows[i], expected[0])]
        start = starts[-1] if not table.head else starts[0]
        for row, cells in zip(rows[start:], expected, strict=False):
            assert {column: row[column] for column in cells} == cells, (made.document.title, name)


def _fits(row: list[str], cells: dict[int, str]) -> bool:
    return all(row[column] == text for column, text in cells.items())
