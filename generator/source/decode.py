"""Located nodes → typed facts; every fault of the input in Chinese, with its place, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import DisclosureError
from generator.source.explain import Explainer
from generator.source.model import SourceModel
from generator.source.nodes import Source
from generator.source.places import Path, Place, place_of

M = TypeVar("M", bound=SourceModel)
Found = tuple[Place, ErrorDetails]

SHAPES = frozenset(
    ("K104", "model_type", ("model_attributes_"
        "type"), "dict_type", "mapping_type", "list_type", "tuple_type", "set_type",
     "frozen_set_type", "iterable_type", "string_type", "int_type", "decimal_type", "bool_type", "float_type")  # noqa: E501
)  # fmt: skip


def decode(model: type[M], source: Source) -> M:
    """The facts of ``source`` as ``model``; raises ``DisclosureError`` with everything that is
    wrong."""
    try:
        return model.model_validate(source.root)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    explainer = Explainer(model, source)
    found = [(place_of(source, error), error) for error in errors]
    raise DisclosureError(explainer.explain(_without_noise(found), SHAPES))


def _without_noise(found: Sequence[Found]) -> list[Found]:
    """Of the members of a union, only those that the input may have meant.

    A member whose whole shape is wrong (text for a mapping) says nothing when another's shape is
    right.
    """
    unions: dict[Path, dict[str, list[Found]]] = {}
    kept: list[Found] = []
    for place, error in found:
        if place.union is None:
            kept.append((place, error))
        else:
            at, member = place.union
            unions.setdefault(at, {}).setdefault(member, []).append((place, error))
    for at, members in unions.items():
        candidates = list(members.values())
        meant = [m for m in candidates if not (m[0][0].path == at and m[0][1]["type"] in SHAPES)]
        fewest = min(map(len, meant or candidates))
        kept += next(member for member in meant or candidates if len(member) == fewest)
    return kept
