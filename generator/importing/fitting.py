"""What was read, cut to what a form asks for itself: the facts of one form are not those of
another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.budget.form_facts import GROUP, FormFact
from generator.figures.name import FORM_FACT
from generator.forms.library import Form
from generator.importing.paper.rebuilt import SECTION
from generator.importing.result import Imported, Path

Facts = Mapping[str, FormFact]


def fitted(found: Imported, form: Form) -> Imported:
    """What a file of ``form`` can hold; what it cannot is listed with its value. What is accepted
    of a check by the paper's own form is nothing to another."""
    if form.name != found.form:
        found = _unaccepted(found)
    said: Any = found.sections.get(FORM_FACT) or {}
    odd = list(_foreign(form.spec.facts, said, ()))
    if not odd:
        return found
    sections = {**found.sections, FORM_FACT: _asked(form.spec.facts, said)}
    lines = [f"{' › '.join(map(str, path))} {_shown(said, path)}" for path in odd]
    told = [f"{FORM_FACT} › {line}：表样 {form.name} 没有这一项，没有写入" for line in lines]
    doubts = [one for one in found.doubts if not _is_of(one.path, odd)]
    return replace(found, sections=sections, doubts=doubts, unlike=[*found.unlike, *told])


def _unaccepted(found: Imported) -> Imported:
    head = {key: value for key, value in found.head.items() if key != SECTION}
    doubts = [one for one in found.doubts if one.path[0] != SECTION]
    return replace(found, head=head, doubts=doubts)


def _foreign(facts: Facts, said: Mapping[str, Any], above: Path) -> Iterator[Path]:
    """The paths of what no fact of the form holds."""
    for key, value in said.items():
        fact = facts.get(key)
        if fact is None or isinstance(value, dict) != (fact.kind == GROUP):
            yield (*above, key)
        elif fact.kind == GROUP:
            yield from _foreign(fact.columns, value, (*above, key))


def _asked(facts: Facts, said: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in said.items():
        fact = facts.get(key)
        is_group = isinstance(value, dict)
        if fact is None or is_group != (fact.kind == GROUP):
            continue
        kept[key] = _asked(fact.columns, value) if is_group else value
    return kept


def _shown(said: Any, path: Path) -> str:
    """What is said at a path, on one line."""
    for key in path:
        said = said[key]
    if isinstance(said, dict):
        return "，".join(f"{key} {_shown(said, (key,))}" for key in said)
    return str(said)


def _is_of(path: Path, odd: list[Path]) -> bool:
    return any(path[: len(one) + 1] == (FORM_FACT, *one) for one in odd)
