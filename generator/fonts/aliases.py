"""What stands in for a font that is missing, told to fontconfig: LibreOffice asks there, and does
not read the stand-in that a Word file names itself (``w:altName``)."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from markupsafe import escape

from generator import files
from generator.fonts.folders import fontconfig
from generator.look import FontRole

NAME: Final = "60-disclosure.conf"
_BOLD: Final = " Bold"
_FILE: Final = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<description>disclosure: 没有公文规定的字体时，LibreOffice 等用什么代替</description>
{aliases}</fontconfig>
"""


def write(roles: Iterable[FontRole], folder: Path | None = None) -> Path | None:
    """Write the stand-ins of ``roles`` into ``folder`` (the user's own where not given); nothing
    where the system has no fontconfig. Raises ``WriteError``."""
    if folder is None and sys.platform in {"win32", "darwin"}:
        return None
    named = {role.name: role for role in reversed(tuple(roles))}
    target = (folder or fontconfig()) / NAME
    files.write(target, _FILE.format(aliases="".join(map(_alias, named.values()))).encode())
    return target


def _alias(role: FontRole) -> str:
    """The stand-ins come after the font itself. fontconfig knows families only: a bold face by that
    of its family."""
    others = dict.fromkeys(name.removesuffix(_BOLD) for name in role.alternatives)
    families = "".join(f"<family>{escape(name)}</family>" for name in others)
    name = escape(role.name)
    return f'<alias binding="same"><family>{name}</family><accept>{families}</accept></alias>\n'
