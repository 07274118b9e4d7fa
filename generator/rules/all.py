"""All rules in order: those on facts, those on figures and texts, those on acceptances."""

from __future__ import annotations

from typing import Any, Final

from generator.rules import (
    accepted,
    codes,
    dates,
    duties,
    facts,
    holdings,
    last_year,
    names,
    performance,
    projects,
    reasons,
    texts,
    three_public,
    ties,
    wording,
)
from generator.rules.registry import Case, Facts, Reviewed, Rule

ON_FACTS: Final[tuple[Rule[Facts], ...]] = facts.RULES
ON_FIGURES: Final[tuple[Rule[Case], ...]] = (
    *ties.RULES,
    *last_year.RULES,
    *holdings.RULES,
    *codes.RULES,
    *texts.RULES,
    *reasons.RULES,
    *three_public.RULES,
    *projects.RULES,
    *performance.RULES,
    *wording.RULES,
    *dates.RULES,
    *names.RULES,
    *duties.RULES,
)
ON_ACCEPTANCES: Final[tuple[Rule[Reviewed], ...]] = accepted.RULES
RULES: Final[tuple[Rule[Any], ...]] = (*ON_FACTS, *ON_FIGURES, *ON_ACCEPTANCES)
CODES: Final = frozenset(rule.code for rule in RULES)
