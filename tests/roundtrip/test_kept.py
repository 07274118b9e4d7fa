"""Bases in Word files and beside them."""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from generator.cli.main import main
from generator.look import Look
from generator.output.docx import write
from generator.roundtrip import kept
from generator.roundtrip.base import Base, BrokenBaseError, Paragraph, Piece, dump
from tests.docx.sample import PAGES, disclosure

SMALL = Path(__file__).parents[1] / "small.yaml"
BASE = Base("甲", 2024, "2024", "1", "a", "b", (Paragraph("题", "正文", (Piece("句"),)),))
NEWER = Base("甲", 2025, "2024", "1", "a", "b", ())


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def carried(look: Look) -> bytes:
    return write(disclosure(), look, pages=PAGES, base=dump(BASE))


def test_a_word_file_carries_its_base(carried: bytes, look: Look) -> None:
    assert kept.inside(carried) == BASE
    assert kept.inside(write(disclosure(), look, pages=PAGES)) is None
    assert sha256(dump(BASE)).hexdigest() in parts(carried)["docProps/custom.xml"].decode()
    assert write(disclosure(), look, pages=PAGES, base=dump(BASE)) == carried


def test_python_docx_keeps_it(carried: bytes) -> None:
    saved = BytesIO()
    docx.Document(BytesIO(carried)).save(saved)
    assert kept.inside(saved.getvalue()) == BASE


def test_another_base_takes_its_place(carried: bytes) -> None:
    changed = kept.exchanged(parts(carried), dump(NEWER))
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, part in changed.items():
            package.writestr(name, part)
    assert kept.inside(packed.getvalue()) == NEWER
    said = changed["docProps/custom.xml"].decode()
    assert sha256(dump(NEWER)).hexdigest() in said
    assert sha256(dump(BASE)).hexdigest() not in said


def test_a_file_that_lost_its_own_is_read_by_those_beside_it(
    tmp_path: Path, carried: bytes, look: Look
) -> None:
    bare = write(disclosure(), look, pages=PAGES)
    document = tmp_path / "公开.docx"
    folder = tmp_path / ".disclosure"
    old = kept.keep(dump(BASE), document, folder)
    new = kept.keep(dump(NEWER), document, folder)
    os.utime(old, (1, 1))
    (folder / "坏.docx.0.base").write_bytes(b"broken")
    assert [*kept.candidates(bare, tmp_path / "另存.docx")] == [NEWER, BASE]
    assert [*kept.candidates(carried, document)] == [BASE, NEWER, BASE]
    assert [*kept.candidates(bare, tmp_path / "甲" / "公开.docx")] == [NEWER, BASE]
    assert [*kept.candidates(bare, tmp_path / "甲" / "乙" / "公开.docx")] == []
    assert kept.read(new) == NEWER
    document.write_bytes(carried)
    assert kept.read(document) == BASE
    document.write_bytes(bare)
    with pytest.raises(BrokenBaseError):
        kept.read(document)


def test_not_more_than_ten_are_kept(tmp_path: Path) -> None:
    document = tmp_path / "公开.docx"
    made = []
    for year in range(2000, 2013):
        made.append(kept.keep(dump(Base("甲", year, "", "", "", "", ())), document, tmp_path))
        os.utime(made[-1], (year, year))
    other = kept.keep(dump(BASE), tmp_path / "别的.docx", tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([*made[-10:], other])


def test_render_writes_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(SMALL), "--format", "docx", "--output", str(tmp_path)]) == 0
    capsys.readouterr()
    document = next(tmp_path.glob("*.docx"))
    inside, *beside = kept.candidates(document.read_bytes(), document)
    assert beside == [inside]
    assert (inside.unit, inside.year, inside.form) == ("乌恰县人民政府办公室", 2024, "2024")
    text = SMALL.read_bytes().replace(b"\r\n", b"\n")
    assert inside.yaml_hash == sha256(text).hexdigest()
