"""Texts keep their key on the way through templates, and templates notice nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.document.owners import CLOSE, OPEN, Owned, Owners, bare
from generator.document.tree import Document, Inline, Number, Paragraph, Text

SMALL = Path(__file__).parents[1] / "small.yaml"
REASON = "原因.支出.项目支出.增减额"


SET = "{% set 因 = (性质|selectattr('名称', 'equalto', '项目支出')|first).原因 %}"
PRINTED: list[tuple[str, tuple[Inline, ...]]] = [
    ("{{ 因 }}。", (Text("增加档案整理", REASON), Text("。"))),
    ("{{ 因|trim }}", (Text("增加档案整理", REASON),)),
    ("{{ 因|replace('增加', '新增') }}", (Text("新增档案整理", REASON),)),
    ("{{ 因 ~ '。' }}", (Text("增加档案整理", REASON), Text("。"))),
    ("{% set 句 %}因{{ 因 }}{% endset %}{{ 句 }}", (Text("因"), Text("增加档案整理", REASON))),
    (
        "{% set 句 %}因{{ 因 }}{% endset %}{{ 句|replace('因增加', '新增') }}",
        (Text("新增档案整理"),),
    ),
    ("{{ 因|length }}", (Text("6"),)),
    ("{{ 因[:2] }}", (Text("增加"),)),
    ("{% if 因 == '增加档案整理' %}同{% endif %}", (Text("同"),)),
    ("{% if '档案' in 因 and 因.startswith('增') %}同{% endif %}", (Text("同"),)),
    ("{% if 项目[0].名称 == '网站改造' %}同{% endif %}", (Text("同"),)),
    (
        "{{ 数('项目.' ~ 项目[0].名称 ~ '.金额') }}",
        (Number("项目.网站改造.金额", "9.00", "9.00"),),
    ),
    ("{{ [项目[1].名称]|顿号 }}", (Text("档案整理", "项目.档案整理.名称"),)),
    ("{{ 单位名称 }}", (Text("乌恰县人民政府办公室", "单位.名称"),)),
    ("{{ 单位名称|replace('乌恰县', '') }}", (Text("人民政府办公室", "单位.名称"),)),
    ("{{ 年度 }}", (Text("2024"),)),
]
HEADING = "<h2 contents='{{ 项目[0].名称 }}'>{{ 项目[0].名称 }}</h2>"


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A document whose cover prints each of the lines above."""
    folder = tmp_path_factory.mktemp("forms")
    lines = "".join(f"<p>句：<br/>{line}</p>" for line, _ in PRINTED)
    cover = f"<section page='封面' numbered='否'>{SET}{HEADING}{lines}</section>"
    (folder / "2024").mkdir()
    (folder / "2024" / "封面.html").write_text(cover, "utf-8")
    return pipeline.compose(pipeline.load(SMALL, folder))


def test_what_templates_print(composed: Document) -> None:
    blocks = [block for block in composed.blocks() if isinstance(block, Paragraph)]
    made = [block.inlines[2:] for block in blocks if block.inlines[0] == Text("句：")]
    for (line, expected), inlines in zip(PRINTED, made, strict=True):
        assert (line, inlines) == (line, expected)


def test_attributes_have_no_marks(composed: Document) -> None:
    heading = composed.headings()[0]
    assert heading.entry == "网站改造"
    assert heading.inlines == (Text("网站改造", "项目.网站改造.名称"),)


def test_marks_that_a_template_makes_up_are_nobodys() -> None:
    made = [*Owners().taken_out([Text(f"{OPEN}甲{CLOSE}乙{OPEN}\U000f0009\ufffa丙{CLOSE}{CLOSE}")])]
    assert [one.text for one in made if isinstance(one, Text)] == [f"{OPEN}甲", "乙", "丙"]
    assert {one.owner for one in made if isinstance(one, Text)} == {""}


def test_bare_is_what_is_read() -> None:
    owned = Owners().owned("甲乙", "单位.名称")
    assert isinstance(owned, Owned)
    assert owned == "甲乙"
    assert bare(f"（{owned.in_marks()}）") == "（甲乙）"
