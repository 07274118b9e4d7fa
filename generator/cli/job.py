"""One rendering: the chosen formats of one document, with progress and a summary."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import files
from generator.cli.data import Content
from generator.cli.figures import columns
from generator.cli.parser import MISUSE
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.tree import Document
from generator.forms.library import Form
from generator.output import pdf
from generator.output.estimate import estimate
from generator.output.weasyprint.limits import LayoutError

TITLES = {
    "docx": "Word",
    "pdf": "PDF",
    "html": "网页",
    "xlsx": "Excel",
    "json": "全部数（JSON）",
    "csv": "预算明细（CSV）",
    "fdp": "财政数据包",
}
KILOBYTE = 1024
_OWN_CSS = "提示：表样有 style.css，PDF 用 WeasyPrint 排版；加 --engine typst 则不采用它。"
_NO_CSS = "警告：用 Typst 生成的 PDF 没有采用表样的 style.css。要采用，请用 --engine weasyprint。"
_WILD_CSS = "多半是 style.css 写错了（高度、栏数、重复的次数），改正或删去它。"
_LONG_TEXT = "多半是有一段文字特别长，请核对；确实要这样长，请加 --engine typst。"


def progress(message: str) -> None:
    """Replace the progress line; only a terminal sees it, and no more than fits: the rest would stay on the next."""
    if sys.stderr.isatty():
        shown = fitting(message, shutil.get_terminal_size().columns - 1)
        print(f"\r\x1b[2K{shown}", end="", file=sys.stderr, flush=True)


def fitting(text: str, room: int) -> str:
    """As much of ``text`` as a terminal shows in ``room`` columns."""
    ends = (end for end in range(len(text), 0, -1) if columns(text[:end]) <= room)
    return text[: next(ends, 0)]


@dataclass
class Job:
    """Writes ``document`` in the look of ``form`` to ``base`` plus each format's suffix; ``asked``: the user named
    the formats, so one that cannot be made is a failure; ``explained`` makes the web page interactive; ``engine`` is
    the one named for PDF; ``data`` makes further formats; ``write`` is how a file is written, ``tell`` shows progress.
    What is to be said is collected in ``done`` and ``complaints``."""

    source: Path
    document: Document
    form: Form
    base: Path
    formats: tuple[str, ...]
    asked: bool
    explained: str = ""
    engine: pdf.EngineName | None = None
    data: Mapping[str, Callable[[], Content]] = field(default_factory=dict)
    pages: Mapping[str, int] | None = None
    code: int = 0
    done: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    write: Callable[[Path, bytes], None] = files.write
    tell: Callable[[str], None] = progress

    def run(self) -> int:
        """Write the files and return the exit code."""
        # PDF comes first: it may find characters that cannot be drawn, and Word's contents take its page numbers.
        writers: dict[str, Callable[[], Content | None]]
        writers = {"pdf": self._pdf, "docx": self._docx, "html": self._html, **self.data}
        chosen = [name for name in writers if name in self.formats]
        try:
            for index, name in enumerate(chosen, 1):
                self.tell(f"［{index}/{len(chosen)}］正在生成 {TITLES[name]} ……")
                self._keep(name, writers[name]())
        finally:
            self.tell("")
        self._summarise()
        return self.code

    def warn(self, sentence: str) -> None:
        """Keep in mind what an output lacks."""
        self.complaints.append(f"警告：{sentence}")

    def _keep(self, name: str, content: Content | None) -> None:
        if content is None:
            return
        target = target_of(self.base, name)
        made = {target: content} if isinstance(content, bytes) else {target / n: c for n, c in content.items()}
        for path, written in made.items():
            self.write(path, written)
        self.done.append(f"{TITLES[name]}：{target.absolute()}（{size(sum(map(len, made.values())))}）")

    def _html(self) -> bytes:
        from generator.output import html, interactive

        if self.explained:
            return interactive.write(self.document, self.form.look, self.explained, extra_css=self.form.css)
        return html.write(self.document, self.form.look, extra_css=self.form.css)

    def _pdf(self) -> bytes | None:
        from generator.cli.glyphs import undrawable
        from generator.fonts import FontsMissingError, notices, resolve

        try:
            fonts = resolve(self.form.look)
            if missing := undrawable(self.document, fonts, self.source):
                raise DisclosureError(missing)
            engine = self.engine or pdf.engine_for(self.form.css)
            self._say_which(engine)
            made = pdf.write(self.document, self.form.look, extra_css=self.form.css, fonts=fonts, engine=engine)
        except LayoutError as error:
            raise DisclosureError([self._too_much(error)]) from error
        except (pdf.PdfUnavailableError, FontsMissingError) as error:
            self.complaints.append(f"{'错误' if self.asked else '警告'}：{error}")
            self.code = MISUSE if self.asked else 0
            return None
        for sentence in (*notices(fonts, self.form.look), *filter(None, (made.lost,))):
            self.warn(sentence)
        self.pages = made.pages
        return made.content

    def _say_which(self, engine: pdf.EngineName) -> None:
        """Say what becomes of the form's own style sheet."""
        if self.form.css and engine == "typst":
            self.complaints.append(_NO_CSS)
        elif self.form.css and self.engine is None:
            self.complaints.append(_OWN_CSS)

    def _too_much(self, error: LayoutError) -> Diagnostic:
        """Blame the form's own style sheet where there is one, else the texts of the input."""
        sheet = self.form.file("style.css")
        mend = _WILD_CSS if sheet else _LONG_TEXT
        return Diagnostic("F108", Severity.ERROR, Position(str(sheet or self.source)), f"{error}，没有生成。", mend)

    def _docx(self) -> bytes:
        from generator.output import docx

        pages = estimate(self.document, self.form.look) if self.pages is None else self.pages
        return docx.write(self.document, self.form.look, pages=pages, reference=self.form.reference)

    def _summarise(self) -> None:
        if "docx" in self.formats and self.pages is None:
            self.done.append("提示：这次没有排出 PDF，Word 的目录页码为估算。连同 PDF 一起生成，目录页码就是准的。")


def target_of(base: Path, name: str) -> Path:
    """The file of the format ``name``; the base may itself have dots."""
    return base.with_name(f"{base.name}.{name}")


def size(count: int) -> str:
    """A file size as people say it."""
    kilobytes = -(-count // KILOBYTE)
    return f"{kilobytes} KB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"
