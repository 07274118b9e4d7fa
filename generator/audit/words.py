"""Published text made comparable: blanks between characters, half-width punctuation,
letter-spacing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from generator.figures.name import join

HALF = str.maketrans({"(": "（", ")": "）", ":": "：", ";": "；", "【": "〔", "】": "〕"})
COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
DIGITS = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


def tidy(text: str) -> str:
    """The text without blanks, with full-width punctuation and half-width digits."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFC", text).translate(DIGITS))
    return COMMA.sub("，", text.translate(HALF))


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """Only letters, characters and digits: for comparing titles and names."""
    return re.sub(r"[^\w]+", "", tidy(text))


def near(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, punctuation apart."""
    return SequenceMatcher(None, bare(a), bare(b), autojunk=False).ratio()


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but an amount (split digits joined)."""
    return bool(NUMBER.fullmatch(re.sub(r"\s+", "", text).translate(DIGITS)))


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """A form's pattern with its ``{…}`` replaced; one that nothing fills comes out empty."""
    return re.sub(r"\{([^{}]+)\}", lambda place: words.get(place[1], ""), pattern)


def figure_name(pattern: str, words: Mapping[str, str]) -> str:
    """The name of the figure a form's column asks for in a row (``支出.{码}.金额`` →
    ``支出.合计.金额``)."""
    return join(*filled(pattern, words).split("."))
