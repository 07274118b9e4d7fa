"""What a model class says about its keys: used to explain faults and to generate the manual."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.source.faults import Scalar
from generator.source.model import NONE, SectionModel, SourceModel

Piece = str | int
PLAIN_WORDS: dict[object, str] = {str: "文字", int: "整数", Decimal: "数", bool: "是或否"}


def keys(model: type[SourceModel]) -> dict[str, FieldInfo]:
    """The keys of a model, as written in YAML, in order."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def type_of(field: FieldInfo) -> Any:
    """The annotation of a field with the metadata that pydantic took off it."""
    found: Any = field.annotation
    for item in field.metadata:
        found = Annotated[found, item]
    return found


def alternatives(annotation: Any) -> Iterator[Any]:
    """The members of a union without ``None``; of any other annotation, itself."""
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(bare) in (Union, types.UnionType):
        for member in get_args(bare):
            if member is not types.NoneType:
                yield from alternatives(member)
    else:
        yield annotation


def scalar(annotation: Any) -> Scalar | None:
    """The ``Scalar`` of an annotation such as ``Amount``."""
    extras = get_args(annotation)[1:] if _annotated(annotation) else ()
    return next((item for item in extras if isinstance(item, Scalar)), None)


def _annotated(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated


def bare(annotation: Any) -> Any:
    """An annotation without ``Annotated``."""
    return get_args(annotation)[0] if _annotated(annotation) else annotation


def is_model(annotation: Any) -> bool:
    """Whether an annotation is a ``SourceModel``."""
    return isinstance(annotation, type) and issubclass(annotation, SourceModel)


def is_section(annotation: Any) -> bool:
    """Whether an annotation is a ``SectionModel``, which may be stated as none."""
    return isinstance(annotation, type) and issubclass(annotation, SectionModel)


def items(annotation: Any) -> Any:
    """The annotation of the items of a list, or ``None``."""
    origin = get_origin(bare(annotation))
    if isinstance(origin, type) and issubclass(origin, Sequence | set | frozenset):
        return get_args(bare(annotation))[0]
    return None


def entries(annotation: Any) -> tuple[Any, Any] | None:
    """The annotations of the keys and values of a mapping with free keys, or ``None``."""
    origin = get_origin(bare(annotation))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = get_args(bare(annotation))
        return key, value
    return None


def step(annotations: Sequence[Any], piece: Piece) -> list[Any]:
    """What may stand at ``piece`` below any of ``annotations``."""
    found: list[Any] = []
    for annotation in annotations:
        below: Any = None
        if is_model(bare(annotation)):
            field = keys(bare(annotation)).get(str(piece))
            below = type_of(field) if field else None
        elif isinstance(piece, int):
            below = items(annotation)
        elif pair := entries(annotation):
            below = pair[1]
        if below is not None:
            found += alternatives(below)
    return found


def reach(model: type[SourceModel], path: Sequence[Piece]) -> list[Any]:
    """What may stand at ``path`` below ``model``."""
    found: list[Any] = [model]
    for piece in path:
        found = step(found, piece)
    return found


def words(annotations: Sequence[Any]) -> str:
    """What staff should write there, in Chinese."""
    return "或".join(dict.fromkeys(map(_word, annotations))) or "别的内容"


def _word(annotation: Any) -> str:
    if found := scalar(annotation):
        return found.words
    inner = bare(annotation)
    if is_model(inner):
        return f"一组键或“{NONE}”" if is_section(inner) else "一组键"
    if (item := items(annotation)) is not None:
        return f"列表（每项是{words(list(alternatives(item)))}）"
    if pair := entries(annotation):
        return f"“键: 值”（键是{words([pair[0]])}，值是{words(list(alternatives(pair[1])))}）"
    if get_origin(inner) is Literal:
        return "、".join(f"“{choice}”" for choice in get_args(inner)) + "之一"
    return PLAIN_WORDS.get(inner, "文字")


def example(field: FieldInfo) -> Any:
    """An example for a key: its own, else a choice, else its type's, else ``None``."""
    if field.examples:
        return field.examples[0]
    for annotation in alternatives(type_of(field)):
        if (found := scalar(annotation)) and found.example:
            return found.example
        if get_origin(bare(annotation)) is Literal:
            return get_args(bare(annotation))[0]
    return None


def homes(model: type[SourceModel], key: str) -> list[str]:
    """The paths (``单位 › 名称``) under ``model`` at which ``key`` is known."""
    return _all_homes(model).get(key, [])


@cache
def _all_homes(model: type[SourceModel]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in _paths(model, (), ()):
        found.setdefault(path[-1], []).append(" › ".join(path))
    return found


def _paths(
    model: type[SourceModel], path: tuple[str, ...], above: tuple[type, ...]
) -> Iterator[tuple[str, ...]]:
    for alias, field in keys(model).items():
        here = (*path, alias)
        yield here
        for below in models_below(type_of(field)):
            if below not in above:
                yield from _paths(below, here, (*above, model))


def models_below(annotation: Any) -> Iterator[type[SourceModel]]:
    """The models that an annotation holds, in lists and mappings too."""
    for one in alternatives(annotation):
        if is_model(bare(one)):
            yield bare(one)
        elif (item := items(one)) is not None:
            yield from models_below(item)
        elif pair := entries(one):
            yield from models_below(pair[1])
