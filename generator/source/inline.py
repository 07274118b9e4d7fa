"""Values as one line of YAML, for examples and corrected lines."""

from __future__ import annotations

import re

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LOOKS_NUMERIC = re.compile(r"[-+.]?[0-9][-+0-9._:eExX]*")
NEEDS_QUOTES = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s=<]|: | #|[:\s]$")
IN_FLOW = re.compile(r"[,\[\]{}]")
LONGEST = 20


def to_yaml(value: object) -> str:
    """``value`` after ``键: ``; numbers and codes stay bare where YAML reads them back as
    spelled."""
    if isinstance(value, dict | list | tuple):
        return _flow(value)
    text = str(value)
    return _quoted(text) if _must_quote(text) else text


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    return _quoted(text) if _must_quote(text) or IN_FLOW.search(text) else text


def _must_quote(text: str) -> bool:
    if NUMBER.fullmatch(text) or DATE.fullmatch(text):
        return False
    return (
        not text
        or LOOKS_NUMERIC.fullmatch(text) is not None
        or NEEDS_QUOTES.search(text) is not None
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def shorten(text: str) -> str:
    """The beginning of a text, on one line."""
    line = text.replace("\n", " ")
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
