"""A document as PDF: tagged (PDF/UA-1), with outline and links, fonts embedded, the same bytes for the same input.

Two engines lay it out: WeasyPrint from HTML and CSS, Typst from the tree and the look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from generator.document.tree import Document
from generator.look import Look
from generator.system import how_to_install, missing_libraries

if TYPE_CHECKING:  # reading fonts loads much, and Word and web page need none of it
    from generator.fonts import Fonts

EngineName = Literal["weasyprint", "typst"]
ENGINES: tuple[EngineName, ...] = ("weasyprint", "typst")
"""The engines by name, the default first."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file, the printed page number of every numbered heading by anchor, the number of sheets, and a sentence
    where it does not keep a standard that the engine usually keeps."""

    content: bytes
    pages: Mapping[str, int]
    count: int
    lost: str = ""


class PdfUnavailableError(Exception):
    """The machine lacks what PDF needs; the message says what to install."""


def write(document: Document, look: Look, *, fonts: Fonts, extra_css: str = "", engine: EngineName = ENGINES[0]) -> Pdf:
    """Lay the document out and write it; ``extra_css`` is the form's own, comes last, and means nothing to Typst.
    Raises ``PdfUnavailableError``, and ``LayoutError`` where it would take too long or too much."""
    if engine == "typst":
        return Pdf(*_typst().write(document, look, fonts))
    return Pdf(*_weasyprint(is_styled=bool(extra_css)).write(document, look, fonts, extra_css))


def _typst() -> ModuleType:
    try:
        from generator.output.typst import writer  # noqa: PLC0415
    except ImportError as error:
        raise PdfUnavailableError("不能生成 PDF：缺少软件包 typst。安装方法：pip install typst") from error
    return writer


def _weasyprint(*, is_styled: bool) -> ModuleType:
    """The layout engine, loaded when first needed: it takes long, and is not there without its system libraries. What
    is missing is found first, since WeasyPrint would print its own words about it."""
    if lacking := tuple(library for library in missing_libraries() if library.needed):
        raise _unavailable("、".join(library.title for library in lacking), how_to_install(lacking))
    if find_spec("weasyprint") is None:
        raise _unavailable("软件包 weasyprint", "pip install weasyprint")
    if is_styled:
        from generator.output import apart  # noqa: PLC0415

        return apart
    from generator.output import engine  # noqa: PLC0415

    return engine


def _unavailable(what: str, how: str) -> PdfUnavailableError:
    return PdfUnavailableError(f"WeasyPrint 不能生成 PDF：缺少 {what}。安装方法：{how}")
