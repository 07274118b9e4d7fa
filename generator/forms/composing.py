"""From figures and a form to the document tree, in this process: for templates that may come from
anywhere see
``generator.forms.compose``."""

from __future__ import annotations

from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.build import build
from generator.document.mistake import MarkupMistakeError
from generator.document.signs import with_signs
from generator.document.text_lines import JoinedLinesError
from generator.document.title_fit import with_fitted_titles
from generator.document.tree import Document
from generator.figures.model import Figures
from generator.forms.context import ContextMaker
from generator.forms.library import Form
from generator.forms.lint import elements
from generator.forms.render import render
from generator.forms.sound import require_known_looks, unknown_looks
from generator.forms.words import in_words_of
from generator.rounding.result import NEAREST, Rounding


def compose(
    budget: Budget, figures: Figures, catalogue: Catalogue, form: Form, rounding: Rounding = NEAREST
) -> Document:
    """The document of what is public of ``budget``. Raises ``DisclosureError`` with everything
    wrong in the department's prose, or the template's first mistake."""
    spec = form.spec
    shown = in_words_of(spec, budget)
    complaints: list[Diagnostic] = []
    context = ContextMaker(shown, figures, catalogue, spec, complaints, rounding)
    variables = context.variables()
    if complaints:
        raise DisclosureError(complaints)
    markup = render(form, variables)
    try:
        document = build(
            markup,
            context.tables.make,
            title=variables["标题"],
            author=shown.unit.name,
            date=shown.date.isoformat(),
            owners=context.texts.owners,
        )
        require_known_looks(document, form.look)
    except JoinedLinesError as error:
        raise DisclosureError(map(context.texts.joined, error.texts)) from error
    except MarkupMistakeError as error:
        if found := (*elements(form), *unknown_looks(spec, form.look)):
            raise DisclosureError(found) from error
        lines = markup.splitlines()
        near = lines[error.line - 1].strip()[:80] if 0 < error.line <= len(lines) else ""
        at = Position(f"表样 {form.name}")
        message = f"{error}。" + (f"渲染后的这一行：{near}" if near else "")
        raise DisclosureError([Diagnostic("F102", Severity.ERROR, at, message)]) from error
    return with_fitted_titles(with_signs(document, spec.signs), form.look)
