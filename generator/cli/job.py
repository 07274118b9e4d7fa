"""One rendering: the chosen formats of one document, with progress and a summary."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import files
from generator.cli.parser import MISUSE
from generator.diagnostics import DisclosureError
from generator.document.tree import Document
from generator.forms.library import Form
from generator.output import pdf
from generator.output.estimate import estimate

TITLES = {"docx": "Word", "pdf": "PDF", "html": "网页"}
KILOBYTE = 1024


@dataclass
class Job:
    """Writes ``document`` in the look of ``form`` to ``base`` plus each format's suffix; ``asked``: the user named
    the formats, so one that cannot be made is a failure."""

    source: Path
    document: Document
    form: Form
    base: Path
    formats: tuple[str, ...]
    asked: bool
    pages: Mapping[str, int] | None = None
    code: int = 0
    done: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Write the files, say where they are, and return the exit code."""
        # PDF comes first: it may find characters that cannot be drawn, and Word's contents take its page numbers.
        writers = {"pdf": self._pdf, "docx": self._docx, "html": self._html}
        chosen = [name for name in writers if name in self.formats]
        try:
            for index, name in enumerate(chosen, 1):
                progress(f"［{index}/{len(chosen)}］正在生成 {TITLES[name]} ……")
                self._keep(name, writers[name]())
        finally:
            progress("")
        self._summarise()
        return self.code

    def _keep(self, name: str, content: bytes | None) -> None:
        if content is not None:
            target = target_of(self.base, name)
            files.write(target, content)
            self.done.append(f"{TITLES[name]}：{target}（{size(len(content))}）")

    def _html(self) -> bytes:
        from generator.output import html

        return html.write(self.document, self.form.look, extra_css=self.form.css)

    def _pdf(self) -> bytes | None:
        from generator.cli.glyphs import undrawable
        from generator.fonts import FontsMissingError, resolve

        try:
            fonts = resolve(self.form.look)
            if missing := undrawable(self.document, fonts, self.source):
                raise DisclosureError(missing)
            made = pdf.write(self.document, self.form.look, extra_css=self.form.css, fonts=fonts)
        except (pdf.PdfUnavailableError, FontsMissingError) as error:
            progress("")
            print(f"{'错误' if self.asked else '警告'}：{error}", file=sys.stderr)
            self.code = MISUSE if self.asked else 0
            return None
        self.pages = made.pages
        return made.content

    def _docx(self) -> bytes:
        from generator.output import docx

        pages = estimate(self.document, self.form.look) if self.pages is None else self.pages
        return docx.write(self.document, self.form.look, pages=pages, reference=self.form.reference)

    def _summarise(self) -> None:
        for line in self.done:
            print(line)
        if "docx" in self.formats and self.pages is None:
            print("提示：这次没有排出 PDF，Word 的目录页码为估算。连同 PDF 一起生成，目录页码就是准的。")


def target_of(base: Path, name: str) -> Path:
    """The file of the format ``name``; the base may itself have dots."""
    return base.with_name(f"{base.name}.{name}")


def progress(message: str) -> None:
    """Replace the progress line; only a terminal sees it."""
    if sys.stderr.isatty():
        print(f"\r\x1b[2K{message}", end="", file=sys.stderr, flush=True)


def size(count: int) -> str:
    """A file size as people say it."""
    kilobytes = -(-count // KILOBYTE)
    return f"{kilobytes} KB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"
