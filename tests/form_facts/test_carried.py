"""另填 on its way: asked for by ``new``, taken over by ``roll``, added up by ``consolidate``, in
the schema, against last year."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import yaml

from generator import pipeline
from tests.form_facts.conftest import FACTS, HEAD, Write

Said = Callable[..., tuple[int, str]]


def test_new_asks_for_it(tmp_path: Path, said: Said) -> None:
    path = tmp_path / "新.yaml"
    assert said("new", path, "--year", "2025")[0] == 0
    text = path.read_text("utf-8")
    assert "\n  非税收入计划:                    # 待填：全年非税收入征收计划。例：12.30\n" in text
    assert "\n#  绿地: 12.5                       # 单位：公顷。\n" in text
    assert "\n#    - 名称: 文字\n" in text


def test_new_does_not_speak_of_it_where_the_form_asks_for_nothing(
    tmp_path: Path, said: Said
) -> None:
    path = tmp_path / "新.yaml"
    assert said("new", path, "--form", "2024")[0] == 0
    assert "另填" not in path.read_text("utf-8")


def test_roll_keeps_it_and_marks_every_entry(tmp_path: Path, write: Write, said: Said) -> None:
    path = tmp_path / "2025.yaml"
    assert said("roll", write(), "-o", path)[0] == 0
    text = path.read_text("utf-8")
    assert "  非税收入计划: 12.30  # 待核" in text
    assert "    - {名称: 电脑, 数量: 10, 金额: 5.0044}  # 待核" in text


def test_last_years_file_gives_the_change(write: Write, forms: Path) -> None:
    write(head=HEAD.replace("2024", "2023"), name="2023.yaml")
    path = write(FACTS.replace("12.30", "15.00") + "上年: {文件: 2023.yaml}\n")
    figures = pipeline.load(path, forms).figures
    assert figures["另填.非税收入计划.上年"].value == 123_000
    assert figures["另填.非税收入计划.增减额"].value == 27_000


def test_last_years_file_may_know_nothing_of_it(write: Write, forms: Path) -> None:
    write("", head=HEAD.replace("2024", "2023").replace("甲县", '"2023"', 1), name="2023.yaml")
    figures = pipeline.load(write(FACTS + "上年: {文件: 2023.yaml}\n"), forms).figures
    assert "另填.非税收入计划.上年" not in figures
    assert not figures.knows("另填.非税收入计划.增减额")


def test_units_are_added_up(tmp_path: Path, write: Write, said: Said) -> None:
    one = write(name="甲.yaml", head=HEAD.replace("档案馆", "甲馆"))
    other = write(
        FACTS.replace("行政: 10", "行政: 3").replace("有食堂: 是", "有食堂: 否"),
        name="乙.yaml",
        head=HEAD.replace("档案馆", "乙馆"),
    )
    target = tmp_path / "部门.yaml"
    code, shown = said("consolidate", one, other, "-o", target)
    assert code == 0
    assert "另填 › 有食堂：不能相加，各单位写的不同；请在部门的文件里写部门自己的。" in shown
    made = yaml.safe_load(target.read_text("utf-8"))["另填"]
    assert made["非税收入计划"] == 24.6
    assert made["编制分类"] == {"行政": 13, "事业": 10}
    assert "有食堂" not in made
    assert [row["数量"] for row in made["新增资产"]] == [4, 2, 20]
    assert made["新增资产"][0]["单价"] == 1.2


def test_what_the_department_wrote_itself_stays(write: Write, said: Said) -> None:
    one = write(name="甲.yaml", head=HEAD.replace("档案馆", "甲馆"))
    other = write(
        FACTS.replace("有食堂: 是", "有食堂: 否"),
        name="乙.yaml",
        head=HEAD.replace("档案馆", "乙馆"),
    )
    target = write("汇总自: []\n另填: {有食堂: 是}\n", name="部门.yaml")
    assert said("consolidate", one, other, "-o", target)[0] == 0
    made = yaml.safe_load(target.read_text("utf-8"))["另填"]
    assert made["有食堂"] == "是"
    assert made["编制分类"] == {"行政": 20, "事业": 10}


def test_a_department_that_differs_from_its_units(write: Write, said: Said) -> None:
    write(name="甲.yaml", head=HEAD.replace("档案馆", "甲馆"))
    path = write(FACTS.replace("12.30", "13.00") + "汇总自: [甲.yaml]\n")
    shown = said("check", path)[1]
    assert "H107 另填.非税收入计划.金额 这里是 13.00万元，各单位文件相加是 12.30万元。" in shown
    assert "单价" not in shown


def test_the_schema_knows_it(tmp_path: Path, said: Said) -> None:
    target = tmp_path / "schema.json"
    assert said("schema", "--output", target)[0] == 0
    schema = jsonschema.Draft202012Validator(json.loads(target.read_text("utf-8")))
    facts = yaml.safe_load(HEAD + FACTS) | {"公开日期": "2024-03-10"}
    assert [*schema.iter_errors(facts)] == []
    facts["另填"]["新增资产"] = "无"
    assert [*schema.iter_errors(facts)] == []
    del facts["另填"]["有食堂"]
    facts["另填"]["编制分类"]["行政"] = "十"
    assert {fault.json_path for fault in schema.iter_errors(facts)} == {
        "$['另填']",
        "$['另填']['编制分类']['行政']",
    }
    assert schema.is_valid(facts | {"表样": "2024"})


def test_the_form_says_what_it_asks_for(said: Said) -> None:
    shown = said("forms", "show", "甲县")[1]
    assert "  非税收入计划：金额，全年非税收入征收计划\n" in shown
    assert "    行政：个数，人\n" in shown
