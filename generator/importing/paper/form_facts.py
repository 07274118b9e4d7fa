"""The facts that a form asks for itself, where the paper does not say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.budget.form_facts import GROUP, NUMBERS, ROWS, TEXT, FormFact

SUPPOSED = {TEXT: "无", "是否": "否", ROWS: []}


def all_stated_as(facts: Mapping[str, FormFact], number: int) -> dict[str, Any]:
    """Every fact, its numbers as ``number``."""
    found: dict[str, Any] = {}
    for key, fact in facts.items():
        if fact.kind == GROUP:
            found[key] = all_stated_as(fact.columns, number)
        elif fact.kind in NUMBERS:
            found[key] = number
        else:
            found[key] = SUPPOSED[fact.kind]
    return found


def completed(facts: Mapping[str, FormFact], said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of the facts, with nought for all that must be said and is not."""
    found: dict[str, Any] = dict(said)
    for key, fact in facts.items():
        if fact.kind == GROUP and (key in said or fact.may_lack == "否"):
            found[key] = completed(fact.columns, said.get(key, {}))
        elif key not in said and fact.may_lack == "否":
            found[key] = all_stated_as({key: fact}, 0)[key]
    return found


def lacking(facts: Mapping[str, FormFact], said: Mapping[str, Any]) -> Iterator[str]:
    """The facts that must be said and are not, by their keys."""
    for key, fact in facts.items():
        if key not in said and fact.may_lack == "否":
            yield key
        elif fact.kind == GROUP and key in said:
            yield from (f"{key} › {column}" for column in lacking(fact.columns, said[key]))
