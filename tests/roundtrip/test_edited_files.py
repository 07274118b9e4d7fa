"""Files edited in real editors: every edit is found at its key, and nothing else."""

from __future__ import annotations

import pytest

from generator import pipeline
from generator.figures.text_keys import TextKeys
from generator.roundtrip.edits import Of, What
from generator.roundtrip.listed import edits
from generator.roundtrip.pull import pull
from generator.roundtrip.remarks import remarks
from generator.source.reader import read as source_of
from tests.roundtrip.files import INPUT, compared, read, said

PROSE = [
    ("文字改动", "原因.收入.单位资金.增减额", "物资采购减少", "代管资金的物资采购减少"),
    (
        "文字改动",
        "原因.三公.公务用车购置费.增减额",
        "按规定更新新能源汽车",
        "按车辆配备更新计划更换新能源汽车3辆",
    ),
]
TRACKED = [
    (
        "文字改动",
        "原因.支出.一般公共预算拨款.2010308.增减额",
        "信访事务自本年起改列信访事务款",
        "信访事务改列“信访事务”款",
    ),
    ("段落新增", "", "", "另需说明：本单位退休人员医疗保险由县医疗保障局统一缴纳。"),
    (
        "段落删去",
        "项目.2024年政府租车费.分配",
        "资金分配情况：租车2辆，每辆2.50万元，合计5.00万元",
        "",
    ),
    ("文字改动", "三公.合计.增减率", "1,000.57", "1,000.75"),
]


@pytest.mark.parametrize("name", ["01", "02"])
def test_prose_is_found_at_its_key_with_and_without_markers(name: str) -> None:
    assert said(name) == PROSE


@pytest.mark.parametrize("name", ["01", "02"])
def test_pull_writes_the_two_lines_and_nothing_else(name: str) -> None:
    source = source_of(INPUT)
    keys = TextKeys(source.root, pipeline.load(INPUT).figures.items)
    old, new = source.text.split("\n"), pull(compared(name), source, keys).text.split("\n")
    assert [(was, now) for was, now in zip(old, new, strict=True) if was != now] == [
        (line, line.replace(before, after))
        for _, _, before, after in PROSE
        for line in old
        if before in line
    ]


@pytest.mark.parametrize("name", ["03", "04"])
def test_tracked_changes_are_read_as_accepted_and_said_to_be_open(name: str) -> None:
    assert said(name) == TRACKED
    assert read(name).open_changes > 0
    assert len(read(name).authors) == 1


def test_a_number_in_a_table_and_a_text_after_all_changes_were_accepted() -> None:
    number, text = said("05")
    name = "支出.一般公共预算拨款.基本支出.30399.金额"
    assert number == ("文字改动", name, "19.71", "19.17")
    key = "原因.三公.因公出国（境）费.增减额"
    assert text == ("文字改动", key, "新增外办出国任务", "新增外办出国任务6人次")
    assert edits(compared("05"))[0].spot.words.startswith("表“六、")
    assert read("05").open_changes == 0


def test_comments_are_listed_at_their_keys_and_are_no_edits() -> None:
    assert said("06") == []
    assert [(one.owner.key, one.about, one.text) for one in remarks(compared("06"))] == [
        ("三公.合计.增减率", "1,000.57", "这个比例请再核对"),
        ("原因.三公.公务用车购置费.增减额", "按规定更新新能源汽车", "请写明配备依据的文号"),
    ]


@pytest.mark.parametrize("name", ["07", "08"])
def test_rows_that_came_and_went_are_of_their_table(name: str) -> None:
    gone, new = edits(compared(name))
    assert (gone.of, gone.what) == (Of.ROW, What.GONE)
    assert "项目.2024年外办出国经费" in gone.spot.words
    assert "报销完成率" in gone.old
    assert (new.of, new.what, new.new) == (Of.ROW, What.ADDED, "网络安全事件次数")
    assert "链路费" in new.spot.words
    assert "出现网络问题及时检修率" in new.spot.words


def test_a_paragraph_that_was_cut_and_pasted_is_moved() -> None:
    ((what, _, old, new),) = said("09")
    assert what == "段落移动"
    assert old.startswith(("（6）", "（7）"))
    assert new == ""


def test_paragraphs_joined_and_broken_are_called_so() -> None:
    assert [what for what, *_ in said("10")] == ["段落拆开", "段落合并"]
    broken, joined = edits(compared("10"))
    assert broken.old.startswith("项目支出237.06万元")
    assert "新购新能源汽车，／" in broken.new
    assert joined.new.startswith("2.一般公共服务支出")
    assert "3.一般公共服务支出" in joined.new


def test_a_copy_of_everything_in_a_new_document_is_the_same() -> None:
    assert said("11") == []


def test_numbers_altered_and_deleted_are_named() -> None:
    assert said("12") == [
        ("文字改动", "收入.一般公共预算拨款.金额", "2,014.18", "2,041.18"),
        ("文字改动", "三公.合计.增减率", "1,000.57", ""),
    ]


def test_word_itself_with_controls_prompts_moves_and_copies() -> None:
    assert [one[:2] for one in said("13")] == [
        ("段落移动", ""),
        ("段落复制", ""),
        ("文字改动", "支出.一般公共预算拨款.2013299.金额"),
        ("文字改动", "三公.合计.增减率"),
        ("文字改动", "三公.公务接待费.增减率"),
    ]
    assert [one[3] for one in said("13")[2:]] == ["", "1,000.75", ""]


def test_onlyoffice() -> None:
    assert said("14") == [
        ("文字改动", "三公.合计.增减率", "1,000.57", "1,000.75"),
        (
            "文字改动",
            "原因.三公.公务用车购置费.增减额",
            "按规定更新新能源汽车",
            "按编制配备车辆",
        ),
    ]
