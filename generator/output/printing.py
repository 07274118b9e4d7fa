"""The PDF of a job: the fonts and the engine it takes, and what is said where they do not do."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.fonts import Fonts, FontsMissingError, notices, resolve
from generator.output import pdf
from generator.output.glyphs import undrawable
from generator.output.job import Job
from generator.output.weasyprint.limits import LayoutError
from generator.trouble import MISUSE

_OWN_CSS = "提示：表样有 style.css，PDF 用 WeasyPrint 排版；加 --engine typst 则不采用它。"
_NO_CSS = "警告：用 Typst 生成的 PDF 没有采用表样的 style.css。要采用，请用 --engine weasyprint。"
_WILD_CSS = "多半是 style.css 写错了（高度、栏数、重复的次数），改正或删去它。"
_LONG_TEXT = "多半是有一段文字特别长，请核对；确实要这样长，请加 --engine typst。"


def printed(job: Job) -> bytes | None:
    """The file; nothing where the machine cannot make it, which is told to the job. Raises
    ``DisclosureError`` for characters that no font has and for a layout beyond its limits."""
    try:
        fonts = resolve(job.form.look)
        made = _laid_out(job, fonts)
    except LayoutError as error:
        raise DisclosureError([_too_much(job, error)]) from error
    except (pdf.PdfUnavailableError, FontsMissingError) as error:
        job.complaints.append(f"{'错误' if job.asked else '警告'}：{error}")
        job.code = MISUSE if job.asked else 0
        return None
    for sentence in notices(fonts, job.form.look):
        job.warn(sentence)
    if made.lost:
        job.warn(made.lost)
    job.pages = made.pages
    return made.content


def _laid_out(job: Job, fonts: Fonts) -> pdf.Pdf:
    form = job.form
    if missing := undrawable(job.document, fonts, job.source):
        raise DisclosureError(missing)
    engine = job.engine or pdf.engine_for(form.css)
    _say_which(job, engine)
    return pdf.write(job.document, form.look, extra_css=form.css, fonts=fonts, engine=engine)


def _say_which(job: Job, engine: pdf.EngineName) -> None:
    """Say what becomes of the form's own style sheet."""
    if job.form.css and engine == "typst":
        job.complaints.append(_NO_CSS)
    elif job.form.css and job.engine is None:
        job.complaints.append(_OWN_CSS)


def _too_much(job: Job, error: LayoutError) -> Diagnostic:
    """Blame the form's own style sheet where there is one, else the texts of the input."""
    sheet = job.form.file("style.css")
    at = Position(str(sheet or job.source))
    mend = _WILD_CSS if sheet else _LONG_TEXT
    return Diagnostic("F108", Severity.ERROR, at, f"{error}，没有生成。", mend)
