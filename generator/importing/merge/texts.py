"""What an import says besides amounts, against what a file says: a reference ``{…}`` stays where
what is printed is what it may stand for."""

from __future__ import annotations

import re
from typing import Any

from generator.authoring.emit import scalar
from generator.importing.merge.basic import number
from generator.importing.merge.plan import Plan
from generator.importing.result import Path
from generator.source.nodes import LocatedDict, LocatedList

INDICATORS, VALUES, BEFORE = "指标", "值", "上年"
REFERENCE = re.compile(r"\\\{[^{}]*\\\}")


def blend(plan: Plan, path: Path, new: Any, cells: str = "", default: Any = None) -> None:
    """Say ``new`` at a path of the file, where that does not say so already; ``default`` is what
    the file says of last year's values where an indicator has none of its own."""
    if new in (None, "", {}, []):
        return
    old = plan.at(path)
    if old is None:
        if path[-1] != BEFORE or default is None or not is_same(default, new):
            plan.add(path, new, cells)
    elif isinstance(old, LocatedDict) and isinstance(new, dict):
        if INDICATORS in new:
            new, default = _spelled_out(new), old.get(BEFORE)
        for key, value in new.items():
            blend(plan, (*path, key), value, cells, default)
    elif isinstance(old, LocatedList) and isinstance(new, list | tuple) and len(old) == len(new):
        for n, value in enumerate(new):
            blend(plan, (*path, n), value, cells, default)
    elif not is_same(old, new):
        _differing(plan, path, new, cells)


def _differing(plan: Plan, path: Path, new: Any, cells: str) -> None:
    old = plan.at(path)
    if "{" in str(old) and not isinstance(new, dict | list):
        plan.unsure.append(
            f"{plan.named(path)}（第 {plan.line(path)} 行）：表上是“{new}”，文件里写的是引用 "
            f"“{old}”，没有改。"
        )
    else:
        plan.change(path, new, cells)


def _spelled_out(target: Any) -> Any:
    """A performance target in which every indicator says its own value of last year."""
    default = target.get(BEFORE)
    rest = {key: value for key, value in target.items() if key != BEFORE}
    if default is None:
        return rest
    return {**rest, INDICATORS: _with_before(rest[INDICATORS], default)}


def _with_before(tree: Any, default: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    if VALUES in tree:
        return {BEFORE: default, **tree}
    return {key: _with_before(value, default) for key, value in tree.items()}


def is_same(old: Any, new: Any) -> bool:
    """Whether a text of the file prints as ``new``."""
    if isinstance(old, LocatedDict | LocatedList) or isinstance(new, dict | list | tuple):
        return False
    if number(old) is not None and number(old) == number(new):
        return True
    said = scalar(new) if isinstance(new, bool) else str(new)
    return re.fullmatch(_pattern(str(old)), _plain(said), re.DOTALL) is not None


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _pattern(text: str) -> str:
    return REFERENCE.sub(".+?", re.escape(_plain(text)))
