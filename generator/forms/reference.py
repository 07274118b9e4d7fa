"""``docs/form-keys.md``: every key of ``form.yaml``, ``look.yaml`` and ``sentences.yaml``, every
variable of rows, every family of figures. Which there are, the models say; what each means and an
example, ``reference.yaml`` (tests hold the two together)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic.fields import FieldInfo

from generator import own_data
from generator.forms.sentences import FILE as SENTENCES
from generator.forms.sentences import Sentences
from generator.forms.spec import FormSpec
from generator.look import Look
from generator.source import schema
from generator.source.model import SourceModel

MEANINGS: Final = Path(__file__).parent / "reference.yaml"
HEAD: Final = """\
# 表样的每个键

本页由程序生成。怎样做表样见[表样指南](templates.md)；模板能用的变量见[模板能用的变量](template-variables.md)。
“每项”指列表里以“- ”开头的一项，“每个键”指可以自己取名的键。表样只写与所继承的不同的地方，
“必填”说的是合并以后。
"""
OF_KEYS: Final = "| 键 | 写什么 | 必填 | 说明 | 例 |\n| --- | --- | --- | --- | --- |"
FILES: Final = (("form.yaml", FormSpec), ("look.yaml", Look), (SENTENCES, Sentences))


def models(root: type[SourceModel]) -> Iterator[tuple[str, type[SourceModel]]]:
    """Every model of a file, once, with the first path at which its keys stand."""
    seen: list[type[SourceModel]] = []
    waiting = [("", root)]
    while waiting:
        path, model = waiting.pop(0)
        if model not in seen:
            seen.append(model)
            yield path, model
            for key, field in schema.keys(model).items():
                here = f"{path} › {key}" if path else key
                below = schema.models_below(schema.type_of(field))
                waiting += [(here, one) for one in below]


def meaning(model: type[SourceModel], key: str, field: FieldInfo) -> tuple[str, str]:
    """What a key means, and an example of its value as YAML."""
    said: Mapping[str, Any] = meanings().get(model.__name__, {}).get(key, {})
    sample = schema.example(field)
    usual = "" if sample is None or isinstance(sample, dict | list) else str(sample)
    return said.get("说明", field.description or ""), said.get("例", usual)


def meanings() -> dict[str, Any]:
    """What ``reference.yaml`` says, by model and by section."""
    loaded: dict[str, Any] = own_data.load(MEANINGS)
    return loaded


def markdown() -> str:
    """The page."""
    parts = [HEAD]
    for file, root in FILES:
        parts.append(f"## {file}\n")
        for path, model in models(root):
            parts += [f"### {path or '最外层'}\n", _keys(model)]
    parts += [
        "## 行变量\n",
        "栏目的“文”“数”里用花括号写；每一行给出它的值。\n",
        _rows_of_variables(),
    ]
    parts += ["## 数名\n", "一个单位有哪些数，用 disclosure figures 看。\n", _families()]
    return "\n".join(parts)


def _keys(model: type[SourceModel]) -> str:
    lines = [OF_KEYS]
    for key, field in schema.keys(model).items():
        about, example = meaning(model, key, field)
        shown = f"`{key}: {example}`" if example else ""
        words = schema.words(list(schema.alternatives(schema.type_of(field))))
        is_needed = "是" if field.is_required() else ""
        lines.append(_line(f"`{key}`", words, is_needed, about, shown))
    return "\n".join(lines) + "\n"


def _rows_of_variables() -> str:
    lines = ["| 来源 | 变量 | 含义 |", "| --- | --- | --- |"]
    for source, variables in meanings()["行变量"].items():
        for name, about in variables.items():
            lines.append(_line(source, f"`{{{name}}}`", about))
    return "\n".join(lines) + "\n"


def _families() -> str:
    lines = ["| 族 | 方面（末段） | 说明 | 例 |", "| --- | --- | --- | --- |"]
    for family, said in meanings()["数名"].items():
        shown = f"`{said['例']}`" if said["例"] else ""
        lines.append(_line(family, "、".join(said["方面"]), said["说明"], shown))
    return "\n".join(lines) + "\n"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
