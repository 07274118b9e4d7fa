"""Which form a paper follows: by the titles of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.diagnostics import Position
from generator.forms.library import Form, Library
from generator.importing.paper.form_patterns import headed
from generator.published.model import Paper


class Followed(NamedTuple):
    """A form, how many of its tables the paper has, and the words that its titles are filled in
    with (称谓, 单位名称)."""

    form: Form
    tables: int
    words: dict[str, str]


def followed(paper: Paper, library: Library) -> Followed | None:
    """The form of which most tables are there, more than half of them; among equals the one whose
    year is nearest, and a department's own."""
    titles = [table.title for _, table in paper.tables() if table.title]
    found = [_fit(form, titles) for form in library.forms(Position("表样"))]

    def rank(one: Followed) -> tuple[int, int]:
        years = one.form.spec.years
        away = abs(years.named - paper.year) if years else 0
        missing = len(one.form.spec.table_order) - one.tables
        return one.tables - missing, -away

    best = max(found, key=rank, default=None)
    return best if best and best.tables * 2 > len(best.form.spec.table_order) else None


def _fit(form: Form, titles: Sequence[str]) -> Followed:
    words: dict[str, str] = {}
    tables = 0
    for key in form.spec.table_order:
        pattern = form.spec.tables[key].title
        matches = [found for title in titles if (found := headed(pattern, title)) is not None]
        tables += bool(matches)
        for match in matches:
            words |= {name: text for name, text in match.items() if text}
    return Followed(form, tables, words)
