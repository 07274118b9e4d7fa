"""Classification codes that the new year drops or names otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.classification import Catalogue
from generator.diagnostics import Position
from generator.source.nodes import Source, descend, scalars

CODE = re.compile(r"2\d{6}|3\d{4}")


def changed_codes(source: Source, old: Catalogue, new: Catalogue) -> Iterator[tuple[Position, str]]:
    """Where a code stands that is not the same in both years, and what became of it; each code once."""
    own = descend(source.root, ("科目名称",))
    seen = set(own) if isinstance(own, dict) else set()
    for text in scalars(source.root):
        if CODE.fullmatch(text) and text not in seen:
            seen.add(text)
            if fate := _fate(str(text), old, new):
                yield text.position, fate


def _fate(code: str, old: Catalogue, new: Catalogue) -> str:
    if code.startswith("2"):
        before, after, is_gone = old.function(code), new.function(code), new.dropped(code)
    else:
        before, after = old.economic(code), new.economic(code)
        is_gone = after is None
    if before is None or (before == after and not is_gone):
        return ""
    if is_gone:
        return f"科目 {code}（{before}）在 {new.year} 年的科目表里已没有，改用现行编码。"
    return f"科目 {code} 由“{before}”改名为“{after}”，编码不用改。"
