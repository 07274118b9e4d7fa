"""Inputs gone wrong in the ways that inputs go wrong, and in some that nobody means: all from one
number each."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SEEDS = (*sorted((ROOT / "inputs").glob("*.yaml")), ROOT / "templates" / "base" / "sample.yaml")
CHARACTERS = (
    *"{}[]:,-#&*!|>'\"%@`?~\\\t 　：，｛｝０。·\n",
    *(
        "\x00",
        "\x07",
        "\x1b",
        "\x85",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\ud7ff",
        "\U0001f600",
        "\u0626",
        "e\u0301",
    ),
)
VALUES = (
    "", "~", "null", "0", "-0", "0.00", "-1", "-999999999999.99", "100000000.00",
    "999999999999.999999", "0.000001",
    "1e9", "1e999999999", "NaN", "Infinity", "-inf", "0x10", "0o17", "1_000",
    "１２．５", "1,234.50", "5万元", "12.3.4",
    "9" * 18, "9" * 5000, "是", "否", "true", "元", "万元", "平衡", "最近", "精确",
    "2024-13-45", "0001-01-01", "9999-12-31",
    "2010301", "2019999", "9999999", "301", "30101", '"0301"', "[]", "{}", "[[]]",
    "{a: b}", "[1, 2", "{数: {数: 数}}",
    "字" * 200, "字", "A" * 3000, "'{}'", "'{金额}'", "'{项目.2024年政府租车费.金额}'",
    "'{收入.合计.金额}'", "'{" + "x" * 500 + "}'", "'{{ 7*7 }}'",
    "'{% for x in y %}'", "<script>alert(1)</script>", "'&lt;&amp;]]>'", "'=1+1'",
    '"\\0"', '"\\uD800"', '"\\x1b[2J"',
    "../../../etc/passwd", "C:\\con", "con", "/dev/zero", "file:///etc/passwd",
    "http://127.0.0.1/", "*why", "&why 字",
    "!!python/object/apply:os.system [ls]", "!!binary aaaa", "<<", "|", ">-", "😀",
    "مرحبا", "ئابدۇقادىر·يۈسۈپ", "·",
    "一般公共预算", "单位资金", "政府性基金预算",
    "没有的来源", "公用经费",
    "2021", "2022", "2023", "2024", "base", "1999", "2100",
)  # fmt: skip
KEY_VALUE = re.compile(r"(?P<key>[^\s:{},\[\]]+: )(?P<value>[^\n,{}\[\]]+)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def broken(number: int) -> bytes:
    """The case of that number: a real file, mutated one to four times."""
    chance = random.Random(number)  # noqa: S311 - no secret
    text = chance.choice(SEEDS).read_text("utf-8")
    if chance.random() < 0.4:
        return _tree(chance, text).encode("utf-8", "surrogatepass")
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(TEXTUAL)(chance, text)
    return text.encode("utf-8", "surrogatepass")


def raw(number: int) -> bytes:
    """Bytes that nobody meant as YAML: noise, noise of YAML's own characters, files cut, spliced,
    re-encoded."""
    chance = random.Random(number)  # noqa: S311 - no secret
    content = chance.choice(SEEDS).read_bytes()
    at = chance.randrange(len(content))
    return chance.choice(
        (
            lambda: chance.randbytes(chance.randrange(2000)),
            lambda: "".join(
                chance.choices("-:[]{}&*!|>%\"'\n\t ab1#,?", k=chance.randrange(500))
            ).encode(),
            lambda: (
                content[:at]
                + chance.randbytes(chance.randint(1, 8))
                + content[at + chance.randrange(8) :]
            ),
            lambda: content[:at],
            lambda: content[at:],
            lambda: content.decode().encode(
                chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "utf-32"))
            ),
            lambda: bytes(
                b ^ (1 << chance.randrange(8)) if chance.random() < 0.002 else b for b in content
            ),
            lambda: (
                chance.choice((b"[", b"{", b"- ", b"? ", b"a: ", b"&a ", b'"', b"!"))
                * chance.randrange(1, 20_000)
            ),
        )
    )()


def _put(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(CHARACTERS) * chance.choice((1, 1, 1, 2, 40)) + text[at:]


def _cut(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 3, 20, 400)) :]


def _value(chance: random.Random, text: str) -> str:
    found = list(KEY_VALUE.finditer(text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start("value")] + chance.choice(VALUES) + text[one.end("value") :]


def _number(chance: random.Random, text: str) -> str:
    found = list(NUMBER.finditer(text))
    if not found:
        return text
    one = chance.choice(found)
    value = chance.choice(
        (
            "0",
            f"-{one[0]}",
            f"{one[0]}0000000",
            one[0][::-1],
            f"{one[0]}.5",
            str(chance.randrange(10**7)),
        )
    )
    return text[: one.start()] + value + text[one.end() :]


def _lines(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    act = chance.randrange(5)
    if act == 0:
        lines[here], lines[there] = lines[there], lines[here]
    elif act == 1:
        del lines[here : here + chance.choice((1, 1, 5, 50))]
    elif act == 2:
        lines[here:here] = lines[there : there + chance.choice((1, 3, 10))] * chance.choice(
            (1, 1, 30)
        )
    elif act == 3:
        lines[here] = chance.choice((" ", "  ", "\t", "　")) + lines[here]
    else:
        lines[here] = lines[here].lstrip()
    return "\n".join(lines)


TEXTUAL: tuple[Callable[[random.Random, str], str], ...] = (
    _put,
    _cut,
    _value,
    _value,
    _value,
    _number,
    _number,
    _lines,
)


def _tree(chance: random.Random, text: str) -> str:
    """The same facts, some of them exchanged, gone, repeated or in the wrong place."""
    root = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - all text
    for _ in range(chance.randint(1, 3)):
        places = list(_places(root))
        holder, key = chance.choice(places)
        act = chance.randrange(6)
        if act == 0:
            del holder[key]
        elif act == 1:
            other, there = chance.choice(places)
            holder[key] = copy.deepcopy(other[there])
        elif act == 2:
            holder[key] = yaml.load(chance.choice(SCALARS), yaml.CBaseLoader)  # noqa: S506 - all text
        elif act == 3 and isinstance(holder, list):
            holder.extend([holder[key]] * chance.choice((1, 2, 40)))
        elif act == 4 and isinstance(holder, dict):
            _, there = chance.choice(places)
            holder[str(there)] = holder.pop(key)
        else:
            holder[key] = chance.choice(([holder[key]], {"数": holder[key]}, {}, []))
    return yaml.dump(root, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=200)


class _Dumper(yaml.CSafeDumper):
    """No anchors: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _parses(text: str) -> bool:
    try:
        return isinstance(yaml.load(text, yaml.CBaseLoader), str | list | dict)  # noqa: S506 - all text
    except (yaml.YAMLError, ValueError):
        return False


SCALARS = tuple(value for value in VALUES if _parses(value) and not value.startswith("!!"))


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every value by the mapping or list that holds it, and its key there."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from _places(value)
