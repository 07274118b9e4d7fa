"""Two files set against each other: facts, figures with why, texts, paragraphs, items."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.roundtrip.base import dump
from generator.roundtrip.difference import Difference, difference
from generator.roundtrip.differences import html, text, told, word
from generator.roundtrip.sides import side
from tests.roundtrip.own import SMALL, Rendered, rendered, replaced, small

OLD = SMALL.read_text("utf-8")
PROJECT = OLD[OLD.index("  - 名称: 网站改造") : OLD.index("  - 名称: 档案整理")]
SECOND = PROJECT.replace("网站", "机房").replace("9.00", "5.00")
NEW = OLD.replace(PROJECT, PROJECT.replace("9.00", "4.00") + SECOND).replace(
    "部署的落实", "部署的落实情况"
)


@pytest.fixture(name="old", scope="module")
def the_small_file() -> Rendered:
    return small()


@pytest.fixture(scope="module")
def found(old: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Difference:
    new = rendered(NEW, tmp_path_factory.mktemp("new"), "三审.yaml")
    return difference(side(old.path), side(new.path))


def test_items_and_figures_with_the_facts_that_moved(found: Difference) -> None:
    assert found.items == ["+ 项目.机房改造"]
    figure = found.figures["项目.网站改造.金额"]
    assert (figure.old, figure.new, figure.change) == ("9.00", "4.00", "-5.00")
    was, now = figure.why
    assert was.startswith("原 ")
    assert was.endswith('支出: {"302": 9.00}')
    assert now.startswith("现 ")
    assert now.endswith('支出: {"302": 4.00}')
    assert "支出.合计.金额" not in found.figures


def test_texts_stand_under_their_keys_and_new_paragraphs_are_parts(found: Difference) -> None:
    (duty,) = [one for one in found.texts if one.key.startswith("主要职能")]
    assert (duty.old, duty.new) == (
        "督促检查重要工作部署的落实，及时报告进展。",
        "督促检查重要工作部署的落实情况，及时报告进展。",
    )
    assert any("机房改造" in one.new and not one.old for one in found.parts)


def test_one_page_says_how_much_it_does_not_list(found: Difference) -> None:
    page = told(found)
    figures = next(part for part in page.parts if part.title == "改了的数字")
    whole = told(found, lists_all=True)
    every = next(part for part in whole.parts if part.title == "改了的数字")
    assert f"另有 {len(every.rows) - len(figures.rows)} 行" in (figures.rest or "另有 0 行")
    assert all(not part.rest for part in whole.parts)
    shown = text(page).decode()
    assert "单位.yaml → 三审.yaml" in shown
    assert "项目.机房改造" in shown
    assert "项目.机房改造" in html(page).decode()
    assert word(page).startswith(b"PK")


def test_facts_against_a_word_file_that_was_edited(old: Rendered, tmp_path: Path) -> None:
    edited = tmp_path / "改过的.docx"
    edited.write_bytes(replaced(old.word, ("120.00", "121.00"), ("部署的落实", "部署的落实情况")))
    folder = tmp_path / ".disclosure"
    folder.mkdir()
    (folder / "单位.base").write_bytes(dump(old.base))
    found = difference(side(old.path), side(edited))
    assert [(one.old, one.new) for one in found.figures.values()] == [("120.00", "121.00")]
    assert [one.key[:4] for one in found.texts] == ["主要职能"]
    assert found.parts == []


def test_the_same_file_differs_in_nothing(old: Rendered) -> None:
    same = side(old.path)
    assert difference(same, same).is_empty
