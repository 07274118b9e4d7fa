"""The public view of a budget: what forms, data and every message are given."""

from __future__ import annotations

from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.source.nodes import LocatedDict, Node, descend
from generator.withheld.hidden import CLASSIFIED, NAME, PROJECTS, SHOWN, UNDERTAKER, WITHHELD
from generator.withheld.tree import NEUTRAL, neutral_name, public_tree


class PublicBudget(Budget):
    """A budget without what is withheld, neither in its facts nor in the tree it was read from.
    Whatever makes an output takes this type; ``public`` alone makes it."""


def public(budget: Budget) -> PublicBudget:
    """The public view of a budget; of one that is public, itself."""
    if isinstance(budget, PublicBudget):
        return budget
    units = {budget.unit.name, budget.unit.self_name}
    units |= {below.name for below in budget.subordinates}
    tree = public_tree(budget.located)
    projects = [
        _public(project, units).placed(_mapping(descend(tree, (PROJECTS, index))))
        for index, project in enumerate(budget.projects)
    ]
    facts = {**budget.__dict__, "projects": tuple(projects)}
    made = PublicBudget.model_construct(budget.model_fields_set, **facts).placed(_mapping(tree))
    return named(made, NEUTRAL)


def named(budget: PublicBudget, word: str) -> PublicBudget:
    """The budget with ``word`` for the name of every project that may not bear its own, numbered
    where there are several."""
    nameless = [index for index, project in enumerate(budget.projects) if is_nameless(project)]
    projects = list(budget.projects)
    for place, index in enumerate(nameless, start=1):
        name = neutral_name(word, place, len(nameless))
        projects[index] = projects[index].model_copy(update={"name": name})
    return budget.model_copy(update={"projects": tuple(projects)}) if nameless else budget


def is_nameless(project: Project) -> bool:
    """Whether the name of a project is withheld."""
    return project.classified and not project.name_is_public


def word_of(project: Project) -> str:
    """``CLASSIFIED`` or ``WITHHELD``, as ``hidden.word_of`` tells it of what a file says."""
    if project.classified:
        return CLASSIFIED
    return WITHHELD if project.withheld else ""


def _public(project: Project, units: set[str | None]) -> Project:
    word = word_of(project)
    if not word:
        return project.model_copy()
    shown = {NAME, *SHOWN[word]}
    if project.undertaker in units:
        shown.add(UNDERTAKER)
    fields = type(project).model_fields
    hidden = {name for name, field in fields.items() if field.alias not in shown}
    blank = {name: fields[name].get_default(call_default_factory=True) for name in hidden}
    facts = {**project.__dict__, **blank}
    return type(project).model_construct(project.model_fields_set - hidden, **facts)


def _mapping(node: Node) -> LocatedDict | None:
    return node if isinstance(node, LocatedDict) else None
