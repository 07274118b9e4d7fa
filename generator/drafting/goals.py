"""Performance tables as a template of their own: made of the first that a paper prints of a
project, and of the one of the whole unit. What stands in a cell is told by the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import escape

from generator.budget.projects import Performance, Project
from generator.drafting.answers import Answers, prints_as
from generator.drafting.tables import Words
from generator.figures.name import AMOUNT, PROJECT, join, parse
from generator.forms.lint import LEFT_OPEN
from generator.published.model import Block, Cell, Heading, Paragraph, Table

FILE: Final = "绩效表.html"
WIDE: Final = 7
"""Columns that a page across is taken for."""
ALL: Final = 100
REST: Final = "其他"
FIELDS: Final = ("一级", "二级", "三级", "值", "依据", "上年", "权重", "赋分", "佐证")
MERGED: Final = ("一级", "二级")
"""Fields that stand once over their rows."""
PERSON: Final = ("联系人", "联系电话", "负责人")
"""Keys that tell of a person; labels end with them."""
PERSONAL: Final = '{{{{ {subject}.{key} or "（略）" }}}}'
INCOME: Final = "收入"
MONEY: Final = ("金额", "财政拨款", "其他资金")
NUMBERED: Final = re.compile(r"目标\d+：")
SPACE: Final = re.compile(r"\s")
REFERENCE: Final = re.compile(r"\\\{[^{}]*\\\}")
"""A reference in a text of the facts, escaped as a pattern."""
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
    budget = answers.disclosure.budget
    known: set[str] = set()
    for number, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        project = next((one for one in budget.projects if _is_of(block, one)), None)
        target = project.performance if project else budget.performance
        if target is None or not _indicator_rows(block, target):
            continue
        mine = {*_lines_above(blocks, number), number}
        found.blocks |= mine
        subject = "项.绩效" if project else "整体绩效"
        if subject not in known:
            known.add(subject)
            above = [blocks[one] for one in sorted(mine - {number})]
            maker = _Maker(block, project, target, answers, words, found.left_open)
            if project:
                figures, place = answers.disclosure.figures, budget.projects.index(project)
                maker.scope = figures.name_of(PROJECT, place + 1)
            found.parts += _section(block, above, subject, maker, words)
    return found


def _is_of(table: Table, project: Project) -> bool:
    texts = {cell.text.strip() for row in table.rows for cell in row}
    return project.performance is not None and project.name in texts


def _indicator_rows(table: Table, target: Performance) -> list[int]:
    """The rows that print an indicator of the target."""
    names = {line["三级"] for line in _lines(target, {})}
    rows = enumerate(table.rows)
    return [number for number, row in rows if any(cell.text.strip() in names for cell in row)]


def _lines(
    target: Performance, defaults: Mapping[str, Mapping[str, str]]
) -> Iterator[dict[str, str]]:
    """What is printed of every indicator, by field."""
    for first, groups in target.indicators.items():
        usual = {**defaults.get(REST, {}), **defaults.get(first, {})}
        for second, indicators in groups.items():
            for third, one in indicators.items():
                yield {
                    "一级": first,
                    "二级": second,
                    "三级": third,
                    "值": "；".join(one.values),
                    "依据": one.basis or usual.get("依据", ""),
                    "上年": one.previous or target.previous or "",
                    "权重": "" if one.weight is None else str(one.weight),
                    "赋分": one.scoring or usual.get("赋分", ""),
                    "佐证": one.evidence or usual.get("佐证", ""),
                }


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


def _section(
    table: Table, above: Sequence[Block], subject: str, maker: _Maker, words: Words
) -> list[str]:
    """A section for the table: one for each project that has one, or for the whole unit."""
    is_of_project = subject.startswith("项.")
    title = _literal(table.title, words)
    name = "：{{ 项.名称 }}" if is_of_project else ""
    is_each = "{% for 项 in 项目 if 项.绩效 %}" if is_of_project else "{% if 整体绩效 %}"
    lines = [is_each, f'<section page="{"横向" if table.width > WIDE else "纵向"}">']
    for block in above:
        if isinstance(block, Heading):
            lines.append(f'  <h3 class="表题">{title}</h3>')
        elif isinstance(block, Paragraph):
            left, _, right = (_literal(one, words) for one in block.text.partition("　"))
            lines.append(f"  <aligned><left>{left}</left><right>{right}</right></aligned>")
    widths = " ".join([str(ALL // table.width)] * table.width)
    lines.append(f'  <table class="绩效表" caption="{title}{name}" widths="{widths}">')
    lines += ["    <tbody>", *maker.rows(subject), "    </tbody>", "  </table>", "</section>"]
    return [*lines, "{% endfor %}" if is_of_project else "{% endif %}"]


def _of_person(label: str, subject: str) -> str:
    """What stands beside a label of a person: never the one of the paper."""
    keys = ("负责人",) if subject.startswith("项.") else PERSON
    key = next((one for one in keys if label.endswith(one)), "")
    return PERSONAL.format(subject=subject, key=key) if key else ""


def _says(printed: str, stated: str) -> bool:
    """Whether a cell prints what the facts state, in which ``{…}`` stands for a number."""
    pattern = REFERENCE.sub(".+?", re.escape(SPACE.sub("", stated)))
    return bool(stated) and re.fullmatch(pattern, SPACE.sub("", printed)) is not None


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
    scope: str = ""
    """The beginning of the names of the project's figures."""
    money: list[str] = field(default_factory=lambda: list(MONEY))

    def rows(self, subject: str) -> Iterator[str]:
        """The rows above the indicators as they are, a loop over these, the rows below them."""
        told = _indicator_rows(self.table, self.target)
        for number in range(told[0]):
            yield self._row(number, subject)
        yield f"      {{% for 指标 in {subject}.指标 %}}"
        yield f"      <tr>{''.join(self._indicator(told))}</tr>"
        yield "      {% endfor %}"
        for number in range(told[-1] + 1, len(self.table.rows)):
            yield self._row(number, subject)

    def _row(self, number: int, subject: str) -> str:
        cells = []
        label = ""
        for column, cell in enumerate(self.table.rows[number]):
            if cell.is_covered:
                continue
            spans = self._spans(number, column)
            cells.append(self._cell(cell, label, subject, spans))
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

    def _cell(self, cell: Cell, label: str, subject: str, spans: str) -> str:
        text = cell.text.strip()
        if said := _of_person(label, subject) or self._said(text, subject):
            return f"<td{spans}>{said}</td>"
        if cell.number is not None:
            return f'<td{spans} align="右">{self._amount(cell)}</td>'
        return f"<th{spans}>{_literal(text, self.words)}</th>" if text else f"<td{spans}></td>"

    def _said(self, text: str, subject: str) -> str:
        """What of the facts a text is, as a template; empty where it is none."""
        known = {self.words.unit: "{{ 单位名称 }}"}
        if self.project:
            known[self.project.name] = "{{ 项.名称 }}"
        if _says(NUMBERED.sub("", text), self.target.goal):
            return self._aim(text, subject)
        return known.get(text, "") if text else ""

    def _aim(self, text: str, subject: str) -> str:
        """The loop over the lines of the aim, numbered where the paper numbers them."""
        number = "目标{{ loop.index }}：" if text.startswith("目标1：") else ""
        end = "{% if not loop.last %}<br/>{% endif %}{% endfor %}"
        return f"{{% for 目标 in {subject}.目标 %}}{number}{{{{ 目标 }}}}{end}"

    def _amount(self, cell: Cell) -> str:
        """The amount of the project, or the figure of the unit, that a cell prints."""
        if self.project:
            return self._of_project(cell)
        number = cell.number
        for figure in self.answers.printed_as(number._replace(unit="万元")) if number else ():
            if parse(figure.name).family == INCOME:
                return f'{{{{ 数("{figure.name}") }}}}'
        return self._open(cell)

    def _of_project(self, cell: Cell) -> str:
        figures = self.answers.disclosure.figures
        for name in self.money:
            figure = join(self.scope, *dict.fromkeys((name, AMOUNT)))
            if cell.number is None or not figures.knows(figure):
                continue
            if prints_as(figures[figure], cell.number, "万元"):
                self.money.remove(name)
                return f"{{{{ 项.{name} }}}}"
        return self._open(cell)

    def _open(self, cell: Cell) -> str:
        self.left_open.append(f"表“{self.table.title}”的数 {cell.text}")
        return LEFT_OPEN

    def _indicator(self, told: Sequence[int]) -> Iterator[str]:
        """The cells of an indicator's row: each column what the facts say of most indicators."""
        defaults = self.answers.disclosure.form.spec.indicator_defaults
        lines = list(_lines(self.target, defaults))
        free = list(FIELDS)
        for column in range(self.table.width):
            texts = [self.table.rows[number][column].text.strip() for number in told]
            name = _field(texts, lines, free)
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


def _field(texts: Sequence[str], lines: Sequence[Mapping[str, str]], free: Sequence[str]) -> str:
    """The field that says most of what a column prints; empty for a blank column."""
    counts = {
        name: sum(_says(t, line[name]) for t, line in zip(texts, lines, strict=False))
        for name in free
    }
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] else ""
