"""The lines of a YAML file that its parser refused, told apart by indentation alone: entries, flow,
prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["entry", "text", "flow"]
Mark = Literal[": ", "：", ":", ""]

QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
BLOCK_SCALAR = re.compile(r"[|>][0-9+-]{0,2}(?:\s+#.*)?$")
COMMENT = re.compile(r"(?:^|\s)#.*$")
LEAD = re.compile(r"[ \t　\xa0]*")
DASHES = re.compile(r"(?:-[ \t]+)*")
PROPER_KEY = re.compile(r"(\"[^\"]*\"|'[^']*'|[^\"'{\[#|>：][^：]*?)\s*:(?:[ \t]+(.*))?$")
WIDE_KEY = re.compile(r"([^\s\"'{}\[\]#:：,，。；;、]{1,30})[ 　]*：[ 　\t]*(.*)$")
TIGHT_KEY = re.compile(r"(?!\d{1,2}:)([^\s\"'{}\[\]#:：,，。；;、]{1,30}):(?![ \t/])[　\xa0]*(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not inside a block or quoted scalar.

    ``column`` counts from 0, after the dashes; tabs and full-width spaces of the indentation count
    2.
    ``mark`` is what stands after the key: ``": "`` as it should, ``"："`` or ``":"`` as it should
    not.
    """

    number: int
    kind: Kind
    lead: str
    dashes: str
    key: str
    mark: Mark
    value: str
    rest: str

    @property
    def indent(self) -> int:
        """Width of the indentation."""
        return sum(1 if char == " " else 2 for char in self.lead)

    @property
    def column(self) -> int:
        """Where the key or text begins."""
        return self.indent + len(self.dashes)


def scan(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are neither blank, nor comment, nor inside a block or quoted
    scalar."""
    block: int | None = None
    quote = ""
    depth = 0
    for number, raw in enumerate(text.split("\n"), 1):
        spaces = len(raw) - len(raw.lstrip(" "))
        if not raw.strip() or (block is not None and spaces > block):
            continue
        block = None
        if quote:
            quote = "" if _closes(raw, quote) else quote
            continue
        if raw.lstrip().startswith("#"):
            continue
        line = _line(number, raw, "flow" if depth else "entry")
        if depth or line.value.startswith(("{", "[", "｛", "［")):
            depth = max(0, depth + _balance(line.rest if line.kind == "flow" else line.value))
        elif BLOCK_SCALAR.match(line.value):
            block = line.column if line.key else line.indent
        else:
            quote = _opened(line.value)
        yield line


def _line(number: int, raw: str, kind: Kind) -> Line:
    lead = LEAD.match(raw)
    start = lead.end() if lead else 0
    dashes = DASHES.match(raw, start)
    body_at = dashes.end() if dashes else start
    rest = raw[body_at:].rstrip()
    key, mark, value = _split(rest) if kind == "entry" else _no_key(rest)
    if kind == "entry" and not mark and not raw[start:body_at]:
        kind = "text"
    return Line(number, kind, raw[:start], raw[start:body_at], key, mark, value, rest)


def _split(rest: str) -> tuple[str, Mark, str]:
    """Key, mark and value of the text after indentation and dashes."""
    if match := PROPER_KEY.match(rest):
        return match[1], ": ", (match[2] or "").strip()
    if match := WIDE_KEY.match(rest):
        return match[1], "：", match[2].strip()
    if match := TIGHT_KEY.match(rest):
        return match[1], ":", match[2].strip()
    return _no_key(rest)


def _no_key(rest: str) -> tuple[str, Mark, str]:
    return "", "", rest


def _opened(value: str) -> str:
    """The quotation mark that ``value`` opens and does not close."""
    if value[:1] in ("'", '"') and not QUOTED.match(value):
        return value[0]
    return ""


def _closes(raw: str, quote: str) -> bool:
    return QUOTED.match(quote + raw) is not None


def _balance(text: str) -> int:
    """Brackets opened minus brackets closed, outside quotes and comments."""
    bare = COMMENT.sub("", QUOTED.sub("", text))
    return sum(bare.count(char) for char in "{[｛［") - sum(bare.count(char) for char in "}]｝］")
