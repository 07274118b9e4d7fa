"""The output formats, each once: what it is called, whom it is for, and who writes it.

The table is read by ``--help``: what a writer needs is imported when it writes.
"""

# ruff: noqa: PLC0415
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.output.data.lines import Row
    from generator.output.job import Job

Content = bytes | Mapping[str, bytes]
"""One file, or the files of a folder by name."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its title and its word in a link, the suffix of its
    file or folder, whether people read it (else programs), whether it is written where none is
    named, whether fonts and an engine lay it out, and what writes it.

    ``write`` returns nothing where the machine lacks what the format needs; the job says so."""

    name: str
    title: str
    word: str
    suffix: str
    is_for_people: bool
    is_usual: bool
    write: Callable[[Job], Content | None]
    is_laid_out: bool = False

    def target(self, base: Path) -> Path:
        """The file or folder of this format; the base may itself have dots."""
        return base.with_name(f"{base.name}{self.suffix}")


def _word(job: Job) -> bytes:
    from generator.output import docx
    from generator.output.estimate import estimate

    look = job.form.look
    pages = estimate(job.document, look) if job.pages is None else job.pages
    return docx.write(
        job.document, look, pages=pages, reference=job.form.reference, base=job.printed
    )


def _pdf(job: Job) -> bytes | None:
    from generator.output.printing import printed

    return printed(job)


def _web_page(job: Job) -> bytes:
    from generator.output import html, interactive

    look, css = job.form.look, job.form.css
    if not job.explain:
        return html.write(job.document, look, extra_css=css)
    return interactive.write(job.document, look, _explained(job), extra_css=css)


def _explained(job: Job) -> str:
    from generator.explain.explainer import Explainer
    from generator.explain.payload import payload

    figures, rounding = job.disclosure.figures, job.disclosure.rounding
    return payload(Explainer.of(figures, job.form.spec, lambda: job.document, rounding))


def _workbook(job: Job) -> bytes:
    from generator.output import xlsx

    form = job.form
    return xlsx.write(job.document, form.look, form.spec, job.disclosure.figures, job.warn)


def _all_figures(job: Job) -> bytes:
    from generator.output.data.figures import write
    from generator.pipeline import all_figures

    budget = job.disclosure.budget
    about = {
        "title": job.document.title,
        "unit": budget.unit.name,
        "year": str(budget.year),
        "file": job.source.name,
    }
    printed = {name: (text, unit) for name, text, unit in all_figures(job.disclosure)}
    return write(job.disclosure.figures, printed, about, job.source)


def _rows(job: Job) -> list[Row]:
    from generator.output.data.lines import rows

    made = job.disclosure
    return rows(made.budget, made.prior, made.figures, made.catalogue, job.source)


def _lines(job: Job) -> bytes:
    from generator.output.data.lines import write

    return write(_rows(job), titles=True)


def _package(job: Job) -> Mapping[str, bytes]:
    from generator.output.data.package import files

    return files(job.disclosure.budget, job.document.title, _rows(job))


FORMATS: Final = (
    Format(
        name="docx",
        title="Word",
        word="Word",
        suffix=".docx",
        is_for_people=True,
        is_usual=True,
        write=_word,
    ),
    Format(
        name="pdf",
        title="PDF",
        word="PDF",
        suffix=".pdf",
        is_for_people=True,
        is_usual=True,
        is_laid_out=True,
        write=_pdf,
    ),
    Format(
        name="html",
        title="网页",
        word="网页",
        suffix=".html",
        is_for_people=True,
        is_usual=True,
        write=_web_page,
    ),
    Format(
        name="xlsx",
        title="Excel",
        word="Excel",
        suffix=".xlsx",
        is_for_people=True,
        is_usual=False,
        write=_workbook,
    ),
    Format(
        name="json",
        title="全部数（JSON）",
        word="JSON",
        suffix=".json",
        is_for_people=False,
        is_usual=False,
        write=_all_figures,
    ),
    Format(
        name="csv",
        title="预算明细（CSV）",
        word="CSV",
        suffix=".csv",
        is_for_people=False,
        is_usual=False,
        write=_lines,
    ),
    Format(
        name="fdp",
        title="财政数据包",
        word="数据包",
        suffix=".fdp",
        is_for_people=False,
        is_usual=False,
        write=_package,
    ),
)
NAMES: Final = tuple(one.name for one in FORMATS)
USUAL: Final = tuple(one.name for one in FORMATS if one.is_usual)
"""Without ``--format``."""


def chosen(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats of these names, each once, in the order of the table."""
    wanted = frozenset(names)
    return tuple(one for one in FORMATS if one.name in wanted)
