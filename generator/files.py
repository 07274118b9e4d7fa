"""Writing files so that a reader never meets half a file, under names that every system takes."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final

LONGEST: Final = 180
"""Bytes of a file name's stem in UTF-8: 60 Chinese characters; file systems take 255 with the
suffix."""

_UNFINISHED: Final = ".tmp"
_FORBIDDEN: Final = str.maketrans(dict(zip('<>:"/\\|?*', "〈〉：”／＼｜？＊", strict=True)))
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

_ODD: Final = re.compile("[\ud800-\udfff]")

_FULL: Final = "磁盘已满，{path} 没有写成。请腾出空间后再试；原有的文件没有改动。"
_NO_FOLDER: Final = "{folder} 是一个文件，不是文件夹。请用 --output 指定另一个文件夹。"
_LOCKED: Final = "{path} 正被别的程序打开（例如 Word、WPS），没有写成。请关闭它后再试。"
_REASONS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EBUSY: _LOCKED,
    errno.ETXTBSY: _LOCKED,
    errno.EROFS: "不能在文件夹 {folder} 里写文件。请用 --output 指定另一个文件夹，"
    "或请管理员给予写的权限。",
    errno.EISDIR: "{path} 是一个文件夹，不能写成文件。请移开它，或用 --output 指定另一个文件夹。",
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENAMETOOLONG: "{path} 的名字太长。请用 --output 指定一个路径较短的文件夹。",
}
_CAUSES: Final = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EBUSY: "正被别的程序占用",
    errno.ELOOP: "链接指来指去又回到自己",
    errno.ENAMETOOLONG: "名字太长",
    errno.EINVAL: "名字里有不能用的字符",
    errno.EILSEQ: "名字里有不能用的字符",
    errno.EIO: "磁盘或网络读写出错",
    errno.ESTALE: "共享文件夹断开了",
    errno.EFBIG: "超过了磁盘允许的文件大小",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不够",
}


class WriteError(Exception):
    """A file could not be written; the message says why and what to do."""


def safe_name(name: str) -> str:
    """``name`` as a file name that Windows, macOS and Linux take: the nearest allowed characters,
    bounded length."""
    printable = "".join(
        character for character in name.translate(_FORBIDDEN) if character.isprintable()
    )
    short = printable.encode()[:LONGEST].decode(errors="ignore").strip(" .")
    return f"_{short}" if not short or _RESERVED.fullmatch(short) else short


def spelled(name: str) -> str:
    """``name`` in characters that can be shown and written: what is no UTF-8, as a file may be
    called on Linux, by the number of its bytes."""
    return _ODD.sub(_number, name)


def _number(found: re.Match[str]) -> str:
    """The byte that Python keeps as half of a character, else that half itself."""
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:x}"


def write(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path`` and move it there in one step; the folder is made where it
    is missing."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_mark(path), suffix=_UNFINISHED, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(_usual_rights())
        temporary.replace(path)
    except OSError as error:
        raise WriteError(explain(path, error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def sweep(path: Path) -> None:
    """Remove what runs that were killed while they wrote ``path`` left beside it; only while no
    other run writes it."""
    for left in path.parent.glob(f"{_mark(path)}*{_UNFINISHED}"):
        with contextlib.suppress(OSError):
            left.unlink()


def _mark(path: Path) -> str:
    """How the unfinished files of ``path`` begin: bounded, whatever the length of its name."""
    return f".disclosure-{hashlib.sha256(path.name.encode()).hexdigest()[:12]}-"


def _usual_rights() -> int:
    """The rights any new file gets; mkstemp's own let only the owner read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def explain(path: Path, error: OSError) -> str:
    """Why ``path`` could not be written, and what to do."""
    if known := _REASONS.get(error.errno or 0):
        return known.format(path=path, folder=path.parent)
    if isinstance(error, PermissionError):
        reason = _LOCKED if may_write(path.parent) else _REASONS[errno.EROFS]
        return reason.format(path=path, folder=path.parent)
    return f"{path} 没有写成：{cause(error)}。请换一个文件夹再试；原有的文件没有改动。"


def cause(error: OSError) -> str:
    """What went wrong with a file, in words: the system's own are English, or in whatever language
    it speaks."""
    return _CAUSES.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")


def is_of_the_machine(error: OSError) -> bool:
    """Whether the file that ``error`` names cannot be used here, which is no fault of the
    program."""
    return bool(error.filename) and error.errno in {*_CAUSES} - {errno.ENOENT}


def real(path: Path) -> Path:
    """``path`` with its links followed; one whose links go round stays, where ``Path.resolve``
    raises."""
    return Path(os.path.realpath(path))


def is_folder(path: Path) -> bool:
    """Whether a folder is there. What cannot be asked after (no right, a name too long) is none;
    ``Path`` raises."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Whether anything is there, as ``is_folder``."""
    return os.path.exists(path)  # noqa: PTH110


def is_same(one: Path, other: Path) -> bool:
    """Whether both are one file, by whatever path or link."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return real(one) == real(other)


def may_write(folder: Path) -> bool:
    """Whether a file can be made in ``folder``, or in the nearest folder above it that exists."""
    existing = next(above for above in (folder, *folder.parents) if above.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            return True
    except OSError:
        return False
