"""What stands in for a font that is missing, told to fontconfig: LibreOffice asks there, and does
not read the stand-in that a Word file names itself (``w:altName``)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from markupsafe import escape

from generator import files
from generator.fonts.folders import fontconfig, own_fonts
from generator.look import FontRole

NAME: Final = "60-disclosure.conf"
_BOLD: Final = " Bold"
_SECONDS: Final = 120
_FILE: Final = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<description>disclosure: 没有公文规定的字体时，LibreOffice 等用什么代替</description>
{scans}{aliases}</fontconfig>
"""
# Both faces of a family may claim the same weight, and then the bold one is taken for the regular.
_SCAN: Final = """<match target="scan"><test name="fullname"><string>{name}</string></test>\
<edit name="weight" mode="assign"><const>bold</const></edit>\
<edit name="family" mode="append"><string>{name}</string></edit></match>
"""


def write(roles: Iterable[FontRole], folder: Path | None = None) -> Path | None:
    """Write the stand-ins of ``roles`` into ``folder`` (the user's own where not given); nothing
    where the system has no fontconfig. Raises ``WriteError``."""
    if folder is None and sys.platform in {"win32", "darwin"}:
        return None
    named = {role.name: role for role in reversed(tuple(roles))}
    target = (folder or fontconfig()) / NAME
    content = _FILE.format(
        scans="".join(_scans(named.values())), aliases="".join(map(_alias, named.values()))
    )
    files.write(target, content.encode())
    return target


def have_read() -> None:
    """Have fontconfig read the fonts of the program anew, which it does not do by itself when only
    its settings have changed."""
    program = shutil.which("fc-cache")
    if program is not None:
        command = (program, "-f", str(own_fonts()))
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603


def _scans(roles: Iterable[FontRole]) -> Iterator[str]:
    """For each bold face that a role names: it is bold, and a family of its own too."""
    names = chain.from_iterable(role.alternatives for role in roles)
    for name in dict.fromkeys(names):
        if name.endswith(_BOLD):
            yield _SCAN.format(name=escape(name))


def _alias(role: FontRole) -> str:
    """The stand-ins come after the font; ``_scans`` makes bold faces families of their own."""
    families = "".join(f"<family>{escape(name)}</family>" for name in role.alternatives)
    name = escape(role.name)
    return f'<alias binding="same"><family>{name}</family><accept>{families}</accept></alias>\n'
