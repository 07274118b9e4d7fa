"""What the machine has of what the program needs, and how to get the rest."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from generator.diagnostics import DisclosureError, Position
from generator.files import may_write
from generator.system import LIBRARIES, how_to_install, missing_libraries

OLDEST: Final = (3, 11)
PACKAGES: Final = (
    "fonttools",
    "highspy",
    "jinja2",
    "lxml",
    "markupsafe",
    "openpyxl",
    "pdfminer.six",
    "pdfplumber",
    "pydantic",
    "pylopdf-fonts-zh-cn",
    "python-calamine",
    "python-docx",
    "pyyaml",
    "rich",
    "typst",
    "weasyprint",
    "xlrd",
    "xlsxwriter",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is in order, what was found, how to mend it, and whether a
    format needs it."""

    title: str
    detail: str
    mend: str = ""
    needed: bool = True

    @property
    def is_good(self) -> bool:
        """In order: there is nothing to mend."""
        return not self.mend

    def __str__(self) -> str:
        mend = f"\n    补上：{self.mend}" if self.mend else ""
        return f"{self._mark()} {self.title}：{self.detail}{mend}"

    def _mark(self) -> str:
        if self.is_good:
            return "✓"
        return "✗" if self.needed else "!"


def examine() -> Iterator[Finding]:
    """Everything worth looking at, in the order a user would mend it."""
    yield _python()
    yield from map(_package, PACKAGES)
    yield from _libraries()
    yield from _fonts()
    yield _folder(Path("output"))
    yield _console()


def _python() -> Finding:
    mend = "" if sys.version_info >= OLDEST else "安装 Python 3.11 或更高版本"
    return Finding("Python", f"{platform.python_version()}（{sys.executable}）", mend)


def _package(name: str) -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "没有安装", f"pip install {name}")


def _libraries() -> Iterator[Finding]:
    missing = missing_libraries()
    for library in LIBRARIES:
        there = library not in missing
        detail = "有" if there else f"没有，{library.without}"
        mend = "" if there else how_to_install((library,))
        yield Finding(library.title, detail, mend, needed=False)


def _fonts() -> Iterator[Finding]:
    """The file that draws each role of the newest form."""
    try:
        from generator.fonts import FontsMissingError, resolve  # noqa: PLC0415  # a missing package is a finding
        from generator.fonts.notice import BRING_FONTS, is_missing, why_unfit  # noqa: PLC0415
        from generator.forms.library import Library, built_in  # noqa: PLC0415
    except ImportError as error:
        yield Finding("字体", f"无法检查（{error.name} 没有安装）", "先装好上面缺少的程序包")
        return
    library = Library((built_in(),))
    try:
        look = library.form(max(library.names()), Position("")).look
        fonts = resolve(look)
    except (DisclosureError, FontsMissingError) as error:
        yield Finding(
            "字体",
            str(error),
            "pip install --force-reinstall disclosure-generator pylopdf-fonts-zh-cn",
        )
        return
    for role, face in fonts.faces.items():
        name = look.fonts[role].name
        stand_in = "" if face.answers_to(name) else f"，代替{name}"
        if role in fonts.passed_over:
            unfit = fonts.passed_over[role]
            stand_in += f"；{unfit.path} {why_unfit(unfit)}"
        mend = BRING_FONTS if is_missing(fonts, role, look) else ""
        yield Finding(f"字体 {role}", f"{face.path}{stand_in}", mend, needed=False)


def _folder(folder: Path) -> Finding:
    if may_write(folder):
        return Finding("输出文件夹", f"{folder.resolve()} 可以写")
    return Finding(
        "输出文件夹", f"{folder.resolve()} 不能写", "换一个文件夹执行，或用 --output 指定"
    )


def _console() -> Finding:
    encoding = sys.stdout.encoding or "未知"
    try:
        "预算公开".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        mend = "设置环境变量 PYTHONUTF8=1；Windows 上先执行 chcp 65001"
        return Finding("控制台编码", f"{encoding}，有的字会显示成问号", mend, needed=False)
    return Finding("控制台编码", encoding)
