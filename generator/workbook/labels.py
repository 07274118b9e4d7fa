"""What a row calls the item of another table that it belongs to: by its name, with who carries it
out where several have one name, numbered where that is the same too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.source.nodes import LocatedDict, LocatedStr, Node

NAME, UNDERTAKER = "名称", "承担单位"


def labels(items: Sequence[Node], own: str) -> list[str]:
    """The labels of the items of a list; ``own`` is the unit itself, which carries out what names
    nobody else."""
    names = [_text(item, NAME) for item in items]
    whole = [whole_label(item, own) for item in items]
    by_name, by_whole = Counter(names), Counter(whole)
    seen: Counter[str] = Counter()
    found = []
    for name, full in zip(names, whole, strict=True):
        seen[full] += 1
        if by_name[name] == 1:
            found.append(name)
        elif by_whole[full] == 1:
            found.append(full)
        else:
            found.append(f"{full}#{seen[full]}")
    return found


def whole_label(item: Node, own: str) -> str:
    """The name of an item with who carries it out."""
    return f"{_text(item, NAME)}（{_text(item, UNDERTAKER) or own}）"


def _text(item: Node, key: str) -> str:
    value = item.get(key) if isinstance(item, LocatedDict) else None
    return value.strip() if isinstance(value, LocatedStr) else ""
