"""The input that was made, read again as the program reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from generator import pipeline
from generator.authoring.emit import emit
from generator.diagnostics import Diagnostic, DisclosureError
from generator.figures.model import Figures
from generator.figures.name import FORM_FACT
from generator.forms.library import Form, Library
from generator.importing.paper.draft import Draft
from generator.importing.paper.form_facts import completed
from generator.published.from_document import from_document
from generator.published.model import Paper
from generator.rules.accepted import FIRM
from generator.source.reader import read_text

NAME: Final = "-"
REASON: Final = "公开的文件如此"
SECTION: Final = "接受"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Figures and document of the draft, each ``None`` where it cannot be had, and what forbids
    it; ``errors`` are all that a check of it finds."""

    figures: Figures | None = None
    paper: Paper | None = None
    faults: tuple[Diagnostic, ...] = ()
    errors: tuple[Diagnostic, ...] = ()


def rebuilt(draft: Draft, form: Form, year: int, forms: Library) -> Rebuilt:
    """The draft as a file of ``form``, one of ``forms``; what a department may accept does not
    forbid its document, nor what the form asks for and the paper does not say."""
    tree: dict[str, Any] = {"表样": form.name, "年度": year, "计量单位": draft.measure}
    tree |= draft.head
    tree |= {key: value for key, value in draft.sections.items() if value}
    if form.spec.facts:
        tree[FORM_FACT] = completed(form.spec.facts, draft.sections.get(FORM_FACT, {}))
    try:
        disclosure = pipeline.read_again(read_text(emit(tree), NAME), forms)
    except DisclosureError as error:
        return Rebuilt(faults=error.diagnostics)
    firm = tuple(one for one in disclosure.errors if one.code.startswith(FIRM))
    try:
        document = pipeline.compose(replace(disclosure, diagnostics=firm))
    except DisclosureError as error:
        return Rebuilt(disclosure.figures, None, error.diagnostics, disclosure.errors)
    return Rebuilt(disclosure.figures, from_document(document, {}), (), disclosure.errors)


def accept(draft: Draft, errors: tuple[Diagnostic, ...]) -> None:
    """Fill in 接受 of a new file: a published paper is as it is. Each rule once."""
    codes = [one.code for one in errors if not one.code.startswith(FIRM)]
    found = [{"规则": code, "理由": REASON} for code in dict.fromkeys(codes)]
    for number, one in enumerate(found):
        message = next(error.message for error in errors if error.code == one["规则"])
        draft.doubt(f"检查结果 {one['规则']}：{message}", SECTION, number)
    draft.head[SECTION] = found
