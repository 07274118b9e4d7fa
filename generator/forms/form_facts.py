"""另填, the facts that a form asks for itself, as its templates see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from generator.budget.form_facts import GROUP, KEY, NUMBERS, ROWS, TEXT, Facts, FormFacts
from generator.figures.form_facts import figure_of, row_names
from generator.figures.name import FORM_FACT, join, part
from generator.forms.shown import Thing
from generator.forms.texts import Texts

Show = Callable[[str], Any]


def shown_facts(facts: FormFacts, show: Show, texts: Texts) -> Thing:
    """All facts by key: numbers as figures, 一组 as a thing, 列表 as a list of things; nothing for
    one that is left out."""
    values = _values(facts, (), show, texts)
    for key, fact, value in facts.stated():
        if value is None:
            continue
        if fact.kind == GROUP:
            group = _values(value, (key,), show, texts.below(key))
            values[key] = Thing("另填的一组", group)
        elif fact.kind == ROWS:
            values[key] = _rows(key, value, show, texts.below(key))
    return Thing(KEY, values)


def _rows(key: str, rows: Sequence[Facts], show: Show, texts: Texts) -> list[Thing]:
    things = []
    for index, (row, called) in enumerate(zip(rows, row_names(rows), strict=True)):
        values = _values(row, (key, called), show, texts.below(index))
        values["数名"] = join(FORM_FACT, part(key), part(called))
        things.append(Thing("另填的一行", values))
    return things


def _values(facts: Facts, above: tuple[str, ...], show: Show, texts: Texts) -> dict[str, Any]:
    """Each fact under its key; ``texts`` are those below the place of the facts."""
    values: dict[str, Any] = {}
    for key, fact, value in facts.stated():
        if value is None:
            values[key] = None
        elif fact.kind in NUMBERS:
            values[key] = show(figure_of(fact, above, key))
        elif fact.kind == TEXT:
            values[key] = texts.prose(value, key)
        else:
            values[key] = value
    return values
