"""Performance tables as a template of their own: made of the first that a paper prints of a
project, and of the one of the whole unit. What stands in a cell is told by the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import escape

from generator.budget.projects import Performance, Project
from generator.catalogue.terms import SCALE
from generator.drafting.answers import Answers, prints_as
from generator.drafting.goal_facts import (
    FIELDS,
    field_of,
    indicator_lines,
    indicator_rows,
    project_of,
    says,
)
from generator.drafting.tables import Words
from generator.figures.name import AMOUNT, PROJECT, join, parse
from generator.forms.lint import LEFT_OPEN
from generator.published.model import Block, Cell, Heading, Paragraph, Printed, Table
from generator.published.numbers import spots

FILE: Final = "绩效表.html"
WIDE: Final = 7
"""Columns that a page across is taken for."""
ALL: Final = 100
MERGED: Final = ("一级", "二级")
"""Fields that stand once over their rows."""
PERSON: Final = ("联系人", "联系电话", "负责人")
"""Keys that tell of a person; labels end with them."""
PERSONAL: Final = '{{{{ {subject}.{key} or "（略）" }}}}'
COLON: Final = re.compile(r"[：:\s]")
INCOME: Final = "收入"
WAN: Final = "万元"
MONEY: Final = ("金额", "财政拨款", "其他资金")
NUMBERED: Final = re.compile(r"目标\d+：")
TITLE: Final = re.compile(r"(.*?表)(\d*)(?:[：:].*)?")
"""A table for each project: what it is, its number, and the name of its project."""
ABOVE: Final = re.compile(r"^[（(]?\d{4}\s*年[)）]?|单位[:：]")
"""The line between a table's title and the table."""


@dataclass(slots=True)
class Goals:
    """The template, the blocks of the paper that it prints by their numbers, and what is left
    open."""

    parts: list[str] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    left_open: list[str] = field(default_factory=list)

    @property
    def template(self) -> str:
        """The text of its file."""
        return "\n".join([*self.parts, ""])


def drafted_goals(blocks: Sequence[Block], answers: Answers, words: Words) -> Goals:
    """The performance tables among the blocks of a paper."""
    found = Goals()
    made: set[bool] = set()
    for number, block in enumerate(blocks):
        maker = _maker(block, answers, words, found.left_open)
        if maker is None:
            continue
        above = sorted(_lines_above(blocks, number))
        found.blocks |= {*above, number}
        is_of_project = maker.project is not None
        if is_of_project not in made:
            made.add(is_of_project)
            found.parts += _section([blocks[one] for one in above], maker)
    return found


def _maker(block: Block, answers: Answers, words: Words, left_open: list[str]) -> _Maker | None:
    """Who writes a table, if it is one of performance."""
    if not isinstance(block, Table):
        return None
    budget, figures = answers.disclosure.budget, answers.disclosure.figures
    project = project_of(block, budget)
    target = project.performance if project else budget.performance
    if target is None or not indicator_rows(block, target):
        return None
    scope = figures.name_of(PROJECT, budget.projects.index(project) + 1) if project else ""
    return _Maker(block, project, target, answers, words, left_open, scope)


def _lines_above(blocks: Sequence[Block], number: int) -> Iterator[int]:
    """The lines that belong to a table: its title, its year and unit."""
    table = blocks[number]
    title = table.title if isinstance(table, Table) else ""
    for place in range(number - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Table):
            return
        is_title = isinstance(block, Heading) and block.text == title
        if not is_title and not (isinstance(block, Paragraph) and ABOVE.search(block.text)):
            return
        yield place


