"""From bytes to text: UTF-8 with or without a byte-order mark, any line ends; everything else is
named."""

from __future__ import annotations

import codecs
import errno
from pathlib import Path

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.files import cause, spelled
from generator.source.spelling import INVISIBLE, visible

MAX_BYTES = 4 * 1024 * 1024
SAVE_AS = (
    "用记事本打开，选“文件 → 另存为”，在下方“编码”处选“UTF-8”后保存；"
    "用 WPS 时选“另存为 → 纯文本 → 其他编码 → Unicode (UTF-8)”，再把扩展名改回 .yaml"
)
BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How new and old files of Office begin."""
OFFICE = "填报簿另存为 .xlsx（不要 .xls、.et、.ods）；别的工作簿和公开文件用 disclosure import"

UNOPENED = "Y100"
"""The code of a file that cannot be opened."""
MENDS = {
    errno.ELOOP: "删去这个链接，或让它指到真的文件",
    errno.ENOTDIR: "核对文件名和所在文件夹",
    errno.ENAMETOOLONG: "把文件名改短，60 个汉字以内",
    errno.EINVAL: "文件名只用汉字、字母、数字和连字符",
    errno.EILSEQ: "文件名只用汉字、字母、数字和连字符",
}
"""What to do about a file that cannot be opened, by the system's reason."""


def error(code: str, position: Position, message: str, mend: str = "") -> Diagnostic:
    """A diagnostic of the gravity all reading faults have."""
    return Diagnostic(code, Severity.ERROR, position, message, mend)


def load(path: Path) -> str:
    """The text of ``path``; raises ``DisclosureError``."""
    name = spelled(str(path))
    if name != str(path):
        raise _unopened(name, "文件名或文件夹名不是 UTF-8 编码的", "改名后再试")
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would never end
            raise _unopened(name, "这不是普通的文件", "写出 .yaml 文件的名字")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _unopened(name, "没有这个文件", "核对文件名和所在文件夹") from None
    except IsADirectoryError:
        raise _unopened(name, "这是文件夹，不是文件", "写出其中的文件名") from None
    except (OSError, ValueError) as fault:  # ValueError: a name that no file can have
        why = cause(fault) if isinstance(fault, OSError) else "名字里有不能用的字符"
        usual = "看看它是否被别的程序占用，或没有读的权限"
        mend = MENDS.get(getattr(fault, "errno", errno.EINVAL), usual)
        raise _unopened(name, f"打不开这个文件（{why}）", mend) from None
    return to_text(content, name)


def _unopened(name: str, message: str, mend: str) -> DisclosureError:
    return DisclosureError([error(UNOPENED, Position(name), message, mend)])


def to_text(content: bytes, name: str) -> str:
    """Decode; raises ``DisclosureError`` where the file is not UTF-8 or too large."""
    if len(content) > MAX_BYTES:
        mend = "一个部门的数据通常不到 100 KB；请核对是不是选错了文件"
        raise DisclosureError(
            [error("Y104", Position(name), "文件超过 4 MiB，不像是预算公开的数据", mend)]
        )
    if content.startswith(BINARY):
        message = "这是 Word、Excel 或 WPS 的文件，不是文本"
        raise DisclosureError([error("Y103", Position(name), message, OFFICE)])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_utf16(content):
        message = "文件是 UTF-16 编码（记事本里叫“Unicode”或“UTF-16”），这里要 UTF-8"
        raise DisclosureError([error("Y102", Position(name), message, SAVE_AS)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise DisclosureError([_not_utf8(content, name, fault.start)]) from None


def _looks_utf16(content: bytes) -> bool:
    """UTF-16 without a mark: line ends leave zero bytes, and not at the end alone; and it is no
    text in UTF-8."""
    if not (b"\n\x00" in content or b"\x00\n" in content) or b"\x00" not in content.rstrip(b"\x00"):
        return False
    try:
        return content.decode().isascii()
    except UnicodeDecodeError:
        return True


def _not_utf8(content: bytes, name: str, start: int) -> Diagnostic:
    line = content.count(b"\n", 0, start) + 1
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        message = f"文件第 {line} 行不是文本（不是 UTF-8，也不是 GBK）"
        return error(
            "Y103", Position(name, line), message, "核对是不是选错了文件（例如 .xlsx、.docx）"
        )
    message = f"文件是 GBK（ANSI）编码，从第 {line} 行的汉字起读不出来，这里要 UTF-8"
    return error("Y101", Position(name, line), message, SAVE_AS)


def invisible(text: str, name: str) -> list[Diagnostic]:
    """A finding for each line with control or zero-width characters; such come with text pasted
    from web pages."""
    if not INVISIBLE.search(text):
        return []
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := INVISIBLE.search(line):
            message = f"这一行有看不见的字符（U+{ord(match[0]):04X}），多半是从网页或微信粘贴来的"
            left = visible(line).strip()
            mend = (
                f"删去后应为 `{left}`；看不出它在哪里时，把这一行删掉重新输入"
                if left
                else "把这一行删掉"
            )
            found.append(error("Y106", Position(name, number, match.start() + 1), message, mend))
    return found
