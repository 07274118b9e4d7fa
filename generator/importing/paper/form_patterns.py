"""The form's patterns read backwards: from a printed text to the variables that were filled in."""

from __future__ import annotations

import re
from functools import cache

from generator.forms.patterns import PLACE
from generator.importing.titles import ORDINAL

KNOWN = {"年度": r"\d{4}", "码": r"\d{3,7}", "称谓": "部门（单位）|部门|单位"}
"""What variables can hold; any other holds any text."""


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    parts = PLACE.split(pattern)
    made = ""
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if index % 2 == 0:
            made += r"\s*".join(map(re.escape, part.split()))
            made = f"\\s*{made}\\s*" if part.isspace() else made
        elif part in seen:
            made += f"(?P={part})"
        else:
            made += f"(?P<{part}>{KNOWN.get(part, '.*?')})"
            seen.add(part)
    return re.compile(made, re.DOTALL)


def variables(pattern: str, text: str) -> dict[str, str] | None:
    """What was filled into ``pattern`` to print ``text``; ``None`` where it was not made of it."""
    found = _matcher(pattern).fullmatch(text.strip())
    return {key: value.strip() for key, value in found.groupdict().items()} if found else None


def headed(pattern: str, text: str) -> dict[str, str] | None:
    """The same for a title, which may have an ordinal before it (五、)."""
    return variables(pattern, ORDINAL.sub("", text.strip()))
