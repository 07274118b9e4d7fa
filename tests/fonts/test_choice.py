"""Which file draws which role."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.fonts import Face, Fonts, FontsMissingError, choose
from generator.fonts.face import read_faces
from generator.look import FontRole

MakeFont = Callable[..., TTFont]
Save = Callable[..., Path]
SONG = {
    "宋体": FontRole.model_validate(
        {"名称": "宋体", "备选": ["SimSun", "FandolSong", "Noto Serif SC"]}
    )
}


@pytest.fixture
def faces(make_font: MakeFont, save: Save) -> dict[str, Face]:
    fonts = {
        "bold": make_font("FandolSong", "Bold"),
        "plain": make_font("FandolSong"),
        "official": make_font("SimSun", chinese="宋体"),
        "heavy": make_font("FandolHei"),
        "last": make_font("Noto Serif SC", characters="字镕"),
    }
    return {key: read_faces(save(f"{key}.ttf", font))[0] for key, font in fonts.items()}


def pick(roles: dict[str, FontRole], faces: dict[str, Face], *keys: str) -> Fonts:
    return choose(roles, [faces[key] for key in keys])


def test_official_font_comes_first_by_its_chinese_name(faces: dict[str, Face]) -> None:
    assert (
        pick(SONG, faces, "last", "plain", "official").faces["宋体"].postscript == "SimSun-Regular"
    )


def test_free_font_serves_where_the_official_is_missing(faces: dict[str, Face]) -> None:
    assert pick(SONG, faces, "last", "plain").faces["宋体"].postscript == "FandolSong-Regular"


def test_last_resort_serves_where_nothing_else_is(faces: dict[str, Face]) -> None:
    assert pick(SONG, faces, "last").faces["宋体"].postscript == "NotoSerifSC-Regular"


def test_family_name_never_means_the_bold_face(faces: dict[str, Face]) -> None:
    """Both faces weigh 400; the bold one comes first."""
    fonts = pick(SONG, faces, "bold", "plain", "last")
    assert fonts.faces["宋体"].postscript == "FandolSong-Regular"
    assert fonts.bold_faces["宋体"].postscript == "FandolSong-Bold"


def test_bold_face_has_a_name_of_its_own(faces: dict[str, Face]) -> None:
    title = {
        "小标宋": FontRole.model_validate({"名称": "方正小标宋简体", "备选": ["fandolsong-bold"]})
    }
    assert (
        pick(title, faces, "plain", "bold", "last").faces["小标宋"].postscript == "FandolSong-Bold"
    )


def test_heavy_role_stands_in_for_a_missing_bold(faces: dict[str, Face]) -> None:
    roles = {**SONG, "黑体": FontRole.model_validate({"名称": "FandolHei"})}
    assert (
        pick(roles, faces, "official", "heavy", "last").bold_faces["宋体"].postscript
        == "FandolHei-Regular"
    )


def test_substitutes_follow_the_role_s_own_face(faces: dict[str, Face]) -> None:
    stack = pick(SONG, faces, "plain", "last").stack("宋体")
    assert [face.postscript for face in stack] == ["FandolSong-Regular", "NotoSerifSC-Regular"]


def test_characters_that_no_font_has_are_named_in_order(faces: dict[str, Face]) -> None:
    fonts = pick(SONG, faces, "plain", "last")
    assert fonts.missing("字镕\n\u3000\u200b𠮷字\ue000𠮷") == ("𠮷", "\ue000")


def test_without_any_font_the_message_names_the_package(faces: dict[str, Face]) -> None:
    with pytest.raises(FontsMissingError, match="pylopdf-fonts-zh-cn"):
        pick(SONG, faces, "plain")


def test_face_of_a_collection_is_handed_over_alone(
    make_font: MakeFont, save: Save, tmp_path: Path
) -> None:
    path = save(
        "simsun.ttc", make_font("SimSun", characters="甲"), make_font("NSimSun", characters="乙")
    )
    second = read_faces(path)[1]
    assert (second.number, second.postscript, second.characters) == (
        1,
        "NSimSun-Regular",
        frozenset({ord("乙")}),
    )
    alone = tmp_path / "alone.ttf"
    alone.write_bytes(second.content())
    assert [face.postscript for face in read_faces(alone)] == ["NSimSun-Regular"]


def test_digits_of_another_weight_are_drawn_by_the_font_that_the_look_names(
    make_font: MakeFont, save: Save
) -> None:
    roles = {
        "黑体": FontRole.model_validate(
            {"名称": "黑体", "备选": ["FandolHei"], "数字另用": {"FandolHei": "FandolSong Bold"}}
        )
    }
    fonts = (
        make_font("FandolHei", characters="字1"),
        make_font("FandolSong", "Bold", characters="字1.%"),
        make_font("Noto Serif SC"),
        make_font("SimHei", chinese="黑体", characters="字1"),
    )
    free, bold, last, official = (
        read_faces(save(f"{number}.ttf", font))[0] for number, font in enumerate(fonts)
    )
    digits, others, *_ = choose(roles, [free, bold, last]).stack("黑体")
    assert (digits.path, others) == (bold.path, free)
    assert {chr(point) for point in digits.characters} == set("1.%")
    with TTFont(BytesIO(digits.content())) as font:
        assert {chr(point) for point in font.getBestCmap()} == set("1.%")
    # The official font has digits of its own weight, and without the bold one there is no other.
    assert choose(roles, [official, free, bold, last]).stack("黑体") == (official, last)
    assert choose(roles, [free, last]).stack("黑体") == (free, last)
