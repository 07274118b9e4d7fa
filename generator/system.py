"""The system libraries that WeasyPrint needs, and the Debian packages that bring them; Typst needs
none. Standard library only: the set-up runs this before any package is installed."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library: its title, the names it goes by (Linux, macOS, Windows), its Debian
    package, its function that says the version, what happens without it, and whether WeasyPrint
    cannot do without it."""

    title: str
    names: tuple[str, ...]
    package: str
    version: str
    without: str = "WeasyPrint 不能生成 PDF（表样有 style.css 时用它）；Typst 不需要"
    needed: bool = True

    def is_there(self) -> bool:
        """Whether the machine's loader finds it under any of its names."""
        return any(_loads(name) for name in self.names)

    def says(self) -> str:
        """The version as the library itself says it; nothing where it is not there."""
        for name in self.names:
            with contextlib.suppress(OSError, AttributeError):
                function = getattr(ctypes.CDLL(name), self.version)
                function.restype = ctypes.c_char_p
                return str(function().decode())
        return ""


LIBRARIES = (
    Library(
        "Pango",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "libpango-1.0-0",
        "pango_version_string",
    ),
    Library(
        "PangoFT2",
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        "libpangoft2-1.0-0",
        "pango_version_string",
    ),
    Library(
        "HarfBuzz 子集化",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
        "libharfbuzz-subset0",
        "hb_version_string",
        without="WeasyPrint 的字体要多用 2 到 20 秒",
        needed=False,
    ),
)


def versions() -> tuple[str, ...]:
    """The versions of the libraries of WeasyPrint on this machine."""
    _add_dll_folders()
    return tuple(library.says() for library in LIBRARIES)


def missing_libraries() -> tuple[Library, ...]:
    """The libraries of WeasyPrint that this machine lacks."""
    _add_dll_folders()
    return tuple(library for library in LIBRARIES if not library.is_there())


def how_to_install(libraries: tuple[Library, ...]) -> str:
    """The command, or the program, that brings ``libraries`` on this kind of machine."""
    if sys.platform == "win32":
        return "把 MSYS2 安装到 C:\\msys64，在其中执行 pacman -S mingw-w64-ucrt-x86_64-pango"
    if sys.platform == "darwin":
        return "brew install pango harfbuzz"
    return "sudo apt-get install " + " ".join(library.package for library in libraries)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _add_dll_folders() -> None:
    """The folders in which WeasyPrint looks on Windows."""
    if sys.platform == "win32":
        folders = os.environ.get(
            "WEASYPRINT_DLL_DIRECTORIES", "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin"
        )
        for folder in folders.split(";"):
            with contextlib.suppress(OSError):
                os.add_dll_directory(folder)
