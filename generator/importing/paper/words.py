"""The words of ``words.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.own_data import load

FILE: Final = Path(__file__).with_name("words.yaml")


@cache
def words(key: str) -> Any:
    """What the file says under a key."""
    return load(FILE)[key]


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A regular expression of the file."""
    return re.compile(str(words(key)))


def meant(spellings: dict[str, list[str]], text: str) -> str:
    """The key among whose spellings a text is; empty for none."""
    return next((key for key, known in spellings.items() if text in known), "")


def mentioned(spellings: dict[str, list[str]], text: str) -> str:
    """The key of which a text has a spelling in it; empty for none."""
    for key, known in spellings.items():
        if any(word in text for word in known):
            return key
    return ""
