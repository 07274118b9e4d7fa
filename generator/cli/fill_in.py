"""What the commands do with a fill-in workbook: the file of it is made, or changed where it says
something else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.budget.form_facts import FormFact
    from generator.source.nodes import Node, Source
    from generator.workbook.reckoning import Wanted

NOT_WRITTEN = "还没有写 {}。看过上面各处，加 --write 再执行一次。"

OF_TABLES = ("map", "year", "region", "form")
"""Options of imports from tables, which say less than a fill-in workbook."""
UNUSED = "年度、表样和各列的意思照填报簿写的，{} 没有采用。"


def facts_of(root: Node, file: Path, templates: Path | None) -> Mapping[str, FormFact]:
    """What the form that an input names asks for itself; nothing where it names none. Raises
    ``DisclosureError`` for a form that is not there."""
    from generator.source.nodes import LocatedStr, descend
    from generator.workspace import library

    form = descend(root, ("表样",))
    if not isinstance(form, LocatedStr):
        return {}
    return library(file, templates).form(str(form), form.position).spec.facts


def known_of(root: Node, file: Path, templates: Path | None) -> Wanted:
    """What the form of an input wants texts of, and the amounts as far as the input tells them
    already."""
    from generator import pipeline
    from generator.diagnostics import DisclosureError
    from generator.source.nodes import LocatedStr, descend
    from generator.workbook.reckoning import Wanted
    from generator.workbook.wanted import wanted_of
    from generator.workspace import library

    form = descend(root, ("表样",))
    if not isinstance(form, LocatedStr):
        return Wanted()
    spec = library(file, templates).form(str(form), form.position).spec
    try:
        disclosure = pipeline.load(file, templates)
    except DisclosureError:
        return wanted_of(spec, None, "万元")
    budget = disclosure.budget
    is_filed = budget.prior.file is not None
    return wanted_of(spec, disclosure.figures, budget.measure, is_filed=is_filed)


def refuse_target(target: Path) -> bool:
    """Whether a new workbook may not stand at ``target``; the reason is printed."""
    from generator.workbook.recognise import is_workbook

    if not is_workbook(target):
        print(f"{target} 不是工作簿的名字，请以 .xlsx 结尾。", file=sys.stderr)
        return True
    if target.exists():
        print(f"{target} 已经有了，没有改动它。请换一个名字。", file=sys.stderr)
        return True
    return False


def import_book(options: argparse.Namespace) -> int:
    """Write the file of a workbook, or list what would change in it."""
    from generator.importing import writing
    from generator.workbook.decode import read
    from generator.workbook.document import document

    book = read(options.book)
    for note in book.notes:
        print(note, file=sys.stderr)
    if unused := [name for name in OF_TABLES if getattr(options, name)]:
        print(UNUSED.format("、".join(f"--{name}" for name in unused)))
    if options.output.exists():
        return _change(options, book)
    facts_of(book.root, options.output, options.templates)
    writing.write(options.output, document(book.root, str(options.output)))
    print(f"已由填报簿写好 {options.output}。请再执行 disclosure check {options.output}。")
    return 1 if book.notes else 0


def _change(options: argparse.Namespace, book: Source) -> int:
    """Change the file that is there; without ``--write`` only say what would change."""
    from generator.importing import writing
    from generator.source.reader import read
    from generator.workbook.update import updated

    output: Path = options.output
    existing = read(output)
    update = updated(existing, book, facts_of(book.root, output, options.templates))
    if not update.changes:
        print(f"{output} 没有要改的。")
        return 0
    for change in update.changes:
        print(change)
    if not options.write:
        print(NOT_WRITTEN.format(output))
        return 1
    writing.write(output, update.text)
    print(f"已写好 {output}，原文件另存为 {writing.beside(output).name}。")
    print(f"请再执行 disclosure check {output}。")
    return 0
