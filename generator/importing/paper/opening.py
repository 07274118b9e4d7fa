"""A published paper recognised and opened: of any file that is no workbook, and of a workbook whose
sheets are the tables of a form."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl import load_workbook

from generator.authoring.years import form_for
from generator.catalogue.lists import newest_year
from generator.diagnostics import Position
from generator.forms.library import Form, Library
from generator.importing.cells.formulas import recalculated
from generator.importing.limits import RefusedError
from generator.importing.paper.form_patterns import headed
from generator.importing.paper.read import Aim, from_paper
from generator.importing.paper.recognise import Followed, followed
from generator.importing.paper.words import words
from generator.importing.result import Imported
from generator.published.model import Paper, Table
from generator.published.readers import UnreadableError, read
from generator.published.readers.workbook.book import UNCOUNTED

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods", ".csv", ".xml")
FEWEST: Final = 3
"""Kinds of public tables that make a workbook a set of them."""
READ_AS_PAPER: Final = (".xlsx", ".xlsm")
"""Workbooks that may be a published disclosure."""
OPEN: Final = "{number} 个公式没有算好的值，本机没有 LibreOffice 来算。用 Excel 打开保存一次。"
COMPUTED: Final = "{number} 个公式没有算好的值，由 LibreOffice 算出，请核对。"


class Opened(NamedTuple):
    """A published paper, and what had to be done to read it."""

    paper: Paper
    remarks: tuple[str, ...] = ()


def published(path: Path, library: Library) -> Opened | None:
    """The paper of a file, its formulas computed; ``None`` for a workbook that is none. Raises
    ``RefusedError`` for a file that cannot be read."""
    paper = _paper(path, library)
    if paper is None:
        return None
    number = _uncounted(paper)
    if not number:
        return Opened(paper)
    again = _recalculated(path)
    if again is None or _uncounted(again):
        raise RefusedError(OPEN.format(number=number))
    return Opened(again, (COMPUTED.format(number=number),))


def _uncounted(paper: Paper) -> int:
    """How many formulas of a workbook have no value."""
    unread = paper.source.unread if paper.source else ()
    return sum(one.number for one in unread if one.what == UNCOUNTED)


def _recalculated(path: Path) -> Paper | None:
    """The workbook as LibreOffice computes it; ``None`` where it cannot."""
    content = recalculated(path.read_bytes())
    if not content:
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(content)
        try:
            return read(copy)
        except UnreadableError:
            return None


def _paper(path: Path, library: Library) -> Paper | None:
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS and suffix not in READ_AS_PAPER:
        return None
    try:
        paper = read(path)
    except UnreadableError as error:
        if suffix in WORKBOOKS:
            return None
        raise RefusedError(str(error)) from error
    is_paper = suffix not in WORKBOOKS or followed(paper, library) is not None
    return paper if is_paper or _is_public(paper) else None


def _is_public(paper: Paper) -> bool:
    """Whether a workbook of no known form is a set of public tables: several of those that every
    province publishes, and none that lists money by function and economic class at once, as
    exports of budget systems do."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    found = {word for word in words("公开套表") for table in tables if word in table.title}
    heads = ["".join(title.text for title in table.head) for table in tables]
    is_export = any("功能" in head and "经济" in head for head in heads)
    return len(found) >= FEWEST and not is_export


def imported_paper(
    path: Path,
    paper: Paper,
    library: Library,
    *,
    measure: str,
    year: int | None,
    form: str | None,
) -> Imported:
    """The facts of the paper at ``path``; ``form`` is asked for where it follows none that is
    known. Raises ``RefusedError`` and ``DisclosureError``."""
    found = followed(paper, library)
    when = year or paper.year or newest_year()
    aim = Aim(
        forms=library,
        form=_form(library, found, paper.year or when, form),
        year=paper.year or when,
        measure=measure,
        title=found.words.get("称谓", "") if found else "",
        is_followed=found is not None,
        published=_date(path, paper, found),
    )
    return from_paper(paper, aim)


def _date(path: Path, paper: Paper, found: Followed | None) -> dt.date | None:
    """When a workbook of ours was published: nothing in it but its properties says it."""
    if found is None or path.suffix.lower() not in READ_AS_PAPER:
        return None
    properties = load_workbook(io.BytesIO(path.read_bytes()), read_only=True).properties
    title = str(properties.title or "")
    is_ours = headed(found.form.spec.title, title) is not None and str(paper.year) in title
    return properties.created.date() if is_ours and properties.created else None


def _form(library: Library, found: Followed | None, year: int, asked: str | None) -> Form:
    """The form that the paper follows; of one that follows none, the one that is asked for, or
    that serves its year."""
    if found is not None:
        return found.form
    return library.form(asked, Position("命令行")) if asked else form_for(library, year)
