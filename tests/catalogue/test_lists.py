"""The lists of the classification are sound: bytes, columns, codes, levels, parents, names,
sources, years."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from generator.catalogue import lists
from generator.catalogue.classification import Catalogue
from generator.catalogue.standing import Standing, doubt, standing

COLUMNS = ["code", "name", "level", "parent", "source"]
DOUBTFUL = ["code", "name", "level", "parent", "valid_from", "valid_to", "source"]
SOURCES = {"document", "found", "corroborated", "memory", "knowledge", "carried"}
LENGTHS = {"function": {"1": 3, "2": 5, "3": 7}, "economic": {"1": 3, "2": 5}}
# half-width brackets, blanks, control or replacement characters, 岀 for 出
BAD_NAME = re.compile(r"[()\s\u0000-\u001f\u007f\ufffd岀]")
OF_YEARS = sorted(p.stem for p in lists.DATA.glob("*-20*.csv"))
SPECIAL = ["fund-function", "state-capital-function"]

Rows = list[dict[str, str]]


def read(stem: str, columns: list[str]) -> Rows:
    raw = (lists.DATA / f"{stem}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") in (0, raw.count(b"\n"))
    assert raw.endswith(b"\n")
    table = list(csv.reader(raw.decode("utf-8").splitlines()))
    assert table[0] == columns
    return [dict(zip(columns, row, strict=True)) for row in table[1:]]


def kind_of(stem: str) -> str:
    return "economic" if stem.startswith("economic") else "function"


@pytest.mark.parametrize("stem", [*OF_YEARS, *SPECIAL])
def test_codes_names_and_sources(stem: str) -> None:
    found, kind = read(stem, COLUMNS), kind_of(stem)
    codes = [row["code"] for row in found]
    assert codes == sorted(set(codes))
    for row in found:
        code = row["code"]
        assert re.fullmatch(r"2\d+" if kind == "function" else r"3\d+", code), row
        assert len(code) == LENGTHS[kind][row["level"]], row
        assert row["parent"] == ("" if row["level"] == "1" else code[:-2]), row
        assert row["name"].strip(), row
        assert not BAD_NAME.search(row["name"]), row
        assert row["source"] in SOURCES, row


@pytest.mark.parametrize("stem", OF_YEARS)
def test_every_parent_is_listed(stem: str) -> None:
    found = read(stem, COLUMNS)
    assert {row["parent"] for row in found} - {""} <= {row["code"] for row in found}


@pytest.mark.parametrize("stem", SPECIAL)
def test_the_special_budgets_stand_below_known_classes(stem: str) -> None:
    found = read(stem, COLUMNS)
    classes = {code for year in lists.years("function") for code in lists.names(f"function-{year}")}
    assert {row["parent"] for row in found} - {""} <= {row["code"] for row in found} | classes


@pytest.mark.parametrize("kind", ["function", "economic"])
def test_no_year_is_left_out(kind: lists.Kind) -> None:
    known = lists.years(kind)
    assert known == tuple(range(2021, known[-1] + 1))


@pytest.mark.parametrize("stem", OF_YEARS)
def test_what_is_carried_over_stands_so_in_the_year_before(stem: str) -> None:
    kind, year = stem.split("-")
    carried = {
        row["code"]: row["name"] for row in read(stem, COLUMNS) if row["source"] == "carried"
    }
    before = lists.names(f"{kind}-{int(year) - 1}") if carried else {}
    assert carried.items() <= before.items()


@pytest.mark.parametrize("kind", ["function", "economic"])
def test_what_is_doubtful_is_not_listed_as_certain(kind: lists.Kind) -> None:
    for row in read(f"{kind}-uncertain", DOUBTFUL):
        first, last = int(row["valid_from"] or 0), int(row["valid_to"] or 9999)
        assert first <= last, row
        name = row["name"].split("（旧名")[0]
        for year in lists.years(kind):
            listed = lists.rows(f"{kind}-{year}").get(row["code"])
            is_certain = listed and first <= year <= last and listed.source != "carried"
            assert not (is_certain and listed and listed.name == name), row


def test_the_years_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stem, text in {
        "function-2026": "201,甲类,1,,document\n20101,甲款,2,201,"
        "document\n2010101,甲项,3,20101,document\n",
        "function-2027": "201,甲类,1,,document\n20101,甲款,2,201,"
        "document\n2010102,乙项,3,20101,document\n",
        "economic-2026": "301,甲类,1,,document\n",
        "economic-2027": "301,甲类,1,,document\n",
        "fund-function": "",
        "state-capital-function": "",
    }.items():
        (tmp_path / f"{stem}.csv").write_text(f"{','.join(COLUMNS)}\n{text}", "utf-8")
    for kind in ("function", "economic"):
        (tmp_path / f"{kind}-uncertain.csv").write_text(f"{','.join(DOUBTFUL)}\n", "utf-8")
    cached = (lists.rows, lists.names, lists.years, lists.doubtful)
    monkeypatch.setattr(lists, "DATA", tmp_path)
    for one in cached:
        one.cache_clear()
    try:
        assert lists.years("function") == (2026, 2027)
        assert [Catalogue(year).function_year for year in (2020, 2026, 2027, 2030)] == [
            2026,
            2026,
            2027,
            2027,
        ]
        assert [Catalogue(year).is_listed for year in (2025, 2026, 2027, 2028)] == [
            False,
            True,
            True,
            False,
        ]
        assert standing(Catalogue(2027), "2010101") is Standing.ELSEWHERE
        assert standing(Catalogue(2027), "2010102") is Standing.LISTED
        assert standing(Catalogue(2027), "2010103") is Standing.UNKNOWN
        assert standing(Catalogue(2028), "2010103") is Standing.DOUBTFUL
        assert doubt(Catalogue(2028), "2010103") == "2028 年的科目表没有收录，当年可能有"
    finally:
        monkeypatch.undo()
        for one in cached:
            one.cache_clear()
