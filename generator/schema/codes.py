"""The classification and the sources of money as enumerations with their names.

Departments may have codes of their own (科目名称), and our lists are not complete: a code that is
not listed passes where it belongs to a known 类.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.catalogue.classification import Catalogue
from generator.catalogue.lists import years
from generator.catalogue.trees import funds, three_public
from generator.schema.values import AMOUNT, UNKNOWN_KEY, Json

_AMOUNT: Final[Json] = {"$ref": "#/$defs/金额"}


def functions() -> dict[str, str]:
    """Every 项 that was in force in some year, with its latest name."""
    return _codes([Catalogue(year).all_functions() for year in years("function")], 7)


def economics(*digits: int) -> dict[str, str]:
    """Every economic code of these lengths, with its latest name."""
    return _codes([Catalogue(year).economics for year in years("economic")], *digits)


def _codes(years: list[Mapping[str, str]], *digits: int) -> dict[str, str]:
    known: dict[str, str] = {}
    for year in years:
        known |= year
    return {code: known[code] for code in sorted(known) if len(code) in digits}


def pattern(codes: Mapping[str, str]) -> str:
    """Any code of a known 类, as long as the listed ones."""
    classes = "|".join(sorted({code[:3] for code in codes}))
    more = sorted({len(code) - 3 for code in codes})
    rest = "|".join(f"[0-9]{{{n}}}" for n in more if n)
    return f"^({classes})({rest}){'?' if 0 in more else ''}$"


def enumeration(codes: Mapping[str, str], error: str) -> Json:
    """One of the codes, or another of a known 类."""
    return {
        "anyOf": [
            {
                "enum": list(codes),
                "markdownEnumDescriptions": list(codes.values()),
                "errorMessage": error,
            },
            {"type": ["string", "integer"], "pattern": pattern(codes), "errorMessage": error},
        ],
        "errorMessage": error,
    }


def keyed(codes: Mapping[str, str], value: Json, error: str) -> Json:
    """A mapping by code, each key with its name."""
    return {
        "type": "object",
        "properties": {code: {**value, "description": name} for code, name in codes.items()},
        "patternProperties": {pattern(codes): value},
        "additionalProperties": False,
        "errorMessage": error,
    }


def named(names: tuple[str, ...]) -> Json:
    """Amounts by name, of a closed list of names."""
    properties = dict.fromkeys(names, _AMOUNT)
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "errorMessage": UNKNOWN_KEY,
    }


def definitions() -> dict[str, Json]:
    """Shared definitions by name."""
    function, economic = functions(), economics(3, 5)
    item = "应写 7 位功能分类项级编码，例如 2010301"
    section, any_level = (
        "应写 5 位款的经济分类编码，例如 30201",
        "应写 3 位类或 5 位款的经济分类编码，例如 30201",
    )
    return {
        "金额": AMOUNT,
        "功能科目": enumeration(function, item),
        "经济科目": enumeration(economic, any_level),
        "资金来源": {
            "enum": list(funds().leaves()),
            "errorMessage": "应写最下一级的资金来源，例如 一般公共预算",
        },
        "按功能科目": keyed(function, _AMOUNT, item),
        "按经济科目": keyed(economics(5), _AMOUNT, section),
        "按经济类款": keyed(economic, _AMOUNT, any_level),
        "收入来源": named(tuple(funds().parents)),
        "三公各项": named(three_public().leaves()),
    }


PLACES: Final = {
    ("BasicLine", "功能科目"): "功能科目",
    ("CarryOver", "功能科目"): "功能科目",
    ("PriorLine", "功能科目"): "功能科目",
    ("Project", "功能科目"): "功能科目",
    ("ProjectLine", "功能科目"): "功能科目",
    ("BasicLine", "经济科目"): "经济科目",
    ("ProjectLine", "经济科目"): "经济科目",
    ("BasicLine", "资金来源"): "资金来源",
    ("PriorLine", "资金来源"): "资金来源",
    ("Project", "资金来源"): "资金来源",
    ("ProjectLine", "资金来源"): "资金来源",
    ("Basic", "按功能科目"): "按功能科目",
    ("Basic", "按经济科目"): "按经济科目",
    ("Project", "支出"): "按经济类款",
    ("Budget", "收入"): "收入来源",
    ("Prior", "三公经费"): "三公各项",
}
"""By model and key, the definition that stands there."""
