"""The five files for Word and WPS say what ``docs/word.md`` says of them."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.roundtrip import edited, kept
from generator.roundtrip.base import load
from generator.roundtrip.compare import compare
from generator.roundtrip.facts import Facts
from generator.roundtrip.findings import findings
from tools.word_samples import samples

SMALL = Path(__file__).parents[1] / "small.yaml"
PLAIN, TRACKED, REMARKED, ROWS, COPIED = (
    "1-原样.docx", "2-修订.docx", "3-批注.docx", "4-加行.docx", "5-复制.docx",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, bytes]]:
    unit = tmp_path_factory.mktemp("unit") / "单位.yaml"
    text = SMALL.read_text("utf-8")
    unit.write_text(text.replace("主要职能:\n", "主要职能:\n  - 承办会议。\n"), "utf-8")
    return samples(unit)


def test_what_verify_says(made: tuple[bytes, dict[str, bytes]]) -> None:
    base, files = made
    said = {}
    for name, content in files.items():
        found = findings(compare(load(base), edited.read(content)), Facts())
        said[name] = Counter(one.kind.name for one in found)
    assert said == {
        PLAIN: {},
        TRACKED: {"文字改动": 1, "段落和行的增删": 1, "修订未定": 1},
        REMARKED: {"批注": 2},
        ROWS: {"段落和行的增删": 1},
        COPIED: {},
    }


def test_the_copy_alone_has_no_base(made: tuple[bytes, dict[str, bytes]]) -> None:
    base, files = made
    assert [name for name, content in files.items() if kept.inside(content) is None] == [COPIED]
    assert kept.inside(files[PLAIN]) == load(base)
    assert len(docx.Document(BytesIO(files[COPIED])).tables) > 10
