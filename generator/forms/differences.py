"""How a form differs from another, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.forms.library import Form
from generator.forms.merging import name_of
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node

DESCRIPTIONS: Final = ("form.yaml", "look.yaml", "sentences.yaml")
OWN: Final = ("名称", "说明", "继承")
"""What every form says of itself."""
KINDS: Final = {"表": "表", "区": "区", "列": "栏", "固定": "行", "部分": "部分", "章节": "节"}
"""The keys whose entries have names, and what such an entry is called."""
Path = tuple[str, ...]


def differences(form: Form, other: Form) -> Iterator[str]:
    """What ``form`` has otherwise than ``other``, a sentence each."""
    for name in DESCRIPTIONS:
        yield from _of_node((), other.described(name), form.described(name))
    yield from _of_templates(form, other)


def _of_templates(form: Form, other: Form) -> Iterator[str]:
    here, there = _templates(form), _templates(other)
    for name in sorted({*here, *there}):
        if name not in there:
            yield f"增加模板 {name}。"
        elif name not in here:
            yield f"没有模板 {name}。"
        elif here[name] != there[name]:
            yield f"模板 {name} 另写。"


def _templates(form: Form) -> dict[str, bytes]:
    files = {name: form.file(name) for name in form.template_names()}
    return {name: path.read_bytes() for name, path in files.items() if path}


def _of_node(path: Path, old: Node, new: Node) -> Iterator[str]:
    if isinstance(old, LocatedDict) and isinstance(new, LocatedDict):
        yield from _of_entries(path, dict(old), dict(new))
    elif isinstance(old, LocatedList) and isinstance(new, LocatedList):
        yield from _of_lists(path, old, new)
    elif old != new:
        yield f"{_place(path)}由{_said(old)}改为{_said(new)}。"


def _of_entries(path: Path, old: dict[str, Node], new: dict[str, Node]) -> Iterator[str]:
    for key in {**old, **new}:
        is_name_kept = key == "键" and key not in old
        if is_name_kept or (not path and key in OWN):
            continue
        here = (*path, key)
        if key not in new:
            yield f"删去{_place(here)}。"
        elif key in old:
            yield from _of_node(here, old[key], new[key])
        elif isinstance(new[key], LocatedStr):
            yield f"{_place(here)}写明{_said(new[key])}。"
        else:
            yield f"增加{_place(here)}。"


def _of_lists(path: Path, old: LocatedList, new: LocatedList) -> Iterator[str]:
    before, after = _by_name(old), _by_name(new)
    if all(isinstance(item, LocatedStr) for item in (*old, *new)):
        yield from _of_words(path, list(before), list(after))
        return
    yield from _of_entries(path, before, after)
    if _is_reordered(list(before), list(after)):
        yield f"{_place(path)}的次序改为{'、'.join(after)}。"


def _of_words(path: Path, before: list[str], after: list[str]) -> Iterator[str]:
    added = [word for word in after if word not in before]
    left_out = [word for word in before if word not in after]
    if _is_reordered(before, after):
        yield f"{_place(path)}改为{'、'.join(after)}。"
        return
    if added:
        yield f"{_place(path)}增加{'、'.join(added)}。"
    if left_out:
        yield f"{_place(path)}删去{'、'.join(left_out)}。"


def _is_reordered(before: list[str], after: list[str]) -> bool:
    """Whether what both have stands in another order."""
    return [w for w in before if w in after] != [w for w in after if w in before]


def _by_name(items: LocatedList) -> dict[str, Node]:
    """The items of a list by their names, of which each must be another."""
    named: dict[str, Node] = {}
    for place, item in enumerate(items, start=1):
        name = name_of(item)
        named[name if name and name not in named else f"第{place}项"] = item
    return named


def _place(path: Path) -> str:
    """``表“收支总体”的区“收入”的栏“预算数”的宽``."""
    words: list[str] = []
    pieces = iter(path)
    for piece in pieces:
        named = next(pieces, None) if piece in KINDS else None
        words.append(piece if named is None else KINDS[piece] + _quoted(named))
    return "的".join(words).replace("行的行", "行")


def _quoted(name: str) -> str:
    return f"「{name}」" if "“" in name else f"“{name}”"


def _said(node: Node) -> str:
    if isinstance(node, LocatedList):
        return _quoted("、".join(map(name_of, node)))
    if isinstance(node, LocatedDict):
        return f"{_quoted('、'.join(node))}各项"
    return _quoted(str(node)) if node else "空白"
