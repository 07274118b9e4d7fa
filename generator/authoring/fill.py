"""Reasons and uses that a file lacks, written into it as keys to fill in, each with the numbers
that it explains."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.authoring.sections import with_sections
from generator.authoring.skeleton import TO_FILL
from generator.diagnostics import Diagnostic
from generator.source.nodes import LocatedDict, Source, descend
from generator.source.reader import read_text


def lacking(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that a key of 原因 or 用途 would mend."""
    return [one for one in found if one.adds]


def filled(source: Source, found: Iterable[Diagnostic]) -> str:
    """The text of a file with the keys that ``found`` asks for, behind those that are there, each
    with what was computed as a comment. Raises ``DisclosureError`` where the file is not written
    key by key on lines of its own."""
    said = {one.adds: _numbers(one) for one in found}
    sections: dict[str, Any] = {}
    for section, key in said:
        if section not in sections:
            sections[section] = dict(_there(source, section))
        sections[section][key] = None
    text = with_sections(source, sections)
    lines = text.split("\n")
    root = read_text(text, source.name).root
    for (section, key), message in said.items():
        node = descend(root, (section,))
        if isinstance(node, LocatedDict):
            line = node.key_positions[key].line - 1
            lines[line] = f"{lines[line].rstrip()}  # {TO_FILL}{message}"
    return "\n".join(lines)


def _numbers(found: Diagnostic) -> str:
    """Of a message, the numbers that the text is to explain: it begins with the figure's name and
    ends with what is not written."""
    return found.message.partition(" ")[2].rpartition("，")[0]


def _there(source: Source, section: str) -> dict[str, Any]:
    node = descend(source.root, (section,))
    return node if isinstance(node, LocatedDict) else {}
