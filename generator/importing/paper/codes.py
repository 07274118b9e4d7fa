"""The codes of 项 that a sentence names and no table of the paper lists: they have no money this
year, and may be of last year's classification."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import CLASS, ITEM, SECTION
from generator.importing.paper.words import words
from generator.relations.facets import core
from generator.relations.labels import ITEM as ITEM_LABEL
from generator.relations.labels import OF_ITEM, Names
from generator.relations.reading import Reading

Path = tuple[str, str, str]
"""The names of a 类, a 款 and a 项 as they are compared."""


def find_codes(reading: Reading, catalogues: Sequence[Catalogue]) -> None:
    """Give the claims about such a 项 its code, where one of the classifications has one of these
    names."""
    known = [_paths(catalogue) for catalogue in catalogues]
    for claim in reading.claims:
        if claim.facets is None or not claim.facets.name.endswith(OF_ITEM):
            continue
        path = _path(claim.label)
        code = next((codes[path] for codes in known if path in codes), "")
        if code:
            claim.facets = claim.facets._replace(name="", function=code)


def _path(label: str) -> Path:
    found = ITEM_LABEL.search(label)
    if found is None:
        return ("", "", "")
    names = (core(found["class"]), found["section"] or "", found["item"] or "")
    return Names.path(*map(_spelled, names))


def _spelled(name: str) -> str:
    for wrong, right in words("别字").items():
        name = name.replace(wrong, right)
    return name


def _paths(catalogue: Catalogue) -> dict[Path, str]:
    """The codes of all 项 by their names; of two with the same, none."""
    names = catalogue.all_functions()
    found: dict[Path, str] = {}
    for code, name in names.items():
        if len(code) == ITEM and code[:SECTION] in names:
            path = Names.path(names[code[:CLASS]], names[code[:SECTION]], name)
            found[path] = "" if path in found else code
    return found
