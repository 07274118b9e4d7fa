"""What is offered for a name that is not there."""

from __future__ import annotations

import pytest

from generator.suggestion import BARE, IN_BRACES, did_you_mean, nearest

NAMES = ("收入.合计.金额", "支出.合计.金额", "三公.合计.金额")


@pytest.mark.parametrize(
    ("spelled", "said"),
    [
        ("“{}”", "是不是“收入.合计.金额”？"),
        (BARE, "是不是 收入.合计.金额？"),
        (IN_BRACES, "是不是 {收入.合计.金额}？"),
    ],
)
def test_the_nearest_is_asked_for_as_it_is_written_there(spelled: str, said: str) -> None:
    assert did_you_mean("收人.合计.金额", NAMES, spelled=spelled) == said


def test_several_are_offered_the_likeliest_first() -> None:
    assert nearest("支出.合计.金客", NAMES, most=2) == ("支出.合计.金额", "收入.合计.金额")
    said = did_you_mean("支出.合计.金客", NAMES, spelled="：{}", most=2)
    assert said == "是不是：支出.合计.金额、收入.合计.金额？"


def test_one_of_two_characters_is_near_and_none_is_not() -> None:
    assert did_you_mean("收人", ["收入", "支出"]) == "是不是“收入”？"
    assert did_you_mean("采购", ["收入", "支出"]) == ""
    assert did_you_mean("采购", ["收入"], otherwise="可写：收入。") == "可写：收入。"


def test_nothing_is_offered_where_nothing_is_known() -> None:
    assert did_you_mean("收入", []) == ""
