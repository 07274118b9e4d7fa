"""What a notice says: one for each unit that has contradictions, of all its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.audit.free.finding import Weight
from generator.audit.free.told import Told
from generator.audit.papers.result import Result
from generator.own_data import load

FILE: Final = Path(__file__).parents[1] / "data" / "notice.yaml"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice in words: the name of its unit, its paragraphs, and the rows of its table."""

    unit: str
    title: str
    address: str
    paragraphs: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    signature: tuple[str, str]


def notices(results: Iterable[Result]) -> Iterator[Notice]:
    """The notices, in the order of the papers. A paper that names no unit goes by its file."""
    units: dict[str, list[Result]] = {}
    for result in results:
        if result.of(Weight.CONTRADICTION):
            units.setdefault(result.unit or result.file.stem, []).append(result)
    for unit, papers in units.items():
        yield _notice(unit, papers)


def _notice(unit: str, papers: Sequence[Result]) -> Notice:
    said = load(FILE)
    remarks = sum(len(paper.of(Weight.REMARK)) for paper in papers)
    rows = tuple(_rows(papers, said))
    years = dict.fromkeys(f"{paper.year}年" for paper in papers if paper.year)
    kinds = dict.fromkeys(paper.kind for paper in papers)
    values = {
        "单位": unit,
        "年度": "、".join(years),
        "文种": "、".join(kinds),
        "文件": "、".join(paper.file.name for paper in papers),
        "处": len(rows),
        "提示": remarks,
    }
    after = [said["有提示"].format(**values)] if remarks else []
    return Notice(
        unit=unit,
        title=said["标题"].format(**values),
        address=said["称呼"].format(**values),
        paragraphs=tuple(text.format(**values) for text in said["正文"]),
        head=tuple(said["表头"]),
        rows=rows,
        after=tuple(after),
        signature=(said["落款"], said["日期"]),
    )


def _rows(papers: Sequence[Result], said: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """A row for each contradiction; where a unit has several papers, the place begins with the
    paper's name."""
    number = 0
    for paper in papers:
        before = f"{paper.file.name} " if len(papers) > 1 else ""
        for one in paper.of(Weight.CONTRADICTION):
            number += 1
            expected = one.expected or said["没有"]
            place = f"{before}{one.where}"
            yield str(number), place, one.printed, expected, one.why, _change(one, said["怎样改"])


def _change(one: Told, said: dict[str, str]) -> str:
    """What is to be changed, by the kind of the finding."""
    usual = said["数"] if one.expected else said["其他"]
    own = said.get(one.kind, usual)
    text = own if one.expected or "{应为}" not in own else said["其他"]
    return text.format(应为=one.expected)
