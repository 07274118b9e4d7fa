"""Files that LibreOffice saved after edits at random (``bench/word_edits.py``): each edit is said
at its key, and nothing beside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.roundtrip import edited, kept
from generator.roundtrip.compare import compare
from generator.roundtrip.facts import Facts
from generator.roundtrip.findings import Finding, findings

SCRIPTS = Path(__file__).with_name("scripts")


def is_of(finding: Finding, made: dict[str, Any]) -> bool:
    match made["kind"]:
        case "replace" | "replace_in_cell":
            return finding.kind.name.endswith("字改动") and finding.owner.key == made["key"]
        case "insert_after":
            return finding.new.strip() == made["new"]
        case _:
            return finding.kind.name == "段落和行的增删" and not finding.new


@pytest.mark.parametrize("name", ["0", "1", "3"])
def test_every_edit_is_said_at_its_key(name: str) -> None:
    content = (SCRIPTS / f"{name}.docx").read_bytes()
    base = kept.inside(content)
    assert base is not None
    found = findings(compare(base, edited.read(content)), Facts())
    told = [one for one in found if one.kind.name != "修订未定"]
    planned = json.loads((SCRIPTS / f"{name}.json").read_text("utf-8"))
    assert len(planned) > 4
    for made in planned:
        one = next((one for one in told if is_of(one, made)), None)
        assert one is not None, made
        told.remove(one)
    assert told == []
