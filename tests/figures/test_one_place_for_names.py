"""Nothing outside of ``figures.name`` takes the name of a figure apart or puts one together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "generator"
NAME = ROOT / "figures" / "name.py"
NOT_YET = ("audit",)
"""Packages that still do, until they are rebuilt."""
DOTS_OF_OTHERS = (
    "authoring/emit.py",  # decimals
    "fonts/bring.py",  # file names
    "output/xlsx/formats.py",  # decimals
    "published/numbers.py",  # decimals
    "source/numbers.py",  # decimals
)
FAMILIES = (
    "收入|支出|三公|项目|结转|下属单位|人员|政府采购|资产|项目统计|整体绩效|内设机构|机关运行经费"
)
ASPECTS = "金额|上年|增减额|增减率|占比|人数|增减|编制|实有|个数|数量|价值|面积"
CUTS = frozenset(("split", "rsplit", "partition", "rpartition"))
AFFIXES = frozenset(("startswith", "endswith", "removeprefix", "removesuffix"))
AFFIX = re.compile(rf"(?:{FAMILIES})\.|\.(?:{ASPECTS})")
PATTERN = re.compile(rf"\\\.(?:{ASPECTS})|(?:{FAMILIES})\\\.")
BESIDE_A_PLACE = re.compile(rf"(?:^(?:{FAMILIES})\.)|(?:\.(?:{ASPECTS})$)")


def offences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(_, method), [ast.Constant("."), *_]) if method in CUTS:
                yield node.lineno, f'{method}(".")'
            case ast.Call(ast.Attribute(ast.Constant("."), "join")):
                yield node.lineno, '".".join'
            case ast.Call(ast.Attribute(_, method), [argument, *_]) if method in AFFIXES:
                texts = [one.value for one in ast.walk(argument) if isinstance(one, ast.Constant)]
                is_affix = any(isinstance(text, str) and AFFIX.fullmatch(text) for text in texts)
                if is_affix or (isinstance(argument, ast.BinOp) and "." in texts):
                    yield node.lineno, f"{method} of a part of a name"
            case ast.JoinedStr(values):
                texts = [one.value for one in values if isinstance(one, ast.Constant)]
                between = [one.value for one in values[1:-1] if isinstance(one, ast.Constant)]
                if "." in between or any(BESIDE_A_PLACE.search(str(text)) for text in texts):
                    yield node.lineno, "a name put together"
            case ast.Constant(str(text)) if PATTERN.search(text):
                yield node.lineno, "a pattern of names"


def sources() -> list[Path]:
    found = [path for path in ROOT.rglob("*.py") if path != NAME]
    return [path for path in found if path.relative_to(ROOT).parts[0] not in NOT_YET]


def test_names_are_cut_and_joined_in_one_place() -> None:
    found = []
    for path in sources():
        if path.relative_to(ROOT).as_posix() not in DOTS_OF_OTHERS:
            for line, what in offences(ast.parse(path.read_text("utf-8"))):
                found.append(f"{path.relative_to(ROOT)}:{line}: {what}")
    assert found == []


def test_what_is_not_yet_done_is_still_so() -> None:
    for package in NOT_YET:
        paths = (ROOT / package).rglob("*.py")
        assert any(list(offences(ast.parse(path.read_text("utf-8")))) for path in paths)
    for name in DOTS_OF_OTHERS:
        assert list(offences(ast.parse((ROOT / name).read_text("utf-8"))))


@pytest.mark.parametrize(
    "code",
    [
        'name.split(".")',
        'name.rsplit(".", 1)',
        'name.rpartition(".")[0]',
        '".".join(parts)',
        'name.endswith(".金额")',
        'name.startswith(("收入.", "支出."))',
        'name.startswith(start + ".")',
        'name.removesuffix(".增减额")',
        'f"项目.{number}.财政拨款.金额"',
        'f"{prefix}.上年"',
        'f"{prefix}.{aspect}"',
        're.compile(r"项目\\.(.+)")',
    ],
)
def test_the_test_sees_it(code: str) -> None:
    assert list(offences(ast.parse(code)))
