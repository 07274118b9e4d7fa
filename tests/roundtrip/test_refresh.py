"""A new rendering put into an edited file: what people edited stays, everything else is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.published.readers.word.names import W
from generator.published.readers.word.parts import Parts
from generator.roundtrip import edited
from generator.roundtrip.base import Base, Owner, Paragraph, Piece
from generator.roundtrip.compare import block_text, compare
from generator.roundtrip.edited import Edited, EditedParagraph
from generator.roundtrip.listed import edits
from generator.roundtrip.refresh import Refreshed, refresh
from generator.roundtrip.renamed import with_names
from tests.roundtrip.own import SMALL, Rendered, packed, rendered, replaced, small

FEWER = SMALL.read_text("utf-8")
"""One project of 9.00 where the others have two, of 4.00 and 5.00, so that sums stay."""
PROJECT = FEWER[FEWER.index("  - 名称: 网站改造") : FEWER.index("  - 名称: 档案整理")]
SECOND = PROJECT.replace("网站", "机房").replace("9.00", "5.00")
TEXT = FEWER.replace(PROJECT, PROJECT.replace("9.00", "4.00") + SECOND)
CLERK = (
    TEXT.replace("4.00}", "3.00}").replace("5.00}", "6.00}").replace("部署的落实", "部署的落实情况")
)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return rendered(TEXT, tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return rendered(CLERK, tmp_path_factory.mktemp("clerk"))


@pytest.fixture(scope="module")
def fewer() -> Rendered:
    return small()


def refreshed(before: Rendered, word: bytes, after: Rendered) -> Refreshed:
    return refresh(before.opened(word), after.base, after.word)


def left(base: Base, word: bytes) -> list[tuple[str, str]]:
    """What still differs from a rendering: the texts there and here."""
    return [(edit.old, edit.new) for edit in edits(compare(base, edited.read(word)))]


def texts(found: Edited | Base) -> list[str]:
    if isinstance(found, Base):
        return [block_text(block) for block in found.blocks]
    return [
        block.text
        if isinstance(block, EditedParagraph)
        else "\n".join("\t".join(row.texts) for row in block.rows)
        for block in found.blocks
    ]


def test_a_file_that_nobody_edited_becomes_the_new_rendering(
    old: Rendered, clerk: Rendered, fewer: Rendered
) -> None:
    for after in (clerk, fewer):
        found = refreshed(old, old.word, after)
        assert texts(edited.read(found.content)) == texts(after.base)
        assert (found.told.conflicts, found.told.notes) == ([], [])


def test_what_is_printed_for_the_first_time_comes_in(old: Rendered, fewer: Rendered) -> None:
    found = refreshed(fewer, fewer.word, old)
    assert texts(edited.read(found.content)) == texts(old.base)


def test_an_edited_text_stays_among_new_numbers(old: Rendered, clerk: Rendered) -> None:
    word = replaced(old.word, ("改造网站1个，合计", "改造网站1个和手机版，合计"))
    found = refreshed(old, word, clerk)
    assert left(clerk.base, found.content) == [("改造网站1个，合计", "改造网站1个和手机版，合计")]
    assert found.told.conflicts == []


def test_a_text_that_both_sides_changed_is_a_conflict_with_three_texts(
    old: Rendered, clerk: Rendered
) -> None:
    word = replaced(old.word, ("部署的落实", "部署、决定的落实"))
    found = refreshed(old, word, clerk)
    ((conflict, where),) = found.told.conflicts
    assert (conflict.before, conflict.edited, conflict.anew) == (
        "督促检查重要工作部署的落实，及时报告进展。",
        "督促检查重要工作部署、决定的落实，及时报告进展。",
        "督促检查重要工作部署的落实情况，及时报告进展。",
    )
    assert "主要职能" in where
    (comment,) = edited.read(found.content).comments
    assert conflict.anew in comment.text
    again = refreshed(clerk, found.content, clerk)
    assert edited.read(again.content).comments == ()


def test_a_number_that_was_altered_is_left_and_named(old: Rendered, clerk: Rendered) -> None:
    found = refreshed(old, replaced(old.word, ("120.00", "121.00")), clerk)
    ((conflict, _),) = found.told.conflicts
    assert (conflict.before, conflict.edited, conflict.anew) == ("120.00", "121.00", "120.00")


def test_no_text_of_a_project_lands_on_another(old: Rendered, fewer: Rendered) -> None:
    word = replaced(old.word, ("整理档案100卷，预算资金", "整理档案100卷并装订，预算资金"))
    found = refreshed(old, word, fewer)
    assert left(fewer.base, found.content) == [
        ("整理档案100卷，预算资金", "整理档案100卷并装订，预算资金")
    ]


def test_an_edited_text_that_is_printed_no_more_is_named(old: Rendered, fewer: Rendered) -> None:
    word = replaced(old.word, ("改造机房1个，合计", "改造机房1个和走廊，合计"))
    found = refreshed(old, word, fewer)
    ((conflict, _),) = found.told.conflicts
    assert "改造机房1个和走廊" in conflict.edited
    assert conflict.anew == ""


def test_what_people_deleted_stays_deleted_and_is_named_where_it_changed(
    old: Rendered, clerk: Rendered
) -> None:
    root = Parts.of(old.word).root
    node = next(node for node in root.iter(f"{W}t") if "改造网站1个，合计" in (node.text or ""))
    paragraph = next(node.iterancestors(f"{W}p"))
    body = paragraph.getparent()
    assert body is not None
    body.remove(paragraph)
    found = refreshed(old, packed(old.word, root), clerk)
    assert "合计3.00万元" not in "".join(texts(edited.read(found.content)))
    (note,) = found.told.notes
    assert "手工删去了" in note
    assert "3.00" in note


def test_the_looks_of_an_edited_file_stay(old: Rendered, clerk: Rendered) -> None:
    root = Parts.of(old.word).root
    runs = [node.getparent() for node in root.iter(f"{W}t") if node.text == "4.00"]
    for run in runs:
        assert run is not None
        properties = run.find(f"{W}rPr")
        assert properties is not None
        properties.append(properties.makeelement(f"{W}u", {f"{W}val": "single"}))
    found = refreshed(old, packed(old.word, root), clerk)
    again = Parts.of(found.content).root
    looks = [
        node.getparent().find(f"{W}rPr/{W}u")  # type: ignore[union-attr]
        for node in again.iter(f"{W}t")
        if node.text == "3.00"
    ]
    assert len(looks) == len(runs)
    assert None not in looks


def test_a_project_that_was_renamed_here_and_in_the_facts_is_the_same(
    old: Rendered, tmp_path: Path
) -> None:
    named = [("机房改造", "机房扩建")] * 2
    word = replaced(old.word, *named, ("改造机房1个，合计", "扩建机房1个，合计"))
    facts = TEXT.replace("名称: 机房改造\n", "名称: 机房扩建\n").replace("5.00}", "6.00}")
    after = rendered(facts.replace("4.00}", "3.00}"), tmp_path)
    found = refreshed(old, word, after)
    assert found.told.conflicts == []
    assert (found.told.added, found.told.gone) == (0, 0)
    assert left(after.base, found.content) == [("改造机房1个，合计", "扩建机房1个，合计")]


def test_a_name_that_begins_like_a_renamed_one_is_another() -> None:
    pieces = tuple(Piece("1.00", Owner("数字", key)) for key in ("项目.甲.金额", "项目.甲二.金额"))
    base = Base("", 2024, "", "", "", "", (Paragraph("", "", pieces),))
    (block,) = with_names(base, {"项目.甲": "项目.乙"}).blocks
    assert isinstance(block, Paragraph)
    assert [piece.owner.key for piece in block.pieces] == ["项目.乙.金额", "项目.甲二.金额"]


def test_what_is_printed_in_another_order_is_put_so(old: Rendered, tmp_path: Path) -> None:
    first = PROJECT.replace("9.00", "4.00")
    after = rendered(TEXT.replace(first + SECOND, SECOND + first), tmp_path)
    found = refreshed(old, old.word, after)
    assert texts(edited.read(found.content)) == texts(after.base)
    assert (found.told.added, found.told.gone, found.told.notes) == (0, 0, [])
