"""Printed text made plain: look-alike characters, full-width digits, blanks between characters and
within numbers. What was mended is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.published.model import Cell, Oddity
from generator.published.numbers import alone
from generator.source.lookalikes import look_alikes

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f]")
WIDE: Final = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％]|(?<=[0-9０-９])．(?=[0-9０-９])"
)
NARROW: Final[dict[int, int | str]] = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)},
    ord("％"): "%",
    ord("．"): ".",
}
BLANK: Final = "[ \t\xa0\u2000-\u200a\u3000]"
CJK: Final = "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—\U00020000-\U0003ffff]"
BESIDE_CJK: Final = re.compile(f"(?<={CJK}){BLANK}+|{BLANK}+(?={CJK})")
BETWEEN_CJK: Final = re.compile(f"(?<={CJK}){BLANK}+(?={CJK})")
BEFORE_LABEL: Final = re.compile(
    f"(?:\t|\u3000|{BLANK}{{2,}}){BLANK}*(?=[^\\s：:\\d，。；、（）]{{2,12}}[：:])"
)
BEFORE_UNIT: Final = re.compile(
    f"(?<=[^\\s编制报管算量额（(、，及各]){BLANK}*"
    r"(?=(?:金额|计量)?单位[：:]\s*(?:人民币)?\s*[亿万千百]?元)"
)
"""Where a gap was between the name of a unit and the measure of a table."""
BLANKS: Final = re.compile(f"{BLANK}+")
APART: Final = "\ue000"
"""Stands for a gap that is kept while others go."""
SPLIT: Final = re.compile(
    r"(\d,) +(?=\d{3}(?!\d))|(\d\.) +(?=\d{1,2}(?!\d))|(\d\.\d) +(?=\d(?![\d.]))"
)
NUMBER: Final = re.compile(r"[-−－+]?\d[\d,， .\n]*")
LEADING: Final = re.compile(f"{BLANK}*")
OUTLINED: Final = re.compile(r"\s*\n\s*")


@dataclass(slots=True)
class Tidied:
    """A text, and what was mended in it."""

    text: str
    odd: list[tuple[Oddity, str]] = field(default_factory=list)

    def sub(self, what: Oddity, pattern: re.Pattern[str], replacement: str) -> None:
        """Replace a pattern, and say so."""
        self.odd += [(what, found[0].strip()) for found in pattern.finditer(self.text)]
        self.text = pattern.sub(replacement, self.text)


def plain(text: str) -> Tidied:
    """The characters that are meant."""
    found = Tidied(INVISIBLE.sub("", text))
    if found.text.isascii():
        return found
    characters = list(found.text)
    for one in look_alikes(found.text):
        characters[one.at] = one.meant or one.found
        what = Oddity.LOOKALIKE if one.meant else Oddity.UNKNOWN
        found.odd.append((what, one.found))
    found.text = "".join(characters)
    if wide := "".join(WIDE.findall(found.text)):
        found.text = WIDE.sub(lambda one: one[0].translate(NARROW), found.text)
        if digits := wide.replace("％", ""):
            found.odd.append((Oddity.WIDE, digits))
    return found


def line(text: str) -> Tidied:
    """A paragraph without the blanks that only set it; a gap before a label (单位：) is one wide
    blank. Line breaks stay."""
    found = plain(text)
    kept = BEFORE_LABEL.sub(APART, BEFORE_UNIT.sub("\t", found.text.strip()))
    bare = BLANKS.sub(" ", BESIDE_CJK.sub("", OUTLINED.sub("\n", kept)))
    found.text = bare.replace(APART, "\u3000").strip()
    found.sub(Oddity.SPLIT, SPLIT, r"\1\2\3")
    return found


def cell(text: str, indent: int = 0) -> tuple[Cell, Tidied]:
    """A cell of a table, with what was mended in it."""
    found = plain(text)
    indent += _indent(found.text)
    found.text = found.text.strip()
    if NUMBER.fullmatch(found.text) and (number := _joined(found)):
        return Cell(number, alone(number), indent=indent), found
    joined = OUTLINED.sub(_join, found.text)
    found.text = BLANKS.sub(" ", BETWEEN_CJK.sub("", joined))
    return Cell(found.text, alone(found.text), indent=indent), found


def _indent(text: str) -> int:
    """How many characters a text is indented by blanks."""
    leading = LEADING.match(text)
    blanks = leading[0] if leading else ""
    wide = blanks.count("\u3000")
    return wide + (len(blanks) - wide) // 2


def _joined(found: Tidied) -> str:
    """The amount that a text is without blanks and line breaks, empty where it is none or may be
    two codes."""
    number = re.sub(r"\s", "", found.text).replace("，", ",").lstrip("+")
    is_amount = "." in number or "," in number or "\n" in found.text
    if not is_amount or alone(number) is None:
        return ""
    if number != found.text:
        found.odd.append((Oddity.SPLIT, found.text))
    return number


def _join(found: re.Match[str]) -> str:
    """What stands where a line of a cell ended: a blank between words of letters."""
    text, start, stop = found.string, found.start(), found.end()
    is_word = text[start - 1 : start].isascii() and text[stop : stop + 1].isascii()
    is_letters = text[start - 1 : start].isalpha() and text[stop : stop + 1].isalpha()
    return " " if is_word and is_letters else ""
