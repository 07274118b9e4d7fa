"""Rules on the finished text: everything that its form and the rules on disclosure want said is
said.

They look at the composed document, because a template that someone adapted may lose what the form's
data promise. So they run where templates run, in ``render`` and ``forms check``; ``check`` reads
facts only and loads no renderer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.tree import Block, Number, Paragraph, Table, plain
from generator.figures.budget_lines import yuan
from generator.figures.model import MONEY, Figure
from generator.figures.name import AMOUNT, join
from generator.forms.numbers import chinese_numeral
from generator.forms.patterns import fill
from generator.forms.spec import Part
from generator.forms.tables import is_empty
from generator.forms.words import words
from generator.rules.registry import Composed, Finding, Findings, error

MEND = "核对表样的模板，把它加回去（disclosure forms show 列出每个模板取自哪里）。"
EMPTY = "空表"


def _bare(text: str) -> str:
    return "".join(text.split())


def _titles(seen: Composed, stated: Sequence[Part], what: str) -> dict[str, str]:
    """The titles as this document has them: title → what a message calls it."""
    known = words(seen.budget, seen.form)
    found = {}
    for n, one in enumerate(stated, start=1):
        place = {"序": str(n), "汉字序": chinese_numeral(n)}
        found[_bare(fill(one.title, {**known, **place}, one.at("标题")))] = what
    return found


def every_section(seen: Composed) -> Findings:
    """Every part, table and section of the form is there."""
    at = seen.budget.at("表样")
    headings = [_bare(plain(heading.inlines)) for heading in seen.document.headings()]
    for title, what in _wanted(seen).items():
        if not any(heading.endswith(title) for heading in headings):
            yield Finding(at, f"排出的文件里没有“{title}”{what}。", MEND)
    printed = {block.name for block in seen.document.blocks() if isinstance(block, Table)}
    for name in seen.form.table_order:
        if name not in printed:
            yield Finding(at, f"排出的文件里没有“{name}”表。", MEND)


def _wanted(seen: Composed) -> dict[str, str]:
    """The titles that there should be, and what a message calls each."""
    form = seen.form
    parts = [form.parts[name] for name in form.part_order]
    chapters = [form.chapters[name] for name in form.chapter_order]
    wanted = _titles(seen, [part for part in parts if part.title], "这个部分")
    wanted |= _titles(seen, chapters, "这一节")
    for title, _ in form.other_matters:
        wanted[_bare(title)] = "这一项"
    return wanted


def empty_tables_are_explained(seen: Composed) -> Findings:
    """A table without amounts has a note below it, or a sentence that calls it empty; a budget of
    nothing needs none."""
    if not any(seen.figures[join(side, AMOUNT)].value for side in ("收入", "支出")):
        return
    said = [_bare(plain(paragraph.inlines)) for paragraph in _paragraphs(seen)]
    empty = [text for text in said if EMPTY in text]
    for table in _empty_tables_without_note(seen):
        title = _bare(table.caption)
        if not any(title in text for text in empty):
            where = f"在表样的 表 › {table.name} 下写“空表依据”和“空表备注”"
            mend = f"{where}；写了的，核对公开表.html 印不印备注。"
            message = f"{table.caption}没有数，表下没有备注，文中也没有说明。"
            yield Finding(seen.budget.at("表样"), message, mend)


def _empty_tables_without_note(seen: Composed) -> Iterator[Table]:
    for section in seen.document.sections:
        for index, block in enumerate(section.blocks):
            if not isinstance(block, Table) or block.name not in seen.form.tables:
                continue
            has_note = any(map(_says_something, section.blocks[index + 1 :]))
            if not has_note and is_empty(block, seen.figures):
                yield block


def _says_something(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_bare(plain(block.inlines)))


def _paragraphs(seen: Composed) -> Iterator[Paragraph]:
    for block in seen.document.blocks():
        if isinstance(block, Paragraph):
            yield block


def figures_are_told(seen: Composed) -> Findings:
    """The figures that must be told (应印数) stand in a sentence, where they are not zero."""
    told = set()
    for paragraph in _paragraphs(seen):
        told |= {part.name for part in paragraph.inlines if isinstance(part, Number)}
    for name in seen.form.required_figures:
        figure = seen.figures[name]
        if figure.value and name not in told:
            message = f"文字里没有 {name}（{_shown(figure)}），这个数必须说明。"
            yield Finding(seen.budget.at("表样"), message, MEND)


def _shown(figure: Figure) -> str:
    if figure.unit == MONEY:
        return yuan(figure.value)
    return f"{figure.value.normalize():f}{figure.unit}"


RULES = (
    error("T811", "表样的各部分都印出", every_section),
    error("T812", "印出的空表有说明", empty_tables_are_explained),
    error("T813", "必须说明的数都印出", figures_are_told),
)
