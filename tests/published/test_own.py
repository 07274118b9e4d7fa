"""Our own outputs read back are the papers that they were made of: the known answer for every
reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.published.model import Paper, Table
from generator.published.readers import read
from tests.machine import needs_weasyprint
from tests.published.own import INPUTS, lines, own, tables

KINDS = {"docx": "Word", "html": "网页", "typst": "PDF", "weasyprint": "PDF"}


def read_back(source: Path, kind: str, folder: Path) -> Paper:
    path = folder / f"公开.{kind}"
    path.write_bytes(own(source).written(kind))
    return read(path)


def holds(found: Paper, source: Path, kind: str) -> None:
    made = own(source).paper
    assert lines(found) == lines(made)
    assert tables(found) == tables(made)
    assert (found.title, found.unit, found.year) == (made.title, made.unit, made.year)
    assert found.source is not None
    assert found.source.kind == KINDS[kind]
    assert found.source.odd == found.source.unread == ()


@pytest.mark.parametrize("source", INPUTS, ids=lambda path: path.stem)
def test_a_word_file_reads_back_as_what_it_was_made_of(source: Path, tmp_path: Path) -> None:
    holds(read_back(source, "docx", tmp_path), source, "docx")


@pytest.mark.parametrize("kind", ["html", "typst"])
@pytest.mark.parametrize("source", INPUTS[-2:], ids=lambda path: path.stem)
def test_a_page_or_pdf_does_too(source: Path, kind: str, tmp_path: Path) -> None:
    holds(read_back(source, kind, tmp_path), source, kind)


@needs_weasyprint
def test_a_page_laid_out_by_weasyprint_does_too(tmp_path: Path) -> None:
    small = Path(__file__).parents[1] / "small.yaml"
    holds(read_back(small, "weasyprint", tmp_path), small, "weasyprint")


@pytest.mark.parametrize("source", INPUTS, ids=lambda path: path.stem)
def test_a_workbook_has_every_table(source: Path, tmp_path: Path) -> None:
    found, made = read_back(source, "xlsx", tmp_path), own(source).paper
    # A sheet has no notes and no year of the disclosure but in its title.
    assert [row[:5] for row in tables(found)] == [row[:5] for row in tables(made)]
    assert (found.unit, found.year) == (made.unit, made.year)


def test_every_row_says_where_it_stands(tmp_path: Path) -> None:
    found = read_back(INPUTS[0], "typst", tmp_path)
    assert found.source is not None
    pages = [block.page for block in found.blocks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert 20 < pages[-1] <= found.source.pages
    for block in found.blocks:
        if isinstance(block, Table):
            assert len(block.origins) == len(block.rows)
            assert block.origins[0].page == block.page
