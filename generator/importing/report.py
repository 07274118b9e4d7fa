"""What was taken from where, what adds up, and what was not understood, in lines for staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.figures.budget_lines import yuan
from generator.importing.book import Book
from generator.importing.grid import letter
from generator.importing.merge.plan import Plan
from generator.importing.result import Doubt, Imported
from generator.importing.sheet import Read
from generator.importing.totals import REST


def summary(book: Book) -> Iterator[str]:
    """A line for each sheet, and how it stands with its printed totals."""
    for read in book.reads:
        total = sum((e.amount for e in read.entries), Decimal(0))
        checked = (
            f"，与表上 {len(read.totals)} 个合计数相符" if read.totals else "，表上没有合计数可核对"
        )
        if rests := sum(line.endswith(REST) for line in read.totals):
            checked += f"（其中 {rests} 个有四舍五入的尾差）"
        line = f"{read.sheet.name}：读入 {len(read.entries)} 笔，{yuan(total)}（表上单位 {read.layout.measure}）"  # noqa: E501
        yield line + checked
    yield f"取用 {len(book.entries)} 笔，共 {yuan(_taken(book))}。"
    for read in book.reads:
        yield f"{read.sheet.name}：栏目 {'，'.join(_columns(read))}。"
    yield from book.notes


def _taken(book: Book) -> Decimal:
    """The sum of what counts. The two margins of basic expenditure are the same money: the one by
    function counts, or where there is no other, the one by economic class."""
    by_function = [e.amount for e in book.entries if e.function]
    return sum(by_function or [e.amount for e in book.entries], Decimal(0))


def _columns(read: Read) -> Iterator[str]:
    """What the columns were taken for, those left out that say nothing of money."""
    for c in read.layout.columns:
        what = [word for word in (c.field, c.fund, c.kind, c.economic) if word]
        if what and c.field != "忽略":
            yield f"{letter(c.index)}“{c.title}”是{' '.join(what)}"


def explanation(book: Book) -> Iterator[str]:
    """Every column's meaning, every amount's place, every total that agreed."""
    kept = {e.place for e in book.entries}
    for read in book.reads:
        yield f"\n工作表 {read.sheet.name}，第 {read.layout.first + 1} 行起是数据："
        for c in read.layout.columns:
            what = " ".join(filter(None, (c.field or "没有取用", c.fund, c.kind, c.economic)))
            yield f"  列 {letter(c.index)} “{c.title}” → {what}"
        for e in read.entries:
            what = " ".join(filter(None, (e.kind, e.function, e.economic, e.fund, e.project)))
            use = "" if e.place in kept else "（只用来核对）"
            yield f"  {e.place}  {yuan(e.amount)} → {what}{use}"
        for line in read.totals:
            yield f"  {line}"


def problems(found: Imported) -> Iterator[str]:
    """What was not understood or does not add up."""
    yield from _listed(f"有 {len(found.problems)} 处没有读懂或对不上：", found.problems)
    yield from _listed(f"读入的写不回原文 {len(found.unlike)} 处，或原文自相矛盾：", found.unlike)


def doubts(chosen: Sequence[Doubt]) -> Iterator[str]:
    """What no table says and had to be chosen."""
    messages = [one.message for one in chosen]
    yield from _listed(f"有 {len(messages)} 处表上没有印，先填了一种，请核对：", messages)


def changes(plan: Plan) -> Iterator[str]:
    """What changes in the file, what it has besides, and what could not be settled."""
    yield from _listed(f"{plan.source.name} 要改 {len(plan.changes)} 处：", plan.changes)
    yield from _listed(f"文件里有、表里没有的 {len(plan.left)} 处，没有动：", plan.left)
    yield from _listed(f"对不上的 {len(plan.unsure)} 处，没有动：", plan.unsure)


def _listed(title: str, lines: Sequence[object]) -> Iterator[str]:
    """A list under its title; nothing where it is empty."""
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)
