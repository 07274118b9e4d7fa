"""Rules on years: those that texts speak of, that of the form, and that of the budget."""

from __future__ import annotations

import datetime as dt
import re

from generator.rules.data import load
from generator.rules.dates import execution
from generator.rules.named import carried, projects
from generator.rules.prose import Text
from generator.rules.registry import Case, Finding, Findings, warning
from generator.rules.wording import around

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?!级)")
SPAN = re.compile(r"((?:19|20)\d\d)\s*年?\s*[-—－~～至到]+\s*((?:19|20)\d\d)\s*年")
TITLE = re.compile(r"《[^》]*》")
LONGEST = 30
"""Years that a project without an end may speak of."""


def other_years(case: Case) -> Findings:
    """Texts speak of this year and last; of others only in titles, policies, a project's own
    time, spans of years around this one, and in names of projects that say whose money it is."""
    year = case.budget.year
    for text in case.texts:
        if "依据" in text.path or "名词解释" in text.path or not YEAR.search(text.printed):
            continue
        allowed = {year - 1, year} | _project_years(case, text)
        own_words = _own_words(case, text)
        for found in YEAR.finditer(own_words):
            if int(found[1]) not in allowed:
                neither = f"既不是 {year} 年也不是 {year - 1} 年"
                message = f"“{around(own_words, found)}”提到 {found[1]} 年，{neither}。"
                mend = "核对是不是往年文件留下的；本年写作 {年度}，确指这一年的在“接受”里说明。"
                yield Finding(text.position, message, mend)


def _own_words(case: Case, text: Text) -> str:
    """A text without titles and names, which are what they are, and without spans of years
    around this one."""
    words = TITLE.sub("", text.printed)
    if text.path[-1] != "名称":
        for name in _names_in(case, words):
            words = words.replace(name, "")
    elif _is_of_earlier_years(text):
        return ""
    for pattern in load("years")["文件"]:
        words = re.sub(pattern, "", words)

    def unless_around(span: re.Match[str]) -> str:
        is_around = int(span[1]) <= case.budget.year <= int(span[2])
        return "" if is_around else span[0]

    return SPAN.sub(unless_around, words)


def _is_of_earlier_years(named: Text) -> bool:
    """Whether a name is of something whose money is of an earlier year."""
    if named.path[0] == "上年结转结余":
        return True
    is_of_project = named.path[0] == "项目"
    return is_of_project and bool(re.search(load("years")["往年的项目"], named.printed))


def _names_in(case: Case, words: str) -> list[str]:
    """The names of projects and of carry-over that a text mentions, the longest first."""
    named = (*projects(case.budget), *carried(case.budget))
    names = {name for _, name, _ in named if name in words}
    return sorted(names, key=len, reverse=True)


def _project_years(case: Case, text: Text) -> set[int]:
    """The years of the project that a text is of."""
    if text.project is None:
        return set()
    year = case.budget.year
    start, end = execution(case.budget.projects[text.project], year)
    last = min(end[0], year + LONGEST)
    return set(range(start[0], last + 1))


def form_serves_the_year(case: Case) -> Findings:
    """The form is one of the budget's year."""
    year, served = case.budget.year, case.form.years
    if served and not served.cover(year):
        message = f"表样“{case.budget.form}”适用 {served}，本文件是 {year} 年的。"
        mend = (
            "核对表样和年度；disclosure forms 列出各套表样。"
            f"没有 {year} 年的、确实沿用的，在“接受”里说明。"
        )
        yield Finding(case.budget.at("表样"), message, mend)


def year_has_come(case: Case) -> Findings:
    """A budget is made at most a year ahead."""
    now, year = dt.datetime.now(tz=dt.UTC).year, case.budget.year
    if year > now + 1:
        message = f"年度写的是 {year}，比今天晚了一年以上。"
        yield Finding(case.budget.at("年度"), message, "核对年度；电脑的日期不对的，先改日期。")


RULES = (
    warning("T704", "不提别的年份", other_years),
    warning("T720", "表样适用本年度", form_serves_the_year),
    warning("T721", "年度不在将来", year_has_come),
)
