"""Templates looked at before they run: only elements that every format can show, and sound
syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError

from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.build import BLOCKS, INLINES
from generator.forms.english import in_chinese
from generator.forms.library import Form
from generator.forms.render import environment, template_text

ALLOWED = BLOCKS | INLINES | {"section", "left", "right", "thead", "tbody", "tr", "th", "td"}
TAG = re.compile(r"<([A-Za-z][\w-]*)")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def templates(form: Form) -> Iterator[Path]:
    """The templates that a form uses, each from the first folder that has it."""
    names = {p.name for f in form.folders for p in f.glob("*.html")}
    for name in sorted(names):
        path = form.file(name)
        if path is not None:
            yield path


def elements(form: Form) -> Iterator[Diagnostic]:
    """Elements that Word has nothing for, with file, line and column."""
    for path in templates(form):
        text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), template_text(path))
        for number, line in enumerate(text.split("\n"), start=1):
            for match in TAG.finditer(line):
                if match[1] not in ALLOWED:
                    at = Position(str(path), number, match.start() + 1)
                    message = f"<{match[1]}> 不能用：Word 里没有对应的东西。"
                    yield Diagnostic(
                        "F103", Severity.ERROR, at, message, f"可用：{'、'.join(sorted(ALLOWED))}。"
                    )


def syntax(form: Form) -> Iterator[Diagnostic]:
    """Templates that cannot be read."""
    env = environment(form)
    for path in templates(form):
        try:
            env.parse(template_text(path))
        except TemplateSyntaxError as error:
            at = Position(str(path), error.lineno, 1)
            yield Diagnostic(
                "F101", Severity.ERROR, at, f"模板语法错误：{in_chinese(str(error.message))}"
            )
