"""From an import to the text of a unit's file."""

from __future__ import annotations

from collections.abc import Sequence

from generator.authoring.marks import marked, noted
from generator.authoring.skeleton import skeleton
from generator.forms.library import Form
from generator.importing.merge.plan import Plan
from generator.importing.result import Doubt, Imported
from generator.importing.rows import Problem
from generator.source.nodes import follow
from generator.source.pending import MARK
from generator.source.reader import read_text

CHOSEN = f"# {MARK}，表上没有印、先这样填："
UNREAD = f"# {MARK}，导入时没有读懂或对不上："


def new_file(found: Imported, form: Form, year: int, name: str) -> str:
    """A skeleton that holds what the workbook says; ``name`` is the file's."""
    given = {
        "计量单位": found.measure,
        **{k: v for k, v in {**found.head, **found.sections}.items() if v},
    }
    text = skeleton(form.name, year, given, form.spec.facts)
    text = _commented(text, found, name)
    return marked_up(text, found.doubts, found.problems, name)


def _commented(text: str, found: Imported, name: str) -> str:
    """A new file with its comments, each once where it is of several lines one after the other."""
    source = read_text(text, name)
    root = source.root
    if root is None or not found.is_paper:
        return text
    notes: dict[int, str] = {}
    last = ""
    for path, places in found.origins.items():
        words = "、".join(places)
        if words != last:
            notes.setdefault(follow(root, root.position, path).line, words)
        last = words
    return noted(source, notes)


def updated(found: Imported, plan: Plan) -> str:
    """The text of a file with what the import changes in it."""
    return marked_up(plan.text(), plan.doubts, found.problems, plan.source.name)


def marked_up(text: str, doubts: Sequence[Doubt], problems: Sequence[Problem], name: str) -> str:
    """Marks where something had to be chosen; what was not understood stands at the end of the file
    until a person deletes it, or the next import understands it."""
    if doubts:
        source = read_text(text, name)
        root = source.root
        text = marked(
            source, [follow(root, root.position, d.path) for d in doubts if root is not None]
        )
    kept = [line for line in text.split("\n") if not line.startswith((CHOSEN, UNREAD))]
    lines = [f"{CHOSEN}{doubt.message}" for doubt in doubts]
    lines += [f"{UNREAD}{problem}" for problem in problems]
    if lines or len(kept) < text.count("\n") + 1:
        text = "\n".join(kept).rstrip("\n") + "\n"
    return "\n".join([text, *lines, ""]) if lines else text
