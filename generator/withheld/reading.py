"""Inputs read so that no message says what may not come out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from generator.budget.model import Budget
from generator.diagnostics import Diagnostic, DisclosureError
from generator.source import reader
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.text import load
from generator.withheld.hidden import BLANK, CLASSIFIED, WITHHELD
from generator.withheld.public import PublicBudget, public
from generator.withheld.quoting import public_source

_FLAGGED = re.compile(
    rf"^[^#\n]*(?:{CLASSIFIED}|{WITHHELD})[\"'“”]?\s*[:：](?!\s*[\"'“]?否)",
    re.MULTILINE,
)
"""A line that flags a project, in a text that need not be sound YAML."""
_QUOTED = (re.compile("“.*”", re.DOTALL), re.compile("`.*`", re.DOTALL))


def read(path: Path) -> Source:
    """Read a file as ``source.reader`` does. Where its YAML is unsound nobody can tell what belongs
    to a flagged project, so no message on such a file quotes it. Raises ``DisclosureError``."""
    text = load(path)
    try:
        return reader.read_text(text, str(path))
    except DisclosureError as error:
        if _FLAGGED.search(text) is None:
            raise
        found = error.diagnostics
    raise DisclosureError(map(unquoted, found))


def mended(path: Path) -> Source | None:
    """A file whose YAML is unsound, with the slips of its lines mended; ``None`` where that is not
    enough, or where it flags a project: nobody can tell what belongs to it. Raises like
    ``read``."""
    text = load(path)
    return None if _FLAGGED.search(text) else reader.mended(text, str(path))


def published(source: Source) -> PublicBudget:
    """The public view of a file. Raises ``DisclosureError``, which quotes nothing else."""
    return public(decode(Budget, public_source(source)))


def unquoted(found: Diagnostic) -> Diagnostic:
    """A finding without what it quotes of the file."""
    message, mend = found.message, found.mend
    for quoted in _QUOTED:
        message = quoted.sub(f"“{BLANK}”", message)
        if quoted.search(mend):
            mend = f"照 disclosure rule {found.code} 改；文件里有不公开的项目，不引原文"
    return replace(found, message=message, mend=mend)