def _section(above: Sequence[Block], maker: _Maker) -> list[str]:
    """A section for the table: one for each project that has one, or for the whole unit."""
    table, words, is_of_project = maker.table, maker.words, maker.project is not None
    title = _literal(table.title, words)
    if is_of_project:
        found = TITLE.fullmatch(table.title)
        kind, number = found.groups() if found else (table.title, "")
        counted = "{{ loop.index }}" if number else ""
        title = f"{_literal(kind, words)}{counted}：{{{{ 项.名称 }}}}"
    is_each = "{% for 项 in 项目 if 项.绩效 %}" if is_of_project else "{% if 整体绩效 %}"
    lines = [is_each, f'<section page="{"横向" if table.width > WIDE else "纵向"}">']
    for block in above:
        if isinstance(block, Heading):
            lines.append(f'  <h3 class="表题">{title}</h3>')
        elif isinstance(block, Paragraph):
            left, _, right = (_literal(one, words) for one in block.text.partition("　"))
            lines.append(f"  <aligned><left>{left}</left><right>{right}</right></aligned>")
    widths = " ".join([str(ALL // table.width)] * table.width)
    lines.append(f'  <table class="绩效表" caption="{title}" widths="{widths}">')
    lines += ["    <tbody>", *maker.rows(), "    </tbody>", "  </table>", "</section>"]
    return [*lines, "{% endfor %}" if is_of_project else "{% endif %}"]


def _literal(text: str, words: Words) -> str:
    """A text of the paper as it stands in a template."""
    written = str(escape(words.pattern(text))).replace("{年度}", "{{ 年度 }}")
    written = written.replace("{上年度}", "{{ 上年度 }}")
    return written.replace("{单位名称}", "{{ 单位名称 }}")


@dataclass(slots=True)
class _Maker:
    """Writes the rows of one table. ``money`` are the amounts that no cell has yet."""

    table: Table
    project: Project | None
    target: Performance
    answers: Answers
    words: Words
    left_open: list[str]
    scope: str
    """The beginning of the names of the project's figures."""
    money: list[str] = field(default_factory=lambda: list(MONEY))

    @property
    def subject(self) -> str:
        """What templates call the target."""
        return "项.绩效" if self.project else "整体绩效"

    def rows(self) -> Iterator[str]:
        """The rows above the indicators as they are, a loop over these, the rows below them."""
        told = indicator_rows(self.table, self.target)
        for number in range(told[0]):
            yield self._row(number)
        yield f"      {{% for 指标 in {self.subject}.指标 %}}"
        yield f"      <tr>{''.join(self._indicator(told))}</tr>"
        yield "      {% endfor %}"
        for number in range(told[-1] + 1, len(self.table.rows)):
            yield self._row(number)

    def _row(self, number: int) -> str:
        cells = []
        label = ""
        for column, cell in enumerate(self.table.rows[number]):
            if cell.is_covered:
                continue
            spans = self._spans(number, column)
            cells.append(self._cell(cell, label, spans))
            label = cell.text.strip()
        return f"      <tr>{''.join(cells)}</tr>"

    def _spans(self, number: int, column: int) -> str:
        """How far a cell reaches: covered cells to its right are blank, those below have its
        text."""
        rows = self.table.rows
        text = rows[number][column].text
        right, down = column + 1, number + 1
        while right < self.table.width and rows[number][right] == Cell(is_covered=True):
            right += 1
        while (
            down < len(rows) and rows[down][column].is_covered and rows[down][column].text == text
        ):
            down += 1
        found = f' colspan="{right - column}"' if right > column + 1 else ""
        is_tall = bool(text) and down > number + 1
        return found + (f' rowspan="{down - number}"' if is_tall else "")

    def _cell(self, cell: Cell, label: str, spans: str) -> str:
        text = cell.text.strip()
        if said := self._beside(label, text) or self._said(text):
            return f"<td{spans}>{said}</td>"
        if amount := self._amount_in(cell):
            return f'<td{spans} align="右">{amount}</td>'
        return f"<th{spans}>{_literal(text, self.words)}</th>" if text else f"<td{spans}></td>"

    def _beside(self, label: str, text: str) -> str:
        """What stands beside a label of the project's name or of a person, whatever the paper has
        there, and of an amount that is blank in it; empty for any other label."""
        if self.project:
            labels = self.answers.disclosure.form.sentences.goals
            plain = COLON.sub("", label)
            if plain in labels.project:
                return "{{ 项.名称 }}"
            if not text and (amount := self._blank_amount(plain)):
                return amount
        keys = PERSON[-1:] if self.project else PERSON
        key = next((one for one in keys if label.endswith(one)), "")
        return PERSONAL.format(subject=self.subject, key=key) if key else ""

    def _blank_amount(self, label: str) -> str:
        labels = self.answers.disclosure.form.sentences.goals
        for name, known in zip(MONEY, (labels.whole, labels.fiscal, labels.other), strict=True):
            if label in known and name in self.money:
                self.money.remove(name)
                return f"{{{{ 项.{name} }}}}"
        return ""

    def _said(self, text: str) -> str:
        """What of the facts a text is, as a template; empty where it is none."""
        known = {self.words.unit: "{{ 单位名称 }}"}
        if self.project:
            known[self.project.name] = "{{ 项.名称 }}"
        if says(NUMBERED.sub("", text), self.target.goal):
            return self._aim(text)
        return known.get(text, "") if text else ""

    def _aim(self, text: str) -> str:
        """The loop over the lines of the aim, numbered where the paper numbers them."""
        number = "目标{{ loop.index }}：" if text.startswith("目标1：") else ""
        end = "{% if not loop.last %}<br/>{% endif %}{% endfor %}"
        return f"{{% for 目标 in {self.subject}.目标 %}}{number}{{{{ 目标 }}}}{end}"

    def _amount_in(self, cell: Cell) -> str:
        """A cell with an amount, its number by what it is of; empty for any other cell."""
        if cell.number is not None:
            return self._amount(cell.number._replace(unit=WAN), cell.text)
        text = cell.text.strip()
        amounts = [spot for spot in spots(text) if spot.number.unit in SCALE]
        if not amounts:
            return ""
        (start, stop, number), *others = amounts
        if start or others or text[stop:] != number.unit:
            return self._open(text)
        return f"{self._amount(number, text)}{number.unit}"

    def _amount(self, number: Printed, text: str) -> str:
        """The amount of the project, or the figure of the unit, that prints as a number."""
        if self.project:
            return self._of_project(number, text)
        for figure in self.answers.printed_as(number):
            if parse(figure.name).family == INCOME:
                return f'{{{{ 数("{figure.name}") }}}}'
        return self._open(text)

    def _of_project(self, number: Printed, text: str) -> str:
        figures = self.answers.disclosure.figures
        for name in self.money:
            figure = join(self.scope, *dict.fromkeys((name, AMOUNT)))
            if figures.knows(figure) and prints_as(figures[figure], number, number.unit):
                self.money.remove(name)
                return f"{{{{ 项.{name} }}}}"
        return self._open(text)

    def _open(self, text: str) -> str:
        self.left_open.append(f"表“{self.table.title}”的数 {text}")
        return LEFT_OPEN

    def _indicator(self, told: Sequence[int]) -> Iterator[str]:
        """The cells of an indicator's row: each column what the facts say of most indicators."""
        defaults = self.answers.disclosure.form.spec.indicator_defaults
        lines = list(indicator_lines(self.target, defaults))
        free = list(FIELDS)
        for column in range(self.table.width):
            texts = [self.table.rows[number][column].text.strip() for number in told]
            name = field_of(texts, lines, free)
            if not name:
                yield "<td></td>"
                continue
            free.remove(name)
            cell = f"{{{{ 指标.{name} }}}}"
            if name in MERGED:
                span = f"指标.{name}跨行"
                yield f'{{% if {span} %}}<th rowspan="{{{{ {span} }}}}">{cell}</th>{{% endif %}}'
            else:
                yield f"<td>{cell}</td>"
