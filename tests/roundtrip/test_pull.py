"""Edited texts go back under their keys; numbers never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.figures.text_keys import TextKeys
from generator.roundtrip.pull import Pulled, Where, pull
from generator.roundtrip.shared import shared, with_this
from generator.source.reader import read, read_text
from tests.roundtrip.own import SMALL, Rendered, cut_behind, rendered, replaced, small

TEXT = SMALL.read_text("utf-8")


@pytest.fixture(name="small")
def the_small_file() -> Rendered:
    return small()


def pulled(of: Rendered, *changes: tuple[str, str], where: Where | None = None) -> Pulled:
    return take(of, replaced(of.word, *changes), where)


def take(of: Rendered, word: bytes, where: Where | None = None) -> Pulled:
    source = read(of.path)
    keys = TextKeys(source.root, of.disclosure.figures.items)
    return pull(of.compared(word), source, keys, where)


def changed(of: Rendered, *changes: tuple[str, str], where: Where | None = None) -> list[str]:
    """The lines of the YAML that are new."""
    return lines(of, pulled(of, *changes, where=where))


def lines(of: Rendered, found: Pulled) -> list[str]:
    old = of.path.read_text("utf-8").split("\n")
    return [line for line in found.text.split("\n") if line not in old]


def test_an_edited_text_is_written_at_its_line_and_comments_stay(small: Rendered) -> None:
    found = pulled(small, ("督促检查重要工作部署的落实", "督促检查重要工作部署和决定的落实"))
    (change,) = found.changes
    assert (change.line, change.old, change.new) == (
        13,
        "督促检查重要工作部署的落实，及时报告进展。",
        "督促检查重要工作部署和决定的落实，及时报告进展。",
    )
    assert found.text == TEXT.replace("部署的落实", "部署和决定的落实")


def test_the_place_of_a_number_is_put_back(small: Rendered) -> None:
    assert changed(small, ("改造网站1个，合计", "改造网站1个和手机版，合计")) == [
        "    分配: 改造网站1个和手机版，合计{金额}万元"
    ]


def test_a_number_written_elsewhere_in_its_text_keeps_its_place(small: Rendered) -> None:
    word = replaced(small.word, ("改造网站1个，合计", "用9.00万元改造网站1个"))
    found = take(small, cut_behind(word, "用9.00万元改造网站1个"))
    assert lines(small, found) == ["    分配: 用{金额}万元改造网站1个"]


def test_a_number_is_never_taken(small: Rendered) -> None:
    found = pulled(small, ("120.00", "121.00"))
    assert found.changes == []
    assert found.text == TEXT


def test_a_text_that_was_deleted_is_not_written(small: Rendered) -> None:
    found = pulled(small, ("督促检查重要工作部署的落实，及时报告进展。", ""))
    assert found.changes == []
    assert "主要职能" in found.unsure[0]


SHARED = TEXT.replace(
    "依据: 县政府会议纪要\n    分配: 改造", "依据: &basis 县政府会议纪要\n    分配: 改造"
).replace("依据: 县政府会议纪要\n    分配: 整理", "依据: *basis\n    分配: 整理")


def test_a_shared_text_is_asked_about(tmp_path: Path) -> None:
    of = rendered(SHARED, tmp_path)
    word = replaced(of.word, ("县政府会议纪要", "县政府会议纪要（2023）5号"))
    for where in (None, "this"):  # the first place is that of ``&``
        found = take(of, word, where)
        assert lines(of, found) == []
        assert len(found.unsure) == 1
    found = take(of, word, "all")
    assert lines(of, found) == ["    依据: &basis 县政府会议纪要（2023）5号"]
    assert found.unsure == []


def test_a_name_that_is_a_key_is_renamed(small: Rendered) -> None:
    assert changed(small, ("验收合格率", "验收通过率")) == [
        '            验收通过率: {值: "=100%", 权重: 20}'
    ]


def test_one_use_of_a_shared_text_gets_a_text_of_its_own() -> None:
    source = read_text("甲: &a 旧\n乙: *a\n丙: *a\n", "")
    found = shared(source, ("乙",))
    assert found is not None
    assert found.lines == (2, 3)
    assert found.alias is not None
    assert with_this(source, found.alias, "新") == "甲: &a 旧\n乙: 新\n丙: *a\n"
    assert shared(read_text("甲: 旧\n乙: 旧\n", ""), ("甲",)) is None
