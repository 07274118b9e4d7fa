"""A document as PDF: tagged (PDF/UA-1), with outline and links, fonts embedded, the same bytes for
the same input.

Two engines lay it out: Typst from the tree and the look, WeasyPrint from HTML and CSS, to which a
form may add its own.
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

EngineName = Literal["typst", "weasyprint"]
ENGINES: tuple[EngineName, ...] = ("typst", "weasyprint")
"""The engines by name, the default first."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file, the printed page number of every numbered heading by anchor, the number of
    sheets, and a sentence where it does not keep a standard that the engine usually keeps."""

    content: bytes
    pages: Mapping[str, int]
    count: int
    lost: str = ""


class PdfUnavailableError(Exception):
    """The machine lacks what PDF needs; the message says what to install."""


def engine_for(extra_css: str) -> EngineName:
    """The engine where the user names none: only WeasyPrint reads ``extra_css``, the form's own."""
    return "weasyprint" if extra_css else ENGINES[0]


def write(
    document: Document,
    look: Look,
    *,
    fonts: Fonts,
    extra_css: str = "",
    engine: EngineName | None = None,
) -> Pdf:
    """Lay the document out and write it.

    ``extra_css`` is the form's own and comes last; it means nothing to Typst, and without
    ``engine`` it decides which is used. Raises ``PdfUnavailableError``, and ``LayoutError`` where
    WeasyPrint would take too long or too much.
    """
    if (engine or engine_for(extra_css)) == "typst":
        return Pdf(*_typst().write(document, look, fonts))
    return Pdf(*_weasyprint(is_styled=bool(extra_css)).write(document, look, fonts, extra_css))


def _typst() -> ModuleType:
    try:
        from generator.output.typst import writer  # noqa: PLC0415
    except ImportError as error:
        raise _unavailable("Typst", "软件包 typst", "pip install typst") from error
    return writer


def _weasyprint(*, is_styled: bool) -> ModuleType:
    """The layout engine, loaded when first needed: it takes long, and is not there without its
    system libraries. What is missing is found first, since WeasyPrint would print its own words
    about it."""
    lacking = tuple(library for library in missing_libraries() if library.needed)
    if lacking:
        titles = "、".join(library.title for library in lacking)
        raise _unavailable("WeasyPrint", titles, how_to_install(lacking))
    if find_spec("weasyprint") is None:
        raise _unavailable("WeasyPrint", "软件包 weasyprint", "pip install weasyprint")
    if is_styled:
        from generator.output.weasyprint import own_process  # noqa: PLC0415

        return own_process
    from generator.output.weasyprint import writer  # noqa: PLC0415

    return writer


def _unavailable(engine: str, what: str, how: str) -> PdfUnavailableError:
    return PdfUnavailableError(f"{engine} 不能生成 PDF：缺少 {what}。安装方法：{how}")
