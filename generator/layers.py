"""All that is wrong in a file, layer by layer: what one layer cannot read is left out, and the next
judges the rest as far as it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import pipeline
from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError, Position
from generator.rules.accepted import Accepted
from generator.rules.all import ON_FACTS
from generator.rules.registry import Facts, diagnosed
from generator.source import schema
from generator.source.nodes import LocatedDict, Source, descend
from generator.source.prune import Path as Way
from generator.source.prune import pruned
from generator.suggestion import nearest
from generator.withheld.hidden import word_of
from generator.withheld.public import PublicBudget
from generator.withheld.reading import mended, published
from generator.withheld.tree import Secret, secrets

TEXTS = frozenset(("原因", "用途", "主要职能", "名词解释", "其他说明", "整体绩效", "接受", "版式"))
"""Sections that no figure depends on."""
OF_PROJECTS = frozenset(("依据", "承担单位", "分配", "开始", "结束", "补充", "绩效"))
"""The same of a project."""
PROJECTS = "项目"
MISSING = "K102"
ROUNDS = 5
"""Times that what is wrong is left out before the rest is given up."""


def check(
    path: Path, templates: Path | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[Accepted, ...]]:
    """All findings on a file, of every layer that can be judged, and the accepted ones; never
    raises for what a user can cause."""
    found, accepted = pipeline.check(path, templates)
    if pipeline.is_judged(found):
        return found, accepted
    try:
        more = list(_more(path, templates, found))
    except DisclosureError:  # a file that cannot be read at all: that was said
        more = []
    known = {(one.code, one.position) for one in found}
    torn = {one.position.line for one in found if one.code.startswith("Y")}
    new = [
        one
        for one in more
        if (one.code, one.position) not in known and one.position.line not in torn
    ]
    listed = dict.fromkeys((*found, *new))
    return tuple(sorted(listed, key=lambda one: (one.position, one.code))), accepted


def _more(path: Path, templates: Path | None, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What the layers below the first that failed find. Raises ``DisclosureError``."""
    source = _source(path)
    if source is None:
        return
    wrong = {one.position for one in found if one.position.file == source.name}
    for _ in range(ROUNDS):
        rest, gone = _without(source, wrong)
        try:
            budget = published(rest)
        except DisclosureError as error:
            # What is missing now was told when all was there, or is what was left out.
            told = [one for one in error.diagnostics if one.code != MISSING]
            yield from told
            new = {one.position for one in told} - wrong
            if not new:
                return
            wrong |= new
        else:
            yield from _judged(path, templates, secrets(source.root), budget, gone)
            return


def _source(path: Path) -> Source | None:
    try:
        return pipeline.input_of(path)
    except DisclosureError:
        return mended(path)


def _without(source: Source, wrong: Iterable[Position]) -> tuple[Source, list[Way]]:
    """The file without what is wrong; a flagged project of which anything is wrong goes whole, as
    its flag may be what was wrong."""
    root, gone = pruned(source.root, frozenset(wrong))
    flagged = set()
    for way in gone:
        project = descend(source.root, way[:2]) if way[0] == PROJECTS else None
        if isinstance(project, LocatedDict) and word_of(project):
            flagged.add(project.position)
    if flagged:
        root, gone = pruned(source.root, frozenset((*wrong, *flagged)))
    return Source(source.name, source.text, root), gone


def _judged(
    path: Path,
    templates: Path | None,
    hidden: tuple[Secret, ...],
    budget: PublicBudget,
    gone: list[Way],
) -> Iterator[Diagnostic]:
    """What the rules find in the rest, without what only follows from what is gone."""
    facts = list(diagnosed(ON_FACTS, Facts(budget, Catalogue(budget.year))))
    yield from (one for one in facts if not _follows(one, gone))
    if facts or not all(map(_is_text, gone)):
        return
    disclosure = pipeline.examine(budget, path, templates, hidden)
    yield from (one for one in disclosure.diagnostics if not _follows(one, gone))


def _is_text(way: Way) -> bool:
    """Whether no figure depends on what stood there."""
    if way[0] != PROJECTS:
        return _means(str(way[0]), schema.keys(Budget), TEXTS)
    return len(way) > 2 and _means(str(way[2]), schema.keys(Project), OF_PROJECTS)


def _means(key: str, known: Iterable[str], texts: frozenset[str]) -> bool:
    """Whether a key is one of ``texts``, or misspelt and like one of them, or like none at all."""
    meant = nearest(key, known)
    return key in texts or not meant or meant[0] in texts


def _follows(found: Diagnostic, gone: Iterable[Way]) -> bool:
    """Whether a finding asks for what was left out."""
    asked = {way[-1] for way in gone}
    is_key = bool(found.adds) and found.adds[-1] in asked
    return is_key or any(f"“{key}”" in found.message or f"“{key}”" in found.mend for key in asked)
