"""Published files of every format as one model."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator.apart import note
from generator.audit.model import Grid, Line, Published, UnreadableError
from generator.source.beside import SUFFIXES

OLD_WORD = b"\xd0\xcf\x11\xe0"
RICH_TEXT = b"{\\rtf"
FEWEST = 200  # characters below which a file holds no disclosure
MOST = 256 * 1024 * 1024  # bytes, packed or not
SCANNED = 20  # characters a page below which a PDF is pictures
WIDEST = 63  # columns or rows that a merged cell may claim; Word's own most
_DIGITS = 4  # of a span that are looked at


def read(path: Path) -> Published:
    """The file's lines and tables. Raises ``UnreadableError`` with what to do."""
    if path.suffix.lower() in SUFFIXES:
        raise UnreadableError(
            f"{path} 是填数的文件，不是公开的文件。检查它请用：disclosure check {path}"
        )
    note("打开文件这一步")
    content = _content(path)
    try:
        published = _by_content(content, path)
    except RecursionError as error:
        raise UnreadableError(f"{path} 里的表格或标记一层套一层，太深，读不出来。") from error
    note("核对各种关系这一步")
    characters = sum(_length(b) for b in published.blocks)
    pages = max((b.page for b in published.blocks), default=1)
    if published.kind == "PDF" and characters < SCANNED * pages:
        raise UnreadableError(
            f"{path} 里没有文字，像是扫描件。请用原来的 Word 文件，或先做文字识别（OCR）。"
        )
    if characters < FEWEST:
        raise UnreadableError(
            f"{path} 里几乎没有文字，看不出是预算公开文件。请给出完整的公开文件（Word、PDF "
            "或网页）。"
        )
    return published


def _content(path: Path) -> bytes:
    """The bytes of a file that has some, and not too many."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would never end
            raise UnreadableError(f"{path} 不是普通的文件。")
        if path.is_file() and path.stat().st_size > MOST:
            raise UnreadableError(f"{path} 超过 {MOST >> 20} MB，不像是预算公开文件。")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"没有找到 {path}，看看文件名和文件夹写对没有。") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} 是文件夹，请写出要核对的文件。") from error
    except OSError as error:
        raise UnreadableError(f"打不开 {path}，看看它是否被别的程序占用、您能不能读它。") from error
    if not content.strip():
        raise UnreadableError(f"{path} 是空文件。")
    return content


def _length(block: Line | Grid) -> int:
    return (
        len(block.text)
        if isinstance(block, Line)
        else sum(len(c) for row in block.rows for c in row)
    )


def covered(claimed: str | None, otherwise: int) -> int:
    """How many columns or rows a merged cell claims, ``otherwise`` where that is no number; what no
    table has is not believed."""
    if not claimed or not (claimed.isascii() and claimed.isdigit()):
        return otherwise
    return min(int(claimed.lstrip("0")[:_DIGITS] or 0), WIDEST)


def _by_content(content: bytes, path: Path) -> Published:
    if content.startswith(b"%PDF"):
        from generator.audit.readers import pdf  # noqa: PLC0415 - each format loads its own library

        return pdf.read(content)
    if content.startswith(b"PK"):
        from generator.audit.readers import docx  # noqa: PLC0415

        return docx.read(content)
    if content.startswith(OLD_WORD):
        raise UnreadableError(
            f"{path} 是旧版 Word（.doc）或加了密码的文件。请在 Word 里另存为不加密的 .docx。"
        )
    if content.startswith(RICH_TEXT):
        raise UnreadableError(f"{path} 是 RTF 文件。请在 Word 里另存为 .docx。")
    text = _decoded(content, path)
    if "<html" in text[:2000].lower() or "<table" in text.lower():
        from generator.audit.readers import html  # noqa: PLC0415

        return html.read(text)
    from generator.audit.readers.text import read as read_plain  # noqa: PLC0415

    return read_plain(text)


def _decoded(content: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableError(f"{path} 不是 Word、PDF、网页或文本文件。")


def opened(content: bytes) -> zipfile.ZipFile:
    """A Word package. Raises ``UnreadableError`` where it is damaged or something else."""
    import io  # noqa: PLC0415

    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        if (
            sum(part.file_size for part in package.infolist()) > MOST
        ):  # no part is read beyond what it says of itself
            raise UnreadableError(f"文件展开后超过 {MOST >> 20} MB，不像是预算公开文件。")
        broken = package.testzip()
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableError("文件损坏，不是完整的 Word 文件。请重新下载或另存一份。") from error
    except RuntimeError as error:
        raise UnreadableError("文件加了密码。请去掉密码另存一份。") from error
    if broken or "word/document.xml" not in package.namelist():
        raise UnreadableError("文件损坏，或者不是 Word 文件（.docx）。请重新下载或另存一份。")
    return package
