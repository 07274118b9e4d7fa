"""What is left in the text that should not be: blanks of the form, dates that do not exist, missing parts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from generator.audit.case import Reread
from generator.audit.forms import table_title
from generator.audit.model import Line, Place
from generator.audit.outline import core
from generator.audit.verdict import Answer, Kind, Verdict
from generator.audit.words import filled, near, tidy

# What a form leaves to be chosen or filled in.
BLANKS = {
    r"增加（减少）|增加或减少|增长（下降）|减少（增加）": "没有选定增加还是减少",
    r"。或\d|[\[［]或": "留着表样的另一种说法",
}
# Wording of the form that says more than the unit has: to be looked at, never wrong by itself.
WORDING = {
    r"（按项目分别填报）": "表样的填写说明留在文中",
    r"[Xx×]{2,}": "没有填写，或有意隐去",
    r"及下属各预算单位": "本单位无下属预算单位",
    r"\d{4}年度?，本年度": "“年”与“本年度”是表样的两种说法，都留着",
}
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NOTED = re.compile(r"表\d|表[一二三四五六七八九十]")
LISTED = re.compile(r"^-?[一二三四五六七八九十]+、")
ALIKE = 0.9
AROUND = 14
MONTHS = 12


def blanks(case: Reread) -> Iterator[Verdict]:
    """Leftovers of the form."""
    no_units = any("无下属预算单位" in s.text for s in case.outline.sentences)
    for sentence in case.outline.sentences:
        for pattern, why in BLANKS.items():
            for match in re.finditer(pattern, sentence.text):
                yield _left(sentence.place, sentence.text, match, why, Answer.CONTRADICTED)
        for pattern, why in WORDING.items():
            if "下属" in pattern and not no_units:
                continue
            for match in re.finditer(pattern, sentence.text):
                yield _left(sentence.place, sentence.text, match, why, Answer.REMARK)


def _left(place: Place, text: str, match: re.Match[str], why: str, answer: Answer) -> Verdict:
    around = text[max(0, match.start() - AROUND) : match.end() + AROUND // 2]
    where = Place(place.block, place.section, place.page, label=around)
    return Verdict(Kind.LEFTOVER, answer, where, match[0], "", why)


def dates(case: Reread) -> Iterator[Verdict]:
    """Dates that the calendar has."""
    for index, block in enumerate(case.outline.published.blocks):
        texts = [block.text] if isinstance(block, Line) else [c for row in block.rows for c in row]
        for match in (m for text in texts for m in DATE.finditer(tidy(text))):
            year, month, day = map(int, match.groups())
            exists = 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]
            answer = Answer.HOLDS if exists else Answer.CONTRADICTED
            place = Place(index, "", block.page, label=match[0])
            yield Verdict(Kind.DATE, answer, place, match[0], "", "" if exists else "没有这一天")


def missing(case: Reread) -> Iterator[Verdict]:
    """Tables and sections that the form has and the file does not."""
    found = set(case.tables.found)
    for key in case.form.table_order:
        title = table_title(case.form, key)
        if key not in found and not _shown_empty(case, core(title)):
            yield Verdict(Kind.MISSING, Answer.CONTRADICTED, Place(0), "（无）", title, f"没有“{title}”")
    seen = [core(t) for t in case.outline.titles] + [core(s.section) for s in case.outline.sentences]
    for key in case.form.chapter_order:
        tail = core(re.sub(r"\{.+?\}", "", case.form.chapters[key].title).removeprefix("关于").lstrip("年"))
        if not any(tail in title or near(tail, title[-len(tail) - 1 :]) >= ALIKE for title in seen):
            title = filled(case.form.chapters[key].title, {"年度": str(case.outline.year)})
            yield Verdict(Kind.MISSING, Answer.CONTRADICTED, Place(0), "（无）", title, f"没有“{title}”一节")


def _shown_empty(case: Reread, title: str) -> bool:
    """Whether the title stands in part two, over a table of which nothing was extracted but its note."""
    start = next((n for n, t in enumerate(case.outline.titles) if NOTED.search(t)), None)
    return start is not None and title in [core(t) for t in case.outline.titles if not LISTED.match(t)]
