"""Which year a form serves, and which form serves a year."""

from __future__ import annotations

import datetime as dt
import re

from generator.diagnostics import Position
from generator.forms.library import Form, Library

YEAR = re.compile(r"\d{4}")


def year_of(form: Form) -> int:
    """The last year that a form says it serves; this year where it names none."""
    years = YEAR.findall(form.spec.years)
    return int(years[-1]) if years else dt.datetime.now(tz=dt.UTC).year


def form_for(library: Library, year: int, otherwise: str) -> str:
    """The form that is named after ``year``, or ``otherwise``."""
    named = [n for n in library.names() if year_of(library.form(n, Position(n))) == year]
    return named[0] if len(named) == 1 else otherwise
