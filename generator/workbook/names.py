"""Codes with the name of another code behind them: the code was typed over, or the name was."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import newest_year, years
from generator.source.nodes import LocatedDict
from generator.workbook.tree import OTHER_NAME, Tree


def report_other_names(tree: Tree) -> None:
    """Report the codes whose name is that of another code."""
    if not tree.named:
        return
    own = tree.root.get("科目名称")
    stated = own if isinstance(own, LocatedDict) else {}
    catalogues = [Catalogue(year) for year in years("function")] or [Catalogue(newest_year())]
    for one in tree.named:
        right = {str(stated.get(one.code) or ""), *_names(catalogues, one.code)}
        is_of_another = any(one.name in _all(catalogue) for catalogue in catalogues)
        if one.name not in right and is_of_another:
            message = f"编码 {one.code} 后面的名称是“{one.name}”，不是它的名称"
            mend = "从下拉框里选一个，或只写编码"
            tree.report(OTHER_NAME, one.at, message, mend)


def _names(catalogues: list[Catalogue], code: str) -> Iterator[str]:
    """The names that a code has or had."""
    for catalogue in catalogues:
        for name in (catalogue.function(code), catalogue.economic(code)):
            if name:
                yield name


def _all(catalogue: Catalogue) -> frozenset[str]:
    names = (*catalogue.all_functions().values(), *catalogue.economics.values())
    return frozenset(names)
