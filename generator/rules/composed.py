"""Rules on the finished text: everything that its form and the rules on disclosure want said is
said.

They look at the composed document, because a template that someone adapted may lose what the form's
data promise. So they run where templates run, in ``render`` and ``forms check``; ``check`` reads
facts only and loads no renderer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.tree import Block, Inline, Number, Paragraph, Table, plain
from generator.figures.lines import yuan
from generator.figures.model import MONEY
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
    form, document = seen.form, seen.document
    at = seen.budget.at("表样")
    parts = [part for name in form.part_order if (part := form.parts[name]).title]
    chapters = [form.chapters[name] for name in form.chapter_order]
    wanted = _titles(seen, parts, "这个部分") | _titles(seen, chapters, "这一节")
    wanted |= {_bare(title): "这一项" for title, _ in form.other_matters}
    headings = [_bare(plain(heading.inlines)) for heading in document.headings()]
    for title, what in wanted.items():
        if not any(heading.endswith(title) for heading in headings):
            yield Finding(at, f"排出的文件里没有“{title}”{what}。", MEND)
    printed = {block.name for block in document.blocks() if isinstance(block, Table)}
    for name in form.table_order:
        if name not in printed:
            yield Finding(at, f"排出的文件里没有“{name}”表。", MEND)


def empty_tables_are_explained(seen: Composed) -> Findings:
    """A table without amounts has a note below it, or a sentence that calls it empty; a budget of
    nothing needs none."""
    if not any(seen.figures[join(side, AMOUNT)].value for side in ("收入", "支出")):
        return
    said = [
        _bare(plain(block.inlines))
        for block in seen.document.blocks()
        if isinstance(block, Paragraph)
    ]
    for section in seen.document.sections:
        for index, block in enumerate(section.blocks):
            if (
                not isinstance(block, Table)
                or block.name not in seen.form.tables
                or not is_empty(block, seen.figures)
            ):
                continue
            title = _bare(block.caption)
            noted = any(_says_something(below) for below in section.blocks[index + 1 :])
            if not noted and not any(title in text and EMPTY in text for text in said):
                mend = f"在表样的 表 › {block.name} 下写“空表依据”和“空表备注”；写了的，核对公开表.html 印不印备注。"  # noqa: E501
                yield Finding(
                    seen.budget.at("表样"),
                    f"{block.caption}没有数，表下没有备注，文中也没有说明。",
                    mend,
                )


def _says_something(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_bare(plain(block.inlines)))


def figures_are_told(seen: Composed) -> Findings:
    """The figures that must be told (应印数) stand in a sentence, where they are not zero."""
    told = {
        n.name
        for block in seen.document.blocks()
        if isinstance(block, Paragraph)
        for n in _numbers(block.inlines)
    }
    for name in seen.form.required_figures:
        figure = seen.figures[name]
        if figure.value and name not in told:
            value = (
                yuan(figure.value)
                if figure.unit == MONEY
                else f"{figure.value.normalize():f}{figure.unit}"
            )
            yield Finding(
                seen.budget.at("表样"), f"文字里没有 {name}（{value}），这个数必须说明。", MEND
            )


def _numbers(inlines: tuple[Inline, ...]) -> Iterator[Number]:
    yield from (inline for inline in inlines if isinstance(inline, Number))


RULES = (
    error("T811", "表样的各部分都印出", every_section),
    error("T812", "印出的空表有说明", empty_tables_are_explained),
    error("T813", "必须说明的数都印出", figures_are_told),
)
