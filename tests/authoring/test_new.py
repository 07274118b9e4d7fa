"""``disclosure new``: clean but for what must be filled in, and its examples are right."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.budget.model import Budget
from generator.cli.main import main
from generator.diagnostics import DisclosureError, Position
from generator.forms.library import Library, built_in
from generator.source import schema
from generator.source.decode import decode
from generator.source.reader import read, read_text
from tests.stated import in_place

LIBRARY = Library((built_in(),))
FORMS = [n for n in LIBRARY.names() if not LIBRARY.form(n, Position("")).spec.facts]
MISSING = ["公开日期：没有填写", "单位 › 名称：没有填写"]
EXAMPLE = re.compile(r"^#(?=\S|  )", re.MULTILINE)


@pytest.fixture(params=FORMS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "某局.yaml"
    assert main(["new", str(path), "--form", request.param]) == 0
    return path


def findings(text: str) -> list[str]:
    try:
        decode(Budget, read_text(text, "某局.yaml"))
    except DisclosureError as error:
        return [d.message for d in error.diagnostics]
    return []


def test_only_what_must_be_filled_in_is_missing(file: Path) -> None:
    text = read(file).text
    assert findings(text) == MISSING
    assert [
        line.split(":")[0].strip()
        for line in text.split("\n")
        if "# 待填" in line and line[0] != "#"
    ] == [
        "公开日期",
        "名称",
        "内设机构",
        "人员",
        "政府采购",
        "国有资产",
    ]


def dated(file: Path) -> str:
    """The file with the date and the name of the unit."""
    text = re.sub("(?m)^公开日期:.*", f"公开日期: {file_year(file)}-03-10", file.read_text("utf-8"))
    return re.sub("(?m)^  名称:.*", "  名称: 甲县某局", text)


def file_year(file: Path) -> str:
    root = read(file).root
    assert isinstance(root, dict)
    return str(root["年度"])


def test_what_is_not_stated_is_asked_for(file: Path) -> None:
    file.write_text(dated(file), "utf-8")
    found, _ = pipeline.check(file)
    assert [d.code for d in found] == ["T220", "T221", "T224", "T223", "T222", "T228", "T228"]
    assert main(["render", str(file), "--format", "html"]) == 1


def test_filled_in_it_checks_clean_and_renders(file: Path, tmp_path: Path) -> None:
    file.write_text(
        in_place(dated(file), file.name) + "接受: [{规则: T220, 理由: 没有收支}]\n", "utf-8"
    )
    assert pipeline.check(file)[0] == ()
    assert main(["check", str(file)]) == 0
    assert main(["render", str(file), "--format", "html", "--output", str(tmp_path)]) == 0


def test_all_examples_are_right_together(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = EXAMPLE.sub("", file.read_text("utf-8"))
    assert findings(text) == [
        *MISSING,
        "项目 › 第 1 项 › 绩效 › 目标：没有填写",
        "整体绩效 › 目标：没有填写",
    ]
    text = re.sub("(?m)^公开日期:.*", "公开日期: 2024-03-10", text)
    text = re.sub("(?m)^( +)(名称|目标): +#.*", r"\1\2: 甲县某局", text)
    file.write_text(text, "utf-8")
    capsys.readouterr()
    main(["check", str(file)])
    assert [
        line for line in capsys.readouterr().out.split("\n") if "错误" in line and " T1" in line
    ] == []


def test_every_key_is_there_in_the_order_of_the_model(file: Path) -> None:
    keys = re.findall(r"(?m)^#*([^\s#:]+):", file.read_text("utf-8"))
    # 另填 is there where the form asks for facts of its own: tests/form_facts.
    assert keys == [key for key in schema.keys(Budget) if key != "另填"]


def test_the_year_is_the_forms(file: Path) -> None:
    root = read(file).root
    assert isinstance(root, dict)
    assert root["年度"] == root["表样"]


def test_a_file_is_never_overwritten(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["new", str(file), "--form", "2024"]) == 2
    assert capsys.readouterr().err == f"{file} 已经有了，没有改动它。请换一个名字。\n"
    assert file.read_bytes() == before


def test_an_unknown_form_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "某局.yaml"), "--form", "20244"]) == 1
    assert "没有叫“20244”的表样。" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_editor_finds_the_schema(file: Path) -> None:
    assert file.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=disclosure.schema.json\n"
    )
    there = json.loads((file.parent / "disclosure.schema.json").read_text("utf-8"))
    assert there["properties"]["单位"]["title"] == "单位"


def test_a_schema_that_is_near_is_used(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "disclosure.schema.json").write_text("{}", "utf-8")
    path = tmp_path / "各单位" / "甲局.yaml"
    assert main(["new", str(path), "--form", "2024"]) == 0
    first = path.read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../schema/disclosure.schema.json"
    assert [p.name for p in path.parent.iterdir()] == ["甲局.yaml"]


SHIFTED = re.compile(r"(?<!\d)(20\d\d)(?=年|-\d\d|\.yaml)")


@pytest.mark.parametrize("year", [2021, 2023, 2025, 2026, 2027])
def test_examples_are_of_the_year(year: int, tmp_path: Path) -> None:
    path = tmp_path / "某局.yaml"
    assert main(["new", str(path), "--year", str(year)]) == 0
    assert {int(found) for found in SHIFTED.findall(path.read_text("utf-8"))} == {
        year - 1,
        year,
        year + 1,
    }


@pytest.mark.parametrize(
    ("year", "form"), [(2022, "2022"), (2025, "2024"), (2026, "2024"), (2027, "2024")]
)
def test_a_year_takes_its_newest_form_and_says_which(
    year: int, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "某局.yaml"
    assert main(["new", str(path), "--year", str(year)]) == 0
    assert f"：{year} 年，表样 {form}（新疆维吾尔自治区，适用 {form} 年" in capsys.readouterr().out
    path.write_text(
        in_place(dated(path), path.name) + "接受: [{规则: T220, 理由: 没有收支}]\n", "utf-8"
    )
    assert [d.code for d in pipeline.check(path)[0]] in (
        [],
        ["T310"],
    )  # a year whose codes are not listed yet
    assert main(["render", str(path), "--format", "html", "--output", str(tmp_path)]) == 0
    page = (tmp_path / f"{year}-甲县某局.html").read_text("utf-8")
    assert f"{year}年" in page
    others = {int(found) for found in re.findall(r"(20\d\d)年", page)}
    assert others <= {year - 1, year}


def test_a_form_of_another_year_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "某局.yaml"
    assert main(["new", str(path), "--form", "2021", "--year", "2023"]) == 0
    assert "注意：表样 2021 适用 2021 年，不是 2023 年的" in capsys.readouterr().out
    path.write_text(dated(path), "utf-8")
    (said,) = [d.message for d in pipeline.check(path)[0] if d.code == "T720"]
    assert said == "表样“2021”适用 2021 年，本文件是 2023 年的。"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "没有写年度，也没有写表样。"),
        (["--year", "2019"], "没有适用 2019 年的表样。"),
        (["--year", "2027", "--region", "上天"], "没有“上天”适用 2027 年的表样。"),
        (["--form", "2024", "--region", "新疆"], "--form 2024 已经指明表样，不用再写 --region。"),
    ],
)
def test_what_cannot_be_chosen_is_said(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "某局.yaml"
    assert main(["new", str(path), *options]) == 1
    assert said in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("year", ["27", "二〇二七", "1999", "2101", "2027年"])
def test_what_is_no_year_is_refused(
    year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["new", str(tmp_path / "某局.yaml"), "--year", year])
    assert f"--year 后面的“{year}”不是预算年度。" in capsys.readouterr().err
