"""What Chinese input methods and Windows put into YAML, found line by line where the parser gave
up.

A parser stops at the first fault; this names all of them, each with the corrected line. It runs
only on text that does not parse, and leaves prose alone: block and quoted scalars, continuation
lines, values after a proper ``键: ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Position
from generator.source.lines import COMMENT, QUOTED, Line, scan
from generator.source.spelling import half_width
from generator.source.text import error

WIDE_NUMBER = re.compile(r"[-－+＋]?[0-9０-９](?:[0-9０-９.．,，]*[0-9０-９])?[%％]?$")
WIDE_QUOTES = re.compile(r"[“”＂「『](?P<inner>[^“”＂「」『』]*)[“”＂」』]$")
PLAIN_KEY = r"[^,，:：{}\[\]\s\"']{1,20}"
BRACKETS = str.maketrans("｛｝［］", "{}[]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of slip in a line; ``column`` counts from 0."""

    code: str
    column: int
    message: str


def lint(text: str, name: str) -> tuple[list[Diagnostic], str]:
    """All slips in ``text``, and the text with every one of them mended."""
    raw = text.split("\n")
    found: list[Diagnostic] = []
    lines = list(scan(text))
    for line, continues in zip(lines, _continuations(lines), strict=True):
        if continues:
            continue
        faults, corrected = _inspect(line, lines)
        for fault in faults:
            at = Position(name, line.number, fault.column + 1)
            mend = f"改为 `{_shown(fault.code, corrected)}`"
            found.append(error(fault.code, at, fault.message, mend))
        if faults:
            raw[line.number - 1] = corrected
    return found, "\n".join(raw)


def _shown(code: str, line: str) -> str:
    """The line as it should be; with its indentation where that is the point."""
    return line if code in ("Y202", "Y203") else line.strip()


def _continuations(lines: list[Line]) -> list[bool]:
    """For each line, whether it carries on a plain scalar that began on an earlier one."""
    floor: int | None = None
    owner = -1
    found = []
    for line in lines:
        continues = line.kind != "flow" and floor is not None and line.indent > floor
        found.append(continues)
        if continues or line.kind == "flow":
            continue
        if line.kind == "text":
            floor = owner if floor is None else line.column
            continue
        owner = line.column if line.key else line.indent
        floor = owner if _plain(line.value) else None
    return found


def _plain(value: str) -> bool:
    """Whether a value is a plain scalar, which may carry on below."""
    return bool(COMMENT.sub("", value)) and value[0] not in "\"'{[|>｛［&*"


def _inspect(line: Line, lines: list[Line]) -> tuple[list[Fault], str]:
    faults, lead = _indentation(line)
    body = line.rest
    at = len(line.lead) + len(line.dashes)
    if line.kind == "flow":
        flow, body = repair_flow(body)
        return faults + [
            Fault(code, at, message) for code, message in flow
        ], lead + line.dashes + body
    if line.mark == ": " or _is_key(line, lines):
        value_at = len(line.lead + line.dashes + line.rest) - len(line.value)
        if line.mark == "：":
            faults.append(
                Fault(
                    "Y201",
                    at + line.rest.index("："),
                    f"“{line.key}”后面是全角冒号“：”，应为半角冒号加空格",
                )
            )
        elif line.mark == ":":
            faults.append(Fault("Y204", at + len(line.key), f"“{line.key}”的冒号后面缺一个空格"))
        slips, value = _value(line.value)
        faults += [Fault(code, value_at, message) for code, message in slips]
        body = f"{line.key}: {value}".rstrip() if faults else body
    return faults, lead + line.dashes + body


def _indentation(line: Line) -> tuple[list[Fault], str]:
    lead = line.lead
    faults = []
    if "\t" in lead:
        faults.append(Fault("Y202", lead.index("\t"), "这一行用制表符（Tab）缩进，应改用空格"))
    if wide := re.search("[　\xa0]", lead):
        faults.append(Fault("Y203", wide.start(), "这一行用全角空格缩进，应改用半角空格"))
    return faults, " " * line.indent if faults else lead


def _is_key(line: Line, lines: list[Line]) -> bool:
    """Whether ``键：值`` or ``键:值`` is meant as an entry; a list item may as well be a sentence
    with a colon."""
    if not line.mark:
        return False
    if not line.dashes:
        return True
    below = [other for other in lines if other.number > line.number]
    if below and not below[0].dashes and below[0].mark and below[0].column == line.column:
        return True
    return any(other.dashes and other.mark == ": " for other in _siblings(line, lines))


def _siblings(line: Line, lines: list[Line]) -> list[Line]:
    """The lines of the same list."""
    at = lines.index(line)
    found: list[Line] = []
    for part in (reversed(lines[:at]), lines[at + 1 :]):
        for other in part:
            if other.indent < line.indent or (other.indent == line.indent and not other.dashes):
                break
            if other.indent == line.indent:
                found.append(other)
    return found


def _value(value: str) -> tuple[list[tuple[str, str]], str]:
    """The slips in the value of an entry, and the value without them."""
    if value[:1] in ("{", "[", "｛", "［"):
        return repair_flow(value)
    if (quotes := WIDE_QUOTES.match(value)) and _needs_quotes(quotes["inner"]):
        inner = (
            half_width(quotes["inner"]) if WIDE_NUMBER.match(quotes["inner"]) else quotes["inner"]
        )
        return [("Y205", "值用中文引号括着，应为半角引号")], f'"{inner}"'
    if WIDE_NUMBER.match(value) and value != half_width(value):
        return [("Y206", f"“{value}”是全角数字，应为半角")], half_width(value)
    if _plain(value) and ": " in COMMENT.sub("", value):
        return [("Y301", "值里有“: ”，应用引号把整个值括起来")], _quoted(value)
    return [], value


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _needs_quotes(value: str) -> bool:
    """Whether YAML would not take the text bare, or it is a number or code."""
    return ": " in value or " #" in value or WIDE_NUMBER.match(value) is not None


def repair_flow(text: str) -> tuple[list[tuple[str, str]], str]:
    """The slips in ``{键: 值}`` or ``[值, 值]`` outside quotes, as code and message, and the text
    without them."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\0{len(kept) - 1}\0"

    bare = QUOTED.sub(keep, text)
    found = []
    mended = bare.translate(BRACKETS)
    if "{" in mended:
        mended = re.sub(rf"，\s*(?={PLAIN_KEY}\s*[:：])", ", ", mended)
    if mended != bare:
        found.append(("Y207", "花括号、方括号和其中的逗号应为半角"))
    if "{" in mended:
        wide = re.sub(rf"(?<=[{{,\s])({PLAIN_KEY})\s*：\s*", r"\1: ", mended)
        tight = re.sub(rf"(?<=[{{,\s])({PLAIN_KEY}):(?=[^\s/])", r"\1: ", wide)
        if wide != mended:
            found.append(("Y201", "花括号里的冒号是全角的“：”，应为半角冒号加空格"))
        if tight != wide:
            found.append(("Y204", "花括号里的冒号后面缺一个空格"))
        mended = tight
    return found, re.sub("\0(\\d+)\0", lambda match: kept[int(match[1])], mended)
