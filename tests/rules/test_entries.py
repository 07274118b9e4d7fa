"""One entry of a list, or several in one: names are taken apart where they stand side by side, and
left whole else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.entries import NUMBERED, several

STEMS = st.text(st.sampled_from("综合档案秘书财务人事法规督查信息规划"), min_size=2, max_size=4)
OFFICES = st.builds(
    lambda stem, kind: stem + kind, STEMS, st.sampled_from(["室", "科", "处", "办公室", "中心"])
)
BRACKETED = st.builds(
    lambda office, inner: f"{office}（{'、'.join(inner)}）", OFFICES, st.lists(OFFICES, max_size=3)
)


@given(
    st.lists(st.one_of(OFFICES, BRACKETED), min_size=2, max_size=4), st.sampled_from("、；，/ |")
)
def test_names_side_by_side_are_taken_apart(names: list[str], mark: str) -> None:
    assert several(mark.join(names)) == tuple(names)


@given(st.one_of(OFFICES, BRACKETED))
def test_one_name_is_one(name: str) -> None:
    assert several(name) == ()


@given(st.lists(STEMS, min_size=1, max_size=3), OFFICES)
def test_a_name_of_several_fields_is_one(fields: list[str], office: str) -> None:
    assert several("、".join([*fields, office])) == ()


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("综合室和档案室", ("综合室", "档案室")),
        ("办公室、财务", ("办公室", "财务")),
        ("综合、档案、秘书", ("综合", "档案", "秘书")),
        ("财务与资产管理科", ()),
        ("质量和安全科", ()),
        ("人和镇财政所", ()),
        ("一、二科", ()),
    ],
)
def test_joined_names(entry: str, names: tuple[str, ...]) -> None:
    assert several(entry) == names


NUMBERS = st.integers(1, 20)
MARKS = st.sampled_from(["{}.", "{}．", "{}、", "（{}）", "({})", "{})"])


@given(NUMBERS, MARKS, st.sampled_from(["保管档案。", "查阅服务。", "“三农”工作。"]))
def test_a_number_before_a_duty_is_one(number: int, mark: str, duty: str) -> None:
    found = NUMBERED.match(mark.format(number) + duty)
    assert found
    assert found[0] == mark.format(number)


@pytest.mark.parametrize(
    "duty",
    [
        "1.5万亩耕地保护。",
        "12345热线。",
        "110报警服务。",
        "3、4号楼管理。",
        "一、二类疫苗管理。",
        "A级景区评定。",
        "2024年工作。",
        "第一书记。",
    ],
)
def test_a_number_of_the_duty_itself_is_none(duty: str) -> None:
    assert NUMBERED.match(duty) is None
