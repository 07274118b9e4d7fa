"""Every key of the YAML, from the models themselves: rows, and the Markdown of
``docs/input-keys.md``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.source import schema
from generator.source.inline import to_yaml
from generator.source.model import SourceModel

TOP = """\
# 每个键的写法

<!-- 由 generator.source.schema_docs 从程序生成，请勿手改。 -->

“每项”指列表里以“- ”开头的一项，“每个键”指可以自己取名的键。金额只写数字和小数点；编码只写数字。
"""
HEAD = "| 键 | 写什么 | 必填 | 不写时 | 说明 | 例 |\n| --- | --- | --- | --- | --- | --- |"


@dataclass(frozen=True, slots=True)
class Row:
    """One key. ``default`` is empty where the key is required or nothing stands in for it."""

    path: str
    words: str
    required: bool
    default: str
    title: str
    description: str
    example: str

    @property
    def key(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(" › ")[2]

    @property
    def parent(self) -> str:
        """The path of the mapping that holds the key; empty at the top."""
        return self.path.rpartition(" › ")[0]


def rows(model: type[SourceModel]) -> list[Row]:
    """All keys that may stand in a file of ``model``, those of a mapping before those below
    them."""
    return list(_rows(model, "", ()))


def _rows(model: type[SourceModel], above: str, outer: tuple[type, ...]) -> Iterator[Row]:
    prefix = f"{above} › " if above else ""
    fields = schema.keys(model)
    for key, field in fields.items():
        yield _row(f"{prefix}{key}", field)
    for key, field in fields.items():
        for path, below in _below(schema.type_of(field), f"{prefix}{key}"):
            if below not in outer:
                yield from _rows(below, path, (*outer, model))


def _row(path: str, field: FieldInfo) -> Row:
    annotations = list(schema.alternatives(schema.type_of(field)))
    sample = schema.example(field) if field.examples or not _nested(annotations) else None
    return Row(
        path=path,
        words=schema.words(annotations),
        required=field.is_required(),
        default=_default(field),
        title=field.title or "",
        description=field.description or "",
        example="" if sample is None else to_yaml(sample),
    )


def _nested(annotations: list[Any]) -> bool:
    return any(list(schema.models_below(one)) for one in annotations)


def _default(field: FieldInfo) -> str:
    value = field.default
    if (
        value is PydanticUndefined
        or value is None
        or isinstance(value, SourceModel)
        or value in ((), "")
    ):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _below(annotation: Any, path: str) -> Iterator[tuple[str, type[SourceModel]]]:
    """The models that an annotation holds, with the path at which their keys stand."""
    for one in schema.alternatives(annotation):
        if schema.is_model(schema.bare(one)):
            yield path, schema.bare(one)
        elif (item := schema.items(one)) is not None:
            yield from _below(item, f"{path} › 每项")
        elif pair := schema.entries(one):
            yield from _below(pair[1], f"{path} › 每个键")


def markdown(model: type[SourceModel]) -> str:
    """The page of all keys: a table for each mapping, in the order of the file."""
    groups: dict[str, list[Row]] = {}
    for row in rows(model):
        groups.setdefault(row.parent, []).append(row)
    tables: dict[str, list[str]] = {}
    for parent, members in groups.items():
        tables.setdefault("\n".join(map(_line, members)), []).append(parent or "最外层")
    return "\n".join(
        [TOP, *(_section(sorted(parents, key=_depth), lines) for lines, parents in tables.items())]
    )


def _section(parents: list[str], lines: str) -> str:
    """One table; mappings with the same keys share it."""
    alike = f"“{'”“'.join(parents[1:])}”下面也是这些键。\n\n" if parents[1:] else ""
    return f"## {parents[0]}\n\n{alike}{HEAD}\n{lines}\n"


def _depth(path: str) -> int:
    return path.count(" › ")


def _line(row: Row) -> str:
    about = "".join(f"{part.rstrip('。')}。" for part in (row.title, row.description) if part)
    example = f"`{row.key}: {row.example}`" if row.example else ""
    cells = (f"`{row.key}`", row.words, "是" if row.required else "", row.default, about, example)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
