"""Everything staff wrote in words, as it will be printed, with its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.budget.model import Budget
from generator.budget.settings import NumberFormat
from generator.diagnostics import Position
from generator.figures.model import Figures
from generator.figures.name import PROJECT, aspect_of, join
from generator.forms.numbers import number
from generator.forms.patterns import pieces
from generator.forms.shown import SIGNLESS
from generator.forms.spec import FormSpec
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node

Path = tuple[str | int, ...]
# Sections that are no prose: numbers, the department's own settings, and what it lets stand.
NO_TEXTS = ("基本支出", "收入", "上年", "人员", "国有资产", "政府采购", "机关运行经费")
LEFT_OUT = frozenset(("接受", "版式", "表样", *NO_TEXTS))
# Amounts are compared as they are, not as the form rounds them.
EXACT = NumberFormat.model_validate({"小数": 6, "千分位": "否", "去尾零": "是"})
# Mappings whose keys are printed too.
FREE_KEYS = frozenset(("补充", "名词解释"))


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: its path in the YAML, as printed, the places in it that nothing fills, and
    where it stands."""

    path: Path
    printed: str
    unfilled: tuple[str, ...]
    position: Position

    @property
    def project(self) -> int | None:
        """The index of the project that it belongs to."""
        index = self.path[1] if self.path[0] == "项目" and len(self.path) > 1 else None
        return index if isinstance(index, int) else None


def read_texts(budget: Budget, figures: Figures, form: FormSpec) -> tuple[Text, ...]:
    """All texts of a budget in the order of its file; one that is used again (``*name``) comes at
    every use."""
    if budget.located is None:
        return ()
    words = _words(budget, form)
    scalars = (found for found in _scalars(budget.located, ()) if found[0][0] not in LEFT_OUT)
    return tuple(_filled(*found, words, figures, form) for found in scalars)


def _words(budget: Budget, form: FormSpec) -> dict[str, str]:
    unit = budget.unit
    plain = {
        "单位名称": unit.name,
        "本单位": unit.self_name or unit.name,
        "称谓": unit.kind,
        "表样": budget.form,
    }
    return {**form.words, **plain, "年度": str(budget.year), "上年度": str(budget.year - 1)}


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, str, Position]]:
    match node:
        case LocatedStr():
            yield path, str(node), node.position
        case LocatedList():
            for index, item in enumerate(node):
                yield from _scalars(item, (*path, index))
        case LocatedDict():
            for key, value in node.items():
                is_level = "指标" in path and isinstance(value, LocatedDict)
                if path and (is_level or path[-1] in FREE_KEYS):
                    yield (*path, key), str(key), node.key_positions[key]
                yield from _scalars(value, (*path, key))


def _filled(
    path: Path,
    text: str,
    position: Position,
    words: dict[str, str],
    figures: Figures,
    form: FormSpec,
) -> Text:
    is_of_project = path[0] == PROJECT and len(path) > 1
    scope = figures.name_of(PROJECT, int(path[1]) + 1) if is_of_project else ""
    formats = {**form.numbers["文字"], form.told_in: EXACT}
    unfilled: list[str] = []

    def place(name: str) -> str:
        if name in words:
            return words[name]
        for full in (join(scope, name), name):
            if full in figures:
                is_signless = aspect_of(name) in SIGNLESS
                shown = number(figures[full], formats, measure=form.told_in, absolute=is_signless)
                return shown.text
        unfilled.append(name)
        return f"{{{name}}}"

    printed = "".join(map(str, pieces(text, place))) if "{" in text else text
    return Text(path, printed, tuple(unfilled), position)
