"""Which form a published file follows: by its year, and by the titles of its tables."""

from __future__ import annotations

from functools import cache

from generator.audit.outline import core
from generator.audit.words import filled
from generator.diagnostics import Position
from generator.forms.library import Library, built_in
from generator.forms.spec import FormSpec

WORDS = {"称谓": "单位", "单位名称": "", "本单位": "", "年度": ""}


@cache
def forms() -> tuple[FormSpec, ...]:
    """Every form that comes with the program."""
    library = Library((built_in(),))
    return tuple(library.form(name, Position("", 1)).spec for name in library.names())


def titles() -> tuple[str, ...]:
    """The cores of all table titles of all forms."""
    return tuple(
        dict.fromkeys(core(table_title(form, key)) for form in forms() for key in form.table_order)
    )


def table_title(form: FormSpec, key: str) -> str:
    """A table's title as a 单位 prints it."""
    return filled(form.tables[key].title, WORDS)


def recognise(year: int, seen: list[str]) -> FormSpec:
    """The form that names ``year``; where there is none, the one whose table titles the file has
    most of."""
    cores = {core(title) for title in seen}

    def fit(form: FormSpec) -> tuple[bool, int, int]:
        own = {core(table_title(form, key)) for key in form.table_order}
        named = form.years.named if form.years else 0
        return named == year, len(own & cores) - len(own - cores), -abs(named - year)

    return max(forms(), key=fit)
