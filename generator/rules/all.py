"""All rules in order: those on facts, those on figures and texts, on the document, on
acceptances."""

from __future__ import annotations

from typing import Any, Final

from generator.rules import (
    accepted,
    allocation,
    belonging,
    codes,
    complete,
    composed,
    dates,
    duties,
    entries,
    facts,
    holdings,
    indicators,
    last_year,
    names,
    operating,
    performance,
    printed,
    projects,
    reasons,
    shares,
    signs,
    sources,
    supplements,
    texts,
    three_public,
    ties,
    units,
    withheld,
    wording,
    years,
)
from generator.rules.registry import Case, Composed, Facts, Reviewed, Rule

ON_FACTS: Final[tuple[Rule[Facts], ...]] = facts.RULES
ON_FIGURES: Final[tuple[Rule[Case], ...]] = (
    *complete.RULES,
    *ties.RULES,
    *signs.RULES,
    *last_year.RULES,
    *operating.RULES,
    *units.RULES,
    *holdings.RULES,
    *codes.RULES,
    *belonging.RULES,
    *texts.RULES,
    *reasons.RULES,
    *three_public.RULES,
    *projects.RULES,
    *allocation.RULES,
    *supplements.RULES,
    *performance.RULES,
    *indicators.RULES,
    *wording.RULES,
    *dates.RULES,
    *years.RULES,
    *entries.RULES,
    *names.RULES,
    *duties.RULES,
    *withheld.RULES,
    *sources.RULES,
    *shares.RULES,
)
ON_DOCUMENT: Final[tuple[Rule[Composed], ...]] = (*composed.RULES, *printed.RULES)
ON_ACCEPTANCES: Final[tuple[Rule[Reviewed], ...]] = accepted.RULES
RULES: Final[tuple[Rule[Any], ...]] = (*ON_FACTS, *ON_FIGURES, *ON_DOCUMENT, *ON_ACCEPTANCES)
CODES: Final = frozenset(rule.code for rule in RULES)
