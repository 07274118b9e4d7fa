"""Classification codes that the new year drops or names otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.source.nodes import Source, descend, scalars

CODE = re.compile(r"2\d{6}|3\d{4}")


def changed_codes(source: Source, old: Catalogue, new: Catalogue) -> Iterator[tuple[Position, str]]:
    """Where a code stands that is not the same in both years, and what became of it; each code
    once."""
    own = descend(source.root, ("科目名称",))
    seen = set(own) if isinstance(own, dict) else set()
    for text in scalars(source.root):
        if CODE.fullmatch(text) and text not in seen:
            seen.add(text)
            if fate := _fate(str(text), old, new):
                yield text.position, fate


def _fate(code: str, old: Catalogue, new: Catalogue) -> str:
    before = old.economic(code) if code.startswith("3") else old.function(code)
    after = new.economic(code) if code.startswith("3") else new.function(code)
    if before is None:
        return ""
    if not new.has(code):
        return (
            f"科目 {code}（{before}）在收录的 {new.year} 年科目表里没有见到，请对照当年的科目表。"
        )
    if before == after:
        return ""
    return f"科目 {code} 由“{before}”改名为“{after}”，编码不用改。"
