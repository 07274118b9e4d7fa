"""A new file of a unit: every key in the order of the model, explained by the model's own words.

What must be filled in stands empty; counts stand at nought; everything else is an example behind a
``#`` that comes into force when the ``#`` is deleted. Prose comments have a blank after their
``#``, examples have none. All examples may come into force together: what is rarely meant stands
behind a second ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.authoring.emit import Tree, emit, scalar
from generator.budget.form_facts import KEY as FORM_FACTS
from generator.budget.form_facts import FormFact, model_of
from generator.budget.model import Budget
from generator.budget.projects import Project
from generator.budget.spending import Prior
from generator.source import schema
from generator.source.model import SourceModel
from generator.terminal import columns

HEADINGS = {"主要职能": "第一部分 概况", "科目名称": "第二部分 预算", "原因": "第三部分 说明"}
TOP = """\
# {year} 年预算公开
#
# 每件事只写一次；合计、占比、增减、文中的数和句子都由程序得出，不要填写。
# 写着“待填”的必须填上；其余照例子填，行首有 # 的，删去 # 就生效，用不着的不必管。
# 删去以后还有一个 # 的，是另一种写法或很少用到的，看它后面的说明再定。
# 填好以后：disclosure check 本文件，再 disclosure render 本文件。
"""
TO_FILL = "待填："
BARE = ("金额", "个数", "数量", "增减数", "日期")
"""Values that stand without quotes, by the words of their kind."""
BEHIND: Mapping[type, tuple[str, ...]] = {
    Budget: ("汇总自", "项目表次序"),
    Project: ("明细",),
    Prior: ("文件",),
}
"""Keys that stand behind a second mark: written by a command, or only where others do not do."""
ASKED = ("主要职能", "内设机构", "人员", "上年", "政府采购", "国有资产")
"""Sections that are stated, or stated as none (T221 to T228)."""
YEARS = re.compile(r"(?<!\d)20\d\d(?=年|-\d\d|\.yaml)")
EXAMPLE_YEAR = schema.example(schema.keys(Budget)["年度"])
"""The year of the examples in the model."""
COLUMN = 32


def skeleton(
    form: str,
    year: int,
    given: Mapping[str, Tree] | None = None,
    facts: Mapping[str, FormFact] | None = None,
) -> str:
    """The text of a new file for ``form`` and ``year``; ``given`` holds sections that are already
    known, ``facts`` what the form asks for itself."""
    known: dict[str, Tree] = {"表样": form, "年度": year, **(given or {})}
    parts = [TOP.format(year=year)]
    after_block = True
    for key, field in schema.keys(Budget).items():
        if key == FORM_FACTS and not facts and key not in known:
            continue
        if key in HEADINGS:
            parts.append(f"\n# {HEADINGS[key]} {'-' * 60}\n")
            after_block = True
        entry = _entry(key, field, ())
        if key == FORM_FACTS and facts:
            entry = _model(key, field, model_of(facts), ())
        examples = _behind(Budget, key, _asked(key, entry))
        lines = [_in_year(line, year) for line in examples]
        body = emit({key: known[key]}) if key in known else "\n".join(lines) + "\n"
        is_block = _is_block(body)
        if is_block or after_block:
            parts.append("\n")
        if is_block and key in known:
            parts.append(f"# {field.description}\n")
        parts.append(body)
        after_block = is_block
    return "".join(parts)


def _in_year(line: str, year: int) -> str:
    """An example with its years moved to those about ``year``."""
    later = year - int(EXAMPLE_YEAR)
    return YEARS.sub(lambda match: str(int(match[0]) + later), line)


def _asked(key: str, lines: list[str]) -> list[str]:
    """The lines of a key, marked as to be filled in where a rule asks for it though the file can be
    read without."""
    first = lines[0].replace("# ", f"# {TO_FILL}", 1) if key in ASKED else lines[0]
    return [first, *lines[1:]]


def _is_block(body: str) -> bool:
    return body.count("\n") > 1


def _entry(key: str, field: FieldInfo, above: tuple[type, ...]) -> list[str]:
    """The lines of one key, with what stands below it."""
    kind = next(schema.alternatives(schema.type_of(field)))
    inner = schema.bare(kind)
    if schema.is_model(inner):
        return _model(key, field, inner, above)
    if field.is_required():
        rows = _collection(key, field, kind, above)[1:] if _is_list_of_models(kind) else []
        return [_noted(f"{key}:", f"{TO_FILL}{_about(field)}"), *_commented(rows)]
    if schema.items(kind) is not None or schema.entries(kind):
        return _commented(_collection(key, field, kind, above))
    default = field.default
    if default is None or default is PydanticUndefined:
        return _commented([_noted(f"{key}: {_sample(field, kind)}", _about(field))])
    return [_noted(f"{key}: {scalar(default)}", _about(field))]


def _is_list_of_models(kind: Any) -> bool:
    item = schema.items(kind)
    return item is not None and schema.is_model(schema.bare(item))


def _model(
    key: str, field: FieldInfo, model: type[SourceModel], above: tuple[type, ...]
) -> list[str]:
    below = {k: f for k, f in schema.keys(model).items() if not _repeats(f, above)}
    optional = field.default is None
    if (
        below
        and not optional
        and all(type(f.default) is int or _is_nought(f) for f in below.values())
    ):
        values = ", ".join(f"{k}: {f.default}" for k, f in below.items())
        return [_noted(f"{key}: {{{values}}}", _about(field))]
    lines: list[str] = []
    for name, of_name in below.items():
        lines += _behind(model, name, _entry(name, of_name, (*above, model)))
    if optional or all(line.startswith("#") for line in lines):
        return _commented(
            [_noted(f"{key}:", _about(field)), *(f"  {line.removeprefix('#')}" for line in lines)]
        )
    return [_noted(f"{key}:", _about(field)), *_indented(lines)]


def _behind(model: type[SourceModel], key: str, lines: list[str]) -> list[str]:
    """The lines of a key, behind a second mark where the first is not enough."""
    return [f"#{line}" for line in lines] if key in BEHIND.get(model, ()) else lines


def _is_nought(field: FieldInfo) -> bool:
    return not schema.is_model(schema.bare(field.annotation)) and str(field.default) == "0"


def _repeats(field: FieldInfo, above: tuple[type, ...]) -> bool:
    return any(model in above for model in schema.models_below(schema.type_of(field)))


def _collection(key: str, field: FieldInfo, kind: Any, above: tuple[type, ...]) -> list[str]:
    item = schema.items(kind)
    model: Any = schema.bare(item) if item is not None else None
    if schema.is_model(model):
        lines: list[str] = []
        for name, of_name in schema.keys(model).items():
            lines += _behind(model, name, _example(name, of_name, above))
        first, *others = (line.removeprefix("#") for line in lines)
        body = [f"  - {first}", *(f"    {line}" for line in others)]
    elif field.examples:
        sample = field.examples[0]
        body = [f"  {line}" for line in emit(_typed(sample, kind)).splitlines()]
    else:
        body = [f"  - {_value(schema.scalar(item), None)}"]
    return [_noted(f"{key}:", _about(field, example=False)), *body]


def _example(key: str, field: FieldInfo, above: tuple[type, ...]) -> list[str]:
    """A key of an example: a required one shows its example too."""
    kind = next(schema.alternatives(schema.type_of(field)))
    if field.is_required() and schema.scalar(kind):
        return [_noted(f"{key}: {_sample(field, kind)}", _about(field, example=False))]
    if (
        field.is_required()
        and not schema.is_model(schema.bare(kind))
        and schema.items(kind) is None
    ):
        return [_noted(f"{key}: {scalar(schema.example(field))}", _about(field, example=False))]
    return _entry(key, field, above)


def _sample(field: FieldInfo, kind: Any) -> str:
    return _value(schema.scalar(kind), schema.example(field))


def _value(rule: Any, sample: Any) -> str:
    value = sample or "文字"
    return str(value) if rule and rule.words.startswith(BARE) else scalar(value)


def _typed(sample: Any, kind: Any) -> Any:
    """An example with its amounts as numbers, so that only codes and texts are put in quotes."""
    pair, item = schema.entries(kind), schema.items(kind)
    if pair and isinstance(sample, dict):
        return {
            key: _typed(value, next(schema.alternatives(pair[1]))) for key, value in sample.items()
        }
    if item is not None and isinstance(sample, list):
        return [_typed(value, item) for value in sample]
    rule = schema.scalar(kind)
    return Decimal(sample) if rule and rule.words.startswith(BARE) else sample


def _about(field: FieldInfo, *, example: bool = True) -> str:
    """The field's own words."""
    shown = (
        field.examples[0]
        if example and field.examples and not isinstance(field.examples[0], list | dict)
        else None
    )
    return f"{field.description or ''}{f'例：{shown}' if shown is not None and field.is_required() else ''}"  # noqa: E501


def _noted(line: str, about: str) -> str:
    if not about:
        return line
    gap = " " * max(1, COLUMN - columns(line))
    return f"{line}{gap} # {about}"


def _commented(lines: list[str]) -> list[str]:
    return [line if line.startswith("#") else f"#{line}" for line in lines]


def _indented(lines: list[str]) -> Iterator[str]:
    return (f"#  {line[1:]}" if line.startswith("#") else f"  {line}" for line in lines)
