"""YAML → workbook → YAML gives the same facts, references and texts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.source.reader import read
from generator.workbook.circle import as_filled_in
from tests.workbook.circle import INPUTS, again, everything, facts_of, made

SHANGHAI = INPUTS[-1]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_rows_and_cells_say_what_the_file_says(path: Path) -> None:
    facts, source = facts_of(path), read(path)
    filled_in = as_filled_in(source.root, "", facts)
    assert everything(filled_in, facts) == everything(source, facts)


def test_the_workbook_says_what_the_file_says(tmp_path: Path) -> None:
    facts, book = facts_of(SHANGHAI), tmp_path / "甲.xlsx"
    assert main(["sheet", str(SHANGHAI), "-o", str(book)]) == 0
    assert everything(again(book), facts) == everything(read(SHANGHAI), facts)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_saves_the_same(tmp_path: Path) -> None:
    book = made(SHANGHAI, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", book], check=True, capture_output=True)
    assert again(tmp_path / "saved" / book.name).root == again(book).root
