"""What a workbook may be before it is opened: a bounded zip of plain XML without entities."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import error as BrokenDeflate  # noqa: N812 - an exception that the library names in lower case

FILE_BYTES = 20 * 1024 * 1024
UNPACKED_BYTES = 64 * 1024 * 1024
RATIO = 200
RATIO_FROM = 4 * 1024 * 1024
"""Parts below this size may be packed as tightly as they like."""
PARTS = 500
SHEETS = 60
ROWS = 20_000
COLUMNS = 200
MERGES = 5_000
MERGED_CELLS = 200_000
TEXT = 32_767
"""Characters of a cell: Excel's own limit."""
CHUNK = 1024 * 1024
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype", b"<!entity")
OVERLAP = 16
MANIFEST = "META-INF/manifest.xml"
SECRET = b"encryption-data"
"""What the list of an .ods says of parts that need a password."""
LOCKED = "工作簿加了密码。用 Excel 或 WPS 打开，另存为不加密的 .xlsx 再试。"


class RefusedError(Exception):
    """The workbook is not opened; the message says why and what to do."""


def content(path: Path) -> bytes:
    """The bytes of a file. Raises ``RefusedError`` for one that is not there, or too large."""
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise RefusedError(
                f"文件有 {size // 1024 // 1024} MB，超过 {FILE_BYTES // 1024 // 1024} MB。"
                "只留要导入的工作表再试。"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise RefusedError("没有这个文件。核对文件名和所在文件夹。") from None
    except OSError:
        raise RefusedError(
            "打不开。看看它是不是文件夹，有没有被别的程序占用，您有没有读它的权限。"
        ) from None


@contextmanager
def archive(content: bytes) -> Iterator[zipfile.ZipFile]:
    """A packed workbook, looked through before any of it is parsed. Raises ``RefusedError`` for
    one that is no workbook, or beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            _inspect(opened)
            yield opened
    except (zipfile.BadZipFile, BrokenDeflate, NotImplementedError, EOFError, RuntimeError):
        # RuntimeError: a part with a password.
        message = "工作簿加了密码或已损坏，打不开。用 Excel 或 WPS 打开，另存为不加密的 .xlsx。"
        raise RefusedError(message) from None


def _inspect(opened: zipfile.ZipFile) -> None:
    parts = opened.infolist()
    if len(parts) > PARTS:
        raise RefusedError(
            f"工作簿里有 {len(parts)} 个部件，超过 {PARTS} 个。只留要导入的工作表再试。"
        )
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise RefusedError("工作簿里有重名的部件，像是被改造过的。用 Excel 或 WPS 打开后另存再试。")
    if not names & {"[Content_Types].xml", "content.xml"}:
        raise RefusedError("是压缩包，不是 Excel 或 WPS 的工作簿。")
    if MANIFEST in names and SECRET in opened.open(MANIFEST).read(CHUNK):
        raise RefusedError(LOCKED)
    unpacked = 0
    for part in parts:
        unpacked = _read_through(opened, part, unpacked)


def _read_through(opened: zipfile.ZipFile, part: zipfile.ZipInfo, unpacked: int) -> int:
    """Unpack one part piece by piece – what it says of its own size is not believed – and count all
    bytes so far."""
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    own, tail = 0, b""
    with opened.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if own == 0 and is_xml and _is_wide(chunk):
                raise RefusedError(
                    "工作簿里有不是 UTF-8 编码的部件。用 Excel 或 WPS 打开后另存再试。"
                )
            own += len(chunk)
            unpacked += len(chunk)
            if unpacked > UNPACKED_BYTES or (
                own > RATIO_FROM and own > RATIO * max(part.compress_size, 1)
            ):
                limit = UNPACKED_BYTES // 1024 // 1024
                raise RefusedError(
                    f"解压后超过 {limit} MB，或压缩得异常（压缩炸弹）。只留要导入的工作表再试。"
                )
            if is_xml and any(word in tail + chunk for word in FORBIDDEN):
                raise RefusedError(
                    "工作簿里有 XML 实体声明，正常的工作簿没有。用 Excel 或 WPS 打开后另存再试。"
                )
            tail = chunk[-OVERLAP:]
    return unpacked


def _is_wide(chunk: bytes) -> bool:
    """UTF-16 or UTF-32, in which the forbidden words would be spelled otherwise."""
    return chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in chunk[:64]
