"""What the report says first: how much of the paper was read, and what was found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.free.audit import Audit
from generator.audit.free.finding import Weight, percent
from generator.catalogue.classification import Catalogue
from generator.catalogue.standing import unlisted
from generator.published import not_read
from generator.relations.reading import is_final


def kind_of(audit: Audit) -> str:
    """决算 or 预算."""
    return "决算" if is_final(audit.paper) else "预算"


def share(audit: Audit) -> str:
    """The share of all printed numbers that are in a relation, ``94.6%``."""
    return percent(len(audit.tied), len(audit.numbers))


def headline(audit: Audit) -> list[str]:
    """The lines at the top."""
    return [_paper(audit), _numbers(audit), *warnings(audit)]


def _paper(audit: Audit) -> str:
    paper = audit.paper
    unit = paper.unit or "（没有读到单位名称）"
    year = f"{paper.year} 年" if paper.year else "（没有读到年度）"
    file = paper.source.kind if paper.source else "文件"
    form = f"，按 {audit.form} 表样加查" if audit.form else "，不按哪一种表样"
    return f"{unit} {year}{kind_of(audit)}（{file}{form}）"


def _numbers(audit: Audit) -> str:
    tied, printed = len(audit.tied), len(audit.numbers)
    unread = audit.tables - audit.tables_read
    counts = [f"{weight.value} {len(audit.of(weight))}" for weight in Weight]
    counts.append(f"未能核对 {len(audit.unchecked) + len(audit.form_unchecked)}")
    return (
        f"印出 {printed} 个数，有关系可核对的 {tied} 个（{share(audit)}）；"
        f"表读出 {audit.tables_read} 张，没有读出 {unread} 张。{'，'.join(counts)}。"
    )


def warnings(audit: Audit) -> Iterator[str]:
    """What whoever reads the counts must know besides."""
    yield from audit.notes
    if audit.is_little_read:
        yield "读懂的数不到一半：没有查出矛盾，不等于没有错。请换 Word 文件再试，或人工核对。"
    if audit.paper.year:
        catalogue = Catalogue(audit.paper.year)
        if not catalogue.is_listed:
            yield unlisted(catalogue)
    if audit.paper.source is not None:
        yield from not_read.lines(audit.paper.source)
