"""Files edited in real editors, after the clerk has changed the facts."""

from __future__ import annotations

from functools import cache

from generator.published.readers.word.parts import Parts
from generator.roundtrip import edited
from generator.roundtrip.base import Base, load
from generator.roundtrip.compare import compare
from generator.roundtrip.listed import edits
from generator.roundtrip.opened import Opened
from generator.roundtrip.refresh import Refreshed, refresh
from tests.roundtrip.files import EDITED, path, read, rendered


@cache
def anew(name: str) -> Base:
    return load((EDITED / f"{name}.base").read_bytes())


def refreshed(name: str, clerk: str) -> Refreshed:
    content = path(name).read_bytes()
    parts = Parts.of(content)
    opened = Opened(content, parts, edited.of(parts), rendered())
    return refresh(opened, anew(clerk), (EDITED / f"{clerk}.docx").read_bytes())


def left(found: Refreshed, clerk: str) -> list[tuple[str, str, str]]:
    """What still differs from the new rendering: what happened, the texts there and here."""
    compared = compare(anew(clerk), edited.read(found.content))
    return [(edit.of.value + edit.what.value, edit.old, edit.new) for edit in edits(compared)]


def test_a_collision_is_named_with_three_texts_and_everything_else_is_new() -> None:
    found = refreshed("05", "clerk")
    told = {named.conflict.owner.key: named.conflict for named in found.told.conflicts}
    text = told.pop("原因.三公.因公出国（境）费.增减额")
    assert (text.before, text.edited, text.anew) == (
        "新增外办出国任务",
        "新增外办出国任务6人次",
        "新增外办出国任务和参展任务",
    )
    number = told.pop("支出.一般公共预算拨款.基本支出.30399.金额")
    assert (number.edited, number.anew) == ("19.17", "19.71")
    assert told == {}
    assert left(found, "clerk") == [
        ("文字改动", "19.71", "19.17"),
        ("文字改动", "新增外办出国任务和参展任务", "新增外办出国任务6人次"),
    ]


def test_joined_and_broken_paragraphs_stay_so_and_have_the_new_numbers() -> None:
    found = refreshed("10", "clerk")
    assert (found.told.conflicts, found.told.notes) == ([], [])
    assert [what for what, *_ in left(found, "clerk")] == ["段落拆开", "段落合并"]


def test_no_figure_lands_on_another_project_where_one_is_gone() -> None:
    found = refreshed("01", "shift")
    assert left(found, "shift") == [
        ("文字改动", "代管资金物资采购减少", "代管资金的物资采购减少"),
        ("文字改动", "按规定更新新能源汽车", "按车辆配备更新计划更换新能源汽车3辆"),
    ]
    (named,) = found.told.conflicts
    assert named.conflict.owner.key == "原因.收入.单位资金.增减额"


def test_comments_of_people_stay() -> None:
    found = refreshed("06", "clerk")
    kept = [one.text for one in edited.read(found.content).comments]
    assert kept == [one.text for one in read("06").comments]
    assert left(found, "clerk") == []
