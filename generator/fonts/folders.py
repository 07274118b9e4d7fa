"""Where fonts are found on a machine, and where the program keeps its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.user_folders import user_folder

_LINUX = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/opt/kingsoft/wps-office/office6/fonts",
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
)
_MACOS = (
    "/Library/Fonts",
    "/System/Library/Fonts",
    "/Applications/wpsoffice.app/Contents/Resources/office6/fonts",
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
)


def own_fonts() -> Path:
    """The folder into which the set-up brings fonts: the user's, shared by every copy of the
    program. On Linux it lies where fontconfig looks, so that LibreOffice shows the Word file in
    them too."""
    if sys.platform in {"win32", "darwin"}:
        return user_folder("XDG_DATA_HOME", ".local/share", "Library/Application Support") / "fonts"
    return (
        Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        / "fonts"
        / "disclosure"
    )


def fontconfig() -> Path:
    """The folder of the user's own settings of fontconfig."""
    return (
        Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "fontconfig" / "conf.d"
    )


def font_folders() -> tuple[Path, ...]:
    """Every folder that may hold fonts, the machine's before the program's own; only those that
    exist."""
    return tuple(folder for folder in (*_machine_folders(), own_fonts()) if folder.is_dir())


def _machine_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield from _windows_folders()
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", *map(Path, _MACOS))
    else:
        yield from (home / ".local/share/fonts", home / ".fonts", *map(Path, _LINUX))


def _windows_folders() -> Iterator[Path]:
    local = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
    yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    yield local / "Microsoft/Windows/Fonts"
    programs = (os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)"))
    for root in (local, *(Path(program) for program in programs if program)):
        yield from sorted(root.glob("Kingsoft/WPS Office/*/office6/fonts"))
