"""A section that is left out is asked for; one that is stated as none is stated."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import pipeline, schema
from generator.budget.model import Budget
from generator.cli.main import main
from generator.diagnostics import DisclosureError
from generator.document.tree import Paragraph, plain
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.reader import read, read_text
from tests.rules.asked import with_texts

sys.path.insert(0, str(Path(__file__).parent))

from examples import HERE, findings

HEAD = (
    '表样: "2024"\n年度: 2024\n公开日期: 2024-03-10\n单位: {名称: 青石县档案馆, 性质: 行政单位}\n'
)
MONEY = '基本支出: {按功能科目: {"2012604": 10.00}, 按经济科目: {"30101": 8.00, "30201": 2.00}}\n'
RECEPTION = '基本支出: {按经济科目: {"30101": 80.00, "30201": 18.00, "30217": 2.00}}\n'
LINE = '[{功能科目: "2012604", 基本支出: 9.00}]'
SECTIONS = {
    "人员": "T222",
    "内设机构": "T223",
    "上年": "T224",
    "政府采购": "T228",
    "国有资产": "T228",
}


def budget(text: str) -> Budget:
    return decode(Budget, read_text(HEAD + text, "本单位.yaml"))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("人员", "staff"),
        ("内设机构", "offices"),
        ("上年", "prior"),
        ("政府采购", "procurement"),
        ("国有资产", "assets"),
    ],
)
def test_none_is_not_the_same_as_nothing(key: str, field: str) -> None:
    none, nothing = getattr(budget(f"{key}: 无\n"), field), getattr(budget(""), field)
    assert none.is_none
    assert not nothing.is_none
    assert none != nothing
    assert none.at().line == 5
    assert none == getattr(budget(f'{key}: " 无 "\n'), field)


@pytest.mark.parametrize("value", ["没有", "0", "[无]", ""])
def test_any_other_word_is_refused_with_what_to_write(value: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        budget(f"人员: {value}\n")
    (one,) = caught.value.diagnostics
    assert (one.code, one.position.line) == ("K103" if not value else "K104", 5)
    assert "“无”" in f"{one.message}{one.mend}"


@pytest.mark.parametrize("key", SECTIONS)
def test_a_section_that_is_left_out_is_asked_for(key: str, tmp_path: Path) -> None:
    base = read(HERE / "base.yaml")
    assert isinstance(base.root, dict)
    del base.root[key]
    found = pipeline.examine(
        decode(Budget, Source("本单位.yaml", base.text, base.root)), HERE / "x.yaml", tmp_path
    )
    assert [d.code for d in found.diagnostics] == [SECTIONS[key]]


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("上年: {三公经费: {公务接待费: 0}}", ["没有写上年的支出", "没有写上年的机关运行经费"]),
        ("上年: {支出: [], 机关运行经费: 1.00}", ["没有写上年的支出"]),
        ("上年: {数值: {支出.合计: 3.00, 机关运行经费: 1.00}}", []),
        (f"{RECEPTION}上年: {{支出: {LINE}, 机关运行经费: 2.00}}", ["没有写上年的三公经费"]),
        (f"{RECEPTION}上年: {{支出: {LINE}, 机关运行经费: 2.00, 三公经费: {{公务接待费: 0}}}}", []),
    ],
)
def test_last_year_in_parts(fragment: str, said: list[str], tmp_path: Path) -> None:
    messages = [d.message for d in findings(fragment + "\n", tmp_path) if d.code == "T225"]
    assert len(messages) == len(said)
    assert all(part in message for part, message in zip(said, messages, strict=True))


def test_a_unit_without_staff_and_offices_is_published(tmp_path: Path) -> None:
    stated = "".join(f"{key}: 无\n" for key in SECTIONS)
    file = tmp_path / "本单位.yaml"
    file.write_text(with_texts(f"{HEAD}主要职能: [保管档案。]\n{MONEY}{stated}", tmp_path), "utf-8")
    disclosure = pipeline.load(file)
    assert disclosure.diagnostics == ()
    lines = [
        plain(b.inlines) for b in pipeline.compose(disclosure).blocks() if isinstance(b, Paragraph)
    ]
    assert "青石县档案馆无下属预算单位，无内设机构。" in lines
    assert any("编制数0，实有人数0人" in line for line in lines)


def test_what_is_stated_goes_over_into_next_years_file(tmp_path: Path) -> None:
    stated = "".join(f"{key}: 无\n" for key in SECTIONS)
    (tmp_path / "2024.yaml").write_text(f"{HEAD}主要职能: [保管档案。]\n{MONEY}{stated}", "utf-8")
    assert main(["roll", str(tmp_path / "2024.yaml"), "-o", str(tmp_path / "2025.yaml")]) == 0
    text = (tmp_path / "2025.yaml").read_text("utf-8")
    assert yaml.safe_load(text)["上年"] == {"文件": "2024.yaml"}
    assert "人员: 无  # 待核\n" in text
    assert "国有资产: 无  # 待核\n" in text


def test_a_department_says_none_where_all_its_units_do(tmp_path: Path) -> None:
    stated = "".join(f"{key}: 无\n" for key in SECTIONS)
    for name in ("甲站", "乙站"):
        head = HEAD.replace("青石县档案馆", f"青石县{name}")
        (tmp_path / f"{name}.yaml").write_text(
            f"{head}主要职能: [保管档案。]\n{MONEY}{stated}", "utf-8"
        )
    units = [str(tmp_path / f"{name}.yaml") for name in ("甲站", "乙站")]
    assert main(["consolidate", *units, "-o", str(tmp_path / "部门.yaml")]) == 0
    made = yaml.safe_load((tmp_path / "部门.yaml").read_text("utf-8"))
    assert {key: made[key] for key in ("人员", "上年", "政府采购", "国有资产")} == dict.fromkeys(
        ("人员", "上年", "政府采购", "国有资产"), "无"
    )
    assert [unit["人员"] for unit in made["下属单位"]] == ["无", "无"]
    text = (
        (tmp_path / "甲站.yaml")
        .read_text("utf-8")
        .replace("人员: 无", "人员: {编制: 3, 在职: {人数: 0, 增减: 0}}")
    )
    (tmp_path / "甲站.yaml").write_text(text, "utf-8")
    assert main(["consolidate", *units, "-o", str(tmp_path / "部门.yaml")]) == 0
    made = yaml.safe_load((tmp_path / "部门.yaml").read_text("utf-8"))
    assert made["人员"] == {"编制": 3, "在职": {"人数": 0, "增减": 0}}


def test_an_editor_takes_none_for_a_section_and_nothing_else() -> None:
    validator = Draft202012Validator(schema.schema())
    facts = {
        "表样": "2024",
        "年度": 2024,
        "公开日期": "2024-03-10",
        "单位": {"名称": "青石县档案馆"},
    }
    assert list(validator.iter_errors({**facts, **dict.fromkeys(SECTIONS, "无")})) == []
    for key in SECTIONS:
        assert [list(e.absolute_path) for e in validator.iter_errors({**facts, key: "没有"})] == [
            [key]
        ]
