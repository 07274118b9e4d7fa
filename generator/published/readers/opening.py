"""A file's bytes, and which reader reads them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Final

from generator.published.readers.package import MOST, parts
from generator.published.readers.pieces import Reader, UnreadableError
from generator.source.beside import SUFFIXES

COMPOUND: Final = b"\xd0\xcf\x11\xe0"
RICH_TEXT: Final = b"{\\rtf"
OLD: Final = {
    ".doc": "旧版 Word（.doc）",
    ".wps": " WPS 文字（.wps）",
    ".xls": "旧版 Excel（.xls）",
    ".et": " WPS 表格（.et）",
}
PARTS: Final = {"word/document.xml": "word", "xl/workbook.xml": "workbook"}
"""The part that tells what is packed in a file, and its reader."""
OTHER_PARTS: Final = {
    "content.xml": " OpenDocument 文件（.odt、.ods）",
    "ppt/presentation.xml": "幻灯片（.pptx）",
    "OFD.xml": "版式文件（.ofd）",
}
ENCODINGS: Final = ("utf-8-sig", "gb18030")
GUESSED: Final = ("utf-16-le", "utf-16-be")
LOST: Final = "\ufffd"
FEW: Final = 0.01
"""Share of the characters of a text that may be damaged."""
CHINESE: Final = re.compile("[\u4e00-\u9fff]{2}")
MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SAVE_AS: Final = "请在 Word、WPS 或 Excel 里打开，另存为不加密的 .docx 或 .xlsx。"


def content(path: Path) -> bytes:
    """The bytes of a file that has some, and not too many. Raises ``UnreadableError``."""
    if path.suffix.lower() in SUFFIXES:
        raise UnreadableError(
            f"{path} 是填数的文件，不是公开的文件。检查它请用：disclosure check {path}"
        )
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would never end
            raise UnreadableError(f"{path} 不是普通的文件。")
        if path.is_file() and path.stat().st_size > MOST:
            raise UnreadableError(f"{path} 超过 {MOST >> 20} MB，不像是预算公开文件。")
        found = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(f"没有找到 {path}，看看文件名和文件夹写对没有。") from error
    except IsADirectoryError as error:
        raise UnreadableError(f"{path} 是文件夹，请写出要读的文件。") from error
    except OSError as error:
        raise UnreadableError(f"打不开 {path}，看看它是否被别的程序占用、您能不能读它。") from error
    if not found.strip(b" \t\r\n\0"):
        raise UnreadableError(f"{path} 是空文件。")
    return found


def reader(found: bytes, path: Path) -> Reader:
    """What reads such bytes; each format loads its own library. Raises ``UnreadableError``."""
    module = importlib.import_module(f"generator.published.readers.{_format(found, path)}")
    read: Reader = module.read
    return read


def _format(found: bytes, path: Path) -> str:
    if b"%PDF" in found[:1024]:
        return "pdf"
    if found.startswith(b"PK"):
        return _packed(found, path)
    if found.startswith(COMPOUND):
        what = OLD.get(path.suffix.lower(), "旧版 Office 文件")
        raise UnreadableError(f"{path} 是{what}，或者加了密码。{SAVE_AS}")
    if found.startswith(RICH_TEXT):
        raise UnreadableError(f"{path} 是 RTF 文件。请在 Word 里另存为 .docx。")
    text = decoded(found)
    if not text:
        raise UnreadableError(f"{path} 不是 Word、PDF、Excel、网页或文本文件。{SAVE_AS}")
    start = text[:4096].lower()
    is_page = "<html" in start or "<!doctype html" in start or "<table" in text.lower()
    return "web" if is_page else "text"


def _packed(found: bytes, path: Path) -> str:
    names = parts(found)
    known = next((PARTS[name] for name in PARTS if name in names), "")
    if known:
        return known
    other = next((OTHER_PARTS[name] for name in OTHER_PARTS if name in names), "压缩包")
    raise UnreadableError(f"{path} 是{other}，读不了。{SAVE_AS}")


def decoded(found: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 or GB18030, a few damaged characters as ``\ufffd``; empty
    where they are no text."""
    encodings = _encodings(found)
    for encoding in encodings:
        text = _text(found, encoding, "strict")
        if text:
            return text
    damaged = [_text(found, encoding, "replace") for encoding in encodings]
    best = min(damaged, key=lambda text: text.count(LOST))
    return best if best.count(LOST) < FEW * len(best) else ""


def _text(found: bytes, encoding: str, errors: str) -> str:
    """The text of bytes in an encoding, empty where they are none."""
    try:
        text = found.decode(encoding, errors)
    except UnicodeDecodeError:
        return ""
    is_text = "\x00" not in text and (encoding not in GUESSED or CHINESE.search(text))
    return text if is_text else ""


def _encodings(found: bytes) -> tuple[str, ...]:
    """Encodings that bytes may be in; UTF-16 by its mark, or by the zeros of its ASCII."""
    marked = MARKS.get(found[:2])
    if marked:
        return (marked,)
    sample = found[:4096]
    if sample.count(0) > len(sample) // 20:
        return GUESSED if _is_little(sample) else GUESSED[::-1]
    return ENCODINGS


def _is_little(sample: bytes) -> bool:
    """Whether the zeros of UTF-16 stand second in each pair."""
    return sample[1::2].count(0) > sample[::2].count(0)
