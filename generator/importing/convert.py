"""From an import to the text of a unit's file."""

from __future__ import annotations

from typing import Any

from generator.authoring.marks import marked
from generator.authoring.sections import with_sections
from generator.authoring.skeleton import skeleton
from generator.forms.library import Form
from generator.importing.result import Imported
from generator.source.nodes import LocatedDict, LocatedList, Source, descend, follow
from generator.source.pending import MARK
from generator.source.reader import read_text

MONEY = ("功能科目", "资金来源", "支出", "明细")
"""What a workbook says of a project; everything else that the file has of it stays."""
CHOSEN = f"# {MARK}，表上没有印、先这样填："
UNREAD = f"# {MARK}，导入时没有读懂或对不上："


def new_file(found: Imported, form: Form, year: int, name: str) -> str:
    """A skeleton that holds what the workbook says; ``name`` is the file's."""
    given = {
        "计量单位": found.measure,
        **{k: v for k, v in {**found.head, **found.sections}.items() if v},
    }
    return _marked(skeleton(form.name, year, given, form.spec.facts), found, name)


def updated(found: Imported, existing: Source) -> str:
    """A file with its money from the workbook; sections of which the workbook says nothing stay,
    and so do the texts of projects that go by the same name."""
    sections: dict[str, Any] = {key: value for key, value in found.sections.items() if value}
    names = descend(existing.root, ("科目名称",))
    if isinstance(names, LocatedDict):
        sections["科目名称"] = {**sections.get("科目名称", {}), **names}
    if "项目" in sections:
        texts = _texts(existing)
        sections["项目"] = [
            {**project, **texts.get(project["名称"], {})} for project in sections["项目"]
        ]
    return _marked(with_sections(existing, sections), found, existing.name)


def _texts(existing: Source) -> dict[str, dict[str, Any]]:
    """What a file says of each project besides its money, by name."""
    listed = descend(existing.root, ("项目",))
    projects = (
        [p for p in listed if isinstance(p, LocatedDict)] if isinstance(listed, LocatedList) else []
    )
    return {
        str(p.get("名称")): {k: v for k, v in p.items() if k not in MONEY}
        for p in reversed(projects)
    }


def _marked(text: str, found: Imported, name: str) -> str:
    """Marks where something had to be chosen; what was not understood stands at the end of the file
    until a person deletes it, or the next import understands it."""
    if found.doubts:
        source = read_text(text, name)
        root = source.root
        text = marked(
            source, [follow(root, root.position, d.path) for d in found.doubts if root is not None]
        )
    text = "\n".join(line for line in text.split("\n") if not line.startswith((CHOSEN, UNREAD)))
    lines = [f"{CHOSEN}{doubt.message}" for doubt in found.doubts]
    lines += [f"{UNREAD}{problem}" for problem in found.problems]
    return "\n".join([text.rstrip("\n"), *([""] if lines else []), *lines]) + "\n"
