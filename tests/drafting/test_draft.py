"""The draft of a form from a paper that was published in it: it prints the paper again, and leaves
no number of the paper in its templates."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.cli.main import main
from generator.diagnostics import Position
from generator.drafting.answers import Answers
from generator.drafting.draft import Draft, draft
from generator.drafting.goals import drafted_goals
from generator.drafting.tables import Words
from generator.published.from_document import from_document
from generator.published.model import Block, Cell, Paper, Paragraph, Table
from generator.workspace import library
from tests.published.own import bare, own

ROOT = Path(__file__).parents[2]
SHANGHAI = ROOT / "inputs" / "shanghai" / "2025-putuo-finance.yaml"
PROVINCE = ROOT / "examples" / "province" / "单位.yaml"
COMMENT = re.compile(r"\{#.*?#\}")
PLACE = re.compile(r"\{[{%].*?[%}]\}")
AMOUNT = re.compile(r"\d[\d,.]*(?:万元|元|%|人|辆|台)")


@cache
def made(path: Path, form: str) -> Draft:
    """A draft from a paper in a form that the program does not know."""
    forms = [one.spec for one in library(path, None).forms(Position("测试")) if one.name != form]
    mine = own(path)
    return draft("草稿", mine.paper, mine.disclosure, forms)


def facts(path: Path, folder: Path) -> Path:
    """The facts as an import has them: nothing that the form asked for itself."""
    text = re.sub(r"(?ms)^另填:.*?(?=^\S|\Z)", "", path.read_text("utf-8"))
    file = folder / "单位.yaml"
    file.write_text(re.sub(r"(?m)^表样:.*$", "表样: 草稿", text), "utf-8")
    return file


def printed_again(path: Path, form: str, folder: Path) -> Paper:
    """What the untouched draft makes of the facts."""
    for name, text in made(path, form).files().items():
        (folder / "表样" / "草稿").mkdir(parents=True, exist_ok=True)
        (folder / "表样" / "草稿" / name).write_text(text, "utf-8")
    disclosure = pipeline.load(facts(path, folder), folder / "表样")
    numbers = disclosure.form.spec.numbers["文字"]
    places = {unit: style.places for unit, style in numbers.items()}
    return from_document(pipeline.compose(disclosure), places)


def cells(paper: Paper) -> list[str]:
    """Every cell, with the place that it has."""
    found: list[str] = []
    for _, table in paper.tables():
        for row, line in enumerate(one for one in table.rows if any(cell.text for cell in one)):
            for column, cell in enumerate(line):
                if cell.text:
                    found.append(f"{bare(table.title)} {row} {column} {bare(cell.text)}")
    return found


def sentences(paper: Paper) -> list[str]:
    return [bare(one.text) for one in paper.blocks if isinstance(one, Paragraph)]


def share(wanted: list[str], found: list[str]) -> float:
    left = list(found)
    count = 0
    for one in wanted:
        if one in left:
            left.remove(one)
            count += 1
    return count / len(wanted)


@pytest.mark.parametrize(
    ("path", "form", "of_cells", "of_sentences"),
    [(SHANGHAI, "上海区级", 1.0, 0.75), (PROVINCE, "样例省2024", 0.99, 0.6)],
    ids=["上海", "样例省"],
)
def test_the_untouched_draft_prints_the_paper_again(
    path: Path, form: str, of_cells: float, of_sentences: float, tmp_path: Path
) -> None:
    paper, again = own(path).paper, printed_again(path, form, tmp_path)
    assert share(cells(paper), cells(again)) >= of_cells
    assert share(sentences(paper), sentences(again)) >= of_sentences


@pytest.mark.parametrize(
    ("path", "form"), [(SHANGHAI, "上海区级"), (PROVINCE, "样例省2024")], ids=["上海", "样例省"]
)
def test_no_amount_of_the_paper_stays_in_a_template(path: Path, form: str) -> None:
    """It would be printed for every other unit."""
    for name, text in made(path, form).templates.items():
        words = PLACE.sub("", COMMENT.sub("", text))
        assert AMOUNT.findall(words) == [], name


def test_columns_and_rows_are_matched_by_what_they_print() -> None:
    table = yaml.safe_load(made(SHANGHAI, "上海区级").files()["form.yaml"])["表"]["财务收支总表"]
    income, spending = table["区"]
    assert table["标题"] == "{年度}年部门财务收支预算总表"
    assert [(row["名称"], row["键"]) for row in income["行"]["固定"]][:2] == [
        ("一、财政拨款收入", "财政拨款"),
        ("1. 一般公共预算资金", "一般公共预算"),
    ]
    assert income["列"][0]["列"][1]["数"] == "收入.{键}.金额"
    assert spending["行"] == {"来源": "功能科目", "层次": ["类"]}
    assert spending["列"][0]["列"][0]["文"] == "{汉字序}、{名称}"
    assert spending["列"][0]["列"][1]["数"] == "支出.{码}.金额"


def test_what_nothing_prints_is_left_open() -> None:
    left = made(PROVINCE, "样例省2024").left_open
    assert "表“部门整体绩效目标表”的数 0" in left
    assert "文字“…云岭县林业信息中心；下设2”" in left


def test_performance_tables_are_told_by_the_facts() -> None:
    """No aim, person or project of the paper stays in them."""
    text = made(PROVINCE, "样例省2024").templates["绩效表.html"]
    assert (
        '<tr><th>部门联系人</th><td colspan="2">{{ 整体绩效.联系人 or "（略）" }}</td>'
        '<th>联系电话</th><td colspan="2">{{ 整体绩效.联系电话 or "（略）" }}</td></tr>'
    ) in text
    assert (
        '<th>年度预算总额</th><td align="右">{{ 项.金额 }}</td><th colspan="2">其中：财政拨款</th>'
        '<td colspan="2" align="右">{{ 项.财政拨款 }}</td>'
    ) in text
    assert "{% for 指标 in 项.绩效.指标 %}" in text
    assert "信息系统运行维护" not in text
    assert "保障" not in text


def test_amounts_with_their_unit_and_other_names_of_a_project_are_told_too() -> None:
    """A paper calls a project otherwise in its table, and writes 50万元 into the cell."""
    mine = own(PROVINCE)
    changed = {"信息系统运行维护": Cell("信息系统运维"), "50": Cell("50万元"), "0": Cell()}
    found = drafted_goals(
        [_with_cells(block, changed) for block in mine.paper.blocks],
        Answers.of(mine.disclosure),
        Words(mine.paper.unit, mine.paper.year),
    )
    assert (
        '<th>年度预算总额</th><td align="右">{{ 项.金额 }}万元</td>'
        '<th colspan="2">其中：财政拨款</th><td colspan="2" align="右">{{ 项.财政拨款 }}万元</td>'
        "<th>其他资金</th><td>{{ 项.其他资金 }}</td>"
    ) in found.template
    assert "信息系统" not in found.template


def _with_cells(block: Block, changed: dict[str, Cell]) -> Block:
    if not isinstance(block, Table) or not block.title.startswith("项目支出绩效目标表"):
        return block
    rows = (tuple(changed.get(cell.text, cell) for cell in row) for row in block.rows)
    return replace(block, rows=tuple(rows))


def test_sentences_name_figures_and_say_no_change_where_there_is_none() -> None:
    text = made(SHANGHAI, "上海区级").templates["部分5.html"]
    assert (
        '（三）公务接待费{{ 数("三公.公务接待费.金额") }}万元，'
        '{% if 数("三公.公务接待费.增减额").非零 %}比{{ 上年度 }}年预算'
        '{{ 数("三公.公务接待费.增减额").词 }}{{ 数("三公.公务接待费.增减额") }}万元'
        "{% else %}与{{ 上年度 }}年预算持平{% endif %}"
    ) in text


def test_the_command_writes_it_once_and_the_check_lists_what_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("公开.html").write_bytes(own(PROVINCE).written("html"))
    asked = ["forms", "draft", "公开.html", "-o", "表样/邻省", "--facts", str(PROVINCE)]
    assert main(["forms", "draft", "公开.html"]) == 2
    assert main(asked) == 1
    said = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"已起草 表样/邻省：\d+ 张表，\d+ 处没有配上。", said[-3])
    count = "".join(one.read_text("utf-8") for one in Path("表样").rglob("*.html")).count("原话")
    assert said[-2].startswith(f"{count} 段是原文的原话，")
    assert count > 0
    assert main(asked) == 2
    assert "表样/邻省 已经有了" in capsys.readouterr().err
    assert main(["forms", "check", "邻省", "--templates", "表样"]) == 1
    assert " 错误 F109 " in capsys.readouterr().out
