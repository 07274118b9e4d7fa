"""From figures and a form to the document tree: here for a built-in form, apart for one whose
templates may come from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from generator.apart import Bounds, ExceededError, call
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.tree import Document
from generator.figures.model import Figures
from generator.forms.library import Form
from generator.rounding.result import NEAREST, Rounding

SECONDS: Final = 20
"""For one rendering of a form from elsewhere; a real one takes a tenth."""
MEMORY: Final = 1024**3
"""Bytes of addresses; a real one takes a fifth."""
MEND: Final = "看看这里的循环、宏和算式：有没有自己调用自己、次数或数写得太大的。"

T = TypeVar("T")


def compose(
    budget: Budget, figures: Figures, catalogue: Catalogue, form: Form, rounding: Rounding = NEAREST
) -> Document:
    """The document. Raises ``DisclosureError`` with everything wrong in the department's prose, or
    the template's first mistake."""
    return bounded(form, _composed, budget, figures, catalogue, form, rounding)


def bounded(form: Form, work: Callable[..., T], *arguments: Any) -> T:
    """``work(*arguments)``, which runs the templates of ``form``. Raises ``DisclosureError`` also
    where it would take too long or too much."""
    if form.is_built_in:
        return work(*arguments)
    try:
        return call(Bounds(SECONDS, MEMORY), work, *arguments)
    except ExceededError as error:
        message = f"排这个表样{error}。"
        raise DisclosureError(
            [Diagnostic("F101", Severity.ERROR, _place(error, form), message, MEND)]
        ) from error


def _composed(*arguments: Any) -> Document:
    from generator.forms.composing import compose as here  # noqa: PLC0415 - apart, it is not loaded here

    return here(*arguments)


def _place(error: ExceededError, form: Form) -> Position:
    from generator.forms.render import place_of  # noqa: PLC0415

    return place_of(error.frames, form)
