"""A paper read into a file of another form than its own."""

from __future__ import annotations

from generator.forms.library import Library, built_in
from generator.importing.fitting import fitted
from generator.importing.result import Doubt, Imported
from generator.source.nodes import NOWHERE

LIBRARY = Library((built_in(),))


def _paper() -> Imported:
    return Imported(
        year=2025,
        form="上海区级",
        measure="元",
        head={"单位": {"名称": "甲区商务委"}, "接受": [{"规则": "T410", "理由": "如此"}]},
        sections={
            "另填": {"绩效目标": {"项目个数": 4, "涉及资金": 500}, "现有大型设备": 2, "别的": "乙"},
        },
        problems=(),
        summary=(),
        explanation=(),
        doubts=[
            Doubt(("接受", 0), "检查结果"),
            Doubt(("另填", "现有大型设备"), "推出"),
            Doubt(("单位", "性质"), "推出"),
        ],
        is_paper=True,
    )


def test_facts_that_another_form_does_not_ask_for_are_listed_and_left_out() -> None:
    found = fitted(_paper(), LIBRARY.form("2024", NOWHERE))
    assert found.sections["另填"] == {}
    assert list(found.unlike) == [
        "另填 › 绩效目标 项目个数 4，涉及资金 500：表样 2024 没有这一项，没有写入",
        "另填 › 现有大型设备 2：表样 2024 没有这一项，没有写入",
        "另填 › 别的 乙：表样 2024 没有这一项，没有写入",
    ]
    assert found.head == {"单位": {"名称": "甲区商务委"}}
    assert [doubt.path for doubt in found.doubts] == [("单位", "性质")]


def test_facts_of_the_own_form_stay() -> None:
    found = fitted(_paper(), LIBRARY.form("上海区级", NOWHERE))
    assert found.sections["另填"] == {
        "绩效目标": {"项目个数": 4, "涉及资金": 500},
        "现有大型设备": 2,
    }
    assert len(found.unlike) == 1
    assert "接受" in found.head
