"""PDFs at the edges, by both engines: nothing is drawn beyond the margins, however long a word or
an amount."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from generator import pipeline
from generator.fonts import resolve
from generator.output import pdf
from generator.output.pdf import EngineName
from tests.edge.test_edge_documents import ASKED, load
from tests.machine import needs_weasyprint

WORD = "Donaudampfschifffahrtsgesellschaft" * 3
POINTS = 72 / 25.4


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=needs_weasyprint)])
def test_nothing_is_drawn_beyond_the_margins(tmp_path: Path, engine: EngineName) -> None:
    projects = [
        {
            "名称": name,
            "功能科目": "2010399",
            "支出": {"302": "1000000000000.00"},
            "分配": "共计{金额}万元",
        }
        for name in (WORD, "艾力·买买提江·吐尔逊工作室")
    ]
    disclosure = load(
        tmp_path, {"单位": {"名称": WORD}, "计量单位": "元", "项目": projects, **ASKED}
    )
    look = disclosure.form.look
    narrowest = float(min(min(page.left, page.right) for page in look.pages.values())) * POINTS
    made = pdf.write(pipeline.compose(disclosure), look, fonts=resolve(look), engine=engine)
    text = ""
    with pdfplumber.open(BytesIO(made.content)) as paper:
        for page in paper.pages[:13]:  # cover, contents, and the tables up to that of the projects
            beyond = [
                c["text"]
                for c in page.chars
                if c["x0"] < narrowest - 1 or c["x1"] > page.width - narrowest + 1
            ]
            assert beyond == [], page.page_number
            text += "".join(char["text"] for char in page.chars)
            page.close()
    assert WORD in text
    assert "艾力·买买提江·吐尔逊工作室" in text
    assert "200,000,000.00" in text
