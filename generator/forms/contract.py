"""The contract with template authors: every variable a template may use, with type, unit and
example.

What exists is read off real contexts; what it means stands in ``contract.yaml``. A test holds the
two together, and
``docs/template-variables.md`` is generated from both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator import own_data
from generator.budget.form_facts import KEY
from generator.document.owners import bare
from generator.figures.model import MONEY
from generator.forms.shown import Shown, Thing

MEANINGS = Path(__file__).parent / "contract.yaml"
HEAD = """\
# 模板能用的变量

本页由程序生成，例子取自自带的四个样本。

- **数** 可以直接印出（`{{ 支出.金额 }}`），也可以问：`.词`（增加、减少、增长、下降）、`.非零`、`.增`、`.减`。
  增减的词和正负依**印出的数**：印出来没有增减，就是没有增减；`.持平` 是这时表样的说法
  （`form.yaml` 的“持平”，如 与上年预算持平），有增减或表样不用这种说法时是空的。
  `{% if 支出.金额 %}` 问的是有没有这种钱，几笔正负相抵也算有。
- **事项** 有自己的属性，见后面各节：`{{ 收入来源[0].名称 }}`。
- 表样还可以在 `form.yaml` 的“用语”里自己定义词，像变量一样用。
- 用到本页没有的名字，程序会指出模板文件和行号，并给出相近的名字。
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name holds: its type, unit, and an example from a real file."""

    type: str
    unit: str = ""
    example: str = ""


@dataclass(slots=True)
class Contract:
    """All variables by name, and the attributes of each kind of thing."""

    variables: dict[str, Entry] = field(default_factory=dict)
    things: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def read(self, variables: Mapping[str, Any]) -> None:
        """Add what a real context has."""
        for name, value in variables.items():
            _keep(self.variables, name, value)
            # What a form asks for itself has the names that the form gives it.
            for thing in _things(None if name == KEY else value):
                attributes = self.things.setdefault(thing.kind, {})
                for attribute in thing:
                    _keep(attributes, attribute, thing[attribute])


def _keep(entries: dict[str, Entry], name: str, value: Any) -> None:
    entry = _entry(value)
    if name not in entries or (entry.example and not entries[name].example):
        entries[name] = entry


def _things(value: Any) -> Iterator[Thing]:
    if isinstance(value, Thing):
        yield value
        for name in value:
            yield from _things(value[name])
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _things(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _things(item)


def _entry(value: Any) -> Entry:  # noqa: PLR0911 - one answer a type
    match value:
        case Shown():
            return Entry(
                "数", "万元" if value.figure.unit == MONEY else value.figure.unit, str(value)
            )
        case Thing():
            return Entry(f"事项（{value.kind}）")
        case bool():
            return Entry("是否")
        case Markup():
            return Entry("文字", "", bare(value).striptags())
        case str() | int():
            return Entry("文字", "", str(value))
        case Mapping():
            return Entry("按名取的事项")
        case list() | tuple():
            inner = _entry(value[0]) if value else Entry("")
            return Entry(f"列表：{inner.type}" if inner.type else "列表", "", inner.example)
        case None:
            return Entry("文字")
        case _:
            return Entry("函数")


def meanings() -> dict[str, Any]:
    """变量, 事项 and 过滤器, each name with its meaning in Chinese."""
    loaded: dict[str, Any] = own_data.load(MEANINGS)
    return loaded


def markdown(contract: Contract) -> str:
    """``docs/template-variables.md``."""
    said = meanings()
    parts = [HEAD, "## 变量\n", _table(contract.variables, said["变量"])]
    for kind, entries in contract.things.items():
        parts += [f"## 事项：{kind}\n", _table(entries, said["事项"][kind])]
    filters = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in said["过滤器"].items())
    parts += ["## 过滤器\n", f"| 名字 | 含义 |\n| --- | --- |\n{filters}\n"]
    return "\n".join(parts)


def _table(entries: Mapping[str, Entry], said: Mapping[str, str]) -> str:
    rows = ["| 名字 | 类型 | 单位 | 含义 | 例子 |", "| --- | --- | --- | --- | --- |"]
    for name, entry in entries.items():
        example = entry.example.replace("|", "\\|")[:36]
        rows.append(f"| `{name}` | {entry.type} | {entry.unit} | {said[name]} | {example} |")
    return "\n".join(rows) + "\n"
