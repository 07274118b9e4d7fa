"""Codes, yes and no, and text."""

from __future__ import annotations

import re

from generator.source.faults import fault, text_of
from generator.source.nodes import LocatedStr
from generator.source.spelling import QUOTES, half_width

DIGITS = re.compile(r"[0-9]+")
BREAK = re.compile(r"\s*\n\s*")
HAN_BREAK = re.compile(r"(?<=[一-龥（）《》“”、])\n(?=[一-龥（）《》“”、])")
YES = frozenset(("yes", "y", "true", "on", "有", "对", "√", "✓", "需要", "1"))
NO = frozenset(("no", "n", "false", "off", "无", "没有", "×", "不", "不需要", "0"))


def read_code(value: object) -> str:
    """Digits, as spelled. A bare code with a leading zero would be another number to YAML (``0301``
    is octal 193)."""
    if isinstance(value, int) and not isinstance(value, bool):
        raise fault("K205", f"编码 {value} 应是文字", corrected=f'"{value}"')
    text = text_of(value, "编码")
    if not DIGITS.fullmatch(text):
        mended = re.sub(rf"[\s_.{QUOTES}]", "", half_width(text))
        if DIGITS.fullmatch(mended):
            raise fault("K205", f"编码“{text}”里有数字以外的字符", corrected=_bare(mended))
        raise fault("K205", f"“{text}”不是编码", mend="只写数字编码，例如 2010301；名称由程序查出")
    if isinstance(value, LocatedStr) and value.style == "plain" and _bare(text) != text:
        raise fault(
            "K205", f"编码“{text}”以 0 开头，没有引号时会被当作另一个数", corrected=_bare(text)
        )
    return str(text)


def _bare(code: str) -> str:
    """The code as it must stand in YAML."""
    return f'"{code}"' if code.startswith("0") and code != "0" else code


def read_yes_no(value: object) -> bool:
    """是 or 否."""
    if isinstance(value, bool):
        return value
    text = text_of(value, "“是”或“否”")
    word = half_width(text).strip(f" {QUOTES}").lower()
    if text in ("是", "否"):
        return text == "是"
    for words, corrected in ((YES | {"是"}, "是"), (NO | {"否"}, "否")):
        if word in words:
            raise fault("K206", f"“{text}”应写“是”或“否”", corrected=corrected)
    raise fault("K206", f"“{text}”应写“是”或“否”", mend="写“是”或“否”")


def read_label(value: object) -> str:
    """One line of text, blanks at its ends removed."""
    text = _lines_of(text_of(value, "一行文字")).strip()
    if not text:
        raise fault("K103", "没有填写")
    if "\n" in text:
        raise fault("K208", "应为一行文字，这里有几行", corrected=in_one_line(text))
    return str(text)


def read_prose(value: object) -> str:
    """Text of one or more lines, blanks at the ends of lines removed."""
    text = _lines_of(text_of(value, "文字"))
    lines = [line.strip() for line in text.strip().split("\n")]
    if lines == [""]:
        raise fault("K103", "没有填写")
    return "\n".join(lines)


def _lines_of(text: str) -> str:
    """A text with one spelling of the ends of lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def in_one_line(text: str) -> str:
    """The lines of a text as one: two Chinese characters meet, anything else is kept apart by a
    blank."""
    return HAN_BREAK.sub("", BREAK.sub("\n", text.strip())).replace("\n", " ")
