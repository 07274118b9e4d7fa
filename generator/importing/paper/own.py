"""Our own document of what was read so far: the same sentences with the names of their figures, by
which those of the paper are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from generator.authoring.emit import Tree, emit
from generator.budget.form_facts import FormFact
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import DisclosureError
from generator.figures.build import build
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, FORM_FACT, Name, join, parse, stem
from generator.figures.stated import all_stated
from generator.forms.compose import compose
from generator.forms.library import Form
from generator.forms.words import in_words_of
from generator.importing.paper.draft import Draft
from generator.importing.paper.form_facts import all_stated_as
from generator.importing.paper.told import Told, told
from generator.published.from_document import from_document
from generator.relations.facets import Facets
from generator.source.decode import decode
from generator.source.reader import read_text

ASSETS: Final = "国有资产"
SECTIONS: Final = {"资产": ASSETS, "政府采购": "政府采购", "人员": "人员"}
"""Where the figures of a family are stated."""
ONE: Final = 1
DATE: Final = dt.date(2000, 1, 1)


@dataclass(slots=True)
class Own:
    """Our document of a draft: ``stems`` are the beginnings of figures' names by what they are of;
    ``places`` where a figure is stated in the input."""

    told: Told
    figures: Figures
    stems: dict[Facets, str] = field(default_factory=dict)
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def stem(self, facets: Facets) -> str:
        """The beginning of the names of figures that are of something; empty where no sentence of
        ours tells it. A 项 that has no money this year is named like the others."""
        for side in (facets.side, "支出", "", "收入"):
            if found := self.stems.get(facets._replace(side=side)):
                return found
        if not facets.function:
            return self._of_source(facets)
        for known, name in self.stems.items():
            alike = known._replace(function=facets.function, side=facets.side)
            is_level = len(known.function) == len(facets.function)
            if is_level and alike == facets:
                whole = parse(join(name, AMOUNT))._replace(function=facets.function)
                return stem(str(whole))
        return ""

    def _of_source(self, facets: Facets) -> str:
        """The name of a source that no sentence of ours tells, as it has no money this year."""
        if not facets.fund or facets != Facets(side=facets.side, fund=facets.fund):
            return ""
        name = str(Name(facets.side or "支出", fund=facets.fund))
        return name if self.figures.knows(join(name, AMOUNT)) else ""


def own(draft: Draft, form: Form, year: int) -> Own | None:
    """Our document of the draft, everything that is stated in it at one; ``None`` where the draft
    cannot be composed."""
    tree = _tree(draft, form, year)
    try:
        budget = decode(Budget, read_text(emit(tree), "-"))
        shown = in_words_of(form.spec, budget)
        figures = build(shown, None, form.spec.from_zero)
        document = compose(shown, figures, Catalogue(year), form)
    except DisclosureError:
        return None
    found = Own(told(from_document(document, {}), [Catalogue(year)]), figures)
    _enter_stems(found)
    found.places = _places(budget, form.spec.facts)
    return found


def _tree(draft: Draft, form: Form, year: int) -> dict[str, Tree]:
    head: dict[str, Any] = {"表样": form.name, "年度": year, "公开日期": DATE}
    head["计量单位"] = draft.measure
    unit = {"性质": "行政单位", **draft.head.get("单位", {})}
    unit["名称"] = unit.get("名称") or "本单位"
    stated = _stated_once(form)
    sections = {key: value for key, value in draft.sections.items() if value}
    return {**head, "单位": unit, **stated, **sections, "上年": "无"}


def _stated_once(form: Form) -> dict[str, Any]:
    """Every fact that is stated and no budget line, at one, so that each sentence of it is
    printed."""
    empty = {"表样": form.name, "年度": DATE.year, "公开日期": DATE, "单位": {"名称": "本单位"}}
    budget = decode(Budget, read_text(emit(empty), "-"))
    found: dict[str, Any] = {}
    for stated in all_stated(budget):
        section = SECTIONS[parse(stated.name).family]
        _put(found, (section, *stated.keys), ONE)
    if form.spec.facts:
        found[FORM_FACT] = all_stated_as(form.spec.facts, ONE)
    return found


def _put(tree: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


def _enter_stems(found: Own) -> None:
    for claim in found.told.reading.claims:
        numbers = (claim.amount, claim.change.said if claim.change else None)
        for number in numbers:
            if claim.facets is not None and number is not None and number.mark:
                found.stems.setdefault(claim.facets, stem(number.mark))


def _places(budget: Budget, facts: Mapping[str, FormFact]) -> dict[str, tuple[str, ...]]:
    """Where each stated figure stands in the input."""
    found = {}
    for stated in all_stated(budget):
        section = SECTIONS[parse(stated.name).family]
        found[stated.name] = (section, *stated.keys)
    for key, fact in facts.items():
        if fact.kind == "一组":
            for column in fact.columns:
                found[join(FORM_FACT, key, column)] = (FORM_FACT, key, column)
        else:
            found[join(FORM_FACT, key)] = (FORM_FACT, key)
    return found


def amount_of(figures: Figures, name: str) -> Decimal | None:
    """A figure's value; ``None`` where there is no such figure."""
    return figures[name].value if figures.knows(name) else None
