"""Which form a published file follows: by its year, and by the titles of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.audit.outline import core
from generator.audit.words import filled
from generator.diagnostics import Position
from generator.forms.library import Library, built_in
from generator.forms.spec import FormSpec

WORDS = {"称谓": "单位", "单位名称": "", "本单位": "", "年度": ""}


BUILT_IN: Final = Library((built_in(),))


@cache
def forms_of(library: Library) -> tuple[FormSpec, ...]:
    """Every form of ``library``, a department's own before those that come with the program."""
    return tuple(form.spec for form in library.forms(Position("", 1)))


def titles(forms: Sequence[FormSpec]) -> tuple[str, ...]:
    """The cores of all table titles of ``forms``."""
    found: dict[str, None] = {}
    for form in forms:
        for key in form.table_order:
            found[core(table_title(form, key))] = None
    return tuple(found)


def table_title(form: FormSpec, key: str) -> str:
    """A table's title as a 单位 prints it."""
    return filled(form.tables[key].title, WORDS)


def recognise(forms: Sequence[FormSpec], year: int, seen: list[str]) -> FormSpec:
    """Of ``forms`` the one that names ``year``; where there is none, the one whose table titles the
    file has most of."""
    cores = {core(title) for title in seen}

    def fit(form: FormSpec) -> tuple[bool, int, int]:
        own = {core(table_title(form, key)) for key in form.table_order}
        named = form.years.named if form.years else 0
        return named == year, len(own & cores) - len(own - cores), -abs(named - year)

    return max(forms, key=fit)
