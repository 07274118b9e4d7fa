"""Tables and sections that a form has and the file does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.forms import WORDS
from generator.audit.model import Place
from generator.audit.outline import STATEMENT, core
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import filled, near

NOTED = re.compile(r"表\d|表[一二三四五六七八九十]")
LISTED = re.compile(r"^-?[一二三四五六七八九十]+、")
ALIKE = 0.9


def missing(case: Reread) -> Iterator[Verdict]:
    """Tables and sections that the form has and the file does not; no telling while some were not recognised."""
    known = [*case.tables.found.values()]
    strange = [s for s in case.outline.sheets if not s.columns_lost and all(s is not t.sheet for t in known)]
    for key in case.form.table_order:
        title = filled(case.form.tables[key].title, {**WORDS, "称谓": case.outline.label})
        if key not in case.tables.found and not _shown_empty(case, core(title)):
            yield _absent(title, f"没有“{title}”", f"有 {len(strange)} 张表认不出是哪一张" if strange else "")
    chapters = {_tail(case.form.chapters[key].title): key for key in case.form.chapter_order}
    seen = [core(t) for t in case.outline.titles] + [core(s.section) for s in case.outline.sentences]
    headings = dict.fromkeys(s.section for s in case.outline.sentences if s.part == STATEMENT and s.section)
    others = [h for h in headings if not any(_is_titled(core(h), tail) for tail in chapters)]
    for tail, key in chapters.items():
        if not any(_is_titled(title, tail) for title in seen):
            title = filled(case.form.chapters[key].title, {"年度": str(case.outline.year)})
            yield _absent(title, f"没有“{title}”一节", f"有 {len(others)} 节认不出是哪一节" if others else "")


def _tail(title: str) -> str:
    """What a chapter's title says after the unit's name and the year."""
    return core(re.sub(r"\{.+?\}", "", title).removeprefix("关于").lstrip("年"))


def _is_titled(title: str, tail: str) -> bool:
    return tail in title or near(tail, title[-len(tail) - 1 :]) >= ALIKE


def _absent(title: str, why: str, doubt: str) -> Verdict:
    answer = Answer.UNCHECKED if doubt else Answer.CONTRADICTED
    return Verdict(Kind.MISSING, answer, Place(0), "（无）", title, "；".join(filter(None, (why, doubt))))


def unruled(case: Reread) -> Iterator[Verdict]:
    """Tables of a PDF without rules: their columns cannot be told apart."""
    for sheet in case.outline.sheets if not case.outline.published.cells_apart else ():
        if sheet.columns_lost:
            why = "PDF 里这张表没有框线，各栏分不清；请用原来的 Word 文件核对"
            yield Verdict(Kind.MISSING, Answer.UNCHECKED, sheet.places[0], sheet.title, computation=why)


def _shown_empty(case: Reread, title: str) -> bool:
    """Whether the title stands in part two, over a table of which nothing was extracted but its note."""
    start = next((n for n, t in enumerate(case.outline.titles) if NOTED.search(t)), None)
    return start is not None and title in [core(t) for t in case.outline.titles if not LISTED.match(t)]
