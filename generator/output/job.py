"""One rendering: the chosen formats of one document, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files
from generator.output.formats import Content, Format, chosen
from generator.terminal import progress

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.forms.library import Form
    from generator.output.pdf import EngineName
    from generator.pipeline import Disclosure

KILOBYTE = 1024
_ESTIMATED = "提示：这次没有排出 PDF，Word 的目录页码为估算。连同 PDF 一起生成，目录页码就是准的。"


@dataclass(kw_only=True)
class Job:
    """Writes ``document``, made of ``disclosure``, to ``base`` plus each format's suffix.

    ``formats`` are names of the table. ``asked``: the user named them, so one that cannot be made
    is a failure. ``explain`` makes the web page interactive; ``engine`` is the one named for PDF.
    ``printed`` is the base of the document, which its Word file carries. ``write`` is how a file is
    written, ``tell`` shows progress. What is to be said is collected in ``done`` and
    ``complaints``; ``pages`` are the page numbers of headings once a PDF has them."""

    disclosure: Disclosure
    document: Document
    source: Path
    base: Path
    formats: tuple[str, ...]
    asked: bool
    explain: bool = False
    engine: EngineName | None = None
    printed: bytes = b""
    pages: Mapping[str, int] | None = None
    code: int = 0
    done: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    write: Callable[[Path, bytes], None] = files.write
    tell: Callable[[str], None] = progress

    @property
    def form(self) -> Form:
        """The form that the document follows."""
        return self.disclosure.form

    def run(self) -> int:
        """Write the files and return the exit code."""
        # What is laid out comes first: it may find characters that cannot be drawn, and Word's
        # contents take its page numbers.
        ordered = sorted(chosen(self.formats), key=lambda one: not one.is_laid_out)
        try:
            for index, one in enumerate(ordered, 1):
                self.tell(f"［{index}/{len(ordered)}］正在生成 {one.title} ……")
                content = one.write(self)
                if content is not None:
                    self._keep(one, content)
        finally:
            self.tell("")
        if "docx" in self.formats and self.pages is None:
            self.done.append(_ESTIMATED)
        return self.code

    def warn(self, sentence: str) -> None:
        """Keep in mind what an output lacks."""
        self.complaints.append(f"警告：{sentence}")

    def _keep(self, one: Format, content: Content) -> None:
        target = one.target(self.base)
        if isinstance(content, bytes):
            made = {target: content}
        else:
            made = {target / name: part for name, part in content.items()}
        for path, written in made.items():
            self.write(path, written)
        total = sum(len(written) for written in made.values())
        self.done.append(f"{one.title}：{target.absolute()}（{size(total)}）")


def size(count: int) -> str:
    """A file size as people say it."""
    kilobytes = -(-count // KILOBYTE)
    return f"{kilobytes} KB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"
