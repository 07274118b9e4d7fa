"""Characters that are not what they look like: found wherever they stand, and nothing else is taken
for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DisclosureError
from generator.source.lookalikes import RADICALS, look_alikes
from generator.source.reader import read_text

KANGXI = [chr(code) for code in range(0x2F00, 0x2FD6)]
CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
ORDINARY = (
    "，。、；：？！“”‘’（）《》〈〉【】〔〕…—～·％‰℃㎡㎞①⑩㈠⒈ⅠⅫ〇×÷±≥≤≠°′″§№→●★□　０９ＡＺａｚ兀"
)


def mended(text: str) -> str:
    characters = list(text)
    for one in look_alikes(text):
        characters[one.at] = one.meant
    return "".join(characters)


@given(
    st.lists(
        st.one_of(CHINESE, st.sampled_from(ORDINARY), st.characters(max_codepoint=0x7E)),
        max_size=40,
    )
)
def test_ordinary_text_has_none(characters: list[str]) -> None:
    assert list(look_alikes("".join(characters))) == []


@given(
    st.text(CHINESE, max_size=5),
    st.sampled_from(KANGXI + list(RADICALS)),
    st.text(CHINESE, max_size=5),
)
def test_each_radical_is_found_where_it_stands(before: str, radical: str, after: str) -> None:
    (one,) = look_alikes(before + radical + after)
    assert (one.at, one.found) == (len(before), radical)
    assert unicodedata.name(one.meant).startswith("CJK UNIFIED IDEOGRAPH")
    assert mended(before + radical + after) == before + one.meant + after


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("⼈⺠⽅便", "人民方便"),
        ("租⻋费", "租车费"),
        ("\uf900", "\u8c48"),
        ("保管﹑查阅｡", "保管、查阅。"),
        ("U\u0420S电源", "UPS电源"),
        ("\u04104纸", "A4纸"),
        ("of\ufb01ce", "office"),
    ],
)
def test_what_is_meant(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    "text", ["Ω电阻", "α粒子", "Москва", "艾力·买买提", "مالىيە", "東京", "㈱", "m²", "ﾃｽﾄ"]
)
def test_other_scripts_are_left_alone(text: str) -> None:
    assert list(look_alikes(text)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("甲: 平⼈  # ⼈\n", [(1, 5)]),
        ("甲:\n  - ⼈平\n  - 平\n  - 平⼈\n", [(2, 5), (4, 6)]),
        ('甲: "平\n  ⼈"\n', [(2, 3)]),
        ("甲: |\n  平平\n  ⼈平\n乙: 平\n", [(3, 3)]),
        ("⼈: 平\n", [(1, 1)]),
        ('甲: "\\u2f08"\n', [(1, 4)]),
    ],
)
def test_in_a_file_each_stands_at_its_place(text: str, places: list[tuple[int, int]]) -> None:
    try:
        read_text(text, "甲.yaml")
        found = []
    except DisclosureError as error:
        found = [
            (d.position.line, d.position.column) for d in error.diagnostics if d.code == "Y109"
        ]
    assert found == places
