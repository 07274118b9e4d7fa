"""A form from elsewhere that prints whatever it can reach, and one that tries to reach further."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.diagnostics import DisclosureError
from generator.forms.compose import compose
from generator.output import docx, html
from tests.withheld.budgets import ROOT, SEEN, budget
from tests.withheld.looking import hidden, marks_in
from tests.withheld.making import said, written

CONTRACT = yaml.safe_load((ROOT / "generator/forms/contract.yaml").read_text("utf-8"))
FUNCTIONS = {"数", "有数", "名称"}
EVERYTHING = """\
{%- macro 印(x, 层) -%}
{%- if x is none or x is boolean or 层 > 9 -%}
{%- elif x is string or x is number -%}〔{{ x }}〕
{%- elif x is mapping -%}{%- for k, v in x.items() -%}〔{{ k }}〕{{ 印(v, 层 + 1) }}{%- endfor -%}
{%- elif x is sequence -%}{%- for y in x -%}{{ 印(y, 层 + 1) }}{%- endfor -%}
{%- elif x is iterable -%}
{%- for k in x -%}〔{{ k }}〕{{ 印(x[k], 层 + 1) }}{%- endfor -%}
{%- elif x is defined -%}〔{{ x }}〕
{%- endif -%}
{%- endmacro -%}
"""
FURTHER = [
    "项目[0].look_up.__self__.budget.projects[0].basis",
    "数.__self__.budget.projects[0].basis",
    "项目[0].look_up.budget",
    "项目[0].values",
    "项目[0].values['依据']",
    "项目[0].values.items()|list",
    "项目[0].kind ~ 项目[0].prefix",
    "项目[0].依据.__class__",
    "数('项目.1.金额').figure.formula",
    "数('项目.1.金额').figure.formula.terms",
    "数('支出.一般公共预算.2010399.项目支出.金额').figure.formula.entries",
    "self",
    "caller",
]


def form(folder: Path, template: str) -> Path:
    """A folder of forms with one whose section on projects is ``template``."""
    written(
        folder,
        '名称: 外来\n适用年度: "2024"\n地区: 外\n继承: "2024"\n说明: 外。\n',
        "外来/form.yaml",
    )
    written(folder, template, "外来/项目.html")
    return folder


def asks_for_everything() -> str:
    named = sorted(set(CONTRACT["变量"]) - FUNCTIONS)
    lines = [f"<p>{{{{ 印({name}, 0) }}}}</p>" for name in named]
    return EVERYTHING + "\n".join(lines)


def composed(file: Path, templates: Path) -> bytes:
    """What is printed, whatever the rules on the document say of it."""
    disclosure = pipeline.load(file, templates)
    document = compose(
        disclosure.budget,
        disclosure.figures,
        disclosure.catalogue,
        disclosure.form,
        disclosure.rounding,
    )
    look = disclosure.form.look
    return html.write(document, look) + docx.write(document, look, pages={}, reference=None)


def test_a_form_that_prints_all_that_it_is_given(tmp_path: Path) -> None:
    file = written(tmp_path, budget("外来"))
    content = composed(file, form(tmp_path / "表样", asks_for_everything()))
    marks = marks_in(content)
    assert hidden(marks) == set()
    assert {f"{SEEN}{mark}" for mark in ("OBS", "OPT", "OEV", "VEV", "VLE", "SNM")} <= marks


@pytest.mark.parametrize("expression", FURTHER)
def test_a_form_that_asks_for_more(expression: str, tmp_path: Path) -> None:
    file = written(tmp_path, budget("外来"))
    templates = form(tmp_path / "表样", f"<p>{{{{ {expression} }}}}</p>")
    try:
        marks = marks_in(composed(file, templates))
    except DisclosureError as error:
        marks = marks_in(str(error).encode())
    assert hidden(marks) == set()


def test_the_sample_of_a_form_is_read_like_any_input(tmp_path: Path) -> None:
    form(tmp_path / "表样", "<p>{% for 项 in 项目 %}{{ 项.名称 }}{% endfor %}</p>")
    project = "  - {名称: QZHIDX, 涉密: 是, 补充: QZHIDY}\n"
    faulty = budget("2024").replace("项目:\n", f"项目:\n{project}", 1)
    written(tmp_path, faulty, "表样/外来/sample.yaml")
    told = said("forms", "check", "外来", "--templates", str(tmp_path / "表样"))
    assert "sample.yaml" in told.decode()
    assert hidden(marks_in(told)) == set()
