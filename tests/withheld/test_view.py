"""The public view of random budgets, and of every key that a project may have."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.source import schema
from generator.source.decode import decode
from generator.source.nodes import LocatedStr, Node, scalars
from generator.source.reader import read_text
from generator.withheld.hidden import CLASSIFIED, NAME_IS_PUBLIC, SHOWN, TRANSFER, WITHHELD
from generator.withheld.public import public
from generator.withheld.quoting import public_source, quotable
from generator.withheld.reading import published
from generator.withheld.tree import secrets

HEAD = {"表样": "2024", "年度": "2024", "公开日期": "2024-03-01", "单位": {"名称": "某县某局"}}
AMOUNTS = {"功能科目": "2010399", "支出": {"302": "1.00"}}
NAMED = {"名称", "承担单位"}
DETAILS = ("类型", "依据", "承担单位", "分配")
TIMES = ("开始", "结束")

texts = st.integers(0, 10**6).map(lambda number: f"密{number}密")
times = st.integers(3000, 9999).map(lambda year: f"{year}年")
performances = st.builds(
    lambda goal, name, value: {
        "目标": goal,
        "指标": {"产出指标": {"数量指标": {name: {"值": value}}}},
    },
    texts,
    texts,
    texts,
)
details = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(DETAILS, texts),
        **dict.fromkeys(TIMES, times),
        "补充": st.dictionaries(texts, texts, min_size=1, max_size=3),
        TRANSFER: st.fixed_dictionaries({"上级补助收入": texts}),
        "绩效": performances,
    },
)
flags = st.sampled_from([{CLASSIFIED: "是"}, {WITHHELD: "是"}, {CLASSIFIED: "是", WITHHELD: "是"}])
answers = st.sampled_from([{}, {NAME_IS_PUBLIC: "是"}, {NAME_IS_PUBLIC: "否"}])


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:
    entries = {"名称": draw(texts), **AMOUNTS, **draw(details), **draw(flags), **draw(answers)}
    return {key: entries[key] for key in draw(st.permutations(list(entries)))}


def shown_of(project: dict[str, Any]) -> set[str]:
    """The texts of a project that may come out, worked out from the table of rule T804."""
    is_classified = project.get(CLASSIFIED) == "是"
    keys = set() if is_classified else {"绩效", "名称"}
    if project.get(NAME_IS_PUBLIC) == "是":
        keys.add("名称")
    return {text for key in keys for text in _marked(project.get(key))}


def _marked(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {text for pair in value.items() for one in pair for text in _marked(one)}
    is_mark = str(value).startswith("密") or str(value).endswith("年")
    return {value} if is_mark else set()


def said_by(node: Node) -> str:
    return "\n".join(scalars(node))


@settings(deadline=None)
@given(st.lists(projects(), min_size=1, max_size=4), st.booleans())
def test_no_hidden_text_survives(given: list[dict[str, Any]], flow: bool) -> None:  # noqa: FBT001
    shown = {text for project in given for text in shown_of(project)}
    hidden = {text for project in given for text in _marked(project)} - shown
    tree = {**HEAD, "项目": given}
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    source = read_text(text, "本单位.yaml")
    for view in (published(source), public(decode(Budget, source))):
        facts = json.dumps(view.model_dump(mode="json"), ensure_ascii=False)
        seen = f"{facts}\n{said_by(view.located)}"
        assert {one for one in hidden if one in seen} == set()
        assert {one for one in shown if one not in seen} == set()
        amounts = [project.spending for project in decode(Budget, source).projects]
        assert [project.spending for project in view.projects] == amounts
        assert public(view) is view
    kept = public_source(source)
    assert {one for one in hidden if one in kept.text} == set()
    assert kept.text.count("\n") == source.text.count("\n")


def test_every_key_of_a_project_is_shown_or_hidden_on_purpose() -> None:
    """A key that is new must be put where it belongs, here and in the table."""
    details = {"类型", "依据", "分配", "开始", "结束", "补充"}
    keys = set(schema.keys(Project))
    assert keys - set(SHOWN[WITHHELD]) - NAMED == details | {TRANSFER}
    assert keys - set(SHOWN[CLASSIFIED]) - NAMED == details | {TRANSFER, "绩效"}


def test_a_budget_made_in_python_has_a_public_view() -> None:
    project = Project.model_validate({"名称": "天目", **AMOUNTS, "涉密": True, "依据": "文件"})
    budget = Budget.model_validate({**HEAD, "项目": [project.model_dump(by_alias=True)]})
    (seen,) = public(budget).projects
    assert (seen.name, seen.basis) == ("涉密项目", None)


LINES = """\
项目:
  - 名称: 平常
    支出: {"302": 1}
  # 密
  - 名称: 密
    # 密
    补充:
      题: |
        密密
        密密
    支出: [
      {密: 1}]
    涉密: 是 # 密
    # 密
  - 名称: 平常
    支出: {"302": 2}
  - {名称: 密, 涉密: 是,
     补充: {题: 密}}
其他: [
  {涉密: 是}]
"""
SHARED = """\
项目: [{名称: 平常,
  支出: 1}, {名称: 密, 涉密: 是, 依据: "密
  密"}, {名称: 平常,
  依据: 平常}]
"""


def test_every_line_of_a_flagged_project_may_not_be_quoted() -> None:
    """From its first key to where the next thing begins."""
    found = quotable(read_text(LINES, "本单位.yaml"))
    assert sorted(found.veiled) == [*range(5, 15), 17, 18]
    lines = public_source(read_text(LINES, "-")).text.split("\n")
    assert [line for line in lines if "密" in line] == [
        "  # 密",
        "  {涉密: 是}]",
    ]


def test_a_line_that_projects_share_may_not_be_quoted() -> None:
    found = quotable(read_text(SHARED, "本单位.yaml"))
    assert sorted(found.veiled) == [2, 3]
    assert "密" not in public_source(read_text(SHARED, "本单位.yaml")).text


def test_what_is_withheld_is_listed_with_its_place() -> None:
    text = "项目:\n  - 名称: 天目\n    涉密: 是\n    补充: {对象: 甲, 标准: 乙}\n"
    name, more = secrets(read_text(text, "本单位.yaml").root)
    assert (name.key, name.texts, str(name.position)) == (
        "名称",
        (LocatedStr("天目"),),
        "本单位.yaml:2:9",
    )
    assert (more.key, more.texts, more.position.line) == ("补充", ("对象", "甲", "标准", "乙"), 4)
