"""Tables and sections that a form has and the file does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.forms import WORDS
from generator.audit.model import Place
from generator.audit.outline import STATEMENT, Sheet, core
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import filled, near

ALIKE = 0.9
UNRULED = "PDF 里这张表没有框线，各栏分不清；请用原来的 Word 文件核对"
UNSURE = "这张表的分栏在提取时丢失，拼起来的合计或科目不符，分不清是读错还是印错；请用原来的 Word 或 PDF 核对"  # noqa: E501
UNKNOWN = "看不懂是什么数"
TAKEN_APART = "绩效目标表的格在提取时散了，只核对名称和项目资金；指标请用原来的 Word 或 PDF 核对"


def missing(case: Reread) -> Iterator[Verdict]:
    """Tables and sections that the form has and the file does not; no telling while some were not
    recognised."""
    known = [*case.tables.found.values()]
    strange = [
        s
        for s in case.outline.sheets
        if not s.columns_lost and all(s is not t.sheet for t in known)
    ]
    for key in case.form.table_order:
        title = filled(case.form.tables[key].title, {**WORDS, "称谓": case.outline.label})
        if key not in case.tables.found and not _shown_empty(case, core(title)):
            yield _absent(
                title, f"没有“{title}”", f"有 {len(strange)} 张表认不出是哪一张" if strange else ""
            )
    chapters = {_tail(case.form.chapters[key].title): key for key in case.form.chapter_order}
    seen = [core(t) for t in case.outline.titles] + [
        core(s.section) for s in case.outline.sentences
    ]
    headings = dict.fromkeys(
        s.section for s in case.outline.sentences if s.part == STATEMENT and s.section
    )
    others = [h for h in headings if not any(_is_titled(core(h), tail) for tail in chapters)]
    doubt = (
        f"有 {len(others)} 节认不出是哪一节"
        if others
        else ""
        if headings
        else "没有认出一节情况说明，像是另一种表样"
    )
    for tail, key in chapters.items():
        if not any(_is_titled(title, tail) for title in seen):
            title = filled(case.form.chapters[key].title, {"年度": str(case.outline.year)})
            yield _absent(title, f"没有“{title}”一节", doubt)


def _tail(title: str) -> str:
    """What a chapter's title says after the unit's name and the year."""
    return core(re.sub(r"\{.+?\}", "", title).removeprefix("关于").lstrip("年"))


def _is_titled(title: str, tail: str) -> bool:
    return tail in title or near(tail, title[-len(tail) - 1 :]) >= ALIKE


def _absent(title: str, why: str, doubt: str) -> Verdict:
    answer = Answer.UNCHECKED if doubt else Answer.CONTRADICTED
    return Verdict(
        Kind.MISSING, answer, Place(0), "（无）", title, "；".join(filter(None, (why, doubt)))
    )


def unread(case: Reread) -> Iterator[Verdict]:
    """Tables whose columns cannot be told apart, and performance tables taken apart into lines."""
    for sheet in (s for s in case.unread if s.columns_lost):
        yield _unread(sheet, UNSURE if case.outline.published.cells_apart else UNRULED)
    for sheet in (s for s in case.outline.goals if s.columns_lost):
        yield _unread(sheet, TAKEN_APART)


def unknown(case: Reread) -> Iterator[Verdict]:
    """Numbers of the sentences that no pattern knows."""
    for text, place in case.spoken.unread:
        yield Verdict(Kind.NARRATIVE, Answer.UNCHECKED, place.at(text), text, computation=UNKNOWN)


def _unread(sheet: Sheet, why: str) -> Verdict:
    return Verdict(Kind.MISSING, Answer.UNCHECKED, sheet.places[0], sheet.title, computation=why)


def _shown_empty(case: Reread, title: str) -> bool:
    """Whether the title stands in part two, over a table of which nothing was extracted but its
    note."""
    titles = case.outline.titles
    starts = [n for n, t in enumerate(titles) if t.startswith("第二部分")]
    tables = titles[starts[-1] :] if starts else []
    ends = (n for n, t in enumerate(tables) if t.startswith("第三部分"))
    return title in [core(t) for t in tables[: next(ends, len(tables))]]
