"""The prescribed sentences of the two Shanghai departments, as published, but for their errata.

The units' own prose is masked: reasons, uses, duties, the pages of projects. The published texts
are not part of the project: where ``../shared`` is absent this skips, and says so.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.document.tree import Heading, Paragraph, plain
from tests.reference.test_fidelity import SHARED, fidelity

ROOT = Path(__file__).parents[2]
PROSE = ("主要原因", "主要用于", "其中：中介机构")
LAST = "五、国有资产占有使用情况"
ERRATA = {
    "2025-putuo-finance": {
        "5.“社会保障": "E09",
        "7.“社会保障": "E01",
        "8.“社会保障": "E03",
        "9.“卫生健康": "E10",
        "10.“住房保障": "E11",
        "11.“住房保障": "E12",
        "（一）因公出国（境）费": "E27",
        "（二）公务车购置及运行费": "E04",
        "2025年度本单位政府采购": "E23",
        "2025年度，本单位编报": "E23",
        "截至2024年8月31日，财政局": "E24",
    },
    "2025-putuo-commerce": {
        "2025年，上海市普陀区商务委员会收入预算": "E01",
        "支出预算37,151.47万元": "E02",
        "（三）公务接待费": "E23",
    },
}

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published documents (../shared) are not here"
)


def masked(text: str) -> str:
    """A sentence up to the unit's own prose, in one spelling."""
    for words in PROSE:
        text = text.partition(words)[0]
    return str(fidelity().fold(text))


@pytest.mark.parametrize("case", ERRATA)
def test_every_prescribed_sentence_is_printed(case: str) -> None:
    disclosure = pipeline.load(ROOT / "inputs" / "shanghai" / f"{case}.yaml")
    blocks = pipeline.compose(disclosure).blocks()
    printed = {masked(plain(b.inlines)) for b in blocks if isinstance(b, Heading | Paragraph)}
    text = (SHARED / "reference" / case / "truth.json").read_text(encoding="utf-8")
    missing = []
    for section in json.loads(text)["narrative"]:
        wanted = [section["heading"], *section["paragraphs"]]
        missing += [one for one in wanted if masked(one) not in printed]
        if section["heading"] == LAST:
            break
    starts = tuple(ERRATA[case])
    assert [one for one in missing if not one.startswith(starts)] == []
    assert len(missing) == len(starts)


@pytest.mark.parametrize("case", ERRATA)
def test_what_differs_is_an_erratum(case: str) -> None:
    text = (SHARED / "reference" / case / "errata.json").read_text(encoding="utf-8")
    known = {one["id"].partition("-")[2] for one in json.loads(text)}
    assert set(ERRATA[case].values()) <= known
