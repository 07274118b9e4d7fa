"""Names and codes against the catalogue, and one thing under two names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.codes import all_functions
from generator.audit.model import Place
from generator.audit.sentences import ItemSentence
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import bare, near

ALIKE = 0.9
NOT_IN_FORCE = "当年科目表里没有这一科目，名称无从核对"
LOCAL = "经济分类科目表里没有"  # a 款 of the economic classification may be a local one


def rows(case: Reread) -> Iterator[Verdict]:
    """Codes and names of every row of the tables."""
    for table in case.tables.found.values():
        for row in (r for block in table.rows for r in block if r.code.code):
            if row.code.fault:
                printed = f"{' '.join(c for c in row.printed[:3] if c)} {row.name}"
                is_open = row.code.is_question or LOCAL in row.code.fault
                answer = Answer.REMARK if is_open else Answer.CONTRADICTED
                yield Verdict(
                    Kind.CODE,
                    answer,
                    _named(row.place, row.project or row.name),
                    printed,
                    "",
                    row.code.fault,
                )
            if row.code.name_fault:
                yield Verdict(
                    Kind.NAME,
                    Answer.CONTRADICTED,
                    _named(row.place, row.name),
                    row.name,
                    "",
                    row.code.name_fault,
                )
            if not (row.code.fault or row.code.name_fault):
                yield Verdict(Kind.CODE, Answer.HOLDS, _named(row.place, row.name), row.name)


def _named(place: Place, label: str) -> Place:
    return Place(place.block, place.section, place.page, place.table, place.row, 1, label)


def items(case: Reread) -> Iterator[Verdict]:
    """类, 款 and 项 named in sentences."""
    names = all_functions(case.catalogue.year)
    for item in case.spoken.items:
        if not item.code:
            yield Verdict(
                Kind.CODE,
                Answer.UNCHECKED,
                item.place,
                "".join(item.names),
                computation="认不出是哪一个科目",
            )
            continue
        for level, length in enumerate((3, 5, 7)):
            official, printed = names.get(item.code[:length], ()), item.names[level]
            if not official or any(_same(name, printed) for name in official):
                continue
            if item.code[:length] in case.catalogue.all_functions():
                kind = Kind.CODE if item.codes[level] else Kind.NAME
                yield _fault(kind, item, level, printed, official[0])
            else:
                yield Verdict(
                    Kind.NAME, Answer.UNCHECKED, item.place, printed, computation=NOT_IN_FORCE
                )


def _same(official: str, printed: str) -> bool:
    return bare(official) in (bare(printed), bare(f"{printed}支出"))


def _fault(kind: Kind, item: ItemSentence, level: int, printed: str, official: str) -> Verdict:
    word = "类款项"[level]
    shown = f"{printed}（{word}{'：' + item.codes[level] if item.codes[level] else ''}）"
    why = f"{item.code} 的{word}是“{official}”"
    return Verdict(kind, Answer.CONTRADICTED, item.place, shown, official, why)


def projects(case: Reread) -> Iterator[Verdict]:
    """A project has one name in the table, in section seven and in its performance table."""
    for number, name, place in case.spoken.projects:
        official = case.tables.projects[number - 1]
        if bare(official) != bare(name):
            why = (
                "表里的项目名称不同，金额相同"
                if near(official, name) < ALIKE
                else "同一项目的名称不一致"
            )
            yield Verdict(Kind.NAME, Answer.CONTRADICTED, place, name, official, why)
