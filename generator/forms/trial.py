"""A form on trial: its templates against a full and an empty budget, every mistake at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.build import BLOCKS, INLINES
from generator.figures.build import build
from generator.forms.compose import compose
from generator.forms.library import Form
from generator.forms.render import environment
from generator.source.decode import decode
from generator.source.reader import read, read_text

ALLOWED = BLOCKS | INLINES | {"section", "left", "right", "thead", "tbody", "tr", "th", "td"}
TAG = re.compile(r"<([A-Za-z][\w-]*)")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
SAMPLE = Path(__file__).parent / "sample.yaml"
EMPTY = '表样: "{name}"\n年度: {year}\n公开日期: {year}-03-01\n单位: {{名称: 样例单位}}\n'


def trial(form: Form) -> tuple[Diagnostic, ...]:
    """Everything wrong with a form that can be seen without a reader."""
    found = [*_markup(form), *_syntax(form)]
    for budget in _budgets(form):
        try:
            figures = build(budget, None, form.spec.from_zero)
            compose(budget, figures, Catalogue(budget.year), form)
        except DisclosureError as error:
            found += error.diagnostics
    return tuple(sorted(set(found), key=lambda d: (d.position, d.message)))


def _templates(form: Form) -> Iterator[Path]:
    names = {p.name for f in form.folders for p in f.glob("*.html")}
    for name in sorted(names):
        path = form.file(name)
        if path is not None:
            yield path


def _markup(form: Form) -> Iterator[Diagnostic]:
    for path in _templates(form):
        text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), path.read_text(encoding="utf-8"))
        for number, line in enumerate(text.split("\n"), start=1):
            for match in TAG.finditer(line):
                if match[1] not in ALLOWED:
                    at = Position(str(path), number, match.start() + 1)
                    message = f"<{match[1]}> 不能用：Word 里没有对应的东西。"
                    yield Diagnostic("F103", Severity.ERROR, at, message, f"可用：{'、'.join(sorted(ALLOWED))}。")


def _syntax(form: Form) -> Iterator[Diagnostic]:
    env = environment(form)
    for path in _templates(form):
        try:
            env.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            at = Position(str(path), error.lineno, 1)
            yield Diagnostic("F101", Severity.ERROR, at, f"模板语法错误：{error.message}")


def _budgets(form: Form) -> Iterator[Budget]:
    year = form.spec.years[:4] if form.spec.years[:4].isdigit() else "2024"
    yield decode(Budget, read_text(EMPTY.format(name=form.name, year=year), "空预算"))
    yield decode(Budget, read(form.file("sample.yaml") or SAMPLE))
