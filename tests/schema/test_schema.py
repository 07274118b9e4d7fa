"""The schema passes what the program accepts, and marks typical mistakes, on YAML with the types an
editor gives it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import schema
from generator.cli.main import main

ROOT = Path(__file__).parents[2]
FILE = ROOT / "schema" / "disclosure.schema.json"
SAMPLES = [
    *sorted((ROOT / "inputs").rglob("20*.yaml")),
    ROOT / "examples" / "province" / "单位.yaml",
]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
CHINESE = re.compile(r"[一-鿿]")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and 是 are text, keys are text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        return {str(key): value for key, value in super().construct_mapping(node, deep).items()}


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema.schema())


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a safe loader


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(schema.schema())


def test_the_file_is_up_to_date() -> None:
    assert FILE.read_text("utf-8") == schema.write(), "run: python tools/pages.py"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_samples_name_the_schema(sample: Path) -> None:
    found = MODELINE.match(sample.read_text("utf-8"))
    assert found
    assert (sample.parent / found[1]).resolve() == FILE


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_samples_pass(sample: Path, validator: Draft202012Validator) -> None:
    errors = validator.iter_errors(as_editor(sample.read_text("utf-8")))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_key_has_title_and_description_in_chinese() -> None:
    made = schema.schema()
    models = [
        made,
        *(model for model in made["$defs"].values() if model.get("additionalProperties") is False),
    ]
    keys = [
        (key, value)
        for model in models
        for key, value in model["properties"].items()
        if not key.isdigit()
    ]
    named = [(key, value) for key, value in keys if "title" in value]
    assert len(named) > 100
    assert [
        key
        for key, value in named
        if not CHINESE.search(value["title"] + value.get("description", ""))
    ] == []


def test_codes_are_enumerated_with_names() -> None:
    kept = schema.schema()["$defs"]
    function = kept["功能科目"]["anyOf"][0]
    names = dict(zip(function["enum"], function["markdownEnumDescriptions"], strict=True))
    assert names["2010301"] == "行政运行"
    assert len(names) > 1000
    assert kept["按经济科目"]["properties"]["30101"]["description"] == "基本工资"
    assert "用事业基金弥补收支差额" in kept["资金来源"]["enum"]


MINIMAL = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {名称: 某局}
人员: {编制: 72, 在职: {人数: 76, 增减: -1}}
基本支出:
  按功能科目:
    "2010301": 542.08
  按经济科目: {30101: 542.08}
项目:
  - 名称: 甲
    功能科目: "2010399"
    资金来源: 其他收入
    支出: {"302": 5.00}
    涉密: 是
政府采购: {货物: "21.30"}
"""
MISTAKES = [
    ("年度: 2024", "年: 2024", ""),
    ("单位: {名称: 某局}", "单位: {名字: 某局}", "单位"),
    ("年度: 2024", "年度: 24", "年度"),
    ("2024-03-10", "2024.3.10", "公开日期"),
    ("542.08\n  按", "542.08万元\n  按", "基本支出/按功能科目/2010301"),
    ("542.08\n  按", '"1,542.08"\n  按', "基本支出/按功能科目/2010301"),
    ("542.08\n  按", '"542.0812345"\n  按', "基本支出/按功能科目/2010301"),
    ('"2010301": ', '"20103010": ', "基本支出/按功能科目"),
    ('"2010301": ', '"9010301": ', "基本支出/按功能科目"),
    ("{30101: ", "{3010: ", "基本支出/按经济科目"),
    ('"2010399"', '"20103"', "项目/0/功能科目"),
    ('"2010399"', "行政运行", "项目/0/功能科目"),
    ("其他收入", "其它收入", "项目/0/资金来源"),
    ("涉密: 是", "涉密: true", "项目/0/涉密"),
    ("涉密: 是", "涉密: 有", "项目/0/涉密"),
    ("编制: 72", "编制: 72人", "人员/编制"),
    ("增减: -1", "增减: 减少1", "人员/在职/增减"),
    ("编制: 72", "编制: 7.5", "人员/编制"),
    ("  - 名称: 甲\n", "  - 名称: \n", "项目/0/名称"),
    ("项目:\n  - 名称: 甲\n    ", "项目:\n    名称: 甲\n    ", "项目"),
    ("{名称: 某局}", "{名称: 某局, 类型: 局}", "单位/类型"),
    ("货物: ", "物资: ", "政府采购"),
]


def test_the_minimal_file_passes(validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(as_editor(MINIMAL))) == []


@pytest.mark.parametrize(
    ("right", "wrong", "path"), MISTAKES, ids=[m[1].strip()[:20] for m in MISTAKES]
)
def test_a_typical_mistake_is_marked(
    right: str, wrong: str, path: str, validator: Draft202012Validator
) -> None:
    assert MINIMAL.count(right) == 1
    errors = validator.iter_errors(as_editor(MINIMAL.replace(right, wrong)))
    assert {"/".join(map(str, error.absolute_path)) for error in errors} == {path}


@pytest.mark.parametrize(
    ("wrong", "path", "message"),
    [
        ("舍位: 均衡", "舍位", "应写“平衡”、“最近”、“精确”之一"),
        ("计量单位: 千元", "计量单位", "应写“万元”、“元”之一"),
        ("汇总自: 甲.yaml", "汇总自", "应写列表：每项一行，前面写“- ”"),
        ("版式: {编码列: 不重覆}", "版式/编码列", "应写“重复”、“不重复”之一"),
        (
            "接受: [{规则: T203}]",
            "接受/0",
            (
                "少了必填的键（规则、理由），或者没有这个键：看一看有没有错字；能写哪些键，见 "
                "docs/input-keys.md"
            ),
        ),
        (
            "上年: {支出: [{功能科目: '2010301', 内部往来: {补助: 甲站}}]}",
            "上年/支出/0/内部往来",
            "没有这个键：看一看有没有错字；能写哪些键，见 docs/input-keys.md",
        ),
    ],
    ids=lambda text: text[:12],
)
def test_an_editor_says_in_chinese_what_to_write(
    wrong: str, path: str, message: str, validator: Draft202012Validator
) -> None:
    (error,) = validator.iter_errors(as_editor(f"{MINIMAL}{wrong}\n"))
    assert "/".join(map(str, error.absolute_path)) == path
    said = {
        s["errorMessage"]
        for s in (error.schema, *(e.schema for e in error.context))
        if "errorMessage" in s
    }
    assert said == {message}


def test_a_local_code_of_a_known_class_passes(validator: Draft202012Validator) -> None:
    text = MINIMAL.replace('"2010399"', '"2010388"') + '科目名称: {"2010388": 自设科目}\n'
    assert list(validator.iter_errors(as_editor(text))) == []


def test_the_command_writes_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "编辑" / "disclosure.schema.json"
    assert main(["schema", "--output", str(target)]) == 0
    assert capsys.readouterr().out == f"已写出 {target}。\n"
    written = target.read_text("utf-8")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == written
    of_all_forms = json.loads(schema.write())
    with_own_facts = json.loads(written)
    assert with_own_facts["properties"] == of_all_forms["properties"]
    assert with_own_facts["$defs"].items() >= of_all_forms["$defs"].items()
    (shanghai,) = with_own_facts["allOf"]  # the one built-in form with facts of its own
    assert "上海区级" in json.dumps(shanghai, ensure_ascii=False)
