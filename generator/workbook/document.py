"""The YAML file that a fill-in workbook becomes where there is none yet."""

from __future__ import annotations

from generator.authoring.emit import emit
from generator.authoring.notice import with_notice
from generator.authoring.skeleton import HEADINGS
from generator.source.nodes import LocatedDict, Node

TOP = "# {name} {year} 年预算公开，由填报簿写成\n"


def document(root: Node, name: str) -> str:
    """The text of the file ``name``: the sections one after the other, those of several lines set
    apart."""
    if not isinstance(root, LocatedDict):
        return ""
    unit = root.get("单位")
    called = unit.get("名称") if isinstance(unit, LocatedDict) else ""
    parts = [TOP.format(name=called or "", year=root.get("年度") or "")]
    was_block = True
    for key, value in root.items():
        body = emit({key: value})
        is_block = body.count("\n") > 1
        if key in HEADINGS:
            parts.append(f"\n# {HEADINGS[key]} {'-' * 60}\n")
            was_block = True
        if is_block or was_block:
            parts.append("\n")
        parts.append(body)
        was_block = is_block
    return with_notice("".join(parts), name)
