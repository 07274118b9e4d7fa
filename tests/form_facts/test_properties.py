"""Facts of a form's own, whatever it asks for and whatever a unit states: what adds up is the sum
of what was typed, what is left out has no number, and two units come to twice the one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.emit import emit
from generator.budget.form_facts import FormFact
from generator.budget.model import Budget
from generator.consolidate.form_facts import added_facts
from generator.diagnostics import Position
from generator.figures.form_facts import add_form_facts
from generator.figures.model import Figures
from generator.forms.library import Library, built_in
from generator.forms.words import with_form_facts
from generator.source.decode import decode
from generator.source.reader import read_text

SPEC = Library((built_in(),)).form("2024", Position("")).spec
HEAD = {"表样": "2024", "年度": 2024, "公开日期": "2024-03-01", "单位": {"名称": "甲"}}
LABEL = st.text("甲乙丙丁戊.（）{}%·1a", min_size=1, max_size=4).filter(lambda one: one != "合计")
MONEY = st.decimals(-9999, 99999, places=4)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "金额": MONEY,
    "个数": st.integers(0, 999),
    "数量": st.decimals(0, 999, places=2),
    "增减": st.integers(-99, 99),
    "文字": LABEL.map(lambda one: f"说{one}"),
    "是否": st.sampled_from(["是", "否"]),
}
ASPECT = {"金额": "金额", "个数": "数量", "数量": "数量", "增减": "增减"}


@st.composite
def asked_and_stated(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a form declares, and what a unit states of it: some single facts, a list of rows."""
    declared: dict[str, Any] = {}
    stated: dict[str, Any] = {}
    for place, kind in enumerate(draw(st.lists(st.sampled_from([*VALUES]), max_size=4))):
        key = f"单项{place}"
        declared[key] = {"类型": kind, "可不填": "是"}
        if draw(st.booleans()):
            stated[key] = draw(VALUES[kind])
    columns = draw(st.lists(st.sampled_from([*ASPECT]), min_size=1, max_size=3))
    named = {f"栏{place}": kind for place, kind in enumerate(columns)}
    shown = {key: {"类型": kind, "可不填": "是"} for key, kind in named.items()}
    declared["清单"] = {"类型": "列表", "栏": {"名称": {"类型": "文字"}, **shown}}
    stated["清单"] = []
    for title in draw(st.lists(LABEL, max_size=4)):
        row = {key: draw(VALUES[kind]) for key, kind in named.items() if draw(st.booleans())}
        stated["清单"].append({"名称": title, **row})
    return declared, stated


@settings(max_examples=25, deadline=None)
@given(asked_and_stated(), st.sampled_from(["元", "万元"]))
def test_sums_and_what_is_left_out(
    facts: tuple[dict[str, Any], dict[str, Any]], measure: str
) -> None:
    declared, stated = facts
    unit = budget(declared, stated, measure)
    figures = Figures()
    add_form_facts(figures, unit)
    scale = Decimal(10_000) if measure == "万元" else Decimal(1)
    for key, fact in declared.items():
        if fact["类型"] in ASPECT:
            name = f"另填.{key}.{ASPECT[fact['类型']]}"
            assert (name in figures) == (key in stated)
    assert figures["另填.清单.个数"].value == len(stated["清单"])
    for key, fact in declared["清单"]["栏"].items():
        if fact["类型"] in ASPECT:
            typed = [Decimal(row[key]) for row in stated["清单"] if key in row]
            total = sum(typed, Decimal(0)) * (scale if fact["类型"] == "金额" else 1)
            assert figures[f"另填.清单.合计.{key}.{ASPECT[fact['类型']]}"].value == total


@settings(max_examples=25, deadline=None)
@given(asked_and_stated())
def test_two_units_alike_come_to_twice_the_one(
    facts: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    declared, stated = facts
    unit = budget(declared, stated, "万元")
    both = budget(declared, added_facts([unit, unit], None), "万元")
    one, two = Figures(), Figures()
    add_form_facts(one, unit)
    add_form_facts(two, both)
    for key, fact in declared["清单"]["栏"].items():
        if fact["类型"] in ASPECT:
            name = f"另填.清单.合计.{key}.{ASPECT[fact['类型']]}"
            assert two[name].value == 2 * one[name].value


def budget(declared: dict[str, Any], stated: dict[str, Any], measure: str) -> Budget:
    """A unit's file with these facts, read as the form declares them."""
    kinds = {key: FormFact.model_validate(fact) for key, fact in declared.items()}
    spec = SPEC.model_copy(update={"facts": kinds})
    text = emit({**HEAD, "计量单位": measure, "另填": stated})
    return with_form_facts(spec, decode(Budget, read_text(text, "甲.yaml")))
