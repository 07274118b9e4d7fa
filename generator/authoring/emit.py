"""Plain trees → YAML as staff write it: block style, codes in quotes, Chinese as it is, amounts as
exact text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from generator.source.nodes import LocatedStr

Tree = Mapping[str, Any] | Sequence[Any] | str | int | Decimal | bool | dt.date | None
CENTS = Decimal("0.01")
COMPARED = ("=", "<")
"""Beginnings of values of indicators, which stand in quotes like those with ``>``."""


class Flow(dict[str, Any]):
    """A mapping that stands on one line: ``{功能科目: "2010301", 金额: 5.00}``."""


class Bare(str):
    """A text that is known to need no quotes where it stands, at the end of a line."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        """Nothing is written as ``*name``: a reader sees every value where it holds."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the library's signature
        """Items of a list stand two columns in from their key."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    if "\n" in value:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|")
    tag: str = dumper.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    means_text = tag == "tag:yaml.org,2002:str"
    plain = (
        means_text
        and not value.isdigit()  # 0977 is text to YAML, yet a number to a reader
        and dumper.analyze_scalar(value).allow_flow_plain
        and not value.startswith(COMPARED)
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if plain else '"')


def _located(dumper: _Dumper, value: LocatedStr) -> yaml.ScalarNode:
    """What stood in a file without quotes, such as a number, stands so again."""
    tag: str = dumper.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    if value.style == "plain" and tag != "tag:yaml.org,2002:str":
        return dumper.represent_scalar(tag, value)
    return _text(dumper, str(value))


def _bare(dumper: _Dumper, value: Bare) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value))


def _amount(dumper: _Dumper, value: Decimal) -> yaml.ScalarNode:
    shown = f"{value:f}"
    whole = shown.partition(".")[2].rstrip("0") == ""
    tag = "tag:yaml.org,2002:int" if whole and "." not in shown else "tag:yaml.org,2002:float"
    return dumper.represent_scalar(tag, shown)


def _yes_no(dumper: _Dumper, value: bool) -> yaml.ScalarNode:  # noqa: FBT001 - a representer's signature
    return dumper.represent_scalar("tag:yaml.org,2002:str", "是" if value else "否")


def _nothing(dumper: _Dumper, _value: None) -> yaml.ScalarNode:
    """A key with nothing behind it: to be filled in."""
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _flow(dumper: _Dumper, value: Flow) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)


def _block(dumper: _Dumper, value: Mapping[str, Any]) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=not value)


def _list(dumper: _Dumper, value: Sequence[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=not value)


_Dumper.add_representer(Decimal, _amount)
_Dumper.add_representer(bool, _yes_no)
# A kind itself, over what the library has for it; and what is made of it.
_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(str, _text)
_Dumper.add_representer(LocatedStr, _located)
_Dumper.add_representer(Bare, _bare)
_Dumper.add_representer(dict, _block)
_Dumper.add_multi_representer(dict, _block)
_Dumper.add_representer(list, _list)
_Dumper.add_multi_representer(list, _list)
_Dumper.add_representer(tuple, _list)
_Dumper.add_representer(type(None), _nothing)
_Dumper.add_representer(Flow, _flow)


def emit(tree: Tree) -> str:
    """``tree`` as YAML text, ending in a line end."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


def written(amount: Decimal) -> Decimal:
    """An amount as staff write it: whole, or with two decimals, or with as many as it has."""
    if amount == amount.to_integral_value():
        return amount.quantize(Decimal(1))
    return amount.quantize(CENTS) if amount == amount.quantize(CENTS) else amount.normalize()


def scalar(value: Any) -> str:
    """One value as it stands after ``键: ``."""
    return emit([value])[2:].rstrip("\n")
