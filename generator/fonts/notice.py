"""What is to be said of the fonts that draw a PDF: those that are missing, and those that it may
not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.fonts.choice import SUBSTITUTE, Fonts
from generator.fonts.face import Face
from generator.look import Look

LAST_RESORTS: Final = ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf")
"""The files that come with every installation."""
BRING_FONTS: Final = "python -m generator.fonts（Debian、Ubuntu），或安装 WPS、方正的规定字体"


def notices(fonts: Fonts, look: Look) -> Iterator[str]:
    """A sentence for each thing to be said."""
    for role, face in fonts.passed_over.items():
        instead = fonts.faces[role].postscript
        yield (
            f"字体文件 {face.path} {why_unfit(face)}，{role}改用 {instead}。"
            "请换一个许可嵌入的、完好的字体文件。"
        )
    if missing := [_named(role, look) for role in fonts.faces if is_missing(fonts, role, look)]:
        yield (
            f"本机没有这些字体：{'、'.join(missing)}。PDF 用随程序安装的 Noto 字体代替，"
            f"与规定的字体不同。补上：{BRING_FONTS}"
        )


def is_missing(fonts: Fonts, role: str, look: Look) -> bool:
    """Whether ``role`` is drawn by what every installation has, for want of the fonts that it
    names."""
    face = fonts.faces[role]
    is_last = face.path.name in LAST_RESORTS and not face.answers_to(look.fonts[role].name)
    return is_last and role != SUBSTITUTE


def why_unfit(face: Face) -> str:
    """Why no PDF has ``face``."""
    return "读不出来" if face.may_be_embedded else "注明不许嵌入 PDF（fsType）"


def _named(role: str, look: Look) -> str:
    return f"{look.fonts[role].name}（{role}）"
