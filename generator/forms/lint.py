"""Templates looked at before they run: only elements that every format can show, and sound
syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError

from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.build import BLOCKS, INLINES
from generator.forms.english import in_chinese
from generator.forms.library import Form
from generator.forms.render import environment, template_text
from generator.look import Look

ALLOWED = BLOCKS | INLINES | {"section", "left", "right", "thead", "tbody", "tr", "th", "td"}
TAG = re.compile(r"<([A-Za-z][\w-]*)([^<>]*)")
ATTRIBUTE = re.compile(r'(\w+)="([^"{}]*)"')
"""An attribute whose value is no template's."""
STYLED = ("p", "h1", "h2", "h3", "h4", "aligned", "table")
LEFT_OPEN: Final = "待配"
"""What a draft writes where it found nothing that prints the same."""
SHOWN: Final = 30
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def templates(form: Form) -> Iterator[Path]:
    """The templates that a form uses, each from the first folder that has it."""
    for name in form.template_names():
        path = form.file(name)
        if path is not None:
            yield path


def left_open(form: Form) -> Iterator[Diagnostic]:
    """Places that a draft of the form left to its reader (``disclosure forms draft``)."""
    for table in form.spec.tables.values():
        for block in table.blocks:
            for column in block.leaves():
                if LEFT_OPEN in (column.text or ""):
                    yield _open(column.at("文"), f"栏“{column.title}”", column.text or "")
    for path in templates(form):
        for number, line in enumerate(template_text(path).split("\n"), start=1):
            start = line.find(LEFT_OPEN)
            if start >= 0:
                here = Position(str(path), number, start + 1)
                yield _open(here, "这里", line[start : start + SHOWN])


def _open(at: Position, what: str, text: str) -> Diagnostic:
    mend = "写上要印的数名；用 disclosure figures 查看全部数名。"
    return _fault("F109", at, f"{what}还没有配上：{text.strip()}。", mend)


def elements(form: Form) -> Iterator[Diagnostic]:
    """Elements that Word has nothing for, and pages and styles that the look does not state, with
    file, line and column."""
    for path in templates(form):
        text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), template_text(path))
        for number, line in enumerate(text.split("\n"), start=1):
            for match in TAG.finditer(line):
                at = Position(str(path), number, match.start() + 1)
                if match[1] not in ALLOWED:
                    message = f"<{match[1]}> 不能用：Word 里没有对应的东西。"
                    yield _fault("F103", at, message, f"可用：{'、'.join(sorted(ALLOWED))}。")
                else:
                    yield from _looks(match[1], match[2], form.look, at)


def _looks(tag: str, attributes: str, look: Look, at: Position) -> Iterator[Diagnostic]:
    """The page or style that an element names, where the look states no such one."""
    named = dict(ATTRIBUTE.findall(attributes))
    page, style = named.get("page"), named.get("class")
    if tag == "section" and page is not None and page not in look.pages:
        mend = f"可用：{'、'.join(look.pages)}；或在 look.yaml 里写上它。"
        yield _fault("F102", at, f"版面里没有叫“{page}”的页面。", mend)
    if tag in STYLED and style is not None and style not in look.styles:
        mend = f"可用：{'、'.join(look.styles)}；或在 look.yaml 里写上它。"
        yield _fault("F102", at, f"版面里没有叫“{style}”的样式。", mend)


def _fault(code: str, at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, at, message, mend)


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
