"""Printed names made comparable."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

APART: Final = re.compile(r"[\W_]+")
_MOST: Final = 1 << 16


@lru_cache(maxsize=_MOST)
def bare(text: str) -> str:
    """Only letters, characters and digits: for comparing titles and names."""
    return APART.sub("", text)


def near(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, punctuation apart."""
    return SequenceMatcher(None, bare(a), bare(b), autojunk=False).ratio()
