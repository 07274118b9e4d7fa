"""适用年度: one year, several, or from one on; which form a year takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.years import form_after, form_for, notes
from generator.diagnostics import DisclosureError, Position
from generator.forms.library import Library, built_in
from generator.forms.years import Years, read_years

AT = Position("试")


@pytest.mark.parametrize(
    ("text", "years", "words", "written"),
    [
        ("2024", Years(2024, 2024), "2024 年", "2024"),
        ("2024-", Years(2024, None), "2024 年起", "2024-"),
        ("2024年起", Years(2024, None), "2024 年起", "2024-"),
        ("2024 起", Years(2024, None), "2024 年起", "2024-"),
        ("2021-2023", Years(2021, 2023), "2021—2023 年", "2021-2023"),
        ("2021—2023年", Years(2021, 2023), "2021—2023 年", "2021-2023"),
        ("2021年至2023年", Years(2021, 2023), "2021—2023 年", "2021-2023"),
        ("２０２４－", Years(2024, None), "2024 年起", "2024-"),
        ("2024-2024", Years(2024, 2024), "2024 年", "2024"),
    ],
)
def test_years_are_read(text: str, years: Years, words: str, written: str) -> None:
    read = read_years(text)
    assert (read, str(read)) == (years, words)
    assert read is not None
    assert read.written == written
    assert read_years(read.written) == years


def test_a_span_covers_its_ends() -> None:
    assert [Years(2021, 2023).cover(year) for year in (2020, 2021, 2023, 2024)] == [
        False,
        True,
        True,
        False,
    ]


def test_an_open_span_covers_all_that_comes() -> None:
    assert [Years(2024, None).cover(year) for year in (2023, 2024, 2099)] == [False, True, True]


def own(folder: Path, **forms: str) -> Library:
    """A department's forms, each with its 适用年度 and 地区, before the built-in ones."""
    for name, stated in forms.items():
        years, region = stated.split("|")
        (folder / name).mkdir()
        text = f'名称: "{name}"\n适用年度: "{years}"\n地区: "{region}"\n继承: "2024"\n'
        (folder / name / "form.yaml").write_text(text, "utf-8")
    return Library((folder, built_in()))


@pytest.mark.parametrize("text", ["以后", "24", "2024-25", "-2024", "2021,2022", "2024/2025"])
def test_what_is_no_year_is_said_where_it_stands(text: str, tmp_path: Path) -> None:
    library = own(tmp_path, 我县=f"{text}|")
    with pytest.raises(DisclosureError) as raised:
        _ = library.form("我县", AT).spec
    (found,) = raised.value.diagnostics
    assert (found.code, found.position.line) == ("K211", 2)
    assert found.message == f"适用年度：“{text}”不是适用年度"
    assert "2024-（从这一年起）" in found.mend


def test_a_span_backwards_is_turned(tmp_path: Path) -> None:
    library = own(tmp_path, 我县="2024-2021|")
    with pytest.raises(DisclosureError) as raised:
        _ = library.form("我县", AT).spec
    assert '"2021-2024"' in raised.value.diagnostics[0].mend


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2021, "2021"),
        (2022, "2022"),
        (2023, "2023"),
        (2024, "2024"),
        (2025, "2024"),
        (2026, "2024"),
        (2027, "2024"),
    ],
)
def test_every_year_has_its_built_in_form(year: int, name: str) -> None:
    assert form_for(Library((built_in(),)), year, "新疆").name == name


def test_of_two_that_cover_the_year_the_newer_is_taken(tmp_path: Path) -> None:
    library = own(tmp_path, 甲="2022-|某省", 乙="2025-|某省", 丙="2026-2026|某省")
    assert [form_for(library, year, "某省").name for year in (2023, 2025, 2026, 2027)] == [
        "甲",
        "乙",
        "丙",
        "乙",
    ]


def test_the_departments_own_go_first(tmp_path: Path) -> None:
    library = own(tmp_path, 我县2024="2024-|新疆维吾尔自治区")
    assert form_for(library, 2027).name == "我县2024"
    assert form_for(library, 2023).name == "2023"  # of its region, where it has none of its own


def test_a_department_of_one_region_never_takes_anothers_form(tmp_path: Path) -> None:
    library = own(tmp_path, 甲="2024-|某省")
    assert form_for(library, 2024).name == "甲"
    with pytest.raises(DisclosureError, match="没有适用 2023 年的表样"):
        form_for(library, 2023)
    assert form_for(library, 2023, "新疆").name == "2023"


def test_where_there_are_two_regions_one_must_be_named(tmp_path: Path) -> None:
    library = own(tmp_path, 甲="2024-|某省", 乙="2024-|另一省")
    with pytest.raises(DisclosureError, match="适用 2027 年的表样不止一套：") as raised:
        form_for(library, 2027)
    assert raised.value.diagnostics[0].code == "K801"
    assert form_for(library, 2027, "另一").name == "乙"


def test_where_there_is_none_all_are_listed() -> None:
    with pytest.raises(DisclosureError, match="没有适用 2019 年的表样。") as raised:
        form_for(Library((built_in(),)), 2019)
    assert "2024（新疆维吾尔自治区，适用 2024 年起）" in raised.value.diagnostics[0].mend


@pytest.mark.parametrize(
    ("current", "year", "then"),
    [
        ("2023", 2024, "2024"),  # the next one
        ("2024", 2027, "2024"),  # still in force
        ("甲", 2027, "乙"),  # of its own region
        ("乙", 2027, "乙"),
        ("丙", 2027, "丙"),  # nothing serves the year: it stays, and is said
    ],
)
def test_the_next_year_takes_the_newest_of_the_same_region(
    current: str, year: int, then: str, tmp_path: Path
) -> None:
    library = own(tmp_path, 甲="2022-|某省", 乙="2025-|某省", 丙="2026-2026|第三省")
    assert form_after(library, year, library.form(current, AT)).name == then


def test_a_variant_as_new_as_the_built_in_form_is_kept(tmp_path: Path) -> None:
    library = own(tmp_path, 我县2024="2024-|新疆维吾尔自治区")
    for name in ("我县2024", "2024"):
        assert form_after(library, 2027, library.form(name, AT)).name == name


def test_a_form_outside_its_years_is_said() -> None:
    library = Library((built_in(),))
    assert list(notes(library.form("2021", AT), 2022)) == [
        "注意：表样 2021 适用 2021 年，不是 2022 年的；填写前请核对表和说法。"
    ]
    assert list(notes(library.form("2024", AT), 2026)) == []
