"""LibreOffice shows every mark of the text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.document.tree import Document, Paragraph, Section
from generator.look import Look
from generator.output.docx import write
from tests.docx.sample import text


@pytest.mark.slow
def test_no_mark_is_lost_at_the_end_of_a_line(look: Look, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("这台机器没有 LibreOffice（soffice）")
    blocks = tuple(Paragraph(text("甲" * count + "，" + "乙" * 30)) for count in range(20, 31))
    file = tmp_path / "甲.docx"
    file.write_bytes(
        write(Document("题", "人", "2024-03-10", (Section("纵向", blocks),)), look, pages={})
    )
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        timeout=180,
    )
    shown = "".join(page.extract_text() for page in PdfReader(tmp_path / "甲.pdf").pages)
    assert shown.count("，") == 11
